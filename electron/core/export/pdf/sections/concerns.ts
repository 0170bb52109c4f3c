/** Areas of concern: what Stage 1 raised and the documents it read; in Stage 2 what became of each, and the gate (element 11). */
import type { Content } from 'pdfmake/interfaces';
import { longDate, shortDate } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { AreaOfConcern, ReportGate } from '../../report-model/shape.ts';
import { requirementName } from '../finding-block.ts';
import type { Paper } from '../paper.ts';
import { roomFor } from '../room.ts';
import { keyValueTable, listTable } from '../tables.ts';
import { type Section, subheadings } from './section.ts';
import { documentReview } from './stage1.ts';

const lines = (parts: readonly string[]) => parts.filter((one) => one !== '').join('\n');

function treatedText({ treated }: AreaOfConcern): string {
  if (treated === null) return '';
  if (treated.treatment === 'open') return t('report.concerns.notTreated');
  const who = treated.on === null ? treated.by : t('report.concerns.by', { name: treated.by, date: shortDate(treated.on) });
  return lines([
    [t(`stage1Vocabulary.treatment.${treated.treatment}`), treated.finding].filter((one) => one !== '').join(': '),
    treated.text,
    [...treated.evidence, who].join(', '),
  ]);
}

function table(paper: Paper): Content {
  const { model } = paper;
  if (model.areasOfConcern.length === 0) return paper.text(t('report.noneText'));
  const stageOne = model.audit.kind === 'stage_1';
  return listTable(
    paper,
    [
      { head: t('report.concerns.number'), width: 38, bold: true },
      { head: t('report.findings.requirement'), width: 92 },
      { head: t('report.concerns.concern'), width: 'rest' },
      { head: stageOne ? t('report.concerns.outlook') : t('report.concerns.treated'), width: stageOne ? 130 : 170 },
    ],
    model.areasOfConcern.map((one) => [
      one.number,
      `${requirementName(one)}\n${one.unit}`,
      lines([one.name, ...one.concern]),
      stageOne ? one.outlook || t('report.none') : treatedText(one),
    ]),
  );
}

const judged = (word: string, reason: string, name: string, on: string | null) =>
  lines([word, reason, on === null ? '' : t('report.concerns.by', { name, date: longDate(on) })]);

/** Team and standing of Stage 1 (ISO/IEC 17021-1 9.3.1.2.4). */
function gateTable(paper: Paper, gate: ReportGate): Content {
  const interval =
    gate.days === null
      ? t('report.none')
      : t('report.concerns.intervalText', {
          count: gate.days,
          audit: gate.stage1,
          date: longDate(gate.stage1EndsOn),
          months: gate.intervalMonths,
        });
  const changes = [...gate.noticed, gate.changes].filter((one) => one.trim() !== '');
  return keyValueTable(paper, [
    { label: t('report.concerns.interval'), value: interval },
    { label: t('report.concerns.changes'), value: changes.length === 0 ? t('report.noneText') : changes.join('\n') },
    {
      label: t('report.concerns.validity'),
      value: judged(t(`stage1Vocabulary.validity.${gate.validity}`), gate.validityReason, gate.validityByName, gate.validityOn),
    },
    {
      label: t('report.concerns.competence'),
      value: judged(t(`stage1Vocabulary.competence.${gate.competence}`), gate.competenceReason, gate.competenceByName, gate.competenceOn),
    },
  ]);
}

export const concerns: Section = (paper, place) => {
  const { model } = paper;
  const { stage1, gate } = model;
  const heading = subheadings(paper, place);
  const intro = model.audit.kind === 'stage_1' ? t('report.concerns.introRaised') : t('report.concerns.introTreated');
  const content: Content[] = [paper.text(intro, { margin: [0, 0, 0, 4] }), table(paper)];
  const title = t(model.audit.kind === 'stage_1' ? 'report.section.concernsRaised' : 'report.section.concernsTreated');
  return [
    ...paper.heading1({ number: place.number, title, id: place.id, newPage: false, reserve: roomFor(content) }),
    ...content,
    ...(stage1 === null ? [] : documentReview(paper, stage1, heading)),
    ...(gate === null ? [] : heading(t('report.section.gate'), [gateTable(paper, gate)])),
  ];
};

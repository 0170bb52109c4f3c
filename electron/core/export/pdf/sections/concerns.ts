/** Areas of concern: what Stage 1 raised, and in Stage 2 what became of it (element 11). */
import type { Content } from 'pdfmake/interfaces';
import { t } from '../../../../../shared/words/words.ts';
import type { AreaOfConcern } from '../../report-model/shape.ts';
import { requirementName } from '../finding-block.ts';
import { resultWord } from '../look.ts';
import { roomFor } from '../room.ts';
import { listTable } from '../tables.ts';
import type { Section } from './section.ts';

function treatedText(concern: AreaOfConcern): string {
  if (concern.treated === null) return '';
  const { result, examined, findings } = concern.treated;
  if (result === null && examined.length === 0) return t('report.concerns.notTreated');
  const head = [result === null ? '' : `${resultWord(result)}.`, findings.join(', ')].filter((one) => one !== '').join(' ');
  return [head, ...examined].filter((one) => one !== '').join('\n');
}

export const concerns: Section = (paper, place) => {
  const { model } = paper;
  const stageOne = model.audit.kind === 'stage_1';
  const intro = stageOne ? t('report.concerns.introRaised') : t('report.concerns.introTreated');
  const columns = [
    { head: t('report.findings.requirement'), width: 104 },
    { head: t('report.concerns.concern'), width: 'rest' as const },
  ];
  const content: Content[] = [
    paper.text(intro, { margin: [0, 0, 0, 4] }),
    model.areasOfConcern.length === 0
      ? paper.text(t('report.noneText'))
      : listTable(
          paper,
          stageOne ? columns : [...columns, { head: t('report.concerns.treated'), width: 'rest' as const }],
          model.areasOfConcern.map((one) => [
            `${requirementName(one)}\n${one.unit}`,
            one.concern.join('\n'),
            ...(stageOne ? [] : [treatedText(one)]),
          ]),
        ),
  ];
  const title = t(stageOne ? 'report.section.concernsRaised' : 'report.section.concernsTreated');
  return [...paper.heading1({ number: place.number, title, id: place.id, newPage: false, reserve: roomFor(content) }), ...content];
};

/** Annex A: the checklist. Annex B: evidence and interviews (element 11). */
import type { Content } from 'pdfmake/interfaces';
import { dateIn, dateRange, shortDate, timeOf, wholeNumber } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import { ownQuestionText } from '../../report-model/own-question-text.ts';
import type { ChecklistLine, ReportEvidence } from '../../report-model/shape.ts';
import { ink, size } from '../look.ts';
import type { Paper } from '../paper.ts';
import { roomFor } from '../room.ts';
import { type Cell, listTable } from '../tables.ts';
import type { Section } from './section.ts';

function unitsKey(paper: Paper): string {
  return paper.model.units.map((unit) => t('report.checklist.unit', { code: unit.code, label: unit.label })).join(', ');
}

function auditorsKey(paper: Paper): string {
  const names = new Map<string, string>();
  for (const line of paper.model.checklist) for (const one of line.auditors) names.set(one.initials, one.name);
  if (names.size === 0) return '';
  return t('report.checklist.auditors', {
    names: [...names].map(([initials, name]) => t('report.checklist.initials', { initials, name })).join(', '),
  });
}

function resultCell(line: ChecklistLine): Cell {
  // An integrated audit says what the same row came to for the other standards.
  const others = line.also.map(({ standard, result }) =>
    t('report.checklist.also', { standard, result: result === null ? t('report.undecided') : t(`vocabulary.result.${result}`) }),
  );
  const below = [line.findings.join(', '), ...others].filter((part) => part !== '').join('\n');
  if (line.result !== null) return { result: line.result, ...(below === '' ? {} : { below }) };
  return { text: t(`report.progress.${line.progress}`), color: ink.muted };
}

function examined(line: ChecklistLine): string {
  const initials = line.auditors.map((one) => one.initials).join(', ');
  const notes = [...line.examined];
  if (notes.length > 0 && initials !== '') notes[notes.length - 1] = `${notes.at(-1) ?? ''} (${initials})`;
  if (line.reason !== '') notes.unshift(t('report.checklist.reason', { reason: line.reason }));
  return [...notes, ...line.questions.map(ownQuestionText)].join('\n');
}

export const checklist: Section = (paper, place) => {
  const { model } = paper;
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.checklist'), id: place.id, newPage: true }),
    ...(model.checklist.length === 0
      ? [paper.text(t('report.checklist.empty'))]
      : [
          paper.text(t('report.checklist.intro', { units: unitsKey(paper) }), { margin: [0, 0, 0, 2] }),
          paper.text(auditorsKey(paper), { size: size.caption, color: ink.muted, margin: [0, 0, 0, 6] }),
          listTable(
            paper,
            [
              { head: t('report.checklist.ref'), width: 34, bold: true },
              { head: t('report.checklist.requirement'), width: 86 },
              { head: t('report.checklist.unitHead'), width: 24 },
              { head: t('report.checklist.result'), width: 64 },
              { head: t('report.checklist.examined'), width: 'rest' },
              { head: t('report.checklist.evidence'), width: 44, muted: true },
            ],
            model.checklist.map((line) => [
              line.ref,
              line.title,
              line.unit.code,
              resultCell(line),
              examined(line),
              line.evidence.join(', '),
            ]),
            { dense: true },
          ),
        ]),
  ];
};

/** `9b1d 4f02 …`: in fours, so that it wraps and can be compared by eye. */
export const inFours = (hash: string) => (hash.match(/.{1,4}/g) ?? []).join(' ');

function evidenceText(one: ReportEvidence): string {
  const period = dateRange(one.periodFrom, one.periodTo);
  const facts = [
    one.source === '' ? '' : t('report.evidence.source', { source: one.source }),
    one.location === '' ? '' : t('report.evidence.location', { location: one.location }),
    period === '' ? '' : t('report.evidence.period', { period }),
    one.fileName === '' ? '' : t('report.evidence.file', { file: one.fileName }),
    one.confidentiality === 'confidential' ? t('report.evidence.confidential') : '',
  ].filter((part) => part !== '');
  return facts.length === 0 ? one.title : `${one.title}\n${facts.join(' · ')}`;
}

function interviewTable(paper: Paper): Content[] {
  const { model } = paper;
  if (model.interviews.length === 0) return [];
  const table = listTable(
    paper,
    [
      { head: t('report.evidence.number'), width: 32, bold: true },
      { head: t('report.evidence.date'), width: 84 },
      { head: t('report.evidence.role'), width: 'rest' },
      { head: t('report.evidence.place'), width: 92 },
      { head: t('report.evidence.means'), width: 100 },
    ],
    model.interviews.map((one) => [
      one.number,
      one.startedAt === null ? '' : `${shortDate(dateIn(one.startedAt, model.timeZone))}, ${timeOf(one.startedAt, model.timeZone)}`,
      [[one.title, one.role].filter((part) => part !== '').join(' · '), one.requirements.join(', ')]
        .filter((part) => part !== '')
        .join('\n'),
      one.place,
      one.means,
    ]),
    { dense: true },
  );
  return [
    ...paper.heading2({
      number: '',
      title: t('report.section.interviews'),
      id: 'interviews',
      parent: 'annex-b',
      reserve: roomFor([table]),
      gap: 12,
    }),
    table,
  ];
}

export const evidenceIndex: Section = (paper, place) => {
  const { model } = paper;
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.evidence'), id: place.id, newPage: model.evidence.length > 0 }),
    ...(model.evidence.length === 0
      ? [paper.text(t('report.evidence.empty'))]
      : [
          paper.text(t('report.evidence.intro'), { margin: [0, 0, 0, 6] }),
          listTable(
            paper,
            [
              { head: t('report.evidence.number'), width: 32, bold: true },
              { head: t('report.evidence.title'), width: 'rest' },
              { head: t('report.evidence.version'), width: 76 },
              { head: t('report.evidence.kept'), width: 40 },
              { head: t('report.evidence.bytes'), width: 36, alignment: 'right' },
              { head: t('report.evidence.checksum'), width: 114, muted: true },
            ],
            model.evidence.map((one) => [
              one.number,
              evidenceText(one),
              one.versionOrDate,
              t(`report.evidence.content.${one.content}`),
              one.content === 'seen' ? '' : wholeNumber(one.bytes),
              one.sha256 === null ? t('report.none') : inFours(one.sha256),
            ]),
            { dense: true },
          ),
        ]),
    ...interviewTable(paper),
  ];
};

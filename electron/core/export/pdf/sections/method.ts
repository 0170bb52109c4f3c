/** Section 4: method, sampling statement, use of ICT, plan and actual course (elements 6, 7 and 15). */
import type { Content } from 'pdfmake/interfaces';
import { dateRange, days, wholeNumber } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import { annexName } from '../field-values.ts';
import { size } from '../look.ts';
import type { Paper } from '../paper.ts';
import { box, keyValueTable, listTable } from '../tables.ts';
import { paragraphs } from '../type-setter.ts';
import { auditTimeOf } from './audit-time.ts';
import { type Section, subheadings } from './section.ts';

function interviews(paper: Paper): Content[] {
  const held = paper.model.interviews;
  if (held.length === 0) return [];
  const means = new Map<string, number>();
  for (const one of held) if (one.means !== '') means.set(one.means, (means.get(one.means) ?? 0) + 1);
  const list = [...means]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([name, count]) => t('report.method.byMeans', { means: name, count }));
  const complete = [...means.values()].reduce((sum, count) => sum + count, 0) === held.length;
  return [
    paper.text(
      complete
        ? t('report.method.interviews', { count: held.length, means: list.join(', ') })
        : t('report.method.interviewsPlain', { count: held.length }),
      { margin: [0, 0, 0, 5] },
    ),
  ];
}

function evidenceCounts(paper: Paper): string {
  const of = (content: string) => paper.model.evidence.filter((one) => one.content === content).length;
  const parts = (['kept', 'seen', 'purged'] as const)
    .filter((content) => of(content) > 0)
    .map((content) => t(`report.method.evidenceParts.${content}`, { count: of(content) }));
  return t('report.method.evidenceText', { count: paper.model.evidence.length, parts: parts.join(', ') });
}

export const method: Section = (paper, place) => {
  const { model } = paper;
  const heading = subheadings(paper, place);
  const { plannedHundredths: planned, actualHundredths: actual } = model.audit;
  const blank = (text: string | undefined) => paragraphs(text ?? '').length === 0;
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.method'), id: place.id, newPage: false }),
    ...heading(t('report.section.methodOnly')),
    paper.text(t('report.method.text', { checklist: annexName(paper, 'checklist'), evidence: annexName(paper, 'evidence') }), {
      margin: [0, 0, 0, 5],
    }),
    ...interviews(paper),
    {
      unbreakable: true,
      stack: [
        box(paper, [
          paper.text(t('report.method.samplingTitle'), { bold: true, size: size.head, color: paper.look.accent, margin: [0, 0, 0, 3] }),
          paper.text(t('report.method.sampling')),
        ]),
      ],
    },
    ...heading(t('report.section.ict')),
    ...paper.written(model.texts.ict_use, t('vocabulary.reportSection.ict_use').toLowerCase()),
    ...heading(t('report.section.plan'), [
      keyValueTable(paper, [
        { label: t('report.method.dates'), value: dateRange(model.audit.startsOn, model.audit.endsOn) || t('report.none') },
        { label: t('report.method.planned'), value: planned === null ? t('report.none') : days(planned) },
        { label: t('report.method.actual'), value: actual === null ? t('report.none') : days(actual) },
        ...(planned !== null && actual !== null
          ? [
              {
                label: t('report.method.difference'),
                value: `${actual > planned ? '+' : actual < planned ? '−' : ''}${days(Math.abs(actual - planned))}`,
              },
            ]
          : []),
        {
          label: t('report.method.evidence'),
          value: wholeNumber(model.evidence.length) === '0' ? t('report.none') : evidenceCounts(paper),
        },
      ]),
    ]),
    ...(blank(model.texts.deviations_from_plan)
      ? paper.written(undefined, t('vocabulary.reportSection.deviations_from_plan').toLowerCase())
      : paper.body(model.texts.deviations_from_plan ?? '')),
    ...auditTimeOf(paper, heading),
    ...(model.notSampled.length === 0
      ? []
      : [
          ...heading(t(model.audit.kind === 'stage_1' ? 'report.section.notReviewed' : 'report.section.notSampled'), [
            paper.text(t(model.audit.kind === 'stage_1' ? 'report.method.notReviewedIntro' : 'report.method.notSampledIntro'), {
              margin: [0, 0, 0, 4],
            }),
            listTable(
              paper,
              [
                { head: t('report.checklist.ref'), width: 40, bold: true },
                { head: t('report.checklist.requirement'), width: 150 },
                { head: t('report.method.unit'), width: 90 },
                { head: t('report.method.reason'), width: 'rest' },
              ],
              model.notSampled.map((one) => [
                one.ref,
                one.title,
                one.unit,
                one.reason === '' ? t('report.enter', { what: t('report.apply.reason').toLowerCase() }) : one.reason,
              ]),
            ),
          ]),
        ]),
  ];
};

/** What a gap analysis found: each gap with what is proposed, effort and owner, and the roadmap. Consultancy: it may propose. */
import type { Content } from 'pdfmake/interfaces';
import { shortDate } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportFinding } from '../../report-model/shape.ts';
import { findingBlock, requirementName } from '../finding-block.ts';
import type { Paper } from '../paper.ts';
import { listTable } from '../tables.ts';
import { paragraphs } from '../type-setter.ts';
import { type Section, subheadings } from './section.ts';

/** The action that was agreed last, else nothing. */
function proposal(finding: ReportFinding): string {
  const action = finding.answers.findLast((one) => one.correctiveAction !== null)?.correctiveAction;
  if (action === undefined || action === null) return t('report.none');
  return [
    action.text,
    action.owner === '' ? '' : t('report.findings.owner', { owner: action.owner }),
    action.plannedFor === null ? '' : t('report.findings.plannedFor', { date: shortDate(action.plannedFor) }),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function overview(paper: Paper, gaps: readonly ReportFinding[]): Content {
  return listTable(
    paper,
    [
      { head: t('report.findings.number'), width: 46 },
      { head: t('report.findings.grade'), width: 74 },
      { head: t('report.findings.requirement'), width: 110 },
      { head: t('report.gaps.gap'), width: 'rest' },
      { head: t('report.gaps.proposal'), width: 120 },
    ],
    gaps.map((gap) => {
      const [main] = gap.requirements;
      return [
        { text: gap.number, bold: true, color: paper.look.accent, link: `finding-${gap.fullNumber}` },
        { result: gap.grade, word: gap.ownGrade === '' ? undefined : gap.ownGrade },
        main === undefined ? t('report.none') : requirementName(main),
        gap.title,
        proposal(gap),
      ];
    }),
  );
}

export const gapsAndRoadmap: Section = (paper, place) => {
  const { model } = paper;
  const heading = subheadings(paper, place);
  const strengths = model.texts.strengths ?? '';
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.gaps'), id: place.id, newPage: true }),
    ...heading(t('report.section.overview')),
    ...(model.findings.length === 0 ? [paper.text(t('report.gaps.none'), { margin: [0, 0, 0, 5] })] : [overview(paper, model.findings)]),
    ...(model.findings.length === 0
      ? []
      : heading(
          t('report.gaps.each'),
          model.findings.flatMap((gap) => findingBlock(paper, gap)),
        )),
    ...heading(t('report.section.roadmap')),
    ...paper.written(model.texts.roadmap, t('vocabulary.reportSection.roadmap').toLowerCase()),
    ...heading(t('report.section.strengths')),
    ...(paragraphs(strengths).length === 0 ? [paper.text(t('report.noneText'), { margin: [0, 0, 0, 5] })] : paper.list(strengths)),
  ];
};

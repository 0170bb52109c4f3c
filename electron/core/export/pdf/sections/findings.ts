/** Findings: overview, nonconformities in full, opportunities, strengths, withdrawn ones, and those of earlier audits. */
import type { Content } from 'pdfmake/interfaces';
import { shortDate } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportFinding } from '../../report-model/shape.ts';
import { findingBlock, requirementName } from '../finding-block.ts';
import type { Paper } from '../paper.ts';
import { listTable } from '../tables.ts';
import { paragraphs } from '../type-setter.ts';
import { type Section, subheadings } from './section.ts';

const unitsOf = (finding: ReportFinding) =>
  finding.units.length === 0 ? t('report.findings.wholeOrganization') : finding.units.join(' · ');
const mainOf = (finding: ReportFinding) => {
  const [main] = finding.requirements;
  return main === undefined ? t('report.none') : requirementName(main);
};

function overview(paper: Paper, findings: readonly ReportFinding[]): Content {
  return listTable(
    paper,
    [
      { head: t('report.findings.number'), width: 46 },
      { head: t('report.findings.grade'), width: 64 },
      { head: t('report.findings.requirement'), width: 122 },
      { head: t('report.findings.concerns'), width: 'rest' },
      { head: t('report.findings.answerBy'), width: 58 },
      { head: t('report.findings.state'), width: 62 },
    ],
    findings.map((finding) => [
      { text: finding.number, bold: true, color: paper.look.accent, link: `finding-${finding.fullNumber}` },
      { result: finding.grade, word: finding.ownGrade === '' ? undefined : finding.ownGrade },
      mainOf(finding),
      unitsOf(finding),
      shortDate(finding.answerBy),
      t(`vocabulary.findingState.${finding.state}`),
    ]),
  );
}

export const findings: Section = (paper, place) => {
  const { model } = paper;
  const heading = subheadings(paper, place);
  const nonconformities = model.findings.filter((one) => one.grade !== 'opportunity');
  const opportunities = model.findings.filter((one) => one.grade === 'opportunity');
  const strengths = model.texts.strengths ?? '';
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.findings'), id: place.id, newPage: true }),
    ...heading(t('report.section.overview')),
    ...(nonconformities.length === 0
      ? [paper.text(t('report.findings.noneNonconformity'), { margin: [0, 0, 0, 5] })]
      : [
          overview(paper, nonconformities),
          paper.text(model.scale === null ? t('report.findings.about') : model.scaleMeanings.join(' '), { margin: [0, 0, 0, 5] }),
        ]),
    ...(nonconformities.length === 0
      ? []
      : heading(
          t(model.scale === null ? 'report.section.nonconformities' : 'report.section.findingsOwn'),
          nonconformities.flatMap((finding) => findingBlock(paper, finding)),
        )),
    ...heading(
      t('report.section.opportunities'),
      opportunities.length === 0
        ? [paper.text(t('report.findings.noneOpportunity'), { margin: [0, 0, 0, 5] })]
        : opportunities.flatMap((finding) => findingBlock(paper, finding)),
    ),
    ...heading(t('report.section.strengths')),
    ...(paragraphs(strengths).length === 0 ? [paper.text(t('report.noneText'), { margin: [0, 0, 0, 5] })] : paper.list(strengths)),
    ...(model.withdrawn.length === 0
      ? []
      : [
          ...heading(t('report.section.withdrawn'), [
            listTable(
              paper,
              [
                { head: t('report.findings.number'), width: 46, bold: true },
                { head: t('report.findings.grade'), width: 70 },
                { head: t('report.findings.statement'), width: 'rest' },
                { head: t('report.findings.withdrawnReason'), width: 150 },
              ],
              model.withdrawn.map((finding) => [
                finding.number,
                { result: finding.grade },
                finding.statement === '' ? finding.title : finding.statement,
                finding.withdrawnReason,
              ]),
            ),
          ]),
        ]),
  ];
};

/** How the corrective action was verified last, and what this audit found about it (9.4.8.3). */
function verified({ carried, verifications }: Paper['model']['earlierFindings'][number]): string {
  const last = verifications.at(-1);
  const before =
    last === undefined
      ? ''
      : `${t(last.effective ? 'report.findings.effective' : 'report.findings.notEffective')} ${shortDate(last.verifiedOn)}. ${last.text}`;
  const result = carried === null ? '' : t(`vocabulary.carriedResult.${carried.result}`);
  const now =
    carried === null
      ? ''
      : t('report.findings.inThisAudit', {
          result: carried.concludedOn === null ? result : `${result}, ${shortDate(carried.concludedOn)}. ${carried.text}`,
        });
  return [before, now].filter((part) => part !== '').join('\n') || t('report.none');
}

function earlierRows(paper: Paper): Content[] {
  const { model } = paper;
  if (model.earlierFindings.length === 0) return [];
  return [
    paper.text(t('report.findings.earlierIntro'), { margin: [0, 0, 0, 4] }),
    listTable(
      paper,
      [
        { head: t('report.findings.audit'), width: 60, bold: true },
        { head: t('report.findings.grade'), width: 50 },
        { head: t('report.findings.requirement'), width: 108 },
        { head: t('report.findings.state'), width: 66 },
        { head: t('report.findings.verification'), width: 'rest' },
      ],
      model.earlierFindings.map((finding) => [
        finding.fullNumber,
        { result: finding.grade },
        mainOf(finding),
        t(`vocabulary.findingState.${finding.state}`),
        verified(finding),
      ]),
    ),
  ];
}

/** Nonconformities of earlier audits and how their corrective action was verified (element 18), without a text. */
export const earlierTable: Section = (paper, place) => {
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.earlier'), id: place.id, newPage: false }),
    ...earlierRows(paper),
  ];
};

/** The same under what was written about them. */
export const earlierFindings: Section = (paper, place) => {
  const heading = paper.heading1({ number: place.number, title: t('report.section.earlier'), id: place.id, newPage: false });
  return [...heading, ...paper.body(paper.model.texts.earlier_nonconformities ?? ''), ...earlierRows(paper)];
};

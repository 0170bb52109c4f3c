/** Section 3: what the team concludes and recommends (elements 8, 13, 16, 19, 20, 21), and what does not apply. */
import type { Content } from 'pdfmake/interfaces';
import type { AuditKind, ReportSection } from '../../../../../shared/model/vocabulary.ts';
import { t, type WordKey } from '../../../../../shared/words/words.ts';
import { annexName } from '../field-values.ts';
import { size } from '../look.ts';
import type { Paper } from '../paper.ts';
import { box, listTable } from '../tables.ts';
import { paragraphs } from '../type-setter.ts';
import { type Section, subheadings } from './section.ts';
import { objectivesTable, readinessFacts } from './stage1.ts';

const nameOf = (section: ReportSection) => t(`vocabulary.reportSection.${section}`).toLowerCase();

/** Elements that say in their own place that there is nothing: unresolved issues in 3, combined audits in 2. */
const UNRESOLVED = 13;
const COMBINED = 14;

/** Reasons why something that the reader may look for is not there; never left out silently. */
function notApplying(paper: Paper): [string, string][] {
  const { model } = paper;
  const stageOne = model.audit.kind === 'stage_1';
  return [
    ...model.elements
      .filter((one) => one.standing === 'does_not_apply' && one.element !== UNRESOLVED && one.element !== COMBINED)
      .map((one): [string, string] => [t('report.apply.element', { title: one.title, element: one.element }), one.detail]),
    ...(model.samples.length === 0
      ? [[t('report.apply.samples'), t('report.apply.samplesReason', { checklist: annexName(paper, 'checklist') })] as [string, string]]
      : []),
    ...(stageOne
      ? [[t('report.apply.nonconformities'), t('report.apply.nonconformitiesStage1')] as [string, string]]
      : model.findings.every((one) => one.grade === 'opportunity')
        ? [[t('report.apply.nonconformities'), t('report.apply.nonconformitiesReason')] as [string, string]]
        : []),
    ...(!stageOne && model.findings.every((one) => one.grade !== 'opportunity')
      ? [[t('report.apply.opportunities'), t('report.apply.opportunitiesReason')] as [string, string]]
      : []),
    ...(model.audit.kind === 'stage_2' && model.gate === null && model.areasOfConcern.length === 0
      ? [[t('report.apply.concerns'), t('report.apply.concernsReason')] as [string, string]]
      : []),
  ];
}

/** Kinds whose report has sections of its own for changes, marks and earlier nonconformities (document.ts). */
const followUpKinds: readonly AuditKind[] = ['surveillance', 'recertification', 'special', 'transfer'];

/** Texts that have no section in this kind of report; written, they stand here, for no text may go unprinted. */
function furtherTexts(kind: AuditKind, consulting: boolean): readonly (readonly [WordKey, ReportSection])[] {
  const first: readonly (readonly [WordKey, ReportSection])[] = [
    ['report.section.changes', 'changes_since_last'],
    ['report.section.certificateUse', 'certificate_use'],
    ['report.section.earlier', 'earlier_nonconformities'],
  ];
  return [
    ...(followUpKinds.includes(kind) ? [] : first),
    ...(kind === 'stage_1'
      ? ([
          ['vocabulary.reportSection.conformity_conclusion', 'conformity_conclusion'],
          ['vocabulary.reportSection.effectiveness_conclusion', 'effectiveness_conclusion'],
          ['report.section.strengths', 'strengths'],
        ] as const)
      : ([['report.section.readiness', 'readiness_conclusion']] as const)),
    ...(consulting ? ([['report.section.recommendation', 'recommendation']] as const) : []),
  ];
}

export const conclusions: Section = (paper, place) => {
  const { model } = paper;
  const { texts } = model;
  const heading = subheadings(paper, place);
  const stageOne = model.audit.kind === 'stage_1';
  const consulting = model.engagement.kind === 'consultancy';
  const blank = (section: ReportSection) => paragraphs(texts[section] ?? '').length === 0;
  const part = (title: string, ...sections: readonly ReportSection[]): Content[] => [
    ...heading(title),
    ...sections.flatMap((section) => paper.written(texts[section], nameOf(section))),
  ];
  /** Left blank where nothing is on record: then the reason stands there. */
  const unresolved = (): Content[] => {
    const element = model.elements.find((one) => one.element === UNRESOLVED);
    if (!blank('unresolved_issues') || element?.standing === 'missing') return part(t('report.section.unresolved'), 'unresolved_issues');
    return [
      ...heading(t('report.section.unresolved')),
      paper.text([t('report.noneText'), element?.detail ?? ''].join(' '), { margin: [0, 0, 0, 5] }),
    ];
  };
  // Stage 1 ends with readiness for Stage 2 (ISO/IEC 17021-1 9.3.1.2.3), every other audit with a recommendation.
  const ending = stageOne ? 'readiness_conclusion' : 'recommendation';
  const further = furtherTexts(model.audit.kind, consulting);
  const endingText = paragraphs(texts[ending] ?? '');
  const endingBox = box(
    paper,
    endingText.length === 0
      ? paper.written(undefined, nameOf(ending))
      : endingText.map((one, at) => paper.text(one, { size: size.statement, ...(at > 0 ? { margin: [0, 4, 0, 0] } : {}) })),
  );
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.conclusions'), id: place.id, newPage: true }),
    ...(stageOne
      ? [
          ...heading(t('report.section.readiness')),
          endingBox,
          ...(model.stage1 === null
            ? []
            : [
                ...readinessFacts(paper, model.stage1),
                ...heading(t('report.section.stage1Objectives'), [objectivesTable(paper, model.stage1)]),
              ]),
        ]
      : part(t('report.section.conformity'), 'conformity_conclusion', 'effectiveness_conclusion')),
    ...(stageOne && blank('internal_audit_and_review') ? [] : part(t('report.section.internalAudit'), 'internal_audit_and_review')),
    ...part(t('report.section.scope'), 'scope_conclusion'),
    ...part(t('report.section.objectives'), 'objectives_conclusion'),
    ...(consulting || (stageOne && blank('recommendation'))
      ? []
      : stageOne
        ? part(t('report.section.recommendation'), 'recommendation')
        : [...heading(t('report.section.recommendation')), endingBox]),
    ...unresolved(),
    ...part(t('report.section.programme'), 'programme_issues'),
    ...further.flatMap(([title, section]) => (blank(section) ? [] : part(t(title), section))),
    ...heading(t('report.section.doesNotApply'), [
      listTable(
        paper,
        [
          { head: t('report.apply.subject'), width: 190 },
          { head: t('report.apply.reason'), width: 'rest' },
        ],
        notApplying(paper),
      ),
    ]),
  ];
};

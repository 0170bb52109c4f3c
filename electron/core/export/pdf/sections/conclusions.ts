/** Section 3: what the team concludes and recommends (elements 8, 13, 16, 19, 20, 21), and what does not apply. */
import type { Content } from 'pdfmake/interfaces';
import type { AuditKind, ReportSection } from '../../../../../shared/model/vocabulary.ts';
import type { Readiness } from '../../../../../shared/rules/readiness.ts';
import { followsCertificate } from '../../../../../shared/rules/report-kinds.ts';
import { t, type WordKey } from '../../../../../shared/words/words.ts';
import { annexName } from '../field-values.ts';
import { size } from '../look.ts';
import type { Paper } from '../paper.ts';
import { box, keyValueTable, listTable } from '../tables.ts';
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

/** Kinds of reports that have a place of their own for a text (document.ts and below). */
const placeOf: readonly (readonly [title: WordKey, section: ReportSection, hasPlace: (kind: AuditKind) => boolean])[] = [
  ['report.section.changes', 'changes_since_last', (kind) => followsCertificate(kind) || kind === 'internal'],
  ['report.section.occasion', 'occasion', (kind) => kind === 'special'],
  ['report.section.cycleReview', 'cycle_review', (kind) => kind === 'recertification'],
  ['report.section.continuingOperation', 'continuing_operation', (kind) => kind === 'surveillance' || kind === 'recertification'],
  ['report.section.certificateUse', 'certificate_use', followsCertificate],
  ['report.section.earlier', 'earlier_nonconformities', (kind) => followsCertificate(kind) || kind === 'internal'],
  ['report.section.readiness', 'readiness_conclusion', (kind) => kind === 'stage_1' || kind === 'gap_analysis'],
  ['report.section.roadmap', 'roadmap', (kind) => kind === 'gap_analysis'],
  ['vocabulary.reportSection.conformity_conclusion', 'conformity_conclusion', (kind) => kind !== 'stage_1' && kind !== 'gap_analysis'],
  [
    'vocabulary.reportSection.effectiveness_conclusion',
    'effectiveness_conclusion',
    (kind) => kind !== 'stage_1' && kind !== 'gap_analysis',
  ],
  ['report.section.internalAudit', 'internal_audit_and_review', (kind) => kind !== 'gap_analysis'],
  ['report.section.strengths', 'strengths', (kind) => kind !== 'stage_1'],
  ['report.section.unresolved', 'unresolved_issues', (kind) => kind !== 'gap_analysis'],
  ['report.section.programme', 'programme_issues', (kind) => kind !== 'gap_analysis'],
  ['report.section.recommendation', 'recommendation', (kind) => kind !== 'gap_analysis'],
];

/** Texts that have no place in this kind of report; written, they stand here, for no text may go unprinted. */
const furtherTexts = (kind: AuditKind) => placeOf.filter(([, , hasPlace]) => !hasPlace(kind));

/** Score and gates of a gap analysis. */
function readinessTable(paper: Paper, { scorePercent, assessed, applicable, gates, ready }: Readiness): Content[] {
  return [
    keyValueTable(paper, [
      {
        label: t('report.readiness.score'),
        value:
          scorePercent === null
            ? t('report.readiness.noScore')
            : t('report.readiness.scoreText', { score: scorePercent, assessed, applicable }),
      },
      { label: t('report.readiness.state'), value: t(`report.readiness.verdict.${ready ? 'ready' : 'not_ready'}`) },
    ]),
    listTable(
      paper,
      [
        { head: t('report.readiness.gate'), width: 'rest' },
        { head: t('report.checklist.ref'), width: 100 },
        { head: t('report.readiness.state'), width: 80 },
      ],
      gates.map(({ gate, refs, state }) => [
        t(`report.readiness.gates.${gate}`),
        refs.join(', '),
        t(`report.readiness.gateState.${state}`),
      ]),
    ),
    paper.text(t('report.readiness.about'), { size: size.caption, margin: [0, 0, 0, 5] }),
  ];
}

export const conclusions: Section = (paper, place) => {
  const { model } = paper;
  const { texts } = model;
  const heading = subheadings(paper, place);
  const { kind } = model.audit;
  const stageOne = kind === 'stage_1';
  const gapAnalysis = kind === 'gap_analysis';
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
  // Stage 1 ends with readiness for Stage 2 (ISO/IEC 17021-1 9.3.1.2.3) and a gap analysis with readiness at all; every
  // other audit with a recommendation, an internal one where its programme asks for one.
  const ending = stageOne || gapAnalysis ? 'readiness_conclusion' : 'recommendation';
  const further = furtherTexts(kind);
  const absent = notApplying(paper);
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
      : gapAnalysis
        ? [
            ...heading(t('report.section.readinessOwn')),
            endingBox,
            ...(model.readiness === null ? [] : heading(t('report.section.readinessGates'), readinessTable(paper, model.readiness))),
          ]
        : part(t('report.section.conformity'), 'conformity_conclusion', 'effectiveness_conclusion')),
    ...(gapAnalysis || (stageOne && blank('internal_audit_and_review'))
      ? []
      : part(t('report.section.internalAudit'), 'internal_audit_and_review')),
    ...part(t('report.section.scope'), 'scope_conclusion'),
    ...part(t('report.section.objectives'), 'objectives_conclusion'),
    ...(gapAnalysis || ((stageOne || kind === 'internal') && blank('recommendation'))
      ? []
      : stageOne
        ? part(t('report.section.recommendation'), 'recommendation')
        : [...heading(t('report.section.recommendation')), endingBox]),
    ...(gapAnalysis ? [] : [...unresolved(), ...part(t('report.section.programme'), 'programme_issues')]),
    ...further.flatMap(([title, section]) => (blank(section) ? [] : part(t(title), section))),
    ...(absent.length === 0
      ? []
      : heading(t('report.section.doesNotApply'), [
          listTable(
            paper,
            [
              { head: t('report.apply.subject'), width: 190 },
              { head: t('report.apply.reason'), width: 'rest' },
            ],
            absent,
          ),
        ])),
  ];
};

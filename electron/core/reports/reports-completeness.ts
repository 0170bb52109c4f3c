/**
 * What a report still lacks of the elements that ISO/IEC 17021-1 9.4.8.2 a) to r) and 9.4.8.3 ask for, 21 in the
 * product's count. An element is present, missing, or does not apply to this audit; each says where it is entered.
 */
import type { z } from 'zod';
import type { reportMethods } from '../../../shared/contract/reports.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { AuditKind, ReportSection } from '../../../shared/model/vocabulary.ts';
import { isOwnScale } from '../../../shared/rules/report-kinds.ts';
import { dateRange, days } from '../../../shared/words/dates.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { type SampleStanding, sampleStanding } from '../sampling/sample-gaps.ts';
import { gateFacts } from '../stage1/stage1-gate.ts';
import { gapsOf } from '../stage1/stage1-service.ts';
import type { ReportCounts } from './reports-queries.ts';
import { listTexts, reportedAudit } from './reports-texts.ts';

type Element = z.output<(typeof reportMethods)['reports.completeness']['output']>['elements'][number];
type Where = Element['where'];
/** What is said of one element, before it has number and title. */
type Verdict = Omit<Element, 'element' | 'title' | 'section'> & { readonly section?: ReportSection };

const LONGEST_LINE = 300;

/** Everything the elements look at, read once. */
interface Facts {
  readonly engagement: Row<'engagement'>;
  readonly audit: Row<'audit'>;
  readonly members: readonly Row<'audit_member'>[];
  readonly before: Row<'audit'> | null;
  readonly rows: number;
  readonly concluded: number;
  readonly counts: ReportCounts;
  readonly disputed: readonly string[];
  /** Texts of the to-dos that are open. */
  readonly toDos: readonly string[];
  readonly texts: ReadonlyMap<ReportSection, string>;
  /** What the Stage 1 lacks in words, by what it is; empty for other audits. */
  readonly stage1Gaps: ReadonlyMap<string, string>;
  /** What was sampled, and what it still lacks, in words. */
  readonly samples: SampleStanding;
  /** What is open between Stage 1 and this audit. */
  readonly gateProblems: readonly { readonly what: string; readonly text: string }[];
}

const present = (where: Where, detail: string): Verdict => ({ standing: 'present', detail, where });
const missing = (where: Where, detail: string): Verdict => ({ standing: 'missing', detail, where });
/** Missing, and a text of the report is what makes it present. */
const unwritten = (section: ReportSection, detail: string): Verdict => ({ standing: 'missing', detail, where: 'reports', section });
const doesNotApply = (where: Where, detail: string): Verdict => ({ standing: 'does_not_apply', detail, where });

const isWritten = (facts: Facts, section: ReportSection) => (facts.texts.get(section) ?? '').trim() !== '';

/** Present when the section is written, else what `otherwise` says. */
function written(facts: Facts, section: ReportSection, otherwise: () => Verdict): Verdict {
  return isWritten(facts, section) ? present('reports', t('reportElements.isWritten')) : otherwise();
}

/** Names of the facts that are empty, as one sentence, or null when all are there. */
function lacking(facts: Readonly<Record<string, string | number | null>>): string | null {
  const names = Object.entries(facts)
    .filter(([, value]) => value === null || value === 0 || (typeof value === 'string' && value.trim() === ''))
    .map(([name]) => t(`reportElements.field.${name}` as WordKey));
  return names.length === 0 ? null : t('reportElements.lacks', { what: names.join(', ') });
}

function stated(where: Where, facts: Readonly<Record<string, string | number | null>>, detail: string): Verdict {
  const lacks = lacking(facts);
  return lacks === null ? present(where, detail) : missing(where, lacks);
}

const isConsultancy = ({ audit }: Facts) => isOwnScale(audit.kind);
const isGapAnalysis = ({ audit }: Facts) => audit.kind === 'gap_analysis';
const timeOrNone = (hundredths: number | null) => (hundredths === null ? t('reportElements.none') : days(hundredths));

/** A special audit says why it takes place and which conditions were told beforehand (9.6.4). */
function kindOfAudit(facts: Facts): Verdict {
  const { audit } = facts;
  if (audit.kind === 'special' && !isWritten(facts, 'occasion')) return unwritten('occasion', t('reportElements.occasionUnwritten'));
  return present('audits', t('reportElements.kind', { kind: t(`vocabulary.auditKind.${audit.kind}`), number: audit.number }));
}

/** Dates and places, on site and off: what was done from afar, and how well it served, belongs to it. */
function datesAndPlaces(facts: Facts): Verdict {
  const { startsOn, endsOn, places } = facts.audit;
  const found = stated('audits', { startsOn, endsOn, places }, t('reportElements.dates', { dates: dateRange(startsOn, endsOn), places }));
  return found.standing === 'missing' || isWritten(facts, 'ict_use') ? found : unwritten('ict_use', t('reportElements.ictUnwritten'));
}

/** What the kind of audit must say besides its findings: surveillance 9.6.2.2, recertification 9.6.3, a gap analysis its roadmap. */
const besides: Readonly<Partial<Record<AuditKind, readonly ReportSection[]>>> = {
  surveillance: ['continuing_operation'],
  recertification: ['cycle_review', 'continuing_operation'],
  gap_analysis: ['roadmap'],
};

function scope(facts: Facts): Verdict {
  const { engagement, audit, rows } = facts;
  const lacks = lacking({
    scopeStatement: engagement.scopeStatement,
    checklist: rows,
    plannedTime: audit.plannedHundredths,
    actualTime: audit.actualHundredths,
  });
  const where = engagement.scopeStatement.trim() === '' ? 'engagement' : rows === 0 ? 'checklist' : 'audits';
  if (lacks !== null) return missing(where, lacks);
  const used = timeOrNone(audit.actualHundredths);
  return present('audits', t('reportElements.scope', { count: rows, used, planned: timeOrNone(audit.plannedHundredths) }));
}

function deviations(facts: Facts): Verdict {
  return written(facts, 'deviations_from_plan', () => {
    const { plannedHundredths: planned, actualHundredths: used } = facts.audit;
    if (planned === null || used === null || planned === used) return missing('reports', t('reportElements.deviationUnwritten'));
    return missing('reports', t('reportElements.deviationNeeded', { planned: days(planned), used: days(used) }));
  });
}

function team(facts: Facts): Verdict {
  const leader = facts.members.find((member) => member.role === 'lead_auditor') ?? (isConsultancy(facts) ? facts.members[0] : undefined);
  if (leader === undefined) return missing('audits', t('reportElements.lacks', { what: t('reportElements.field.leader') }));
  const others = facts.members.length - 1;
  if (others === 0) return present('audits', t('reportElements.teamAlone', { leader: leader.name }));
  return present('audits', t('reportElements.team', { leader: leader.name, count: others }));
}

const further = (first: string, more: number) => (more === 0 ? first : t('reportElements.andMore', { first, count: more }));

function findings(facts: Facts): Verdict {
  const { rows, concluded, counts } = facts;
  if (rows === 0) return missing('checklist', t('reportElements.noRows'));
  if (concluded < rows) return missing('checklist', t('reportElements.rowsOpen', { count: rows - concluded, total: rows }));
  if (counts.drafts > 0) return missing('findings', t('reportElements.drafts', { count: counts.drafts }));
  const unjudged = facts.stage1Gaps.get('documents_open');
  if (unjudged !== undefined) return missing('stage1', unjudged);
  // What Stage 1 and 2 found is analysed together (9.3.1.4): an area of concern without an answer leaves the findings open.
  const unanswered = facts.gateProblems.find(({ what }) => what === 'concerns');
  if (unanswered !== undefined) return missing('stage1', unanswered.text);
  const [gap] = facts.samples.gaps;
  if (gap !== undefined) return missing('sampling', further(gap, facts.samples.gaps.length - 1));
  const open = (['summary', ...(besides[facts.audit.kind] ?? [])] as const).find((section) => !isWritten(facts, section));
  if (open !== undefined) return unwritten(open, t(`reportElements.besides.${open}` as WordKey));
  return present('findings', t('reportElements.findings', { rows, count: counts.findings }));
}

function changes(facts: Facts): Verdict {
  if (isGapAnalysis(facts) && !isWritten(facts, 'changes_since_last')) return doesNotApply('reports', t('reportElements.gapAnalysis'));
  return written(facts, 'changes_since_last', () =>
    facts.before === null
      ? doesNotApply('reports', t('reportElements.changesFirst'))
      : missing('reports', t('reportElements.changesUnwritten', { audit: facts.before.title })),
  );
}

function unresolved(facts: Facts): Verdict {
  if (isGapAnalysis(facts) && !isWritten(facts, 'unresolved_issues')) return doesNotApply('reports', t('reportElements.gapAnalysis'));
  return written(facts, 'unresolved_issues', () => {
    if (facts.disputed.length > 0)
      return missing('reports', t('reportElements.disputed', { count: facts.disputed.length, numbers: facts.disputed.join(', ') }));
    // What the team still wanted to see at the end is resolved, or it is an issue that the report names.
    const [first] = facts.toDos;
    if (first !== undefined) return missing('checklist', t('reportElements.toDosOpen', { count: facts.toDos.length, first }));
    return doesNotApply('reports', t('reportElements.nothingDisputed'));
  });
}

function recommendation(facts: Facts): Verdict {
  // Stage 1 ends with a conclusion on readiness (9.3.1.2.3); a recommendation on certification follows Stage 2.
  if (facts.audit.kind === 'stage_1') {
    const unconcluded = facts.stage1Gaps.get('readiness');
    if (unconcluded !== undefined) return missing('stage1', unconcluded);
    return written(facts, 'readiness_conclusion', () => unwritten('readiness_conclusion', t('reportElements.readinessUnwritten')));
  }
  // A gap analysis concludes on readiness; an internal audit recommends where its programme asks for it.
  if (isGapAnalysis(facts))
    return written(facts, 'readiness_conclusion', () => unwritten('readiness_conclusion', t('reportElements.readinessOwnUnwritten')));
  return written(facts, 'recommendation', () =>
    isConsultancy(facts)
      ? doesNotApply('reports', t('reportElements.notCertification'))
      : missing('reports', t('reportElements.recommendationUnwritten')),
  );
}

function certificateUse(facts: Facts): Verdict {
  return written(facts, 'certificate_use', () => {
    if (isConsultancy(facts)) return doesNotApply('reports', t('reportElements.notCertification'));
    if (facts.audit.kind === 'stage_1' || facts.audit.kind === 'stage_2') return doesNotApply('reports', t('reportElements.noCertificate'));
    return missing('reports', t('reportElements.certificateUnwritten'));
  });
}

function earlier(facts: Facts): Verdict {
  return written(facts, 'earlier_nonconformities', () => {
    const count = facts.counts.earlierNonconformities;
    if (count === 0) return doesNotApply('reports', t('reportElements.noEarlier'));
    if (isGapAnalysis(facts)) return doesNotApply('reports', t('reportElements.gapAnalysis'));
    return missing('reports', t('reportElements.earlierUnwritten', { count }));
  });
}

/** The seven objectives of a Stage 1 each have a verdict (9.3.1.2.2); Stage 2 rests on a Stage 1 that stands (9.3.1.2.4). */
function objectives(facts: Facts): Verdict {
  const open = facts.stage1Gaps.get('objectives') ?? facts.stage1Gaps.get('objective_text');
  if (open !== undefined) return missing('stage1', open);
  const entry = facts.gateProblems.find(({ what }) => what !== 'concerns' && what !== 'no_stage1' && what !== 'dates');
  if (entry !== undefined) return missing('stage1', entry.text);
  return written(facts, 'objectives_conclusion', () => missing('reports', t('reportElements.objectivesUnwritten')));
}

const conclusions = ['conformity_conclusion', 'effectiveness_conclusion', 'internal_audit_and_review'] as const;

function conformity(facts: Facts): Verdict {
  const open = conclusions.filter((section) => !isWritten(facts, section));
  if (open.length === 0) return present('reports', t('reportElements.isWritten'));
  if (facts.audit.kind === 'stage_1') return doesNotApply('reports', t('reportElements.stage1NoConclusion'));
  if (isGapAnalysis(facts)) return doesNotApply('reports', t('reportElements.gapAnalysis'));
  const [first] = open;
  const what = open.map((section) => t(`vocabulary.reportSection.${section}`).toLowerCase()).join(', ');
  const lacks = t('reportElements.lacks', { what });
  return first === undefined ? missing('reports', lacks) : unwritten(first, lacks);
}

/** The elements in their order; the first stands at index 0. */
const elements: readonly ((facts: Facts) => Verdict)[] = [
  (facts) =>
    // A gap analysis and an internal audit carry no certification body.
    isConsultancy(facts) && facts.engagement.bodyName.trim() === ''
      ? doesNotApply('engagement', t('reportElements.notCertification'))
      : stated('engagement', { bodyName: facts.engagement.bodyName }, t('reportElements.body', { name: facts.engagement.bodyName })),
  ({ engagement: { clientName, clientAddress, representativeName: representative } }) =>
    stated(
      'engagement',
      { clientName, clientAddress, representative },
      t('reportElements.client', { name: clientName, person: representative }),
    ),
  kindOfAudit,
  ({ audit: { criteria } }) => stated('audits', { criteria }, t('reportElements.isWritten')),
  ({ audit: { objectives } }) => stated('audits', { objectives }, t('reportElements.isWritten')),
  scope,
  deviations,
  (facts) =>
    written(facts, 'programme_issues', () =>
      isGapAnalysis(facts)
        ? doesNotApply('reports', t('reportElements.gapAnalysis'))
        : missing('reports', t('reportElements.programmeUnwritten')),
    ),
  team,
  datesAndPlaces,
  findings,
  changes,
  unresolved,
  () => doesNotApply('engagement', t('reportElements.single')),
  ({ samples: { drawn } }) =>
    present(
      'reports',
      [t('reportElements.disclaimer'), ...(drawn === 0 ? [] : [t('samplingReport.reported', { count: drawn })])].join(' '),
    ),
  recommendation,
  certificateUse,
  earlier,
  conformity,
  (facts) => written(facts, 'scope_conclusion', () => missing('reports', t('reportElements.scopeUnwritten'))),
  objectives,
];

/** An engagement may begin with Stage 2, when another body did Stage 1: then there is no gate in it. */
function openAtGate(context: FileContext, audit: Row<'audit'>): Facts['gateProblems'] {
  const { stage1, problems } = gateFacts(context, audit);
  return stage1 === null ? [] : problems;
}

/** The elements of an audit's report, in order. @throws NOT_FOUND */
export function completenessOf(context: FileContext, auditId: string): Element[] {
  const audit = reportedAudit(context, auditId);
  const { queries } = context.file;
  const counted = queries.audits.counts().get(audit.id);
  const facts: Facts = {
    engagement: queries.engagement.show(),
    audit,
    members: queries.audits.members(audit.id),
    before: queries.reports.auditBefore(audit.id),
    rows: counted?.items ?? 0,
    concluded: counted?.concluded ?? 0,
    counts: queries.reports.counts(audit.id),
    disputed: queries.reports.disputed(audit.id),
    toDos: queries.notes.openToDos(audit.id),
    stage1Gaps: new Map(audit.kind === 'stage_1' ? gapsOf(context, audit).map(({ what, text }) => [what, text]) : []),
    samples: sampleStanding(context, audit.id),
    gateProblems: openAtGate(context, audit),
    texts: new Map(listTexts(context, { auditId }).texts.map(({ section, text }) => [section, text])),
  };
  return elements.map((judge, index) => {
    const { standing, detail, where, section = null } = judge(facts);
    const one = detail.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE);
    return { element: index + 1, title: t(`reportElements.title.e${index + 1}` as WordKey), standing, detail: one, where, section };
  });
}

/** Answers `reports.completeness`. @throws NOT_FOUND */
export function completeness(context: FileContext, input: { auditId: string }): { elements: Element[] } {
  return { elements: completenessOf(context, input.auditId) };
}

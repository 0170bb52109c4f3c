/** The stages of an engagement, as far as the file shows them, and what each one without a date waits for. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';
import { dateRange } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { AuditCounts, FindingGlance } from '../audits/audits-queries.ts';

export type Stage = OutputOf<'engagement.overview'>['stages'][number];
type Standing = Stage['standing'];
export type CountedAudit = Row<'audit'> & AuditCounts;

export interface StageFacts {
  readonly engagement: Row<'engagement'>;
  readonly audits: readonly CountedAudit[];
  readonly findings: readonly FindingGlance[];
  readonly systems: number;
  readonly people: number;
  readonly today: string;
}

/** A plan was accepted, or more than that was done since (ISO/IEC 17021-1 9.4.10). */
export const plannedStates: readonly FindingState[] = [
  'plan_accepted',
  'implementation',
  'evidence_submitted',
  'verification',
  'not_effective',
  'closed',
];
/** The auditee has answered and the answer was not returned. */
const answeredStates: readonly FindingState[] = ['response_submitted', 'under_review', ...plannedStates];

const isOpenMajor = (finding: FindingGlance) => finding.grade === 'major' && finding.state !== 'closed';
const isOpenMinor = (finding: FindingGlance) =>
  finding.grade === 'minor' && (!plannedStates.includes(finding.state) || finding.state === 'not_effective');

/** Findings that the auditee has to answer. */
export const nonconformitiesOf = (findings: readonly FindingGlance[]): FindingGlance[] =>
  findings.filter((finding) => finding.grade !== 'opportunity' && finding.state !== 'withdrawn');

/** An audit is done when its last day is over and every row is concluded. */
export function auditStanding(audit: CountedAudit, today: string): Standing {
  const over = audit.endsOn === null || audit.endsOn < today;
  if (audit.items > 0 && audit.concluded === audit.items && over) return 'done';
  return audit.items > 0 || (audit.startsOn !== null && audit.startsOn <= today) ? 'current' : 'open';
}

function auditStage(audit: CountedAudit, today: string): Stage {
  const dates = dateRange(audit.startsOn, audit.endsOn);
  return {
    key: audit.number,
    title: audit.title,
    detail: dates === '' ? t('overviewCore.notPlanned') : dates,
    standing: auditStanding(audit, today),
    auditId: audit.id,
  };
}

/** Audits of a kind, or one open stage that says what it waits for when there is none. */
function auditsOrWait(facts: StageFacts, kind: AuditKind, wait: string | null): Stage[] {
  const audits = facts.audits.filter((audit) => audit.kind === kind);
  if (audits.length > 0) return audits.map((audit) => auditStage(audit, facts.today));
  if (wait === null) return [];
  return [{ key: kind, title: t(`vocabulary.auditKind.${kind}`), detail: wait, standing: 'open', auditId: null }];
}

function setup({ engagement, systems, people }: StageFacts): Stage {
  const done = engagement.scopeStatement.trim() !== '' && systems > 0;
  const detail = done ? t('overviewCore.setupDone', { count: systems, people }) : t('overviewCore.setupOpen');
  return { key: 'setup', title: t('overviewCore.stage.setup'), detail, standing: done ? 'done' : 'current', auditId: null };
}

/** Majors closed and plans for minors accepted: what a decision needs (ISO/IEC 17021-1 9.5.2). */
function responses(facts: StageFacts, audited: boolean): Stage {
  const all = nonconformitiesOf(facts.findings);
  const answered = all.filter((finding) => answeredStates.includes(finding.state)).length;
  const open = all.some((finding) => isOpenMajor(finding) || isOpenMinor(finding));
  const begun = all.some((finding) => finding.state !== 'draft');
  const standing: Standing = all.length === 0 ? (audited ? 'done' : 'open') : !open ? 'done' : begun ? 'current' : 'open';
  const detail =
    all.length === 0 && audited
      ? t('overviewCore.responsesNone')
      : begun
        ? t('overviewCore.responsesIn', { in: answered, all: all.length })
        : t('overviewCore.responsesOpen');
  return { key: 'responses', title: t('overviewCore.stage.responses'), detail, standing, auditId: null };
}

function decision(facts: StageFacts, audited: boolean): Stage {
  const all = nonconformitiesOf(facts.findings);
  const majors = all.filter(isOpenMajor).length;
  const minors = all.filter(isOpenMinor).length;
  const ready = audited && majors === 0 && minors === 0;
  const detail = !audited
    ? t('overviewCore.decisionAfterAudit')
    : majors > 0
      ? t('overviewCore.decisionAfterMajors', { count: majors })
      : minors > 0
        ? t('overviewCore.decisionAfterPlans', { count: minors })
        : t('overviewCore.decisionReady');
  return { key: 'decision', title: t('overviewCore.stage.decision'), detail, standing: ready ? 'current' : 'open', auditId: null };
}

/** Surveillance at least once a calendar year, the first within 12 months of the decision (ISO/IEC 17021-1 9.1.3.3). */
function surveillances(facts: StageFacts): Stage[] {
  const audits = facts.audits.filter((audit) => audit.kind === 'surveillance').map((audit) => auditStage(audit, facts.today));
  const waits = [t('overviewCore.surveillance1Open'), t('overviewCore.surveillance2Open')].slice(audits.length);
  return [
    ...audits,
    ...waits.map((detail, index): Stage => {
      const n = audits.length + index + 1;
      const title = t('auditCore.numberedTitle', { title: t('vocabulary.auditKind.surveillance'), n });
      return { key: `surveillance_${n}`, title, detail, standing: 'open', auditId: null };
    }),
  ];
}

/** The stages in the order of the cycle. */
export function stagesOf(facts: StageFacts): Stage[] {
  const audited = facts.audits.some((audit) => audit.kind !== 'stage_1' && auditStanding(audit, facts.today) === 'done');
  if (facts.engagement.kind === 'consultancy') {
    return [setup(facts), ...facts.audits.map((audit) => auditStage(audit, facts.today)), responses(facts, audited)];
  }
  const initial = facts.engagement.cycle === 'initial';
  const wait = initial ? t('overviewCore.notPlanned') : null;
  return [
    setup(facts),
    ...auditsOrWait(facts, 'transfer', null),
    ...auditsOrWait(facts, 'stage_1', wait),
    ...auditsOrWait(facts, 'stage_2', wait),
    responses(facts, audited),
    ...(initial ? [decision(facts, audited)] : []),
    ...auditsOrWait(facts, 'special', null),
    ...(facts.engagement.cycle === 'none' ? auditsOrWait(facts, 'surveillance', null) : surveillances(facts)),
    ...auditsOrWait(facts, 'recertification', facts.engagement.cycle === 'none' ? null : t('overviewCore.recertificationOpen')),
  ];
}

/** What the list of recent files says about an engagement: where it stands and what is due. Read while the file is open. */
import type { Database, Statement } from 'better-sqlite3';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import { waitsFor } from '../../../shared/rules/deadlines.ts';
import { dateRange, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { Due, Seen } from './app-data.ts';

interface AuditRow {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly items: number;
  readonly concluded: number;
}
interface FindingRow {
  readonly number: string;
  readonly grade: 'major' | 'minor' | 'opportunity';
  readonly state: FindingState;
  readonly answerBy: string | null;
  readonly verifyBy: string | null;
}

const AUDITS = `
  SELECT audit.id, audit.title, audit.kind, audit.startsOn, audit.endsOn, count(item.id) AS items,
    coalesce(sum(EXISTS (SELECT 1 FROM requirement_result AS result WHERE result.checklistItemId = item.id AND result.result IS NOT NULL)
      OR EXISTS (SELECT 1 FROM finding_requirement AS needed JOIN finding ON finding.id = needed.findingId
        WHERE needed.checklistItemId = item.id AND finding.state <> 'withdrawn')), 0) AS concluded
  FROM audit LEFT JOIN checklist_item AS item ON item.auditId = audit.id
  GROUP BY audit.id ORDER BY audit.position, audit.id`;

/** The audit under way today, else the next one, else the last one that has begun. */
function currentAudit(audits: readonly AuditRow[], today: string): AuditRow | undefined {
  const begun = audits.filter(({ startsOn, items }) => (startsOn !== null && startsOn <= today) || items > 0);
  const open = begun.findLast(({ endsOn, items, concluded }) => (endsOn !== null && endsOn >= today) || concluded < items);
  return open ?? audits.find(({ startsOn }) => startsOn !== null && startsOn > today) ?? begun.at(-1) ?? audits[0];
}

function dueDates(findings: readonly FindingRow[]): Due[] {
  const days = new Map<string, { answers: string[]; verifications: string[] }>();
  const on = (day: string) => {
    const known = days.get(day) ?? { answers: [], verifications: [] };
    days.set(day, known);
    return known;
  };
  for (const { number, grade, state, answerBy, verifyBy } of findings) {
    if (grade === 'opportunity') continue;
    if (answerBy !== null && waitsFor[state] === 'answer') on(answerBy).answers.push(number);
    if (verifyBy !== null && waitsFor[state] === 'verification') on(verifyBy).verifications.push(number);
  }
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, { answers, verifications }]) => [
      ...(answers.length === 0 ? [] : [{ on: day, what: t('files.dueAnswers', { count: answers.length, first: answers[0] ?? '' }) }]),
      ...(verifications.length === 0
        ? []
        : [{ on: day, what: t('files.dueVerifications', { count: verifications.length, first: verifications[0] ?? '' }) }]),
    ]);
}

function standingOf(audit: AuditRow | undefined, due: readonly Due[], today: string): { standing: string; standingDetail: string } {
  if (audit === undefined) return { standing: t('files.standingNoAudit'), standingDetail: '' };
  const { startsOn, endsOn, items, concluded } = audit;
  if (startsOn !== null && startsOn > today) return { standing: t('files.standingPlanned'), standingDetail: shortDate(startsOn) };
  if (endsOn !== null && endsOn >= today) return { standing: t('files.standingUnderWay'), standingDetail: dateRange(startsOn, endsOn) };
  if (items > concluded) return { standing: t('files.standingInProgress'), standingDetail: dateRange(startsOn, endsOn) };
  const first = due[0];
  if (first !== undefined) return { standing: t('files.standingWaiting'), standingDetail: shortDate(first.on) };
  if (items === 0) return { standing: t('files.standingBegun'), standingDetail: dateRange(startsOn, endsOn) };
  return { standing: t('files.standingConcluded'), standingDetail: shortDate(endsOn) };
}

/**
 * @param today calendar date in the engagement's zone.
 * @returns the summary and the due dates, earliest first.
 */
export function lookAtStanding(db: Database, today: string): { seen: Seen; due: Due[] } {
  const client = (db.prepare('SELECT clientName FROM engagement') as Statement<[], { clientName: string }>).get();
  const audits = (db.prepare(AUDITS) as Statement<[], AuditRow>).all();
  const findings = (
    db.prepare('SELECT number, grade, state, answerBy, verifyBy FROM finding WHERE state <> ? ORDER BY number') as Statement<
      [string],
      FindingRow
    >
  ).all('withdrawn');
  const audit = currentAudit(audits, today);
  const due = dueDates(findings);
  const ofGrade = (grade: FindingRow['grade']) => findings.filter((one) => one.grade === grade).length;
  return {
    seen: {
      clientName: client?.clientName ?? '',
      auditTitle: audit?.title ?? '',
      ...standingOf(audit, due, today),
      concluded: audit?.concluded ?? 0,
      requirements: audit?.items ?? 0,
      majors: ofGrade('major'),
      minors: ofGrade('minor'),
      opportunities: ofGrade('opportunity'),
    },
    due,
  };
}

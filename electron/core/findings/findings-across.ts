/** Findings of the whole engagement: what a person should decide, what is due when, and how they develop over the cycle. */

import { isPending } from '../../../shared/model/finding-states.ts';
import { dayIn } from '../../../shared/rules/deadlines.ts';
import { type EscalationProposal, escalationProposals } from '../../../shared/rules/escalation.ts';
import { findingTrend } from '../../../shared/rules/finding-trend.ts';
import type { FileContext } from '../context.ts';
import { policyOf } from './finding-policy.ts';
import { type FindingRow, findingRows, todayOf } from './finding-row.ts';

function proposalsAmong(context: FileContext, rows: readonly FindingRow[]): EscalationProposal[] {
  const { audits, findingRecords } = context.file.queries;
  const positions = new Map(audits.all().map((audit) => [audit.id, audit.position]));
  const decided = new Set(findingRecords.allEscalations().map((one) => one.subject));
  const facts = rows.map((row) => ({
    ...row,
    auditPosition: positions.get(row.auditId) ?? 0,
    requirements: row.requirements.map((one) => one.requirement),
  }));
  return escalationProposals(facts, policyOf(context).minorsOnOneRequirement, decided);
}

/** What a person should decide, the gravest first, with the findings it is about. */
export function proposals(context: FileContext) {
  const rows = findingRows(context, null);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const name = (id: string) => {
    const row = byId.get(id);
    return { id, number: row?.number ?? '', title: row?.title ?? '', auditId: row?.auditId ?? '' };
  };
  return {
    proposals: proposalsAmong(context, rows).flatMap((proposal) => {
      const finding = byId.get(proposal.findingId);
      if (finding === undefined) return [];
      const { subject, ground, requirement } = proposal;
      const ref = finding.requirements.find((one) => one.requirement === requirement)?.ref ?? '';
      return [{ subject, ground, ref, finding, others: proposal.others.map(name) }];
    }),
  };
}

interface DueDate {
  readonly on: string;
  readonly what: 'answer' | 'verify' | 'limit' | 'expiry';
  readonly finding: FindingRow | null;
}

/** Every date that findings have to keep, the earliest first; what is done already has none. */
export function dueCalendar(context: FileContext) {
  const today = todayOf(context);
  const dates: DueDate[] = findingRows(context, null)
    .filter((row) => isPending(row.state))
    .flatMap((row): DueDate[] => {
      const waitsForAnswer = row.due !== null && row.due === row.answerBy && row.state !== 'verification';
      return [
        ...(row.answerBy !== null && waitsForAnswer ? [{ on: row.answerBy, what: 'answer' as const, finding: row }] : []),
        ...(row.verifyBy !== null ? [{ on: row.verifyBy, what: 'verify' as const, finding: row }] : []),
        ...(row.limit !== null && row.limit.until !== row.verifyBy ? [{ on: row.limit.until, what: 'limit' as const, finding: row }] : []),
      ];
    });
  const expiry = policyOf(context).certificateExpiresOn;
  if (expiry !== null) dates.push({ on: expiry, what: 'expiry', finding: null });
  return {
    today,
    dates: dates
      .sort((a, b) => a.on.localeCompare(b.on) || (a.finding?.number ?? '').localeCompare(b.finding?.number ?? ''))
      .map(({ on, what, finding }) => ({
        on,
        what,
        late: on < today,
        finding:
          finding === null
            ? null
            : {
                id: finding.id,
                auditId: finding.auditId,
                number: finding.number,
                title: finding.title,
                grade: finding.grade,
                state: finding.state,
              },
      })),
  };
}

/** Audits with their findings, and how the findings lie over clauses, controls, sites and AI systems. */
export function trend(context: FileContext) {
  const { audits, engagement } = context.file.queries;
  const { timeZone } = engagement.show();
  const rows = findingRows(context, null);
  const all = audits.all();
  const withFindings = all.filter((audit) => rows.some((row) => row.auditId === audit.id));
  const { findings } = context.file.queries;
  const titles = new Map(withFindings.flatMap(({ id }) => findings.words(id)).map(({ ref, title }) => [ref, title]));
  return {
    audits: withFindings.map((audit) => ({
      id: audit.id,
      number: audit.number,
      title: audit.title,
      on: audit.endsOn ?? audit.startsOn ?? firstRaised(rows, audit.id, timeZone),
    })),
    rows: findingTrend(
      rows,
      withFindings.map((audit) => audit.id),
      (clause) => titles.get(clause) ?? '',
    ).map(({ counts, ...row }) => ({ ...row, counts: [...counts] })),
  };
}

function firstRaised(rows: readonly FindingRow[], auditId: string, timeZone: string): string | null {
  const first = rows
    .filter((row) => row.auditId === auditId)
    .map((row) => row.raisedAt)
    .sort()[0];
  return first === undefined ? null : dayIn(first, timeZone);
}

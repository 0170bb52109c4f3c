/**
 * When a person should consider treating a nonconformity more severely. Nothing here decides: ISO/IEC 17021-1 leaves it to
 * the body (3.12 note: several minors on one requirement may show a systemic failure; 9.6.5: what is not resolved in time).
 */
import { type FindingState, isPending } from '../model/finding-states.ts';
import type { EscalationGround } from '../model/finding-vocabulary.ts';
import type { IsoDate } from '../model/scalars.ts';
import type { Grade } from '../model/vocabulary.ts';

export interface EscalationFinding {
  readonly id: string;
  readonly grade: Grade;
  readonly state: FindingState;
  /** Place of its audit in the engagement: earlier audits come first. */
  readonly auditPosition: number;
  readonly requirements: readonly string[];
  readonly due: IsoDate | null;
  readonly daysLate: number;
  readonly limit: { readonly until: IsoDate } | null;
  readonly pastLimit: boolean;
}

export interface EscalationProposal {
  /** Names what is proposed: once decided it is not proposed again, until something is added to it. */
  readonly subject: string;
  readonly ground: EscalationGround;
  /** The finding that the decision is recorded at. */
  readonly findingId: string;
  /** The other findings that it rests on: earlier ones of a repeat, the other minors. */
  readonly others: readonly string[];
  readonly requirement: string | null;
}

const raised = (finding: EscalationFinding) =>
  finding.grade !== 'opportunity' && finding.state !== 'draft' && finding.state !== 'withdrawn';

function byRequirement(findings: readonly EscalationFinding[]): ReadonlyMap<string, EscalationFinding[]> {
  const found = new Map<string, EscalationFinding[]>();
  for (const finding of findings)
    for (const requirement of new Set(finding.requirements)) {
      const known = found.get(requirement);
      if (known === undefined) found.set(requirement, [finding]);
      else known.push(finding);
    }
  return found;
}

/** The same requirement failed in an earlier audit of the cycle. */
function repeats(groups: ReadonlyMap<string, EscalationFinding[]>): EscalationProposal[] {
  return [...groups].flatMap(([requirement, of]) =>
    of
      .filter((finding) => isPending(finding.state))
      .flatMap((finding) => {
        const earlier = of.filter((one) => one.auditPosition < finding.auditPosition).map((one) => one.id);
        if (earlier.length === 0) return [];
        return [
          {
            subject: `repeat:${finding.id}:${requirement}`,
            ground: 'repeat' as const,
            findingId: finding.id,
            others: earlier,
            requirement,
          },
        ];
      }),
  );
}

/** Minors on one requirement that together may be a major. A further one makes it a new question. */
function severalMinors(groups: ReadonlyMap<string, EscalationFinding[]>, threshold: number): EscalationProposal[] {
  return [...groups].flatMap(([requirement, of]) => {
    const minors = of.filter((finding) => finding.grade === 'minor' && isPending(finding.state));
    const last = minors.at(-1);
    if (last === undefined || minors.length < threshold) return [];
    const subject = `several_minors:${requirement}:${minors.length}:${last.id}`;
    return [
      { subject, ground: 'several_minors' as const, findingId: last.id, others: minors.slice(0, -1).map((one) => one.id), requirement },
    ];
  });
}

function overdue(findings: readonly EscalationFinding[]): EscalationProposal[] {
  return findings
    .filter((finding) => isPending(finding.state))
    .flatMap((finding): EscalationProposal[] => {
      const about = { findingId: finding.id, others: [], requirement: null };
      if (finding.pastLimit) return [{ ...about, subject: `past_limit:${finding.id}:${finding.limit?.until ?? ''}`, ground: 'past_limit' }];
      if (finding.daysLate === 0) return [];
      const ground = finding.grade === 'major' ? 'overdue_major' : 'overdue_minor';
      return [{ ...about, subject: `${ground}:${finding.id}:${finding.due ?? ''}`, ground }];
    });
}

const order: readonly EscalationGround[] = ['past_limit', 'overdue_major', 'repeat', 'several_minors', 'overdue_minor'];

/**
 * What a person should decide, the gravest first.
 * @param findings in the order in which they were raised
 * @param decided subjects of decisions on record
 */
export function escalationProposals(
  findings: readonly EscalationFinding[],
  threshold: number,
  decided: ReadonlySet<string>,
): EscalationProposal[] {
  const standing = findings.filter(raised);
  const groups = byRequirement(standing);
  return [...overdue(standing), ...repeats(groups), ...severalMinors(groups, threshold)]
    .filter((proposal) => !decided.has(proposal.subject))
    .sort((a, b) => order.indexOf(a.ground) - order.indexOf(b.ground));
}

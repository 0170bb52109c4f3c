/**
 * What the checklist of an audit is proposed to hold. Stage 2 and recertification look at everything (ISO/IEC 17021-1
 * 9.3.1.3, 9.6.3); a surveillance takes its mandatory subjects (9.6.2.2) and a share of the rest, so that the whole
 * standard has been looked at over the cycle (9.1.3.5). A proposal with reasons: the person decides.
 */
import type { AuditKind, CatalogItemKind, ResultClass } from '../model/vocabulary.ts';

/** Subjects of every surveillance, ISO/IEC 17021-1 9.6.2.2 a) to h), without the use of marks: that is no requirement. */
export const surveillanceSubjects = [
  'internal_audit_and_review',
  'earlier_nonconformities',
  'complaints',
  'effectiveness',
  'improvement',
  'operational_control',
  'changes',
] as const;
export type SurveillanceSubject = (typeof surveillanceSubjects)[number];

/** Requirements of clauses 4 to 10 in which each subject is looked at; the same numbers in every harmonised standard. */
const subjectOf: Readonly<Record<string, SurveillanceSubject>> = {
  '9.2.1': 'internal_audit_and_review',
  '9.2.2': 'internal_audit_and_review',
  '9.3.1': 'internal_audit_and_review',
  '9.3.2': 'internal_audit_and_review',
  '9.3.3': 'internal_audit_and_review',
  '10.2': 'earlier_nonconformities',
  '7.4': 'complaints',
  '6.2': 'effectiveness',
  '9.1': 'effectiveness',
  '10.1': 'improvement',
  '8.1': 'operational_control',
  '8.2': 'operational_control',
  '8.3': 'operational_control',
  '8.4': 'operational_control',
  '4.3': 'changes',
  '6.3': 'changes',
};

export const subjectFor = (ref: string): SurveillanceSubject | null => subjectOf[ref] ?? null;

export const proposalReasons = ['whole', 'mandatory', 'finding', 'not_sampled', 'never_seen', 'share', 'later'] as const;
export type ProposalReason = (typeof proposalReasons)[number];

export interface ProposalItem {
  readonly requirement: string;
  readonly ref: string;
  readonly kind: CatalogItemKind;
  /** What each audit of the cycle before this one said, the oldest first; one that did not hold it is left out. */
  readonly history: readonly ProposalPast[];
}

export interface ProposalPast {
  /** Place of the audit among the earlier ones of the cycle, from 0. */
  readonly audit: number;
  readonly shown: ResultClass | null;
}

export interface Proposal {
  readonly requirement: string;
  readonly take: boolean;
  readonly reason: ProposalReason;
  readonly subject: SurveillanceSubject | null;
}

/** Share of the rest that each of the two surveillances of a cycle takes, so that both together take it all. */
export const USUAL_SHARE = 50;

const partly: readonly AuditKind[] = ['surveillance'];

/** Whether an audit of the kind looks at a part only. */
export const takesShare = (kind: AuditKind): boolean => partly.includes(kind);

const graded: readonly (ResultClass | null)[] = ['major', 'minor'];
const looked = ({ shown }: ProposalPast) => shown !== null && shown !== 'not_sampled' && shown !== 'not_applicable';

/** @param share of what nothing else asks for, in percent; what was not seen for longest comes first */
export function proposeChecklist(kind: AuditKind, items: readonly ProposalItem[], share = USUAL_SHARE): Proposal[] {
  if (!takesShare(kind)) return items.map(({ requirement }) => ({ requirement, take: true, reason: 'whole', subject: null }));
  const reasonOf = (item: ProposalItem): ProposalReason | null => {
    const last = item.history.at(-1);
    if (item.kind === 'requirement' && subjectFor(item.ref) !== null) return 'mandatory';
    if (item.history.some(({ shown }) => graded.includes(shown))) return 'finding';
    if (last?.shown === 'not_sampled') return 'not_sampled';
    // An excluded control has nothing to be seen; the rest decides by its share.
    return item.history.some(looked) || last?.shown === 'not_applicable' ? null : 'never_seen';
  };
  const lastSeen = (item: ProposalItem) => item.history.findLast(looked)?.audit ?? -1;
  const rest = items.filter((item) => reasonOf(item) === null);
  const wanted = Math.ceil((rest.length * Math.min(100, Math.max(0, share))) / 100);
  const taken = new Set(
    rest
      .toSorted((a, b) => lastSeen(a) - lastSeen(b))
      .slice(0, wanted)
      .map(({ requirement }) => requirement),
  );
  return items.map((item) => {
    const reason = reasonOf(item);
    const { requirement } = item;
    const subject = reason === 'mandatory' ? subjectFor(item.ref) : null;
    if (reason !== null) return { requirement, take: true, reason, subject };
    return taken.has(requirement)
      ? { requirement, take: true, reason: 'share', subject }
      : { requirement, take: false, reason: 'later', subject };
  });
}

/**
 * What a reviewer or a decision maker may write: they evaluate the file of others (ISO/IEC 17021-1 9.5.1, 9.5.2), so
 * everything but their questions and their decision stays as the audit team left it. The dispatch asks this of every
 * command; the window only shows it.
 */
import type { PersonRole } from '../model/vocabulary.ts';

export type Desk = 'work' | 'review' | 'decision';

const desks: Partial<Record<PersonRole, Desk>> = { reviewer: 'review', decision_maker: 'decision' };

/** Where a person sits by their role. */
export const deskOf = (role: PersonRole): Desk => desks[role] ?? 'work';

const ofReview: readonly string[] = [
  'decision.beginReview',
  'decision.concludeReview',
  'decision.ask',
  'decision.clarify',
  'decision.settleQuestion',
  'decision.takeQuestions',
  'decision.override',
  'decision.withdrawOverride',
];

/** The body's word in a dispute, over a grade and after a missed limit may be the decision maker's (shared/model/finding-states.ts). */
const ofDecision: readonly string[] = [
  ...ofReview,
  'decision.record',
  'decision.withdraw',
  'decision.setCertificate',
  'decision.seal',
  'findings.escalate',
  'findings.regrade',
  'findings.resolveDispute',
  'findings.withdraw',
];

/** Writes that leave no entry in the ledger and change the file or what protects it. */
const ofTheFile: readonly string[] = ['engagement.setPassphrase', 'engagement.changePassphrase', 'engagement.removePassphrase'];

export interface AskedMethod {
  readonly kind: 'query' | 'command';
  readonly needs: string;
  /** Leaves rows in the ledger. */
  readonly ledger: boolean;
}

/** Whether somebody at this desk may call a method on the open file. */
export function mayCall(desk: Desk, name: string, method: AskedMethod): boolean {
  if (desk === 'work' || method.kind === 'query' || method.needs !== 'file') return true;
  if (ofTheFile.includes(name)) return false;
  // Saying who is at the keyboard is the way out of the mode; it leaves no entry.
  return !method.ledger || (desk === 'review' ? ofReview : ofDecision).includes(name);
}

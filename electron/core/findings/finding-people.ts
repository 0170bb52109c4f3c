/** Who may do what with findings, apart from the steps of their life. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { type ActingPerson, actorOf, type FileContext } from '../context.ts';

/** Who records findings: the team, those who help it, and the office for it. Reviewers and decision makers stay apart (9.5.1). */
const MAY_RAISE: readonly PersonRole[] = ['lead_auditor', 'auditor', 'technical_expert', 'trainee', 'consultant', 'body_administrator'];

/** The acting person, if findings are theirs to record. @throws ACTOR_UNKNOWN, NOT_ALLOWED */
export function raiser(context: FileContext): ActingPerson {
  const actor = actorOf(context);
  if (!MAY_RAISE.includes(actor.role))
    throw new AppError('NOT_ALLOWED', t('findingRules.mayNotRaise', { role: t(`vocabulary.personRole.${actor.role}`).toLowerCase() }));
  return actor;
}

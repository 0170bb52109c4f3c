/** Changes of the programme: once it is settled, each is listed with its reason (ISO/IEC 17021-1 9.1.3.1, 9.4.6). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { dayIn } from '../../../shared/rules/deadlines.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import type { Tx } from '../ledger/write.ts';

/** @throws RULE while there is none */
export function programmeOf(context: FileContext): Row<'programme'> {
  const programme = context.file.queries.programme.programme();
  if (programme === null) throw new AppError('RULE', t('programmeCore.noProgramme'), { hint: t('programmeCore.noProgrammeHint') });
  return programme;
}

/** @throws NOT_FOUND */
export function visitOf(context: FileContext, id: string): Row<'programme_visit'> {
  const visit = context.file.queries.programme.visit(id);
  if (visit === null) throw new AppError('NOT_FOUND', t('programmeCore.noVisit'));
  return visit;
}

/** Lists a change of a settled programme with its reason; one that is not settled yet has no list. */
export function listChange(context: FileContext, tx: Tx, programme: Row<'programme'>, what: string, why: string): void {
  if (programme.settledOn === null) return;
  const { queries } = context.file;
  tx.insert('programme_change', {
    id: context.ports.ids.uuid(),
    programmeId: programme.id,
    changedOn: dayIn(nowOf(context), queries.engagement.show().timeZone),
    changedBy: actorOf(context).name,
    what: what.slice(0, 300),
    reason: why,
    position: Math.max(-1, ...queries.programme.changes().map(({ position }) => position)) + 1,
  });
}

/**
 * Writes a change of the programme; of a settled one it lists what was changed and why.
 * @param what the change in a few words
 * @throws RULE with the field `reason` where a settled programme is changed without one
 */
export function changeProgramme<T>(context: FileContext, what: string, reason: string | undefined, work: (tx: Tx) => T): T {
  const programme = programmeOf(context);
  const actor = actorOf(context);
  const why = (reason ?? '').trim();
  if (programme.settledOn !== null && why === '') {
    const message = t('programmeCore.reasonNeeded');
    throw new AppError('RULE', message, { fields: { reason: message } });
  }
  return context.file.ledger.write({ actor, ...(why === '' ? {} : { reason: why }) }, (tx) => {
    const done = work(tx);
    listChange(context, tx, programme, what, why);
    return done;
  });
}

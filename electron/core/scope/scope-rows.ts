/** Rows of the scope by id, and what keeps one from being removed. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';

/** @throws NOT_FOUND */
export function siteOf(context: FileContext, id: string): Row<'site'> {
  const site = context.file.queries.scope.site(id);
  if (site === null) throw new AppError('NOT_FOUND', t('scopeCore.noSite'));
  return site;
}

/** @throws NOT_FOUND */
export function systemOf(context: FileContext, id: string): Row<'ai_system'> {
  const system = context.file.queries.scope.system(id);
  if (system === null) throw new AppError('NOT_FOUND', t('scopeCore.noSystem'));
  return system;
}

/** @throws RULE when a checklist, a link, an AI system or the boundary names the site or system */
export function refuseIfUsed(context: FileContext, id: string, name: string, hint: WordKey): void {
  const use = context.file.queries.scope.whereUsed(id);
  if (use.rows > 0)
    throw new AppError('RULE', t('scopeCore.inChecklist', { name, audits: use.audits, count: use.rows }), { hint: t(hint) });
  const planned = context.file.queries.plan.auditsPlanning(id);
  if (planned !== '') throw new AppError('RULE', t('planCore.inPlan', { name, audits: planned }), { hint: t('planCore.inPlanHint') });
  if (context.file.queries.programme.names(id))
    throw new AppError('RULE', t('programmeCore.inProgramme', { name }), { hint: t('programmeCore.inProgrammeHint') });
  if (use.links > 0) throw new AppError('RULE', t('scopeCore.linked', { name }));
  if (use.systems > 0) throw new AppError('RULE', t('inventoryCore.siteOfSystems', { name, count: use.systems }));
  if (use.items > 0) throw new AppError('RULE', t('inventoryCore.siteOfItems', { name }), { hint: t('inventoryCore.inBoundaryHint') });
}

/** The register of AI systems: no clause asks for it, but 4.1, 4.3 and A.4.2 to A.4.6 cannot be shown without it. */
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { Handler } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { refuseIfUsed, systemOf } from './scope-rows.ts';
import { blankSystem } from './system-row.ts';

/** @throws NOT_FOUND for a site that is not in the engagement */
function checkSites(context: FileContext, siteIds: readonly string[] | undefined): void {
  for (const id of siteIds ?? [])
    if (context.file.queries.scope.site(id) === null) throw new AppError('NOT_FOUND', t('inventoryCore.siteGone'));
}

type Methods = 'scope.systems' | 'scope.system' | 'scope.addSystem' | 'scope.updateSystem' | 'scope.removeSystem';

export const systemHandlers: { readonly [M in Methods]: Handler<M> } = {
  'scope.systems': (context) => ({ systems: context.file.queries.scope.systems() }),

  'scope.system': (context, { id }) => ({
    system: systemOf(context, id),
    suppliers: context.file.queries.suppliers.ofSystem(id),
  }),

  'scope.addSystem': (context, input) => {
    checkSites(context, input.siteIds);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('ai_system', {
        ...blankSystem(context.ports.ids.uuid(), input.name, context.file.queries.scope.nextSystemPosition()),
        ...definedFields(input),
      }),
    );
  },

  'scope.updateSystem': (context, { id, ...patch }) => {
    systemOf(context, id);
    checkSites(context, patch.siteIds);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('ai_system', id, definedFields(patch)));
  },

  'scope.removeSystem': (context, { id }) => {
    refuseIfUsed(context, id, systemOf(context, id).name, 'scopeCore.systemHint');
    const links = context.file.queries.suppliers.linksOfSystem(id);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const link of links) tx.remove('link', link);
      tx.remove('ai_system', id);
    });
    return {};
  },
};

/** Sites and their scope statements: what the AI management system covers, by place (ISO/IEC 42001 4.3). */
import { actorOf } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { boundaryHandlers } from './boundary-service.ts';
import { systemImportHandlers } from './import-systems.ts';
import { refuseIfUsed, siteOf } from './scope-rows.ts';
import { refuseExcludedClauses } from './scope-wording.ts';
import { systemHandlers } from './systems-service.ts';

export const scopeHandlers = {
  ...systemHandlers,
  ...systemImportHandlers,
  ...boundaryHandlers,

  'scope.sites': (context) => ({ sites: context.file.queries.scope.sites() }),

  'scope.addSite': (context, input) => {
    refuseExcludedClauses(input.scopeStatement);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('site', {
        id: context.ports.ids.uuid(),
        name: input.name,
        address: input.address ?? '',
        activities: input.activities ?? '',
        scopeStatement: input.scopeStatement ?? '',
        headcount: input.headcount ?? null,
        shifts: input.shifts ?? '',
        centralFunction: input.centralFunction ?? false,
        position: context.file.queries.scope.nextSitePosition(),
      }),
    );
  },

  'scope.updateSite': (context, { id, ...patch }) => {
    siteOf(context, id);
    refuseExcludedClauses(patch.scopeStatement);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('site', id, definedFields(patch)));
  },

  'scope.removeSite': (context, { id }) => {
    refuseIfUsed(context, id, siteOf(context, id).name, 'scopeCore.siteHint');
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      // A contact stays when the place goes.
      for (const contact of context.file.queries.client.contacts.all())
        if (contact.siteId === id) tx.update('contact', contact.id, { siteId: null });
      tx.remove('site', id);
    });
    return {};
  },
} satisfies HandlersOf<'scope.'>;

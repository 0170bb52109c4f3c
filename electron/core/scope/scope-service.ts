/** Sites and AI systems: what the AI management system covers (ISO/IEC 42001 4.3), and the units of checklists. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { blankSystem } from './system-row.ts';

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

function refuseIfUsed(context: FileContext, id: string, name: string, hint: WordKey): void {
  const use = context.file.queries.scope.whereUsed(id);
  if (use.rows > 0)
    throw new AppError('RULE', t('scopeCore.inChecklist', { name, audits: use.audits, count: use.rows }), { hint: t(hint) });
  if (use.links > 0) throw new AppError('RULE', t('scopeCore.linked', { name }));
}

export const scopeHandlers = {
  'scope.sites': (context) => ({ sites: context.file.queries.scope.sites() }),

  'scope.addSite': (context, input) =>
    context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('site', {
        id: context.ports.ids.uuid(),
        name: input.name,
        address: input.address ?? '',
        activities: input.activities ?? '',
        scopeStatement: input.scopeStatement ?? '',
        position: context.file.queries.scope.nextSitePosition(),
      }),
    ),

  'scope.updateSite': (context, { id, ...patch }) => {
    siteOf(context, id);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('site', id, definedFields(patch)));
  },

  'scope.removeSite': (context, { id }) => {
    refuseIfUsed(context, id, siteOf(context, id).name, 'scopeCore.siteHint');
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('site', id));
    return {};
  },

  'scope.systems': (context) => ({ systems: context.file.queries.scope.systems() }),

  'scope.addSystem': (context, input) =>
    context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('ai_system', {
        ...blankSystem(context.ports.ids.uuid(), input.name, context.file.queries.scope.nextSystemPosition()),
        ...definedFields(input),
      }),
    ),

  'scope.updateSystem': (context, { id, ...patch }) => {
    systemOf(context, id);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('ai_system', id, definedFields(patch)));
  },

  'scope.removeSystem': (context, { id }) => {
    refuseIfUsed(context, id, systemOf(context, id).name, 'scopeCore.systemHint');
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('ai_system', id));
    return {};
  },
} satisfies HandlersOf<'scope.'>;

/** The boundary of the scope and what can be doubted about it (ISO/IEC 42001 4.3). */

import { AppError } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { checkScope, type ScopeFacts, type ScopeWarning } from '../../../shared/rules/scope-checks.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { Handler } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { supplierOf } from '../suppliers/suppliers-service.ts';
import { siteOf } from './scope-rows.ts';
import { refuseExcludedClauses } from './scope-wording.ts';

/** @throws NOT_FOUND */
function itemOf(context: FileContext, id: string): Row<'scope_item'> {
  const item = context.file.queries.scope.item(id);
  if (item === null) throw new AppError('NOT_FOUND', t('inventoryCore.noItem'));
  return item;
}

type ItemNames = { readonly siteId?: string | null | undefined; readonly supplierId?: string | null | undefined };
/** @throws NOT_FOUND when site or supplier is not in the engagement */
function checkNamed(context: FileContext, { siteId, supplierId }: ItemNames): void {
  if (siteId !== null && siteId !== undefined) siteOf(context, siteId);
  if (supplierId !== null && supplierId !== undefined) supplierOf(context, supplierId);
}

function scopeFacts({ file }: FileContext): ScopeFacts {
  const { scope, suppliers, engagement } = file.queries;
  const third = scope.thirdParties();
  const served = new Map<string, string[]>();
  for (const { supplierId, systemId } of suppliers.pairs()) served.set(systemId, [...(served.get(systemId) ?? []), supplierId]);
  return {
    statements: [
      { id: null, name: '', text: engagement.show().scopeStatement },
      ...scope.sites().map(({ id, name, scopeStatement }) => ({ id, name, text: scopeStatement })),
    ],
    systems: scope.systems().map((system) => ({
      ...system,
      thirdParty: third.get(system.id)?.thirdParty ?? false,
      supplierName: third.get(system.id)?.supplierName ?? '',
      supplierIds: served.get(system.id) ?? [],
    })),
    suppliers: suppliers.suppliers().map(({ id, name, kinds }) => ({
      id,
      name,
      ai: kinds.some((kind) => kind === 'ai_system' || kind === 'ai_service' || kind === 'model'),
    })),
    items: scope.items(),
  };
}

const NAMES_SHOWN = 5;
function listed(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return [...names.slice(0, NAMES_SHOWN), ...(more > 0 ? [t('scopeChecks.more', { count: more })] : [])].join(', ');
}

type Warning = OutputOf<'scope.check'>['warnings'][number];
type Told = Pick<Warning, 'about' | 'message' | 'target'>;

const wordingTarget = (siteId: string | null): Warning['target'] => ({ kind: siteId === null ? 'engagement' : 'site', id: siteId });

function told(warning: ScopeWarning): Told {
  switch (warning.check) {
    case 'third_party_not_covered':
      return {
        about: warning.supplier.name,
        message: t('scopeChecks.third_party_not_covered.message', { systems: listed(warning.systems) }),
        target: { kind: 'supplier', id: warning.supplier.id },
      };
    case 'supplier_not_linked':
      return {
        about: t('scopeChecks.supplier_not_linked.about', { count: warning.systems.length }),
        message: t('scopeChecks.supplier_not_linked.message', { systems: listed(warning.systems) }),
        target: { kind: 'system', id: null },
      };
    case 'high_impact_outside': {
      const { system } = warning;
      const reasons = warning.because.map((why) =>
        t(`scopeChecks.because.${why}`, { class: t(`vocabulary.aiActClass.${system.aiActClass}`) }),
      );
      const because =
        reasons.length < 2 ? (reasons[0] ?? '') : `${reasons.slice(0, -1).join(', ')} ${t('scopeChecks.and')} ${reasons.at(-1)}`;
      const reason = system.scopeReason.trim() === '' ? t('scopeChecks.noReason') : system.scopeReason;
      return {
        about: system.name,
        message: t('scopeChecks.high_impact_outside.message', { because, reason }),
        target: { kind: 'system', id: system.id },
      };
    }
    case 'outside_without_reason':
      return {
        about: warning.thing.name,
        message: t('scopeChecks.outside_without_reason.message'),
        target: { kind: warning.of, id: warning.thing.id },
      };
    case 'no_statement':
      return {
        about: t('scopeChecks.no_statement.engagement'),
        message: t('scopeChecks.no_statement.message'),
        target: wordingTarget(null),
      };
    case 'no_activities':
      return {
        about: warning.siteId === null ? t('scopeChecks.no_activities.engagement') : warning.name,
        message: t('scopeChecks.no_activities.message'),
        target: wordingTarget(warning.siteId),
      };
    case 'clauses_excluded':
      return {
        about: warning.siteId === null ? t('scopeChecks.clauses_excluded.engagement') : warning.name,
        message: t('scopeChecks.clauses_excluded.message', { refs: warning.refs.join(', ') }),
        target: wordingTarget(warning.siteId),
      };
  }
}

const WARNINGS_LISTED = 200;

/** Every doubt about the scope in words. */
export const scopeWarnings = (context: FileContext): Warning[] =>
  checkScope(scopeFacts(context)).map((one) => ({ check: one.check, clause: one.clause, ...told(one) }));

type Methods = 'scope.items' | 'scope.addItem' | 'scope.updateItem' | 'scope.removeItem' | 'scope.check';

export const boundaryHandlers: { readonly [M in Methods]: Handler<M> } = {
  'scope.items': (context) => ({ items: context.file.queries.scope.items() }),

  'scope.addItem': (context, input) => {
    checkNamed(context, input);
    refuseExcludedClauses(input.name);
    refuseExcludedClauses(input.reason);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('scope_item', {
        id: context.ports.ids.uuid(),
        kind: input.kind,
        name: input.name,
        inside: input.inside,
        reason: input.reason ?? '',
        siteId: input.siteId ?? null,
        supplierId: input.supplierId ?? null,
        position: context.file.queries.scope.nextItemPosition(),
      }),
    );
  },

  'scope.updateItem': (context, { id, ...patch }) => {
    itemOf(context, id);
    checkNamed(context, patch);
    refuseExcludedClauses(patch.name);
    refuseExcludedClauses(patch.reason);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('scope_item', id, definedFields(patch)));
  },

  'scope.removeItem': (context, { id }) => {
    itemOf(context, id);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('scope_item', id));
    return {};
  },

  'scope.check': (context) => {
    const warnings = scopeWarnings(context);
    return { warnings: warnings.slice(0, WARNINGS_LISTED), total: warnings.length };
  },
};

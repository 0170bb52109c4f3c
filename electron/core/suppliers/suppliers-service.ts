/** Suppliers of AI systems, services, models and data, and which systems they serve (ISO/IEC 42001 A.10.2, A.10.3, 8.1). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { systemOf } from '../scope/scope-rows.ts';

/** @throws NOT_FOUND */
export function supplierOf(context: FileContext, id: string): Row<'supplier'> {
  const supplier = context.file.queries.suppliers.supplier(id);
  if (supplier === null) throw new AppError('NOT_FOUND', t('inventoryCore.noSupplier'));
  return supplier;
}

const linkId = (context: FileContext, supplierId: string, systemId: string): string =>
  naturalId(context.file.engagementId, 'link', 'supplier', supplierId, 'ai_system', systemId, 'supplies');

function blankSupplier(id: string, name: string, position: number): Row<'supplier'> {
  return {
    id,
    name,
    kinds: [],
    criticality: 'not_assessed',
    service: '',
    region: '',
    contact: '',
    dueDiligence: 'not_done',
    dueDiligenceOn: null,
    dueDiligenceText: '',
    contract: '',
    contractClauses: [],
    contractText: '',
    trainsOnData: 'not_stated',
    documentation: '',
    responsibilities: '',
    monitoring: '',
    issues: '',
    certificateStandard: '',
    certificateNumber: '',
    certificateBody: '',
    certificateAccreditation: '',
    certificateScope: '',
    certificateValidUntil: null,
    certificatePublicEntry: '',
    certificateCheckedOn: null,
    reviewOn: null,
    position,
  };
}

export const supplierHandlers = {
  'suppliers.list': ({ file }) => {
    const counts = file.queries.suppliers.counts();
    return {
      suppliers: file.queries.suppliers.suppliers().map((row) => ({
        id: row.id,
        name: row.name,
        kinds: row.kinds,
        criticality: row.criticality,
        service: row.service,
        dueDiligence: row.dueDiligence,
        dueDiligenceOn: row.dueDiligenceOn,
        certificateValidUntil: row.certificateValidUntil,
        reviewOn: row.reviewOn,
        systems: counts.get(row.id) ?? 0,
      })),
    };
  },

  'suppliers.show': (context, { id }) => ({
    supplier: supplierOf(context, id),
    systems: context.file.queries.suppliers.served(id),
  }),

  'suppliers.add': (context, input) =>
    context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('supplier', {
        ...blankSupplier(context.ports.ids.uuid(), input.name, context.file.queries.suppliers.nextPosition()),
        ...definedFields(input),
      }),
    ),

  'suppliers.update': (context, { id, ...patch }) => {
    supplierOf(context, id);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('supplier', id, definedFields(patch)));
  },

  'suppliers.remove': (context, { id }) => {
    const { name } = supplierOf(context, id);
    const { suppliers } = context.file.queries;
    if (suppliers.inBoundary(id) > 0)
      throw new AppError('RULE', t('inventoryCore.inBoundary', { name }), { hint: t('inventoryCore.inBoundaryHint') });
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const link of suppliers.linksOfSupplier(id)) tx.remove('link', link);
      tx.remove('supplier', id);
    });
    return {};
  },

  'suppliers.linkSystem': (context, { supplierId, systemId }) => {
    supplierOf(context, supplierId);
    systemOf(context, systemId);
    const id = linkId(context, supplierId, systemId);
    if (context.file.queries.suppliers.hasLink(id)) return {};
    context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('link', { id, fromKind: 'supplier', fromId: supplierId, toKind: 'ai_system', toId: systemId, kind: 'supplies' }),
    );
    return {};
  },

  'suppliers.unlinkSystem': (context, { supplierId, systemId }) => {
    supplierOf(context, supplierId);
    systemOf(context, systemId);
    const id = linkId(context, supplierId, systemId);
    if (context.file.queries.suppliers.hasLink(id)) context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('link', id));
    return {};
  },
} satisfies HandlersOf<'suppliers.'>;

/** The register of AI systems and its import, suppliers, and the boundary of the scope (ISO/IEC 42001 4.3, A.10.3). */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { count, date, filledLine, filledLongLine, id, line, longLine, text } from '../model/scalars.ts';
import { type SystemField, systemFieldNames } from '../model/system-fields.ts';
import * as v from '../model/vocabulary.ts';
import { byId, command, nothing, patchOf, query } from './define.ts';
import { previewOf, readingOf, rowNumber } from './table-import.ts';

const { id: _systemId, position: _systemPosition, source: _systemSource, name: _systemName, ...systemShape } = entities.ai_system.shape;
const systemInput = {
  ...z.strictObject(systemShape).partial().shape,
  name: filledLongLine,
  isoRoles: z.array(v.aiRole).max(6).optional(),
  aiActRoles: z.array(v.aiActRole).max(6).optional(),
  siteIds: z.array(id).max(500).optional(),
};

/** A row of the register; the long texts come with `scope.system`. */
export const systemGlance = entities.ai_system.pick({
  id: true,
  name: true,
  reference: true,
  version: true,
  owner: true,
  businessUnit: true,
  status: true,
  lifeCycleStage: true,
  inScope: true,
  scopeReason: true,
  isoRoles: true,
  riskLevel: true,
  aiActClass: true,
  impactLevel: true,
  position: true,
});

const systemField = z.enum(systemFieldNames as [SystemField, ...SystemField[]]);
const wordChoice = z.strictObject({ field: systemField, from: longLine, to: line });

/** How a client's table is read. What is left out is proposed by the program. */
const reading = {
  ...readingOf(systemField),
  /** A saved mapping; what stands in `mapping` goes first. */
  mappingId: id.optional(),
  /** What the client's words of closed lists mean. */
  words: z.array(wordChoice).max(2000).optional(),
};

const preview = z.strictObject({
  ...previewOf(systemField),
  mappingId: id.nullable(),
  /** Words of closed lists that the program does not know, with what was chosen for them. */
  words: z.array(z.strictObject({ field: systemField, from: longLine, rows: count, to: line.nullable() })),
  /** Rows that look like a system which the register holds already. */
  known: count,
  /** The first systems as they would be written. */
  systems: z.array(z.strictObject({ row: rowNumber, cells: z.array(z.strictObject({ field: systemField, text: line })) })),
});

const itemInput = {
  kind: v.scopeItemKind,
  name: filledLine,
  inside: z.boolean(),
  reason: text.optional(),
  siteId: id.nullable().optional(),
  supplierId: id.nullable().optional(),
};

export const scopeCheck = z.enum([
  'third_party_not_covered',
  'supplier_not_linked',
  'high_impact_outside',
  'outside_without_reason',
  'no_statement',
  'no_activities',
  'clauses_excluded',
]);

export const inventoryMethods = {
  'scope.systems': query('The AI systems, without their long texts.', nothing, z.strictObject({ systems: z.array(systemGlance) }), {
    topics: ['scope'],
  }),
  'scope.system': query(
    'One AI system with all its fields and its suppliers.',
    byId,
    z.strictObject({
      system: entities.ai_system,
      suppliers: z.array(entities.supplier.pick({ id: true, name: true, kinds: true, criticality: true })),
    }),
    { topics: ['scope'] },
  ),
  'scope.addSystem': command('Adds an AI system.', z.strictObject(systemInput), entities.ai_system, { topics: ['scope'] }),
  'scope.updateSystem': command('Changes an AI system.', patchOf(systemInput), entities.ai_system, { topics: ['scope'] }),
  'scope.removeSystem': command('Removes an AI system that no checklist names.', byId, nothing, { topics: ['scope'] }),
  'scope.previewSystems': query('Reads AI systems from a CSV file or a workbook and writes nothing.', z.strictObject(reading), preview),
  'scope.importSystems': command(
    'Writes AI systems from a CSV file or a workbook, all in one step, after a backup.',
    z.strictObject({
      ...reading,
      /** Takes the rows that are right and leaves the others; without it one wrong row refuses all. */
      leaveOutWrong: z.boolean().optional(),
      leaveOutKnown: z.boolean().optional(),
      saveMappingAs: filledLine.optional(),
    }),
    z.strictObject({ added: count, leftOut: count }),
    { topics: ['scope'] },
  ),
  'scope.mappings': query(
    'The saved mappings of imported AI systems.',
    nothing,
    z.strictObject({ mappings: z.array(entities.import_mapping) }),
    { topics: ['scope'] },
  ),
  'scope.removeMapping': command('Removes a saved mapping.', byId, nothing, { topics: ['scope'] }),
  'scope.items': query(
    'The boundary: business units, functions, processes, interfaces and outsourced services, inside or outside.',
    nothing,
    z.strictObject({ items: z.array(entities.scope_item) }),
    { topics: ['scope'] },
  ),
  'scope.addItem': command('Adds an item of the boundary.', z.strictObject(itemInput), entities.scope_item, { topics: ['scope'] }),
  'scope.updateItem': command('Changes an item of the boundary.', patchOf(itemInput), entities.scope_item, { topics: ['scope'] }),
  'scope.removeItem': command('Removes an item of the boundary.', byId, nothing, { topics: ['scope'] }),
  'scope.check': query(
    'Warnings about the scope, each with its clause.',
    nothing,
    z.strictObject({
      warnings: z.array(
        z.strictObject({
          check: scopeCheck,
          clause: line,
          about: longLine,
          message: text,
          target: z.strictObject({ kind: z.enum(['engagement', 'site', 'system', 'supplier', 'item']), id: id.nullable() }),
        }),
      ),
      /** All of them; the list ends after the first two hundred. */
      total: count,
    }),
    { topics: ['scope', 'engagement'] },
  ),
} as const;

const { id: _supplierId, position: _supplierPosition, name: _supplierName, ...supplierShape } = entities.supplier.shape;
const supplierInput = {
  ...z.strictObject(supplierShape).partial().shape,
  name: filledLine,
  kinds: z.array(v.supplierKind).max(8).optional(),
  contractClauses: z.array(v.contractClause).max(8).optional(),
};
const supplied = z.strictObject({ supplierId: id, systemId: id });

export const supplierMethods = {
  'suppliers.list': query(
    'The suppliers, with how many AI systems each serves.',
    nothing,
    z.strictObject({
      suppliers: z.array(
        z.strictObject({
          id,
          name: line,
          kinds: z.array(v.supplierKind),
          criticality: v.criticality,
          service: text,
          dueDiligence: v.dueDiligence,
          dueDiligenceOn: date.nullable(),
          certificateValidUntil: date.nullable(),
          reviewOn: date.nullable(),
          systems: count,
        }),
      ),
    }),
    { topics: ['scope'] },
  ),
  'suppliers.show': query(
    'One supplier with all its fields and the AI systems it serves.',
    byId,
    z.strictObject({
      supplier: entities.supplier,
      systems: z.array(z.strictObject({ id, name: longLine, version: longLine, inScope: z.boolean() })),
    }),
    { topics: ['scope'] },
  ),
  'suppliers.add': command('Adds a supplier.', z.strictObject(supplierInput), entities.supplier, { topics: ['scope'] }),
  'suppliers.update': command('Changes a supplier.', patchOf(supplierInput), entities.supplier, { topics: ['scope'] }),
  'suppliers.remove': command('Removes a supplier that no item of the boundary names.', byId, nothing, { topics: ['scope'] }),
  'suppliers.linkSystem': command('Says that a supplier serves an AI system.', supplied, nothing, { topics: ['scope'] }),
  'suppliers.unlinkSystem': command('Takes back that a supplier serves an AI system.', supplied, nothing, { topics: ['scope'] }),
} as const;

/** The Statement of Applicability: versions, rows, import with reconciliation, and what it does to a checklist. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { count, date, filledLine, filledText, id, line, requirementId, text } from '../model/scalars.ts';
import { exclusionGround, inclusionGround, soaApplicable, soaOrigin } from '../model/vocabulary.ts';
import { command, fileIn, nothing, query } from './define.ts';

/** What a column of a list can be read as. The five marks are columns that hold a sign per ground, as many templates do. */
export const soaField = z.enum([
  'controlRef',
  'title',
  'applicable',
  'reason',
  'exclusionReason',
  'risks',
  'markRisk',
  'markLaw',
  'markContract',
  'markObjective',
  'markBusiness',
  'implementation',
  'how',
  'documents',
  'owner',
  'dueOn',
]);
export type SoaField = z.infer<typeof soaField>;

export const soaProblem = z.enum([
  'missing',
  'not_a_control',
  'exclusion_without_ground',
  'exclusion_without_text',
  'inclusion_without_reason',
  'duplicate',
  'title_differs',
  'not_stated',
]);
export const soaLineKind = z.enum(['missing', 'not_a_control', 'no_reason', 'duplicate', 'title_differs', 'not_stated', 'own', 'matches']);
export const notAControl = z.enum(['objective', 'area', 'clause', 'guidance', 'unknown']);

const counts = z.strictObject({
  controls: count,
  rows: count,
  known: count,
  matches: count,
  titleDiffers: count,
  missing: count,
  notAControl: count,
  own: count,
  duplicates: count,
  noReason: count,
  notStated: count,
  excluded: count,
});

/** What a row says, before it has an id. */
const rowFacts = {
  controlRef: line,
  requirement: requirementId.nullable(),
  title: line,
  origin: soaOrigin,
  sourceRow: count.nullable(),
  applicable: soaApplicable,
  inclusionGrounds: z.array(inclusionGround),
  inclusionText: text,
  exclusionGround: exclusionGround.nullable(),
  exclusionText: text,
  linkedRisks: text,
  implementation: line,
  how: text,
  documents: text,
  owner: line,
  dueOn: date.nullable(),
};

const finding = {
  kind: soaLineKind,
  problems: z.array(soaProblem),
  notAControl: notAControl.nullable(),
  requirement: requirementId.nullable(),
  /** Of the control in the catalog; empty when the row means none. */
  ref: line,
  title: line,
};

/** A line of a reconciliation of rows that stand in the engagement. */
const storedLine = z.strictObject({ ...finding, item: entities.soa_item.nullable(), twins: z.array(id) });
/** A line of a preview: the row as it would be written; twins are rows of the file. */
const previewLine = z.strictObject({ ...finding, row: z.strictObject(rowFacts).nullable(), twins: z.array(count) });

const pinnedBy = z.array(z.strictObject({ auditId: id, number: line }));

const versionFacts = {
  number: filledLine.max(40),
  datedOn: date.nullable().optional(),
  approvedBy: line.optional(),
  approvedOn: date.nullable().optional(),
  note: text.optional(),
};

const source = {
  /** A file, or evidence that is kept in the engagement. */
  file: z.union([...fileIn.options, z.strictObject({ evidenceId: id })]),
  /** Left out: the likeliest sheet of a workbook. */
  sheet: z.string().min(1).max(255).optional(),
  /** Left out: as the head words propose. */
  mapping: z
    .strictObject({
      headRow: z.int().min(1).max(1_048_576),
      columns: z.array(z.strictObject({ column: z.int().min(0).max(16_383), field: soaField })).max(200),
    })
    .optional(),
  corrections: z
    .array(z.strictObject({ row: z.int().min(1).max(1_048_576), column: z.int().min(0).max(16_383), value: text }))
    .max(5_000)
    .optional(),
  /** Numbers of rows that are not taken over. */
  leaveOut: z.array(z.int().min(1).max(1_048_576)).max(10_000).optional(),
};

const rowProblem = z.strictObject({ row: count, column: z.string(), message: z.string() });

const itemPatch = {
  controlRef: filledLine.max(40).optional(),
  title: line.optional(),
  origin: soaOrigin.optional(),
  applicable: soaApplicable.optional(),
  inclusionGrounds: z.array(inclusionGround).max(5).optional(),
  inclusionText: text.optional(),
  exclusionGround: exclusionGround.nullable().optional(),
  exclusionText: text.optional(),
  linkedRisks: text.optional(),
  implementation: line.optional(),
  how: text.optional(),
  documents: text.optional(),
  owner: line.optional(),
  dueOn: date.nullable().optional(),
  auditorNote: text.optional(),
  /** AI systems that the row concerns; replaces those of before. */
  systems: z.array(id).max(5_000).optional(),
};

/** A row, or a control that the statement of that version does not name. */
const target = z.union([z.strictObject({ id }), z.strictObject({ versionId: id, requirement: requirementId })]);

/** What the pinned version does to the rows of a checklist. */
const effect = z.strictObject({
  version: z.strictObject({ id, number: line }).nullable(),
  /** Rows that become, or became, not applicable, with the client's justification as reason. */
  changes: z.array(z.strictObject({ checklistItemId: id, ref: line, title: line, unit: line, reason: text })),
  /** Rows that already say so. */
  unchanged: count,
  /** Rows that hold another result or work already, or say the opposite: left as they are. */
  conflicts: z.array(
    z.strictObject({
      checklistItemId: id,
      ref: line,
      title: line,
      unit: line,
      why: z.enum(['result', 'notes', 'evidence', 'findings', 'applies_now']),
    }),
  ),
  /** Controls that the version excludes without a text, does not name, or says neither yes nor no to: they stay open. */
  open: z.array(z.strictObject({ ref: line, title: line, why: z.enum(['missing', 'not_stated', 'no_text']) })),
});

export const soaMethods = {
  'soa.versions': query(
    'The versions of the Statement of Applicability, with what was found and who pins them.',
    nothing,
    z.strictObject({
      versions: z.array(z.strictObject({ ...entities.soa_version.shape, counts, decided: count, concerns: count, pinnedBy })),
    }),
    { topics: ['soa', 'audits', 'catalogs'] },
  ),
  'soa.show': query(
    'One version with its rows and the AI systems that each concerns.',
    z.strictObject({ id }),
    z.strictObject({
      version: entities.soa_version,
      evidence: z.strictObject({ id, number: line, title: line }).nullable(),
      items: z.array(z.strictObject({ ...entities.soa_item.shape, systems: z.array(z.strictObject({ id, name: line })) })),
      pinnedBy,
    }),
    { topics: ['soa', 'audits', 'scope', 'evidence'] },
  ),
  'soa.reconcile': query(
    'Holds the rows of a version against Annex A: missing controls, ids that are no controls, other titles, repeats, missing reasons.',
    z.strictObject({ id }),
    z.strictObject({ version: z.strictObject({ id, number: line }), counts, missing: z.array(line), lines: z.array(storedLine) }),
    { topics: ['soa', 'catalogs'] },
  ),
  'soa.create': command(
    'Makes a version with one row per control of Annex A, to be filled in here.',
    z.strictObject(versionFacts),
    entities.soa_version,
    { topics: ['soa', 'catalogs'] },
  ),
  'soa.preview': query(
    'Reads a list from CSV or xlsx and holds it against Annex A. Writes nothing.',
    z.strictObject(source),
    z.strictObject({
      table: z.strictObject({
        name: z.string(),
        kind: z.enum(['csv', 'xlsx']),
        sheet: z.string(),
        sheets: z.array(z.string()),
        encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
        delimiter: z.string(),
        rows: count,
      }),
      headRow: count,
      /** All columns; `remembered` when an earlier version was read the same way. */
      columns: z.array(
        z.strictObject({ column: count, title: z.string(), field: soaField.nullable(), remembered: z.boolean(), sample: z.string() }),
      ),
      /** The first rows as they stand in the file. */
      first: z.array(z.strictObject({ number: count, cells: z.array(z.string()) })),
      problems: z.array(rowProblem),
      ready: count,
      leftOut: count,
      counts,
      missing: z.array(line),
      lines: z.array(previewLine),
    }),
    { topics: ['soa', 'catalogs', 'evidence'] },
  ),
  'soa.import': command(
    'Takes a list over as a new version, all of it in one step. Refused while a row has a problem that was not settled.',
    z.strictObject({ ...source, ...versionFacts }),
    z.strictObject({ version: entities.soa_version, rows: count }),
    { topics: ['soa', 'catalogs'] },
  ),
  'soa.updateVersion': command(
    'Changes number, date or note of a version.',
    z.strictObject({ id, number: versionFacts.number.optional(), datedOn: versionFacts.datedOn, note: versionFacts.note }),
    entities.soa_version,
    { topics: ['soa'] },
  ),
  'soa.approve': command(
    'Records who approved a version and when (ISO/IEC 42001 6.1.3).',
    z.strictObject({ id, approvedBy: filledLine, approvedOn: date }),
    entities.soa_version,
    { topics: ['soa'] },
  ),
  'soa.removeVersion': command('Removes a version that no audit pins, with its rows.', z.strictObject({ id }), nothing, {
    topics: ['soa'],
  }),
  'soa.addItem': command(
    'Adds a row: a control of Annex A that the version does not name, or a control of the client’s own.',
    z.strictObject({ versionId: id, ...itemPatch, controlRef: filledLine.max(40) }),
    entities.soa_item,
    { topics: ['soa'] },
  ),
  'soa.updateItem': command('Changes a row.', z.strictObject({ id, ...itemPatch }), entities.soa_item, { topics: ['soa', 'scope'] }),
  'soa.removeItem': command('Removes a row from a version.', z.strictObject({ id }), nothing, { topics: ['soa'] }),
  'soa.accept': command(
    'The auditor accepts a row, or that a control is not named, as it stands.',
    z.strictObject({ of: target, note: text.optional() }),
    entities.soa_item,
    { topics: ['soa'] },
  ),
  'soa.raiseConcern': command(
    'The auditor notes a concern about a row or about a control that is not named.',
    z.strictObject({ of: target, note: filledText }),
    entities.soa_item,
    { topics: ['soa'] },
  ),
  'soa.reopenItem': command('Takes the auditor’s decision on a row back.', z.strictObject({ id }), entities.soa_item, { topics: ['soa'] }),
  'soa.compare': query(
    'What became different from one version to another, control by control.',
    z.strictObject({ from: id, to: id }),
    z.strictObject({
      same: count,
      changes: z.array(
        z.strictObject({
          ref: line,
          title: line,
          change: z.enum(['added', 'removed', 'changed']),
          fields: z.array(
            z.enum(['applicable', 'inclusionGrounds', 'inclusionText', 'exclusionGround', 'exclusionText', 'linkedRisks', 'title']),
          ),
          before: entities.soa_item.nullable(),
          after: entities.soa_item.nullable(),
        }),
      ),
    }),
    { topics: ['soa'] },
  ),
  'soa.pin': command(
    'Says which version an audit judges by; none takes the pin away.',
    z.strictObject({ auditId: id, versionId: id.nullable() }),
    entities.audit,
    { topics: ['soa', 'audits'] },
  ),
  'soa.effect': query(
    'What the pinned version would do to the checklist of an audit. Writes nothing.',
    z.strictObject({ auditId: id }),
    effect,
    { topics: ['soa', 'audits', 'checklist', 'notes', 'findings'] },
  ),
  'soa.applyToChecklist': command(
    'Gives the controls that the pinned version excludes their result: not applicable, with the client’s justification, to be reviewed.',
    z.strictObject({ auditId: id }),
    effect,
    { topics: ['checklist', 'audits'] },
  ),
} as const;

/**
 * What of the ledger may be taken back by one key. Work in progress may; what was issued, received, agreed or belongs to
 * the life of an issued finding is amended by a step of its own, never undone (ISO/IEC 17021-1 9.9: records are kept as
 * they were made). Pure: a table, and the few facts it asks for.
 */
import type { EntityName } from '../model/entities.ts';

export interface UndoChange {
  readonly op: string;
  readonly entity: string;
  readonly row: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface UndoFacts {
  /** State of a finding now; null when it is gone. */
  findingState(findingId: string): string | null;
  /** The finding that a part belongs to now; null when the part is gone. */
  findingOf(part: string, id: string): string | null;
}

/** Why a write is not taken back. */
export type UndoRefusal = 'issued' | 'received' | 'agreed' | 'record' | 'purged' | 'person' | 'large';

type Kind =
  /** Work in progress: any change of it may be taken back. */
  | 'free'
  /** Fields may go back to what they were; the row itself stays where it was received or named. */
  | 'fields'
  /** What a person enters may go back; that the row was drawn, replaced or removed stays a record. */
  | 'entries'
  /** Free while its finding is a draft. */
  | 'of_finding'
  /** A record of what was done or decided. */
  | 'record';

/** An entity that is not named here is a record: who adds one decides here whether it may be undone. */
const kinds: Readonly<Partial<Record<EntityName, Kind>>> = {
  engagement: 'fields',
  site: 'free',
  person: 'fields',
  ai_system: 'free',
  supplier: 'free',
  scope_item: 'free',
  catalog: 'free',
  catalog_item: 'free',
  audit: 'free',
  audit_member: 'free',
  checklist_item: 'free',
  requirement_result: 'free',
  prompt_check: 'free',
  note: 'free',
  interview: 'free',
  evidence: 'fields',
  link: 'free',
  finding: 'of_finding',
  finding_requirement: 'of_finding',
  objective_evidence: 'of_finding',
  report_text: 'free',
  report_look: 'free',
  look_file: 'free',
  soa_version: 'free',
  soa_item: 'free',
  import_mapping: 'free',
  plan_session: 'free',
  plan_subject: 'free',
  meeting: 'free',
  attendance: 'free',
  population: 'fields',
  population_exclusion: 'free',
  sample: 'entries',
  sample_item: 'entries',
  sampling_table: 'entries',
};

/** More rows than this are work of an import, for which a backup was made. */
export const MOST_CHANGES = 5000;

const agreedFields = ['planAgreedOn', 'planAgreedWith'];
const rowOf = (change: UndoChange) => (change.after ?? change.before) as Readonly<Record<string, unknown>> | null;

function refusalOf(change: UndoChange, facts: UndoFacts): UndoRefusal | null {
  if (change.op === 'chain') return null;
  if (change.op === 'purge') return 'purged';
  if (change.op !== 'insert' && change.op !== 'update' && change.op !== 'remove') return 'record';
  switch (kinds[change.entity as EntityName] ?? 'record') {
    case 'record':
      return 'record';
    case 'fields':
      if (change.op === 'update') return null;
      return change.entity === 'person' ? 'person' : 'received';
    case 'entries':
      return change.op === 'update' ? null : 'record';
    case 'of_finding': {
      if (change.entity === 'finding' && change.field === 'state') return 'issued';
      const named = change.op === 'update' ? facts.findingOf(change.entity, change.row) : rowOf(change)?.findingId;
      const findingId = change.entity === 'finding' ? change.row : named;
      const state = typeof findingId === 'string' ? facts.findingState(findingId) : null;
      return state === null || state === 'draft' ? null : 'issued';
    }
    case 'free':
      return change.op === 'update' && change.entity === 'audit' && agreedFields.includes(change.field) ? 'agreed' : null;
  }
}

/** Why a write may not be taken back; null when it may. One change that may not keeps the whole write. */
export function undoRefusal(changes: readonly UndoChange[], facts: UndoFacts): UndoRefusal | null {
  if (changes.length > MOST_CHANGES) return 'large';
  for (const change of changes) {
    const refusal = refusalOf(change, facts);
    if (refusal !== null) return refusal;
  }
  return null;
}

export type UndoDeed =
  | { readonly do: 'insert'; readonly entity: string; readonly id: string; readonly row: unknown }
  | { readonly do: 'remove'; readonly entity: string; readonly id: string; readonly expected: unknown }
  | {
      readonly do: 'update';
      readonly entity: string;
      readonly id: string;
      readonly patch: Readonly<Record<string, unknown>>;
      readonly expected: Readonly<Record<string, unknown>>;
    };

/** What has to be done, in this order, to take a write back: last change first, neighbouring fields of a row in one step. */
export function undoDeeds(changes: readonly UndoChange[]): UndoDeed[] {
  const deeds: UndoDeed[] = [];
  for (const { op, entity, row: id, field, before, after } of changes.toReversed()) {
    const last = deeds.at(-1);
    if (op === 'insert') deeds.push({ do: 'remove', entity, id, expected: after });
    else if (op === 'remove') deeds.push({ do: 'insert', entity, id, row: before });
    else if (op === 'update' && last?.do === 'update' && last.entity === entity && last.id === id)
      deeds[deeds.length - 1] = {
        ...last,
        patch: { ...last.patch, [field]: before },
        // Of two changes of one field the later one says what must stand there now.
        expected: { [field]: after, ...last.expected },
      };
    else if (op === 'update') deeds.push({ do: 'update', entity, id, patch: { [field]: before }, expected: { [field]: after } });
  }
  return deeds;
}

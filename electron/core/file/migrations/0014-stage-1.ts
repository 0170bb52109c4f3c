/**
 * Stage 1 (ISO/IEC 17021-1 9.3.1.2): objectives, readiness, reviewed documents, areas of concern, and the gate to
 * Stage 2. An area of concern of an older file was a result with a reason; it becomes a record of its own that holds
 * the text, and the reason goes, so that nothing stands twice. SQLite cannot change a CHECK: `link` is made anew.
 */
import type { Database, Statement } from 'better-sqlite3';
import { v5 } from 'uuid';
import type { MigrationStep, StepRow, StepTables } from './step.ts';

const tables = `
  CREATE TABLE stage1_objective (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    objective TEXT NOT NULL CHECK (objective IN ('a', 'b', 'c', 'd', 'e', 'f', 'g')),
    state TEXT NOT NULL CHECK (state IN ('open', 'met', 'partly_met', 'not_met')),
    text TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX stage1_objective_once ON stage1_objective (auditId, objective);
  CREATE TABLE stage1_readiness (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL UNIQUE REFERENCES audit (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('open', 'ready', 'conditional', 'not_ready')),
    concludedById TEXT,
    concludedByName TEXT NOT NULL,
    concludedOn TEXT,
    communicatedTo TEXT NOT NULL,
    communicatedOn TEXT
  ) STRICT;
  CREATE TABLE reviewed_document (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    datedOn TEXT,
    requirements TEXT NOT NULL CHECK (json_valid(requirements)),
    verdict TEXT NOT NULL CHECK (verdict IN ('open', 'adequate', 'not_adequate')),
    reason TEXT NOT NULL,
    evidenceId TEXT REFERENCES evidence (id),
    reviewedById TEXT,
    reviewedByName TEXT NOT NULL,
    reviewedOn TEXT,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX reviewed_document_by_audit ON reviewed_document (auditId, position);
  CREATE INDEX reviewed_document_by_evidence ON reviewed_document (evidenceId);
  CREATE TABLE area_of_concern (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL REFERENCES audit (id),
    number TEXT NOT NULL,
    requirement TEXT NOT NULL,
    unitKind TEXT NOT NULL CHECK (unitKind IN ('organization', 'system', 'site')),
    unitId TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    outlook TEXT NOT NULL,
    checklistItemId TEXT REFERENCES checklist_item (id),
    documentId TEXT REFERENCES reviewed_document (id),
    soaItemIds TEXT NOT NULL CHECK (json_valid(soaItemIds)),
    raisedById TEXT NOT NULL,
    raisedByName TEXT NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('open', 'resolved', 'finding', 'carried_on')),
    treatmentText TEXT NOT NULL,
    treatedAuditId TEXT REFERENCES audit (id),
    treatedById TEXT,
    treatedByName TEXT NOT NULL,
    treatedOn TEXT,
    findingId TEXT REFERENCES finding (id),
    position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX area_of_concern_by_audit ON area_of_concern (auditId, position);
  CREATE INDEX area_of_concern_by_row ON area_of_concern (checklistItemId);
  CREATE TABLE stage2_gate (
    id TEXT PRIMARY KEY NOT NULL,
    auditId TEXT NOT NULL UNIQUE REFERENCES audit (id),
    competence TEXT NOT NULL CHECK (competence IN ('open', 'confirmed', 'not_confirmed')),
    competenceReason TEXT NOT NULL,
    competenceById TEXT,
    competenceByName TEXT NOT NULL,
    competenceOn TEXT,
    intervalMonths INTEGER NOT NULL,
    changes TEXT NOT NULL,
    validity TEXT NOT NULL CHECK (validity IN ('open', 'valid', 'repeat_part', 'repeat')),
    validityReason TEXT NOT NULL,
    validityById TEXT,
    validityByName TEXT NOT NULL,
    validityOn TEXT
  ) STRICT;
`;

const linkable = [
  'checklist_item',
  'evidence',
  'finding',
  'interview',
  'note',
  'ai_system',
  'person',
  'audit',
  'soa_item',
  'supplier',
  'stage1_objective',
  'area_of_concern',
]
  .map((kind) => `'${kind}'`)
  .join(', ');

const links = `
  CREATE TABLE link_anew (
    id TEXT PRIMARY KEY NOT NULL,
    fromKind TEXT NOT NULL CHECK (fromKind IN (${linkable})),
    fromId TEXT NOT NULL,
    toKind TEXT NOT NULL CHECK (toKind IN (${linkable})),
    toId TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('supports', 'mentions', 'concerns', 'implements', 'supplies', 'supersedes'))
  ) STRICT;
  INSERT INTO link_anew (id, fromKind, fromId, toKind, toId, kind) SELECT id, fromKind, fromId, toKind, toId, kind FROM link;
  DROP TABLE link;
  ALTER TABLE link_anew RENAME TO link;
  CREATE INDEX link_by_from ON link (fromId);
  CREATE INDEX link_by_to ON link (toId);
`;

/** Namespace of what this step makes: a concern of a row is the same on every device. */
const NAMESPACE = '8a3c6a0e-41d5-4f0e-9f0b-6d2f3a7be105';
const NOBODY = '00000000-0000-7000-8000-000000000000';
const LONGEST_TITLE = 120;

const isConcern = (row: StepRow) => row.result === 'area_of_concern';
const clear = (row: StepRow): StepRow => (isConcern(row) ? { ...row, reason: '' } : row);

/** What is called: the first sentence of the text, or the requirement where no text was written. */
function titleOf(reason: string, requirement: string): string {
  const first = (/^[^.!?\n]+/.exec(reason.trim())?.[0] ?? '').trim();
  if (first === '') return requirement;
  return first.length <= LONGEST_TITLE ? first : `${first.slice(0, LONGEST_TITLE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The areas of concern that results were, in the order of their checklists. */
function concernsOf(rows: StepTables): [string, StepRow][] {
  const results = [...(rows.get('requirement_result')?.values() ?? [])].filter(isConcern);
  const items = rows.get('checklist_item') ?? new Map<string, StepRow>();
  const catalog = rows.get('catalog_item') ?? new Map<string, StepRow>();
  const found = results.flatMap((result) => {
    const item = items.get(String(result.checklistItemId));
    return item === undefined ? [] : [{ id: v5(String(result.id), NAMESPACE), reason: String(result.reason), item }];
  });
  found.sort(
    (a, b) =>
      String(a.item.auditId).localeCompare(String(b.item.auditId)) ||
      Number(a.item.position) - Number(b.item.position) ||
      a.id.localeCompare(b.id),
  );
  const numbers = new Map<string, number>();
  return found.map(({ id, reason, item }) => {
    const auditId = String(item.auditId);
    const number = (numbers.get(auditId) ?? 0) + 1;
    numbers.set(auditId, number);
    return [
      'area_of_concern',
      {
        id,
        auditId,
        number: `AOC-${number}`,
        requirement: item.requirement,
        unitKind: item.unitKind,
        unitId: item.unitId ?? null,
        title: titleOf(reason, String(catalog.get(String(item.catalogItemId))?.title ?? item.requirement)),
        text: reason,
        outlook: '',
        checklistItemId: item.id,
        documentId: null,
        soaItemIds: [],
        raisedById: NOBODY,
        raisedByName: '',
        treatment: 'open',
        treatmentText: '',
        treatedAuditId: null,
        treatedById: null,
        treatedByName: '',
        treatedOn: null,
        findingId: null,
        position: number - 1,
      },
    ];
  });
}

function moveConcerns(db: Database): void {
  const read = (entity: string) =>
    new Map((db.prepare(`SELECT * FROM ${entity}`).all() as { id: string }[]).map((row) => [row.id, row as unknown as StepRow]));
  const made = concernsOf(new Map(['requirement_result', 'checklist_item', 'catalog_item'].map((entity) => [entity, read(entity)])));
  for (const [entity, row] of made) {
    const names = Object.keys(row);
    db.prepare(`INSERT INTO ${entity} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run({
      ...row,
      soaItemIds: '[]',
    });
  }
  // What can be found by words is now found in the record.
  const find = db.prepare("UPDATE search_row SET entity = 'area_of_concern', id = @concern WHERE id = @result");
  const results = db.prepare("SELECT id FROM requirement_result WHERE result = 'area_of_concern'").pluck() as Statement<[], string>;
  for (const id of results.all()) find.run({ concern: v5(id, NAMESPACE), result: id });
  db.exec("UPDATE requirement_result SET reason = '' WHERE result = 'area_of_concern'");
}

export const stage1: MigrationStep = {
  version: 14,
  name: '0014-stage-1',
  up: (db) => {
    db.exec(tables);
    db.exec(links);
    moveConcerns(db);
  },
  mapRow: (entity, row) => (entity === 'requirement_result' ? clear(row) : row),
  addRows: concernsOf,
};

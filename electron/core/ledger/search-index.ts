/**
 * What of each entity can be found by words. The index is kept by the ledger's writer in the same transaction; it is
 * no part of history and can be rebuilt from the tables.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { EntityName, Row } from '../../../shared/model/entities.ts';

interface Searchable {
  readonly title: string;
  readonly body: string;
}

type Finders = { readonly [E in EntityName]?: (row: Row<E>) => Searchable };

const finders: Finders = {
  engagement: (row) => ({ title: row.clientName, body: `${row.clientDescription}\n${row.scopeStatement}` }),
  site: (row) => ({ title: row.name, body: `${row.address}\n${row.activities}` }),
  person: (row) => ({ title: row.name, body: row.title }),
  ai_system: (row) => ({ title: `${row.name} ${row.version}`, body: `${row.purpose}\n${row.model}\n${row.owner}` }),
  supplier: (row) => ({ title: row.name, body: `${row.service}\n${row.dueDiligenceText}\n${row.monitoring}\n${row.issues}` }),
  scope_item: (row) => ({ title: row.name, body: row.reason }),
  catalog_item: (row) => ({ title: `${row.ref} ${row.title}`, body: [row.description, ...row.ask, ...row.lookAt].join('\n') }),
  audit: (row) => ({ title: row.title, body: `${row.criteria}\n${row.objectives}\n${row.places}` }),
  requirement_result: (row) => ({ title: '', body: row.reason }),
  area_of_concern: (row) => ({ title: `${row.number} ${row.title}`, body: `${row.text}\n${row.outlook}\n${row.treatmentText}` }),
  stage1_objective: (row) => ({ title: '', body: row.text }),
  reviewed_document: (row) => ({ title: row.title, body: `${row.version}\n${row.reason}` }),
  note: (row) => ({ title: '', body: row.text }),
  interview: (row) => ({ title: `${row.number} ${row.title}`, body: `${row.personLabel}\n${row.role}\n${row.place}` }),
  soa_item: (row) => ({
    title: `${row.controlRef} ${row.title}`.trim(),
    body: [row.inclusionText, row.exclusionText, row.how, row.documents, row.auditorNote].join('\n'),
  }),
  evidence: (row) => ({
    title: `${row.number} ${row.title}`,
    body: `${row.fileName}\n${row.source}\n${row.versionOrDate}\n${row.location}`,
  }),
  finding: (row) => ({ title: `${row.number} ${row.title}`, body: `${row.statement}\n${row.gradeReason}` }),
  objective_evidence: (row) => ({ title: '', body: row.text }),
  correction: (row) => ({ title: '', body: row.text }),
  cause: (row) => ({ title: '', body: row.text }),
  corrective_action: (row) => ({ title: '', body: `${row.text}\n${row.implementation}` }),
  verification: (row) => ({ title: '', body: row.text }),
  population: (row) => ({ title: row.name, body: `${row.source}\n${row.query}\n${row.completeness}` }),
  sample: (row) => ({
    title: `${row.number} ${row.title}`,
    body: `${row.question}\n${row.attribute}\n${row.deviationIs}\n${row.conclusion}`,
  }),
  sample_item: (row) => ({ title: row.record, body: `${row.note}\n${row.reason}\n${row.notConfirmed}` }),
  report_text: (row) => ({ title: '', body: row.text }),
};

export interface SearchIndex {
  /** `before` is the row as the index knows it, null for a new one: unchanged words cost nothing. */
  put<E extends EntityName>(entity: E, row: Row<E>, before: Row<E> | null): void;
  drop(entity: EntityName, id: string): void;
}

export function createSearchIndex(db: Database): SearchIndex {
  const find: Statement<[string], { number: number }> = db.prepare('SELECT number FROM search_row WHERE id = ?');
  const addRow = db.prepare('INSERT INTO search_row (entity, id) VALUES (?, ?)');
  const dropRow = db.prepare('DELETE FROM search_row WHERE number = ?');
  const addText = db.prepare('INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)');
  const changeText = db.prepare('UPDATE search SET title = ?, body = ? WHERE rowid = ?');
  const dropText = db.prepare('DELETE FROM search WHERE rowid = ?');

  return {
    put(entity, row, before) {
      const finder = finders[entity] as ((row: unknown) => Searchable) | undefined;
      if (finder === undefined) return;
      const { title, body } = finder(row);
      if (before !== null) {
        const was = finder(before);
        if (was.title === title && was.body === body) return;
      }
      const known = before === null ? undefined : find.get(row.id);
      if (known !== undefined) changeText.run(title, body, known.number);
      else if (`${title}${body}`.trim() !== '') addText.run(addRow.run(entity, row.id).lastInsertRowid, title, body);
    },
    drop(_entity, id) {
      const known = find.get(id);
      if (known === undefined) return;
      dropText.run(known.number);
      dropRow.run(known.number);
    },
  };
}

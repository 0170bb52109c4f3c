/**
 * What an issued report rests on, for "changed since report 1.0": the records of its own audit, and those of the whole
 * engagement that it prints. Records of another audit, and what no report prints, leave it as it is.
 */
import type { EntityName } from '../model/entities.ts';

/** Tools and settings that no report prints: a change of them changes no report. */
const unprinted: ReadonlySet<EntityName> = new Set<EntityName>([
  'report',
  'import_mapping',
  'grading_scheme',
  'finding_policy',
  'sampling_table',
  'catalog',
  'catalog_item',
  'prompt_check',
  'own_question_check',
  'response_issue',
  'response_issue_row',
  'response_return',
  'competence_area',
  'competence',
  'absence',
  'programme',
  'programme_visit',
  'programme_subject',
  'programme_change',
  // What follows the report rests on it, not the other way round.
  'gate_override',
  'technical_review',
  'review_question',
  'review_clarification',
  'decision_policy',
  'decision',
  'certificate',
  'pack_seal',
  // Another look is another print of the same words.
  'report_look',
  'look_file',
]);

/** Fields through which a record belongs to an audit, by way of a row of the named kind; the first that is there counts. */
const owners: readonly (readonly [field: string, entity: EntityName])[] = [
  ['findingId', 'finding'],
  ['checklistItemId', 'checklist_item'],
  ['responseId', 'response'],
  ['interviewId', 'interview'],
  ['sampleId', 'sample'],
  ['populationId', 'population'],
  ['sessionId', 'plan_session'],
  ['meetingId', 'meeting'],
];

export type PlainRow = Readonly<Record<string, unknown>>;

export const isPrinted = (entity: EntityName): boolean => !unprinted.has(entity);

/**
 * The audit that a record belongs to; null for one of the whole engagement.
 * @param rowOf a row as it stands, or as it stood before it was removed
 */
export function auditOfRow(entity: EntityName, row: PlainRow, rowOf: (entity: EntityName, id: string) => PlainRow | null): string | null {
  if (entity === 'audit') return typeof row.id === 'string' ? row.id : null;
  if (typeof row.auditId === 'string') return row.auditId;
  // Notes and links hang on a row of a named kind.
  const kind = row.ownerKind ?? row.toKind;
  const id = row.ownerId ?? row.toId;
  if (typeof id === 'string' && (kind === 'checklist_item' || kind === 'interview' || kind === 'finding')) {
    const owner = rowOf(kind, id);
    return owner === null ? null : auditOfRow(kind, owner, rowOf);
  }
  for (const [field, parent] of owners) {
    const parentId = row[field];
    if (typeof parentId !== 'string') continue;
    const found = rowOf(parent, parentId);
    return found === null ? null : auditOfRow(parent, found, rowOf);
  }
  return null;
}

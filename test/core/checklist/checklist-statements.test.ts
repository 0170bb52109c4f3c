import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditQueries } from '../../../electron/core/audits/audits-queries.ts';
import { createChecklistQueries } from '../../../electron/core/checklist/checklist-queries.ts';
import { checklistRows } from '../../../electron/core/checklist/checklist-rows.ts';
import type { FileContext } from '../../../electron/core/context.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

/** The rows of an audit, and how many statements SQLite ran for them. */
function countedRows(auditId: string): { rows: number; statements: number } {
  let statements = 0;
  const count = () => {
    statements += 1;
  };
  const db = new Database(engagement.path, { readonly: true, verbose: count });
  try {
    const queries = { checklist: createChecklistQueries(db), audits: createAuditQueries(db) };
    statements = 0;
    // The list reads nothing but these queries; the rest of a context would only be in the way of counting.
    const context = { file: { queries } } as unknown as FileContext;
    return { rows: checklistRows(context, auditId).length, statements };
  } finally {
    db.close();
  }
}

describe('the list of a checklist', () => {
  it('takes five statements for 70 rows and for more than a thousand, notes and findings among them', async () => {
    const { call } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2' });
    await call('checklist.make', { auditId: audit.id });
    expect(countedRows(audit.id)).toEqual({ rows: 70, statements: 5 });

    const { rows } = await call('checklist.list', { auditId: audit.id });
    for (let n = 1; n <= 14; n += 1) {
      const { id } = await call('scope.addSystem', { name: `System ${n}` });
      const units = rows.map(({ requirement }) => ({ requirement, unit: { kind: 'system' as const, id } }));
      await call('checklist.make', { auditId: audit.id, units });
    }
    for (const row of rows.slice(0, 10)) {
      await call('checklist.addNote', { id: row.id, text: 'Seen.' });
      await call('findings.raise', {
        auditId: audit.id,
        grade: 'minor',
        title: 'T',
        statement: 'S',
        requirements: [row.requirement],
        checklistItems: [row.id],
        objectiveEvidence: [{ text: 'E' }],
      });
    }
    expect(countedRows(audit.id)).toEqual({ rows: 1050, statements: 5 });
  });
});

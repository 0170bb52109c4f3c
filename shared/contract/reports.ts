/** Report, workbook, search, ledger, settings, and what only the window can answer. */
import { z } from 'zod';
import { type EntityName, entities, entityNames } from '../model/entities.ts';
import { reportNumber } from '../model/report-entities.ts';
import { count, date, filledLine, filledText, id, instant, line, sha256, text } from '../model/scalars.ts';
import { linkable, reportSection } from '../model/vocabulary.ts';
import { clientCopyChoice } from '../rules/client-copy.ts';
import { command, fileAt, nothing, query, task, topic } from './define.ts';
import { ledgerHead } from './engagement.ts';

const written = z.strictObject({ fileName: z.string(), bytes: count, sha256 });

const reportRow = entities.report;

/** The full document, or the client's copy with what it leaves out besides what it always does. */
const copyInput = { copy: z.enum(['full', 'client']).optional(), leaveOut: clientCopyChoice.optional() };

export const reportMethods = {
  'reports.issue': command(
    'Issues the report of an audit: keeps the PDF in the file, records the end of the ledger, and freezes what it was made from.',
    z.strictObject({
      auditId: id,
      number: reportNumber.optional(),
      issuedOn: date.optional(),
      changes: text.optional(),
      task: task.optional(),
    }),
    reportRow,
    { topics: ['reports', 'audits'] },
  ),
  'reports.issued': query(
    'Issued reports, of one audit or of all, each with what was changed in the file since.',
    z.strictObject({ auditId: id.optional() }),
    z.strictObject({
      reports: z.array(
        z.strictObject({
          ...reportRow.shape,
          changedSince: z.array(z.strictObject({ entity: line, what: line, rows: count, lastAt: instant })),
        }),
      ),
    }),
    { topics: ['reports', 'ledger'] },
  ),
  'reports.changes': query(
    'What was changed after a report was issued of what it rests on, record by record, the newest first.',
    z.strictObject({ id, limit: count.min(1).max(1000).optional() }),
    z.strictObject({
      records: z.array(
        z.strictObject({
          entity: line,
          what: line,
          id,
          name: z.string(),
          op: z.enum(['made', 'changed', 'removed']),
          /** Names of the fields that were changed, each once. */
          fields: z.array(line),
          entries: count,
          lastAt: instant,
          who: line,
          auditId: id.nullable(),
        }),
      ),
      total: count,
    }),
    { topics: ['reports', 'ledger'] },
  ),
  'reports.reopen': command(
    'Opens an audit again after its report was issued, with a reason; the issued report stays as it was sent.',
    z.strictObject({ id, reason: filledText }),
    reportRow,
    { topics: ['reports', 'audits'] },
  ),
  'reports.saveIssued': command(
    'Writes the PDF of an issued report as it was issued.',
    z.strictObject({ id, to: fileAt, task: task.optional() }),
    z.strictObject({ ...written.shape, pages: count }),
    { ledger: false },
  ),
  'reports.texts': query(
    'The texts written for the report of an audit, one per section.',
    z.strictObject({ auditId: id }),
    z.strictObject({ texts: z.array(z.strictObject({ section: reportSection, text })) }),
    { topics: ['reports'] },
  ),
  'reports.setText': command(
    'Writes the text of one section of the report.',
    z.strictObject({ auditId: id, section: reportSection, text }),
    nothing,
    { topics: ['reports'] },
  ),
  'reports.completeness': query(
    'What the report still lacks of the elements of ISO/IEC 17021-1 9.4.8.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      elements: z.array(
        z.strictObject({
          element: z.int().min(1).max(21),
          title: line,
          standing: z.enum(['present', 'missing', 'does_not_apply']),
          detail: line,
          where: z.enum(['engagement', 'audits', 'team', 'checklist', 'findings', 'reports', 'stage1', 'sampling']),
          /** The text of the report that makes it present, where it is one. */
          section: reportSection.nullable(),
        }),
      ),
    }),
    { topics: ['reports', 'audits', 'checklist', 'notes', 'findings', 'engagement', 'team', 'soa'] },
  ),
  'reports.export': command(
    'Writes the audit report as PDF, in full or as the client’s copy.',
    z.strictObject({ auditId: id, to: fileAt, task: task.optional(), ...copyInput }),
    z.strictObject({ ...written.shape, pages: count }),
    { ledger: false },
  ),
  'reports.workbook': command(
    'Writes the workbook, of one audit or of all, in full or as the client’s copy.',
    z.strictObject({ auditId: id.nullable().optional(), to: fileAt, task: task.optional(), ...copyInput }),
    z.strictObject({ ...written.shape, sheets: z.array(line) }),
    { ledger: false },
  ),
} as const;

const entityName = z.enum(entityNames as [EntityName, ...EntityName[]]);

export const searchMethods = {
  'search.find': query(
    'Finds words in notes, findings, evidence, interviews and requirements, best first.',
    z.strictObject({ words: z.string().max(300), limit: count.max(200).optional() }),
    z.strictObject({
      hits: z.array(
        z.strictObject({
          entity: entityName,
          id,
          kind: linkable.or(z.enum(['catalog_item', 'report_text', 'site', 'scope_item', 'sample'])),
          auditId: id.nullable(),
          /** Where to go: the row to open and the item it belongs to. */
          ownerKind: line,
          ownerId: id.nullable(),
          title: line,
          /** Text around the hit; the found words stand between U+0002 and U+0003. */
          snippet: z.string(),
        }),
      ),
      /** Offered when nothing was found: a word of the file that is near. */
      nearest: z.strictObject({ word: line, count }).nullable(),
    }),
    { topics: ['checklist', 'notes', 'findings', 'evidence', 'interviews', 'engagement', 'scope', 'team'] },
  ),
} as const;

export const problem = z.strictObject({ what: z.string(), where: z.string(), since: z.string().optional() });

/** What was taken back or done again, as a person reads it. */
const undone = z.strictObject({ what: z.string(), changes: count });

export const ledgerMethods = {
  'ledger.verify': query(
    'Recomputes every chain, compares history with tables, and checks every evidence hash.',
    z.strictObject({
      heads: z
        .array(z.string().regex(/^[^:]+:\d+:[0-9a-f]{64}$/))
        .max(100)
        .optional(),
      task: task.optional(),
    }),
    z.strictObject({
      ok: z.boolean(),
      problems: z.array(problem),
      notes: z.array(z.string()),
      heads: z.array(ledgerHead),
    }),
    { topics: ['ledger'] },
  ),
  'ledger.history': query(
    'What was changed, by whom and when: of one record, or of the whole file.',
    z.strictObject({
      entity: entityName.optional(),
      id: id.optional(),
      limit: count.min(1).max(1000).optional(),
      before: count.optional(),
    }),
    z.strictObject({
      changes: z.array(
        z.strictObject({
          number: count,
          chain: z.string(),
          seq: count,
          at: instant,
          who: line,
          entity: line,
          id,
          op: line,
          field: line,
          before: z.string(),
          after: z.string(),
          reason: text,
        }),
      ),
      total: count,
    }),
    { topics: ['ledger'] },
  ),
  'ledger.saveDraft': command('Keeps text that is being typed, outside the ledger.', z.strictObject({ key: filledLine, text }), nothing, {
    ledger: false,
    topics: [],
  }),
  'ledger.drafts': query(
    'Text that was being typed and is not in the ledger yet.',
    nothing,
    z.strictObject({ drafts: z.array(z.strictObject({ key: line, text, at: instant })) }),
    { topics: ['drafts'] },
  ),
  'ledger.discardDraft': command(
    'Drops a draft, because its text is in the ledger or not wanted.',
    z.strictObject({ key: filledLine }),
    nothing,
    { ledger: false, topics: [] },
  ),
  'ledger.undo': command(
    'Takes back the last change of the acting person in this session; taking back is itself written. Issued things stay.',
    nothing,
    undone,
    { topics: [...topic.options] },
  ),
  'ledger.redo': command('Does again what was taken back last.', nothing, undone, { topics: [...topic.options] }),
} as const;

export const settings = z.strictObject({
  myName: line,
  organization: line,
  theme: z.enum(['system', 'light', 'dark']),
  hideClientNames: z.boolean(),
  singleKeys: z.boolean(),
  locale: z.string().max(35),
});
export type Settings = z.infer<typeof settings>;

export const settingsMethods = {
  'settings.show': query('The settings of this computer.', nothing, z.strictObject({ settings, version: line }), {
    needs: 'nothing',
    topics: ['settings'],
  }),
  'settings.update': command('Changes settings of this computer.', settings.partial(), settings, {
    needs: 'nothing',
    ledger: false,
    topics: ['settings'],
  }),
} as const;

/** Answered by the window's shell alone; the command line has no window and refuses them by name. */
export const windowMethods = {
  'window.chooseFile': command(
    'Asks the person for files to read.',
    z.strictObject({
      purpose: z.enum(['engagement', 'evidence', 'evidence_folder', 'table', 'template', 'picture', 'font', 'pack', 'review']),
      several: z.boolean().optional(),
    }),
    z.strictObject({ files: z.array(z.strictObject({ token: line, name: z.string() })) }),
    { needs: 'window', ledger: false },
  ),
  'window.chooseTarget': command(
    'Asks the person where to write a file.',
    z.strictObject({
      purpose: z.enum([
        'engagement',
        'sample',
        'report',
        'workbook',
        'response',
        'form',
        'evidence',
        'restore',
        'ids',
        'questions',
        'certificate',
        'pack',
        'review',
        'key',
        'template',
      ]),
      suggestedName: z.string().min(1).max(200),
    }),
    z.strictObject({ target: z.strictObject({ token: line, name: z.string() }).nullable() }),
    { needs: 'window', ledger: false },
  ),
  'window.open': command('Opens a further window.', nothing, nothing, { needs: 'window', ledger: false }),
  'window.showUnsaved': command(
    'Tells the window whether text is not saved, so that closing asks first.',
    z.strictObject({ unsaved: z.boolean() }),
    nothing,
    { needs: 'window', ledger: false },
  ),
  'window.setTitle': command('Names the window after the client.', z.strictObject({ title: line }), nothing, {
    needs: 'window',
    ledger: false,
  }),
} as const;

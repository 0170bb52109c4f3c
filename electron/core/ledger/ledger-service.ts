/** History, verification and drafts. */
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { nowOf } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { instantOf } from './clock.ts';
import type { HistoryRow } from './ledger-queries.ts';
import { takeBack } from './undo-service.ts';
import { verifyFile } from './verify.ts';

const HISTORY_DEFAULT = 200;

/** A value of history as a person reads it: texts without quotation marks, all else, and what is no JSON, as it stands. */
function readable(value: string | null): string {
  if (value === null) return '';
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : value;
  } catch {
    return value;
  }
}

/** A row of history as the contract answers it. */
export const changeOf = (row: HistoryRow) => ({
  number: row.number,
  chain: row.chain,
  seq: row.seq,
  at: instantOf(row.time),
  who: row.who,
  entity: row.entity,
  id: row.row,
  op: row.op,
  field: row.field,
  before: readable(row.before),
  after: readable(row.after),
  reason: row.reason,
});

export const ledgerHandlers = {
  'ledger.verify': async (context, { heads = [], task }) => {
    const { ports, session, signal } = context;
    const file = session.file;
    if (file === null) throw new AppError('NO_FILE_OPEN', t('errors.noFileOpen'));
    const result = await verifyFile(file, {
      heads,
      signal,
      onProgress: (done, total) => {
        if (task !== undefined) ports.progress({ task, done, total, what: t('ledger.verifying') });
      },
    });
    session.setVerified({ at: nowOf(context), ok: result.ok });
    return result;
  },

  'ledger.history': ({ file }, { entity, id, limit = HISTORY_DEFAULT, before }) => {
    const { rows, total } = file.queries.ledger.history({ entity, id, before, limit });
    return { changes: rows.map(changeOf), total };
  },

  'ledger.saveDraft': (context, { key, text }) => {
    if (context.file.readOnly !== 'no') throw new AppError('READ_ONLY', t('files.readOnlyNow'));
    context.file.drafts.save({ key, text, at: nowOf(context) });
    return {};
  },

  'ledger.drafts': ({ file }) => ({ drafts: file.drafts.list() }),

  'ledger.discardDraft': ({ file }, { key }) => {
    if (file.readOnly !== 'no') throw new AppError('READ_ONLY', t('files.readOnlyNow'));
    file.drafts.discard(key);
    return {};
  },

  'ledger.undo': (context) => takeBack(context, 'undo'),
  'ledger.redo': (context) => takeBack(context, 'redo'),
} satisfies HandlersOf<'ledger.'>;

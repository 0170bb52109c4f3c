/** Coverage: what was seen, what is a hole, and leaving rows out with a reason. */
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { checklistRows, rawRowOf } from '../checklist/checklist-rows.ts';
import { storeResult } from '../checklist/store-result.ts';
import { actorOf } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { coverageView } from './coverage-view.ts';

export const coverageHandlers = {
  'coverage.show': (context, { auditId }) => coverageView(context, auditId),

  'coverage.leaveOut': (context, { auditId, rows, reason }) => {
    const actor = actorOf(context);
    const audit = auditOf(context, auditId);
    const known = new Map(checklistRows(context, auditId).map((row) => [row.id, row]));
    const wanted = [...new Set(rows)].map((id) => {
      const row = known.get(id);
      if (row === undefined) throw new AppError('NOT_FOUND', t('checklistCore.noRow'));
      if (row.findings.length > 0 || (row.stored !== null && row.stored !== 'not_sampled' && row.stored !== 'not_reviewed')) {
        throw new AppError('RULE', t('coverage.concludedAlready', { ref: row.ref, unit: row.unit.label }));
      }
      return rawRowOf(context, id);
    });
    const result = audit.kind === 'stage_1' ? 'not_reviewed' : 'not_sampled';
    return context.file.ledger.write({ actor, reason: t('coverage.leftOutReason') }, (tx) => {
      for (const row of wanted) storeResult(context, tx, row, { result, reason });
      return { changed: wanted.length };
    });
  },
} satisfies HandlersOf<'coverage.'>;

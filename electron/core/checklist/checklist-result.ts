/** When a result may be stored on a row. Clauses without another name are those of the audited standard. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { AuditKind, Progress, StoredResult } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import type { RawRow, RowFinding } from './checklist-queries.ts';

/** ISO/IEC 17021-1 9.3.1.2: a Stage 1 states readiness and names areas of concern; it grades nothing. */
const stage1Results: readonly StoredResult[] = ['adequate', 'area_of_concern', 'not_applicable', 'not_reviewed'];
const laterResults: readonly StoredResult[] = ['conforms', 'not_applicable', 'not_sampled'];

interface Wanted {
  readonly row: RawRow;
  readonly auditKind: AuditKind;
  readonly result: StoredResult;
  readonly reason: string;
  readonly findings: readonly RowFinding[];
}

const needsReason = (message: string) => new AppError('RULE', message, { fields: { reason: message } });

/** @throws RULE with the clause and, where there is one, the way out. */
export function checkResult({ row, auditKind, result, reason, findings }: Wanted): void {
  const { ref } = row;
  if (auditKind === 'stage_1' && !stage1Results.includes(result)) throw new AppError('RULE', t('checklistCore.stage1Result'));
  if (auditKind !== 'stage_1' && !laterResults.includes(result)) {
    throw new AppError('RULE', t('checklistCore.laterResult', { result: t(`vocabulary.result.${result}`) }));
  }
  if (result === 'not_applicable' && row.kind !== 'control') {
    const hint = auditKind === 'stage_1' ? 'checklistCore.clauseExcludedHintStage1' : 'checklistCore.clauseExcludedHint';
    throw new AppError('RULE', t('checklistCore.clauseExcluded', { ref }), { hint: t(hint) });
  }
  if (result === 'not_applicable' && reason.trim() === '') throw needsReason(t('checklistCore.controlReason', { ref }));
  if (result === 'not_sampled' && reason.trim() === '') throw needsReason(t('checklistCore.notSampledReason', { ref }));

  const standing = findings.filter((finding) => finding.state !== 'withdrawn');
  const nonconformity = standing.find((finding) => finding.grade !== 'opportunity');
  if (nonconformity !== undefined && (result === 'conforms' || result === 'adequate')) {
    const { number } = nonconformity;
    throw new AppError('RULE', t('checklistCore.nonconformityStands', { ref, number }), {
      hint: t('checklistCore.withdrawFirst', { number }),
    });
  }
  const finding = nonconformity ?? standing[0];
  if (finding !== undefined && classesThatDenyALook.includes(result)) {
    throw new AppError('RULE', t('checklistCore.findingStands', { ref, number: finding.number }), {
      hint: t('checklistCore.withdrawFirst', { number: finding.number }),
    });
  }
}

/** Results that say nothing was looked at, or that there was nothing to look at: no finding can come from that. */
const classesThatDenyALook: readonly StoredResult[] = ['not_applicable', 'not_sampled', 'not_reviewed'];

/** A result concludes the row; taking it back opens a row that was done. */
export function progressAfterResult(progress: Progress, result: StoredResult | null): Progress {
  if (result !== null) return 'done';
  return progress === 'done' ? 'in_progress' : progress;
}

/** The first note, tick or piece of evidence begins the work; it never takes progress back. */
export function progressAfterWork(progress: Progress): Progress {
  return progress === 'not_started' ? 'in_progress' : progress;
}

/** Compares a returned workbook, three ways: as sent, as returned, as now; and says what of it can be taken over. */
import type { z } from 'zod';
import type { returnedFinding } from '../../../shared/contract/response.ts';
import { type ResponseField, type ResponseValues, responseField } from '../../../shared/model/response-fields.ts';
import { alike, compareThree } from '../../../shared/rules/three-way.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { type FindingRow, findingRows } from '../findings/finding-row.ts';
import { canonicalJson, sha256Hex } from '../ledger/canonical.ts';
import type { ReturnedBook, ReturnedRow, ReturnProblem } from './read-response.ts';
import { takesAnswers } from './send-response.ts';
import { answersNow, fromPairs, sendable } from './sent-values.ts';

export type ReturnedFinding = z.infer<typeof returnedFinding>;

export interface Comparison {
  readonly book: ReturnedBook;
  readonly findings: readonly ReturnedFinding[];
  readonly unchanged: number;
  readonly problems: readonly ReturnProblem[];
  /** Over everything that a decision rests on. */
  readonly digest: string;
}

/** Parts of an answer; the other fields are the auditee's view of the finding. */
export const isAnswer = (field: ResponseField): boolean => field !== 'understood' && field !== 'view';
const parts = ['correction', 'cause', 'correctiveAction'] as const satisfies readonly ResponseField[];

/** An answer that was judged is closed; the next one is a new round, once it is asked for. */
function isJudged(context: FileContext, finding: FindingRow): boolean {
  const last = context.file.queries.findings.responses(finding.id).at(-1);
  return (
    finding.state === 'under_review' || (finding.state === 'response_submitted' && last !== undefined && last.correctionVerdict !== null)
  );
}

const decisionKey = (findingId: string, field: string, returned: string) => JSON.stringify([findingId, field, alike(returned)]);

function decidedBefore(context: FileContext, issueId: string): Map<string, boolean> {
  const made = new Map<string, boolean>();
  for (const { decisions } of context.file.queries.responses.returns(issueId))
    for (const one of decisions) made.set(decisionKey(one.findingId, one.field, one.returned), one.accepted);
  return made;
}

interface Reasons {
  readonly whole: string;
  /** For the answer while the auditee has not said whether the finding is understood. */
  readonly answer: string;
}

function blockedBy(context: FileContext, finding: FindingRow, merged: ResponseValues): Reasons {
  const number = finding.shortNumber;
  if (isJudged(context, finding)) return { whole: t('responseCore.blockedJudged', { number }), answer: '' };
  if (!takesAnswers.includes(finding.state)) {
    const state = t(`vocabulary.findingState.${finding.state}`).toLowerCase();
    return { whole: t('responseCore.blockedState', { number, state }), answer: '' };
  }
  const whole = finding.state === 'issued' && merged.understood === '' ? t('responseCore.blockedUnderstood', { number }) : '';
  const empty = parts.every((part) => merged[part] === '');
  return { whole, answer: empty ? t('responseCore.blockedEmpty') : '' };
}

function notesOn(changes: ReturnedFinding['changes'], merged: ResponseValues): string[] {
  const open = changes.filter(({ kind, blocked }) => kind !== 'decided' && blocked === '');
  const missing = parts.filter((part) => merged[part] === '');
  const fields = missing.map((part) => t(`response.field.${part}`).toLowerCase()).join(', ');
  return [
    ...(open.some(({ field }) => isAnswer(field)) && missing.length > 0 ? [t('responseCore.noteEmpty', { fields })] : []),
    ...(open.some(({ field, returned }) => field === 'view' && returned !== '') ? [t('responseCore.noteView')] : []),
  ];
}

function compareRow(
  context: FileContext,
  returned: ReturnedRow,
  finding: FindingRow,
  decided: ReadonlyMap<string, boolean>,
): ReturnedFinding {
  const now = answersNow(context, finding);
  const sent = fromPairs(returned.sent.answers);
  const changes = responseField.options.flatMap((field): Omit<ReturnedFinding['changes'][number], 'blocked'>[] => {
    const came = returned.answers[field];
    if (came === undefined) return [];
    const was = sent[field] ?? '';
    const accepted = decided.get(decisionKey(finding.id, field, came)) ?? null;
    const kind = compareThree({ sent: was, returned: came, now: sendable(now[field]), decided: accepted !== null });
    if (kind === 'unchanged' || kind === 'same') return [];
    return [{ field, kind, sent: was, returned: came, now: now[field], accepted: kind === 'decided' ? accepted : null }];
  });
  const offered = changes.filter(({ kind }) => kind !== 'decided').map(({ field, returned: came }) => [field, came] as const);
  const merged: ResponseValues = { ...now, ...Object.fromEntries(offered) };
  const reasons = blockedBy(context, finding, merged);
  const judged = changes.map((one) => ({
    ...one,
    blocked: one.kind === 'decided' ? '' : reasons.whole !== '' ? reasons.whole : isAnswer(one.field) ? reasons.answer : '',
  }));
  return {
    findingId: finding.id,
    shortNumber: finding.shortNumber,
    title: finding.title,
    grade: finding.grade,
    state: finding.state,
    row: returned.row,
    changes: judged,
    notes: notesOn(judged, merged),
  };
}

export function compareResponse(context: FileContext, book: ReturnedBook, sha256: string): Comparison {
  const decided = decidedBefore(context, book.issue.id);
  const rows = new Map(findingRows(context, book.issue.auditId).map((row) => [row.id, row]));
  const findings = book.rows.flatMap((returned) => {
    const finding = rows.get(returned.sent.findingId);
    return finding === undefined ? [] : [compareRow(context, returned, finding, decided)];
  });
  const changed = findings.filter(({ changes }) => changes.length > 0);
  return {
    book,
    findings: changed,
    unchanged: findings.length - changed.length,
    problems: book.problems,
    digest: sha256Hex(canonicalJson({ sha256, findings: changed })),
  };
}

/** The values of a nonconformity as they go to the client, and as they stand now: the same function for both. */
import { type LockedValues, type ResponseValues, responseField } from '../../../shared/model/response-fields.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { letterAt } from '../export/report-model/letters.ts';
import type { FindingRow } from '../findings/finding-row.ts';
import { canonicalJson, sha256Hex } from '../ledger/canonical.ts';

/** Far below what a cell holds, so that nothing is cut by the container. */
const LONGEST_SENT = 20_000;

/** Text as a cell and a row of the ledger can hold it; what is longer is cut with a visible mark. */
export function sendable(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .toWellFormed()
    .trim();
  if (clean.length <= LONGEST_SENT) return clean;
  const mark = t('response.cut');
  return `${clean.slice(0, LONGEST_SENT - mark.length - 1).toWellFormed()} ${mark}`;
}

export interface SentFinding {
  readonly row: FindingRow;
  readonly locked: LockedValues;
  readonly answers: ResponseValues;
  readonly fingerprint: string;
}

/** What the client has answered so far: of the auditee's view, and of the last round. */
export function answersNow(context: FileContext, finding: FindingRow): ResponseValues {
  const { findings } = context.file.queries;
  const response = findings.responses(finding.id).at(-1);
  const of = <T extends { readonly responseId: string }>(rows: readonly T[]) => rows.find((row) => row.responseId === response?.id);
  const correction = of(findings.corrections(finding.id));
  const cause = of(findings.causes(finding.id));
  const action = of(findings.correctiveActions(finding.id));
  return {
    understood: finding.auditeeUnderstood === null ? '' : finding.auditeeUnderstood ? 'yes' : 'no',
    view: finding.auditeeView,
    correction: correction?.text ?? '',
    correctionDoneOn: correction?.doneOn ?? '',
    extent: correction?.extent ?? '',
    cause: cause?.text ?? '',
    method: cause === undefined || cause.text === '' ? '' : cause.method,
    correctiveAction: action?.text ?? '',
    owner: action?.owner ?? '',
    plannedFor: action?.plannedFor ?? '',
    enclosed: response?.enclosed ?? '',
  };
}

export function sentFinding(context: FileContext, row: FindingRow): SentFinding {
  const main = row.requirements.find((one) => one.main) ?? row.requirements[0];
  const evidence = context.file.queries.findings
    .objectiveEvidence(row.id)
    .map(({ text, reference }, at) =>
      t(reference === '' ? 'response.evidenceLine' : 'response.evidenceLineWithReference', { letter: letterAt(at), text, reference }),
    );
  const locked: LockedValues = {
    number: row.shortNumber,
    grade: row.grade,
    requirement: sendable(main === undefined ? '' : `${main.ref} ${main.title}`),
    statement: sendable(row.statement),
    evidence: sendable(evidence.join('\n')),
    answerBy: row.answerBy ?? '',
  };
  const now = answersNow(context, row);
  const answers = Object.fromEntries(responseField.options.map((field) => [field, sendable(now[field])])) as ResponseValues;
  return { row, locked, answers, fingerprint: sha256Hex(canonicalJson({ locked, answers })) };
}

/** Over all rows of a sending, in order. */
export const digestOf = (rows: readonly { readonly findingId: string; readonly fingerprint: string }[]): string =>
  sha256Hex(canonicalJson(rows.map(({ findingId, fingerprint }) => [findingId, fingerprint])));

/** Values as the ledger keeps them. */
export const asPairs = (values: Readonly<Record<string, string>>): { field: string; value: string }[] =>
  Object.entries(values).map(([field, value]) => ({ field, value }));

export const fromPairs = (pairs: readonly { readonly field: string; readonly value: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.map(({ field, value }) => [field, value]));

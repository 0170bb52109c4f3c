/** Shows what a returned workbook would change, and takes over what the person accepts of it, in one write. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type ResponseField, type ResponseValues, responseField } from '../../../shared/model/response-fields.ts';
import { causeMethod } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf, stopIfCancelled } from '../context.ts';
import { takeIn } from '../evidence/evidence-content.ts';
import { insertEvidence, linkEvidence } from '../evidence/evidence-service.ts';
import { findingOf, findingRowOf, todayOf } from '../findings/finding-row.ts';
import { addRound, beginStep } from '../findings/findings-steps.ts';
import type { Handler } from '../handlers.ts';
import { bytesOf } from '../import/read-table.ts';
import { sha256Hex } from '../ledger/canonical.ts';
import type { Tx } from '../ledger/write.ts';
import { type Comparison, compareResponse, isAnswer, type ReturnedFinding } from './compare-response.ts';
import { readResponse } from './read-response.ts';
import { answersNow } from './sent-values.ts';

async function comparisonOf(context: FileContext, bytes: Uint8Array, name: string): Promise<Comparison> {
  const book = await readResponse(context, bytes, name);
  stopIfCancelled(context);
  return compareResponse(context, book, sha256Hex(bytes));
}

/** When nothing is left to decide, who decided last. */
function alreadyOf(context: FileContext, { book, findings }: Comparison): OutputOf<'findings.previewResponse'>['already'] {
  const last = context.file.queries.responses.returns(book.issue.id).at(-1);
  const open = findings.some(({ changes }) => changes.some(({ kind }) => kind !== 'decided'));
  const decided = findings.some(({ changes }) => changes.length > 0) || last !== undefined;
  return last === undefined || open || !decided ? null : { takenAt: last.takenAt, takenByName: last.takenByName };
}

interface Decided {
  readonly finding: ReturnedFinding;
  readonly accepted: ReadonlyMap<ResponseField, string>;
  readonly rejected: ReadonlyMap<ResponseField, string>;
}

type Decision = { readonly findingId: string; readonly field: ResponseField; readonly accept: boolean };

/** Lays the decisions over what is offered. @throws RULE for one that is not offered or is blocked */
function lay(comparison: Comparison, decisions: readonly Decision[]): Decided[] {
  const refuse = (number: string, field: ResponseField, why: string) =>
    new AppError('RULE', t('responseCore.notOffered', { number, field: t(`response.field.${field}`), why }));
  for (const { findingId, field, accept } of decisions) {
    const finding = comparison.findings.find((one) => one.findingId === findingId);
    const change = finding?.changes.find((one) => one.field === field && one.kind !== 'decided');
    if (change === undefined) throw refuse(finding?.shortNumber ?? findingId, field, t('responseCore.notThere'));
    if (accept && change.blocked !== '') throw refuse(finding?.shortNumber ?? '', field, change.blocked);
  }
  return comparison.findings.flatMap((finding) => {
    const of = (accept: boolean) =>
      new Map(
        finding.changes
          .filter(({ field }) =>
            decisions.some((one) => one.findingId === finding.findingId && one.field === field && one.accept === accept),
          )
          .map(({ field, returned }) => [field, returned]),
      );
    const [accepted, rejected] = [of(true), of(false)];
    return accepted.size + rejected.size === 0 ? [] : [{ finding, accepted, rejected }];
  });
}

interface Answered {
  readonly submittedBy: string;
  readonly day: string;
}

const orNull = (text: string) => (text === '' ? null : text);

function updateRound(context: FileContext, tx: Tx, findingId: string, values: ResponseValues): void {
  const { findings } = context.file.queries;
  const response = findings.responses(findingId).at(-1);
  const of = <R extends { readonly responseId: string; readonly id: string }>(rows: readonly R[]) =>
    rows.find((row) => row.responseId === response?.id)?.id ?? '';
  tx.update('response', response?.id ?? '', { enclosed: values.enclosed });
  tx.update('correction', of(findings.corrections(findingId)), {
    text: values.correction,
    doneOn: orNull(values.correctionDoneOn),
    extent: values.extent,
  });
  tx.update('cause', of(findings.causes(findingId)), {
    text: values.cause,
    ...(values.method === '' ? {} : { method: causeMethod.parse(values.method) }),
  });
  tx.update('corrective_action', of(findings.correctiveActions(findingId)), {
    text: values.correctiveAction,
    owner: values.owner,
    plannedFor: orNull(values.plannedFor),
  });
}

/** Whether the auditee understood, and the view where it differs: the first answer acknowledges the finding (9.4.5.3). */
function takeView(tx: Tx, finding: Row<'finding'>, { accepted }: Decided, { submittedBy, day }: Answered): void {
  const understood = accepted.get('understood');
  const view = accepted.get('view');
  if (understood === undefined && view === undefined) return;
  const first = finding.state === 'issued';
  tx.update('finding', finding.id, {
    ...(first ? { state: 'acknowledged' } : {}),
    ...(first || finding.auditeeName === '' ? { auditeeName: submittedBy, auditeeOn: day } : {}),
    ...(understood === undefined ? {} : { auditeeUnderstood: understood === '' ? null : understood === 'yes' }),
    ...(view === undefined ? {} : { auditeeView: view }),
  });
}

/** Checks the rules of the steps that the accepted fields amount to. @throws as the steps do */
function checkSteps(context: FileContext, decided: Decided): void {
  const { state } = findingOf(context, decided.finding.findingId);
  const answers = [...decided.accepted.keys()].some(isAnswer);
  if (state === 'issued' && decided.accepted.size > 0) {
    if (!decided.accepted.has('understood'))
      throw new AppError('RULE', t('responseCore.blockedUnderstood', { number: decided.finding.shortNumber }));
    beginStep(context, decided.finding.findingId, 'acknowledge');
  } else if (answers && state !== 'response_submitted') beginStep(context, decided.finding.findingId, 'submit_response');
}

function take(context: FileContext, tx: Tx, decided: Decided, answered: Answered): void {
  const finding = findingOf(context, decided.finding.findingId);
  takeView(tx, finding, decided, answered);
  if (![...decided.accepted.keys()].some(isAnswer)) return;
  const values: ResponseValues = {
    ...answersNow(context, findingRowOf(context, finding.id)),
    ...Object.fromEntries([...decided.accepted].filter(([field]) => isAnswer(field))),
  };
  if (finding.state === 'response_submitted') {
    updateRound(context, tx, finding.id, values);
    return;
  }
  addRound(context, tx, finding, answered.day, {
    submittedBy: answered.submittedBy,
    correction: { text: values.correction, doneOn: orNull(values.correctionDoneOn), extent: values.extent },
    cause: { text: values.cause, method: values.method === '' ? 'other' : causeMethod.parse(values.method) },
    correctiveAction: { text: values.correctiveAction, owner: values.owner, plannedFor: orNull(values.plannedFor) },
    enclosed: values.enclosed,
  });
  tx.update('finding', finding.id, { state: 'response_submitted' });
}

type Methods = 'findings.previewResponse' | 'findings.importResponse';

export const takeHandlers: { readonly [M in Methods]: Handler<M> } = {
  'findings.previewResponse': async (context, input) => {
    const source = context.ports.files.incoming(input.file);
    const bytes = await bytesOf(source);
    const comparison = await comparisonOf(context, bytes, source.name);
    const { issue } = comparison.book;
    return {
      fileName: source.name,
      sha256: sha256Hex(bytes),
      comparison: comparison.digest,
      auditId: issue.auditId,
      issue: { number: issue.number, sentAt: issue.sentAt, sentByName: issue.sentByName },
      already: alreadyOf(context, comparison),
      findings: [...comparison.findings],
      unchanged: comparison.unchanged,
      problems: [...comparison.problems],
    };
  },

  'findings.importResponse': async (context, input) => {
    const actor = actorOf(context);
    const source = context.ports.files.incoming(input.file);
    const bytes = await bytesOf(source);
    const shown = await comparisonOf(context, bytes, source.name);
    const changedSince = () => new AppError('CONFLICT', t('responseCore.changedSince'), { hint: t('responseCore.changedSinceHint') });
    if (shown.digest !== input.comparison) throw changedSince();
    const open = shown.findings.some(({ changes }) => changes.some(({ kind }) => kind !== 'decided'));
    // The same file again, or one that says nothing new: nothing is written.
    if (!open && input.decisions.length === 0) return { accepted: 0, rejected: 0, evidenceId: null, findings: [] };
    if (input.decisions.length === 0) throw new AppError('RULE', t('responseCore.nothingDecided'));
    for (const one of lay(shown, input.decisions)) checkSteps(context, one);
    context.session.keeping?.backUp('import');

    return takeIn(
      context,
      source,
      input.task,
      (content) => {
        // Read again in the turn of this file: nothing may have changed between what was shown and what is written.
        const comparison = compareResponse(context, shown.book, content.sha256);
        if (comparison.digest !== input.comparison) throw changedSince();
        const decided = lay(comparison, input.decisions);
        for (const one of decided) checkSteps(context, one);
        const { issue } = shown.book;
        const answered = { submittedBy: input.submittedBy, day: input.on ?? todayOf(context) };
        const same = context.file.queries.evidence.withContent(content.sha256)[0];
        const reason = t('responseCore.reasonTaken', { file: source.name.slice(0, 200) });
        return context.file.ledger.write({ actor, reason }, (tx) => {
          const evidenceId =
            same?.id ??
            insertEvidence(
              context,
              tx,
              { auditId: issue.auditId, source: input.submittedBy },
              {
                ...content,
                title: t('responseCore.evidenceTitle', { number: issue.number, file: content.fileName }).slice(0, 300),
                kind: 'record',
                content: 'kept',
              },
            ).id;
          for (const one of decided) {
            take(context, tx, one, answered);
            linkEvidence(context, tx, evidenceId, 'finding', one.finding.findingId, 'supports');
          }
          const listed = decided.flatMap(({ finding, accepted, rejected }) =>
            responseField.options.flatMap((field) => {
              const returned = accepted.get(field) ?? rejected.get(field);
              const before = finding.changes.find((one) => one.field === field)?.now ?? '';
              return returned === undefined
                ? []
                : [{ findingId: finding.findingId, field, returned, before, accepted: accepted.has(field) }];
            }),
          );
          tx.insert('response_return', {
            id: context.ports.ids.uuid(),
            issueId: issue.id,
            evidenceId,
            sha256: content.sha256,
            submittedBy: input.submittedBy,
            takenAt: nowOf(context),
            takenById: actor.id,
            takenByName: actor.name,
            decisions: listed,
          });
          const accepted = listed.filter((one) => one.accepted).length;
          return {
            accepted,
            rejected: listed.length - accepted,
            evidenceId,
            findings: decided.filter((one) => one.accepted.size > 0).map(({ finding }) => finding.findingId),
          };
        });
      },
      'any',
    );
  },
};

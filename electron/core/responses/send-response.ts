/** Sends nonconformities to the client: response workbook or forms, and the record of what was sent (ISO/IEC 17021-1 9.4.9). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import { dateIn, dateRange, longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import type { ResponseBookModel } from '../export/response-book-model.ts';
import type { ResponseFormModel } from '../export/response-form-model.ts';
import { exportPdf, runExport } from '../export/run-export.ts';
import { RESPONSE_FORMAT } from '../export/workbook/response-words.ts';
import { forOutside } from '../file/outside.ts';
import { type FindingRow, findingRows } from '../findings/finding-row.ts';
import type { Handler } from '../handlers.ts';
import { asPairs, digestOf, type SentFinding, sentFinding } from './sent-values.ts';

/** An answer is awaited, or given and not judged yet. */
export const takesAnswers: readonly FindingState[] = [
  'issued',
  'acknowledged',
  'disputed',
  'response_due',
  'response_submitted',
  'rejected',
  'not_effective',
];
const neverSent: readonly FindingState[] = ['draft', 'recorded', 'withdrawn'];

type Sending = InputOf<'findings.exportResponse'>;

function chosen(context: FileContext, input: Sending, kind: 'workbook' | 'form'): FindingRow[] {
  const all = findingRows(context, null);
  const fits = (row: FindingRow) =>
    row.grade !== 'opportunity' && (kind === 'form' ? !neverSent.includes(row.state) : takesAnswers.includes(row.state));
  if (input.findings === undefined) {
    const found = all.filter((row) => row.auditId === input.auditId && fits(row));
    if (found.length === 0) throw new AppError('RULE', t('responseCore.nothingToSend'), { hint: t('responseCore.nothingToSendHint') });
    return found;
  }
  const rows = [...new Set(input.findings)].map((id) => {
    const row = all.find((one) => one.id === id);
    if (row === undefined) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.finding') }));
    if (row.auditId !== input.auditId) throw new AppError('RULE', t('responseCore.otherAudit', { number: row.number }));
    if (fits(row)) return row;
    const state = t(`vocabulary.findingState.${row.state}`).toLowerCase();
    throw new AppError(
      'RULE',
      t(kind === 'form' ? 'responseCore.notSendableForm' : 'responseCore.notSendable', { number: row.number, state }),
      {
        hint: t('responseCore.nothingToSendHint'),
      },
    );
  });
  return rows.sort((a, b) => a.position - b.position);
}

interface Prepared {
  readonly issueId: string;
  readonly number: number;
  readonly sentAt: string;
  readonly sent: readonly SentFinding[];
  readonly digest: string;
}

function prepare(context: FileContext, input: Sending, kind: 'workbook' | 'form'): Prepared {
  actorOf(context);
  if (context.file.readOnly !== 'no') throw new AppError('READ_ONLY', t('errors.readOnly'));
  auditOf(context, input.auditId);
  const outside = forOutside(context);
  const sent = chosen(outside, input, kind).map((row) => sentFinding(outside, row));
  const numbers = context.file.queries.responses.issues(input.auditId).map(({ number }) => number);
  return {
    issueId: context.ports.ids.uuid(),
    number: Math.max(0, ...numbers) + 1,
    sentAt: nowOf(context),
    sent,
    digest: digestOf(sent.map(({ row, fingerprint }) => ({ findingId: row.id, fingerprint }))),
  };
}

/** Records what went out, once the file is there. */
function record(
  context: FileContext,
  auditId: string,
  kind: 'workbook' | 'form',
  prepared: Prepared,
  file: { readonly fileName: string; readonly sha256: string },
): void {
  const actor = actorOf(context);
  const fileName = file.fileName.slice(0, 300);
  context.file.ledger.write({ actor, reason: t('responseCore.reasonSent', { file: fileName }) }, (tx) => {
    tx.insert('response_issue', {
      id: prepared.issueId,
      auditId,
      number: prepared.number,
      kind,
      sentAt: prepared.sentAt,
      sentById: actor.id,
      sentByName: actor.name,
      fileName,
      sha256: file.sha256,
      digest: prepared.digest,
    });
    for (const [position, { row, locked, answers, fingerprint }] of prepared.sent.entries())
      tx.insert('response_issue_row', {
        id: context.ports.ids.uuid(),
        issueId: prepared.issueId,
        findingId: row.id,
        fingerprint,
        locked: asPairs(locked),
        answers: asPairs(answers),
        position,
      });
  });
}

function bookModel(context: FileContext, auditId: string, prepared: Prepared): ResponseBookModel {
  const { engagement, audits } = context.file.queries;
  const { clientName, bodyName, kind, timeZone } = engagement.show();
  const audit = audits.find(auditId);
  const lead = audits.members(auditId).find(({ role }) => role === 'lead_auditor')?.name ?? actorOf(context).name;
  return {
    program: context.ports.version,
    madeAt: prepared.sentAt,
    sentOn: dateIn(prepared.sentAt, timeZone),
    author: actorOf(context).name,
    body: bodyName,
    client: clientName,
    audit: audit === null ? '' : `${audit.number} ${audit.title}`.trim(),
    auditor: lead,
    certification: kind === 'certification',
    marks: {
      format: RESPONSE_FORMAT,
      engagement: context.file.engagementId,
      audit: auditId,
      issue: prepared.issueId,
      number: String(prepared.number),
      sent: prepared.sentAt,
      rows: String(prepared.sent.length),
      digest: prepared.digest,
    },
    rows: prepared.sent.map(({ row, locked, answers, fingerprint }) => ({ id: row.id, fingerprint, locked, answers })),
  };
}

/** Forms of all nonconformities of an audit that were issued, as they stand now; null where there are none. Reads only. */
export function formsOf(context: FileContext, auditId: string): ResponseFormModel | null {
  const rows = findingRows(context, auditId).filter((row) => row.grade !== 'opportunity' && !neverSent.includes(row.state));
  if (rows.length === 0) return null;
  const issues = context.file.queries.responses.issues(auditId);
  const sent = rows.map((row) => sentFinding(context, row));
  return formModel(context, auditId, { number: Math.max(0, ...issues.map(({ number }) => number)), sentAt: nowOf(context), sent });
}

function formModel(context: FileContext, auditId: string, prepared: Pick<Prepared, 'number' | 'sentAt' | 'sent'>): ResponseFormModel {
  const { engagement, audits, findings } = context.file.queries;
  const { clientName, bodyName, kind, timeZone, standard, edition } = engagement.show();
  const audit = audits.find(auditId);
  return {
    program: { name: 'AIMS Fieldbook', version: context.ports.version },
    madeAt: prepared.sentAt,
    client: clientName,
    body: bodyName,
    standard: edition === '' ? standard : `${standard}:${edition}`,
    certification: kind === 'certification',
    issue: prepared.number,
    audit: {
      number: audit?.number ?? '',
      kind: audit?.kind ?? 'stage_2',
      title: audit?.title ?? '',
      dates: dateRange(audit?.startsOn ?? null, audit?.endsOn ?? null),
    },
    forms: prepared.sent.map(({ row, locked, answers }) => {
      const response = findings.responses(row.id).at(-1);
      return {
        number: row.shortNumber,
        grade: row.grade === 'major' ? 'major' : 'minor',
        requirement: locked.requirement,
        statement: row.statement,
        units: row.units,
        evidence: findings.objectiveEvidence(row.id).map(({ text, reference }) => ({ text, reference })),
        gradeReason: row.gradeReason,
        auditor: t('responseForm.auditorValue', { name: row.raisedByName, date: longDate(dateIn(row.raisedAt, timeZone)) }),
        auditee: { name: row.auditeeName, on: row.auditeeOn, understood: row.auditeeUnderstood, view: row.auditeeView },
        answerBy: row.answerBy,
        verifyBy: row.verifyBy,
        answers,
        answeredBy: response?.submittedBy ?? '',
        answeredOn: response?.submittedOn ?? null,
        verdicts: {
          correction: response?.correctionVerdict ?? null,
          cause: response?.causeVerdict ?? null,
          correctiveAction: response?.correctiveActionVerdict ?? null,
        },
        reviewer: response?.reviewedByName ?? '',
        reviewedOn: response?.reviewedOn ?? null,
        comment: response?.reviewComment ?? '',
      };
    }),
  };
}

type Methods = 'findings.exportResponse' | 'findings.exportForm' | 'findings.sent';

export const sendHandlers: { readonly [M in Methods]: Handler<M> } = {
  'findings.exportResponse': async (context, input) => {
    const target = context.ports.files.at(input.to);
    const prepared = prepare(context, input, 'workbook');
    const model = bookModel(context, input.auditId, prepared);
    const { fileName, bytes, sha256 } = await runExport(context, { kind: 'response', model }, target, input.task);
    record(context, input.auditId, 'workbook', prepared, { fileName, sha256 });
    return { issueId: prepared.issueId, number: prepared.number, fileName, bytes, sha256, findings: prepared.sent.length };
  },

  'findings.exportForm': async (context, input) => {
    const target = context.ports.files.at(input.to);
    const prepared = prepare(context, input, 'form');
    const model = formModel(context, input.auditId, prepared);
    const { fileName, bytes, sha256, pages } = await exportPdf(context, { kind: 'form', model }, target, input.task);
    record(context, input.auditId, 'form', prepared, { fileName, sha256 });
    return { issueId: prepared.issueId, number: prepared.number, fileName, bytes, sha256, findings: prepared.sent.length, pages };
  },

  'findings.sent': (context, { auditId }) => {
    auditOf(context, auditId);
    const { responses, evidence } = context.file.queries;
    return {
      issues: responses.issues(auditId).map(({ id, number, kind, sentAt, sentByName, fileName, sha256 }) => ({
        id,
        number,
        kind,
        sentAt,
        sentByName,
        fileName,
        sha256,
        findings: responses.rows(id).map(({ locked }) => locked.find(({ field }) => field === 'number')?.value ?? ''),
        returns: responses.returns(id).map((one) => ({
          takenAt: one.takenAt,
          takenByName: one.takenByName,
          submittedBy: one.submittedBy,
          evidence: evidence.byId(one.evidenceId)?.number ?? '',
          accepted: one.decisions.filter(({ accepted }) => accepted).length,
          rejected: one.decisions.filter(({ accepted }) => !accepted).length,
        })),
      })),
    };
  },
};

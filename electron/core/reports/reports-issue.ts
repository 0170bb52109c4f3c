/**
 * Issues the report of an audit: checks that nothing is missing, sets it, keeps the PDF in the file under its hash,
 * and records with it where the ledger ended. From then on what it was made from is frozen (shared/rules/freeze.ts)
 * until somebody opens the audit again with a reason; both versions stay.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { recipientsOf } from '../../../shared/rules/distribution.ts';
import { nextReportNumber, reportNumberFollows } from '../../../shared/rules/report-number.ts';
import { dateIn } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { type ActingPerson, actorOf, type FileContext, nowOf, stopIfCancelled } from '../context.ts';
import { inTurn } from '../evidence/evidence-content.ts';
import { writeAtomically } from '../export/atomic-file.ts';
import { buildReportModel } from '../export/report-model.ts';
import { renderInThread } from '../export/run-export.ts';
import { refuseEngagementTarget } from '../file/disk.ts';
import { givenLook } from '../templates/stored-look.ts';
import { changedKinds } from './reports-changes.ts';
import { completenessOf } from './reports-completeness.ts';
import { reportedAudit } from './reports-texts.ts';

type Report = Row<'report'>;

const LONGEST_LINE = 300;
/** The report is the body's, and its team leader answers for it (ISO/IEC 17021-1 9.4.8.1); consultants issue their own. */
const mayIssue: readonly PersonRole[] = ['lead_auditor', 'body_administrator', 'consultant'];

function issuer(context: FileContext): ActingPerson {
  const actor = actorOf(context);
  if (mayIssue.includes(actor.role)) return actor;
  const roles = mayIssue.map((role) => t(`vocabulary.personRole.${role}`).toLowerCase()).join(', ');
  throw new AppError('NOT_ALLOWED', t('issuing.role', { name: actor.name, role: t(`vocabulary.personRole.${actor.role}`).toLowerCase() }), {
    hint: t('issuing.roleHint', { roles }),
  });
}

/** @throws NOT_FOUND */
export function issuedReport(context: FileContext, id: string): Report {
  const report = context.file.queries.reports.report(id);
  if (report === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.report') }));
  return report;
}

/** @throws RULE while an element is missing or a finding is a draft */
function checkComplete(context: FileContext, auditId: string): void {
  const missing = completenessOf(context, auditId).filter(({ standing }) => standing === 'missing');
  if (missing.length === 0) return;
  const what = missing.map(({ element, title }) => `${element} ${title}`).join('; ');
  throw new AppError('RULE', t('issuing.incomplete', { count: missing.length, what }), { hint: t('issuing.incompleteHint') });
}

/** Who receives the report, as its own section says. @throws RULE when nobody is named */
function recipients(context: FileContext, auditId: string): string[] {
  const found = recipientsOf(context.file.queries.reports.text(auditId, 'distribution')?.text ?? '').map((one) =>
    one.slice(0, LONGEST_LINE),
  );
  if (found.length > 0) return found;
  throw new AppError('RULE', t('issuing.noRecipient'), { hint: t('issuing.noRecipientHint') });
}

function checkNumber(number: string, earlier: readonly Report[]): void {
  const last = earlier.at(-1);
  if (last === undefined || reportNumberFollows(number, last.number)) return;
  const message = t('issuing.numberBefore', { number, last: last.number });
  throw new AppError('CONFLICT', message, { fields: { number: message } });
}

const headKey = (context: FileContext): string =>
  context.file.ledger
    .heads()
    .map(({ chain, hash }) => `${chain}:${hash}`)
    .join();

/** Answers `reports.issue`. */
export async function issueReport(context: FileContext, input: InputOf<'reports.issue'>): Promise<Report> {
  const { file, ports } = context;
  if (file.readOnly !== 'no') throw new AppError('READ_ONLY', t('errors.readOnly'));
  const actor = issuer(context);
  const audit = reportedAudit(context, input.auditId);
  const earlier = file.queries.reports.issued(audit.id);
  const standing = earlier.findLast(({ reopenedAt }) => reopenedAt === null);
  if (standing !== undefined)
    throw new AppError('CONFLICT', t('issuing.standing', { number: standing.number }), { hint: t('issuing.standingHint') });
  const number = input.number ?? nextReportNumber(earlier.at(-1)?.number ?? null);
  checkNumber(number, earlier);
  if (earlier.length > 0 && (input.changes ?? '').trim() === '') {
    const message = t('issuing.changesNeeded', { number: earlier.at(-1)?.number ?? '' });
    throw new AppError('RULE', message, { fields: { changes: message } });
  }
  checkComplete(context, audit.id);
  const distribution = recipients(context, audit.id);
  const head = file.ledger.head();
  if (head === null) throw new Error('A file with an audit has a ledger.');
  const issuedAt = nowOf(context);
  const facts = {
    number,
    issuedOn: input.issuedOn ?? dateIn(issuedAt, audit.timeZone),
    issuedByName: actor.name,
    distribution,
    changes: input.changes ?? '',
  };
  const before = headKey(context);
  const model = buildReportModel(context, audit.id, facts);
  const { written, content } = await renderInThread(
    ports.exportThread.script,
    { job: { kind: 'report', model, fontFolder: join(ports.resources, 'fonts'), look: givenLook(context) }, path: null },
    context.signal,
    (done, total, what) => {
      if (input.task !== undefined) ports.progress({ task: input.task, done, total, what });
    },
  );
  if (content === null) throw new Error('A paper that was asked for in memory came back without its content.');
  return inTurn(file, async () => {
    stopIfCancelled(context);
    // What is issued must be what stands in the file at that moment, not what stood there when the layout began.
    if (headKey(context) !== before)
      throw new AppError('CONFLICT', t('issuing.changedMeanwhile'), { hint: t('issuing.changedMeanwhileHint') });
    const known = file.blobs.has(written.sha256);
    try {
      if (!known) await file.blobs.put(written.sha256, [content]);
      return file.ledger.write({ actor, ...(facts.changes === '' ? {} : { reason: facts.changes }) }, (tx) =>
        tx.insert('report', {
          id: ports.ids.uuid(),
          auditId: audit.id,
          ...facts,
          issuedAt,
          issuedById: actor.id,
          headChain: head.chain,
          headSeq: head.seq,
          headHash: head.hash,
          sha256: written.sha256,
          bytes: written.bytes,
          pages: written.pages,
          reopenedAt: null,
          reopenedByName: '',
          reopenedReason: '',
          position: earlier.length,
        }),
      );
    } catch (error) {
      if (!known) file.blobs.drop(written.sha256);
      throw error;
    }
  });
}

/** Answers `reports.issued`: of one audit or of all, in the order of their issue. */
export function issuedReports(context: FileContext, { auditId }: InputOf<'reports.issued'>): OutputOf<'reports.issued'> {
  if (auditId !== undefined) reportedAudit(context, auditId);
  return {
    reports: context.file.queries.reports
      .issued(auditId ?? null)
      .map((report) => ({ ...report, changedSince: changedKinds(context, report) })),
  };
}

/** Answers `reports.reopen`. */
export function reopenReport(context: FileContext, { id, reason }: InputOf<'reports.reopen'>): Report {
  const actor = issuer(context);
  const report = issuedReport(context, id);
  if (report.reopenedAt !== null) throw new AppError('CONFLICT', t('issuing.reopenedAlready', { number: report.number }));
  return context.file.ledger.write({ actor, reason }, (tx) =>
    tx.update('report', id, { reopenedAt: nowOf(context), reopenedByName: actor.name, reopenedReason: reason }),
  );
}

/** The PDF as it was issued. @throws DAMAGED when it is not what the report's hash says */
export function issuedContent(context: FileContext, report: Report): Buffer {
  const content = Buffer.concat([...context.file.blobs.chunks(report.sha256)]);
  if (createHash('sha256').update(content).digest('hex') !== report.sha256)
    throw new AppError('DAMAGED', t('issuing.contentDamaged', { number: report.number }), { hint: t('issuing.contentDamagedHint') });
  return content;
}

/** Answers `reports.saveIssued`. */
export async function saveIssued(context: FileContext, { id, to }: InputOf<'reports.saveIssued'>): Promise<OutputOf<'reports.saveIssued'>> {
  const report = issuedReport(context, id);
  const target = context.ports.files.at(to);
  refuseEngagementTarget(target, context.file.path);
  const content = issuedContent(context, report);
  await writeAtomically(target, context.ports.ids.ref(), (path) => writeFile(path, content));
  return { fileName: basename(target), bytes: report.bytes, sha256: report.sha256, pages: report.pages };
}

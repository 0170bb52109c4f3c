/**
 * Everything that a pack of an audit holds, read from the open file in one go: records, the papers to be set, contents
 * that are kept in the file, and where the ledger stood. What comes later (setting, hashing, writing) reads nothing that
 * can change: contents go by their hash, and the ledger only grows.
 */
import type { PackItemKey } from '../../../../shared/model/decision-vocabulary.ts';
import type { Row } from '../../../../shared/model/entities.ts';
import { t } from '../../../../shared/words/words.ts';
import type { FileContext } from '../../context.ts';
import { decidedAudit, standingReport } from '../../decision/decision-parts.ts';
import { keptContent } from '../../evidence/evidence-content.ts';
import { extensionOf } from '../../evidence/file-name.ts';
import { forOutside, mayBeTold } from '../../file/outside.ts';
import { canonicalJson } from '../../ledger/canonical.ts';
import { instantOf } from '../../ledger/clock.ts';
import type { Head } from '../../ledger/entry.ts';
import type { LedgerLine } from '../../ledger/ledger-queries.ts';
import { formsOf } from '../../responses/send-response.ts';
import { stage1Before } from '../../stage1/stage1-parts.ts';
import { buildAuditTimeModel } from '../audit-time-model.ts';
import { buildCertificateModel } from '../certificate-model.ts';
import { buildPlanModel } from '../plan-model.ts';
import { reportAuditTime } from '../report-model/audit-time.ts';
import { buildReportModel } from '../report-model.ts';
import type { Paper } from '../run-export.ts';
import { buildWorkbookModel } from '../workbook/workbook-model.ts';
import type { WorkbookModel } from '../workbook/workbook-types.ts';
import { type PackItem, packItems } from './pack-items.ts';
import type { PackRecord } from './pack-record.ts';
import { agreementRecord } from './records/agreement.ts';
import {
  elementsRecord,
  evidenceRecord,
  type PackedEvidence,
  planRecord,
  samplesRecord,
  slugOf,
  soaRecord,
  stage1Record,
} from './records/audit-work.ts';
import { applicationRecord, auditTimeRecord, programmeRecord, scopeRecord, teamRecord } from './records/before-audit.ts';
import { certificateRecord, decisionRecord, gatesRecord, reviewRecord } from './records/decision.ts';
import { findingsRecord } from './records/findings.ts';
import { auditsOf, type PackSource } from './records/frame.ts';

export type PackChoice = 'files' | 'index';

/** A file of the payload that has to be set first. */
export interface PackPaper {
  readonly path: string;
  readonly title: string;
  readonly job: Paper | { readonly kind: 'workbook'; readonly model: WorkbookModel };
}

/** A file of the payload whose content lies in the engagement file. */
export interface PackContent {
  readonly path: string;
  readonly title: string;
  readonly bytes: number;
  readonly chunks: () => Iterable<Uint8Array>;
}

export interface PackModel {
  readonly source: PackSource;
  readonly choice: PackChoice;
  readonly items: readonly PackItem[];
  readonly records: readonly PackRecord[];
  readonly papers: readonly PackPaper[];
  readonly contents: readonly PackContent[];
  readonly evidence: { readonly pieces: number; readonly kept: number; readonly bytes: number };
  readonly ledger: {
    /** Newest entry of the file: what the pack's time is taken from. */
    readonly head: Head;
    readonly at: string;
    readonly entries: number;
    /** Ends of all chains, by the name of the chain. */
    readonly heads: readonly Head[];
    /** All entries up to the head, oldest first, a page at a time. */
    readonly lines: () => Iterable<LedgerLine>;
  };
}

const CERTIFICATE_PATH = 'data/certificate/certificate.pdf';

export const recordPath = (key: string): string => `data/records/${key}.html`;

/** Entries read from the file at once. */
const LEDGER_PAGE = 500;

/**
 * An entry whose words may not leave: what links it to its neighbours stands, with its checksum; what it says does not.
 * Checking a pack names how many there are (check-ledger.ts).
 */
function withheldLine({ number, hash, body }: LedgerLine): LedgerLine {
  const { chain, seq, prev, heads } = JSON.parse(body) as { chain: string; seq: number; prev: string; heads: Record<string, string> };
  return { number, hash, body: canonicalJson({ chain, heads, prev, seq, withheld: true }) };
}

function* ledgerLines(context: FileContext, last: number): Generator<LedgerLine> {
  const { ledger } = context.file.queries;
  const told = mayBeTold(context.file.queries);
  const isWithheld = ({ body }: LedgerLine) => {
    if (!body.includes('"entity":"catalog_item"')) return false;
    const { entity, row } = JSON.parse(body) as { entity: string; row: string };
    return entity === 'catalog_item' && !told(row);
  };
  for (let after = 0; after < last; ) {
    const page = ledger.lines(after, last, LEDGER_PAGE);
    if (page.length === 0) return;
    for (const line of page) yield isWithheld(line) ? withheldLine(line) : line;
    after = page.at(-1)?.number ?? last;
  }
}

/** A path for each kept piece, by its number; names of people's files never become a path. */
function evidencePaths(evidence: readonly PackedEvidence[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    evidence
      .filter(({ content }) => content === 'kept')
      .map((one) => {
        const extension = extensionOf(one.fileName);
        const ending = /^[a-z0-9]{1,8}$/.test(extension) ? extension : 'bin';
        const stem = slugOf(one.number);
        let path = `data/evidence/${stem}.${ending}`;
        for (let count = 2; taken.has(path.toLowerCase()); count += 1) path = `data/evidence/${stem}-${count}.${ending}`;
        taken.add(path.toLowerCase());
        return [one.number, path];
      }),
  );
}

function* issuedChunks(context: FileContext, report: Row<'report'>): Generator<Uint8Array> {
  yield* context.file.blobs.chunks(report.sha256);
}

/** Reports as they were issued; the present state as a draft where none stands. */
function reportFiles(source: PackSource): { papers: PackPaper[]; contents: PackContent[] } {
  const { context } = source;
  const papers: PackPaper[] = [];
  const contents: PackContent[] = [];
  for (const audit of auditsOf(source)) {
    const stem = `data/reports/${slugOf(audit.number)}-report`;
    for (const report of context.file.queries.reports.issued(audit.id))
      contents.push({
        path: `${stem}-${report.number}.pdf`,
        title: t('pack.file.report', { audit: audit.title, number: report.number }),
        bytes: report.bytes,
        chunks: () => issuedChunks(context, report),
      });
    if (standingReport(context, audit.id) === null)
      papers.push({
        path: `${stem}-draft.pdf`,
        title: t('pack.file.reportDraft', { audit: audit.title }),
        job: { kind: 'report', model: buildReportModel(context, audit.id) },
      });
  }
  return { papers, contents };
}

function otherPapers(source: PackSource): PackPaper[] {
  const { context } = source;
  const papers: PackPaper[] = [
    {
      path: 'data/workbook/workbook.xlsx',
      title: t('pack.file.workbook'),
      job: { kind: 'workbook', model: buildWorkbookModel(context, null) },
    },
  ];
  if (context.file.queries.decision.certificate(source.audit.id) !== null)
    papers.push({
      path: CERTIFICATE_PATH,
      title: t('pack.file.certificate'),
      job: { kind: 'certificate', model: buildCertificateModel(context, source.audit.id) },
    });
  for (const audit of auditsOf(source)) {
    papers.push({
      path: `data/plan/${slugOf(audit.number)}-plan.pdf`,
      title: t('pack.file.plan', { audit: audit.title }),
      job: { kind: 'plan', model: buildPlanModel(context, audit.id) },
    });
    // A sheet of its own only where something is kept about the time.
    if (reportAuditTime(context, audit) !== null)
      papers.push({
        path: `data/audit-time/${slugOf(audit.number)}-audit-time.pdf`,
        title: t('pack.file.auditTime', { audit: audit.title }),
        job: { kind: 'audit-time', model: buildAuditTimeModel(context, audit.id) },
      });
    const forms = formsOf(context, audit.id);
    if (forms !== null)
      papers.push({
        path: `data/findings/${slugOf(audit.number)}-nonconformities.pdf`,
        title: t('pack.file.forms', { audit: audit.title }),
        job: { kind: 'form', model: forms },
      });
  }
  return papers;
}

/** Files that answer an item, by what they are made from. */
function filesByItem(source: PackSource, records: readonly PackRecord[], files: readonly { readonly path: string }[]) {
  const has = new Set(files.map(({ path }) => path));
  const keys = new Set(records.map(({ key }) => key));
  const record = (...wanted: readonly string[]) => wanted.filter((key) => keys.has(key)).map(recordPath);
  const under = (prefix: string) => [...has].filter((path) => path.startsWith(prefix));
  const own = slugOf(source.audit.number);
  const before = source.stage1 === null ? null : slugOf(source.stage1.number);
  const ofStage1 = before === null ? [] : [...under(`data/reports/${before}-report`), ...under(`data/plan/${before}-`)];
  const reports = under(`data/reports/${own}-report`);
  const book = under('data/workbook/');
  const by: { readonly [K in PackItemKey]?: readonly string[] } = {
    application: record('application'),
    agreement: record('agreement'),
    complaints: record('agreement'),
    audit_time: [...under(`data/audit-time/${own}-`), ...record('audit-time')],
    multi_site: record('programme', 'scope'),
    programme: record('programme'),
    team: record('team'),
    stage1: [...ofStage1, ...record('stage-1')],
    plan: [...under(`data/plan/${own}-`), ...record(`plan-${own}`)],
    attendance: record(`plan-${own}`),
    checklist: [...book, ...record('samples', 'evidence-index')],
    report: [...reports, ...record('report-elements')],
    nonconformities: [...under(`data/findings/${own}-`), ...record('findings')],
    scope: record('scope'),
    soa: record('statement-of-applicability'),
    restricted: record('application'),
    remote: reports,
    integrated: record('audit-time'),
    still_true: record('stage-1'),
    objectives: reports,
    recommendation: reports,
    certificate: [...(has.has(CERTIFICATE_PATH) ? [CERTIFICATE_PATH] : []), ...record('certificate')],
    review: record('technical-review', 'checks'),
    decision: record('decision'),
    surveillance: record('programme'),
  };
  return (key: PackItemKey): readonly string[] => by[key] ?? [];
}

/** What items are judged by, without any file. @throws NOT_FOUND, RULE for an audit that ends without a decision */
export function packSource(context: FileContext, auditId: string): PackSource {
  const audit = decidedAudit(context, auditId);
  return {
    context,
    engagement: context.file.queries.engagement.show(),
    audit,
    stage1: audit.kind === 'stage_2' ? stage1Before(context, audit) : null,
    evidencePath: new Map(),
  };
}

/** @throws NOT_FOUND for an unknown audit, RULE for one that ends without a decision */
export function buildPackModel(real: FileContext, auditId: string, choice: PackChoice): PackModel {
  const { queries, ledger } = real.file;
  const newest = queries.ledger.newest();
  if (newest === null) throw new Error('A file with an engagement has a ledger.');
  const at = instantOf(newest.time);
  const now = Date.parse(at);
  // Nothing in a pack depends on when it is built: its clock stands where the ledger ends.
  const context: FileContext = forOutside({ ...real, ports: { ...real.ports, clock: { now: () => now } } });
  const bare = packSource(context, auditId);
  const { audit, stage1 } = bare;
  const about = new Set([audit.id, ...(stage1 === null ? [] : [stage1.id])]);
  const evidence = queries.evidence.list(null).filter((one) => one.auditId === null || about.has(one.auditId));
  const evidencePath = choice === 'files' ? evidencePaths(evidence) : new Map<string, string>();
  const source: PackSource = { ...bare, evidencePath };

  const records = [
    applicationRecord(source),
    agreementRecord(source),
    teamRecord(source),
    auditTimeRecord(source),
    programmeRecord(source),
    scopeRecord(source),
    stage1Record(source),
    ...auditsOf(source).map((one) => planRecord(source, one)),
    soaRecord(source),
    samplesRecord(source),
    elementsRecord(source),
    findingsRecord(source),
    gatesRecord(source),
    reviewRecord(source),
    decisionRecord(source),
    certificateRecord(source),
    evidenceRecord(source, evidence),
  ].filter((record) => record !== null);
  const reports = reportFiles(source);
  const papers = [...reports.papers, ...otherPapers(source)];
  const kept = evidence.filter(({ content }) => content === 'kept');
  const contents: PackContent[] = [
    ...reports.contents,
    ...kept.flatMap((one) => {
      const path = evidencePath.get(one.number);
      const title = t('pack.file.evidence', { number: one.number, title: one.title });
      return path === undefined ? [] : [{ path, title, bytes: one.bytes, chunks: () => keptContent(context.file, one) }];
    }),
  ];
  return {
    source,
    choice,
    items: packItems(source, filesByItem(source, records, [...papers, ...contents])),
    records,
    papers,
    contents,
    evidence: { pieces: evidence.length, kept: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) },
    ledger: {
      head: { chain: newest.chain, seq: newest.seq, hash: newest.hash },
      at,
      entries: newest.number,
      heads: ledger.heads().toSorted((a, b) => (a.chain < b.chain ? -1 : 1)),
      lines: () => ledgerLines(context, newest.number),
    },
  };
}

/**
 * A client's folder taken in as evidence in one step: each file gets its own answer, and what was taken in stays taken in
 * when a later file fails or the person stops. Then what each document may answer, for the auditor to accept or not.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { headingsOf, proposeRequirements } from '../../../shared/rules/document-proposals.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { asAppError } from '../system-errors.ts';
import { reporter, takeIn } from './evidence-content.ts';
import { checkFacts, evidenceOf, linkEvidence, recordKept } from './evidence-service.ts';

type Answer = OutputOf<'evidence.addFolder'>;
type FileAnswer = Answer['files'][number];

/** More is no folder of documents: somebody chose a whole disk. */
const MOST_FILES = 5_000;
const DEEPEST = 16;
/** What systems and office programs leave behind; nobody made it as a document. */
const LEFT_BEHIND = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;
const LONGEST_LOCATION = 300;

interface Found {
  /** Relative, divided by `/`. */
  readonly path: string;
  readonly at: string;
  readonly bytes: number;
  /** Why it is not read; empty for a file that is. */
  readonly refused: string;
}

/** Files below a folder in the order of their names. Links are named and never followed: they may lead out of it. */
async function filesBelow(folder: string): Promise<Found[]> {
  const found: Found[] = [];
  const walk = async (at: string, path: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true });
    entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    for (const entry of entries) {
      if (LEFT_BEHIND.test(entry.name)) continue;
      const inner = { path: path === '' ? entry.name : `${path}/${entry.name}`, at: join(at, entry.name) };
      if (entry.isDirectory()) {
        if (depth === DEEPEST) found.push({ ...inner, bytes: 0, refused: t('evidenceRules.folderTooDeep', { count: DEEPEST }) });
        else await walk(inner.at, inner.path, depth + 1);
      } else if (entry.isFile()) {
        const facts = await stat(inner.at).catch(() => null);
        found.push({ ...inner, bytes: facts?.size ?? 0, refused: '' });
      } else found.push({ ...inner, bytes: 0, refused: t('evidenceRules.folderLink') });
      if (found.length > MOST_FILES) throw new AppError('TOO_LARGE', t('evidenceRules.folderTooMany', { count: MOST_FILES }));
    }
  };
  await walk(folder, '', 1);
  return found;
}

/**
 * Titles for files whose name says too little: a folder with five README.md gives five pieces of that title. The folder tells
 * them apart, and where it does not, the whole name of the file does.
 */
function titlesOf(found: readonly Found[]): ReadonlyMap<string, string> {
  const bare = ({ path }: Found) =>
    basename(path)
      .replace(/\.[^.]+$/, '')
      .toLowerCase();
  const alike = Map.groupBy(found, bare);
  return new Map(
    found.flatMap((file): [string, string][] => {
      const others = alike.get(bare(file)) ?? [];
      if (others.length < 2) return [];
      const parts = file.path.split('/');
      const name = basename(file.path);
      const sameFolder = others.filter(({ path }) => dirname(path) === dirname(file.path)).length > 1;
      const own = sameFolder ? name : name.replace(/\.[^.]+$/, '');
      const folder = parts.at(-2);
      return [[file.path, folder === undefined ? own : `${own} (${folder})`]];
    }),
  );
}

async function chosenFolder(context: FileContext, input: InputOf<'evidence.addFolder'>['folder']): Promise<{ path: string; name: string }> {
  const source = context.ports.files.incoming(input);
  const name = basename(source.name);
  if (source.kind !== 'path') throw new AppError('CANNOT_READ', t('evidenceRules.notAFolder', { name }));
  const facts = await stat(source.path).catch(() => null);
  if (facts === null) throw new AppError('CANNOT_READ', t('errors.cannotRead', { name }));
  if (!facts.isDirectory()) throw new AppError('CANNOT_READ', t('evidenceRules.notAFolder', { name }));
  return { path: source.path, name };
}

/** @throws CANNOT_READ, TOO_LARGE and READ_ONLY before anything is written; afterwards each file answers for itself */
export async function addFolder(context: FileContext, { folder, task, ...facts }: InputOf<'evidence.addFolder'>): Promise<Answer> {
  checkFacts(context, facts);
  if (context.file.readOnly !== 'no') throw new AppError('READ_ONLY', t('errors.readOnly'));
  const { path: root, name } = await chosenFolder(context, folder);
  const found = await filesBelow(root).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw new AppError('CANNOT_READ', t('errors.cannotRead', { name }), { cause: error });
  });
  if (found.length === 0) throw new AppError('CANNOT_READ', t('evidenceRules.folderEmpty', { name }));
  const titles = titlesOf(found);
  const report = reporter(context, task);
  const answers: FileAnswer[] = [];
  let stopped = '';
  for (const file of found) {
    if (stopped === '' && context.signal.aborted) stopped = t('evidenceRules.folderStopped');
    if (stopped !== '') answers.push({ path: file.path, outcome: 'not_tried', evidenceId: null, number: '', reason: stopped });
    else {
      report(answers.length, found.length, file.path);
      const answer = await addOne(context, file, name, { ...facts, title: titles.get(file.path) });
      if (answer === 'cancelled') stopped = t('evidenceRules.folderStopped');
      else if (answer instanceof AppError) {
        answers.push({ path: file.path, outcome: 'refused', evidenceId: null, number: '', reason: answer.message });
        // The next file would fail alike; what was taken in stays.
        if (answer.code === 'DISK_FULL' || answer.code === 'READ_ONLY' || answer.code === 'DAMAGED') stopped = answer.message;
      } else answers.push(answer);
      if (answer === 'cancelled') answers.push({ path: file.path, outcome: 'not_tried', evidenceId: null, number: '', reason: stopped });
    }
  }
  report(found.length, found.length, name);
  const count = (outcome: FileAnswer['outcome']) => answers.filter((one) => one.outcome === outcome).length;
  return {
    folder: name,
    files: answers,
    added: count('added'),
    duplicates: count('duplicate'),
    refused: count('refused'),
    notTried: count('not_tried'),
  };
}

type Facts = Omit<InputOf<'evidence.addFolder'>, 'folder' | 'task'> & { readonly title: string | undefined };

async function addOne(context: FileContext, file: Found, folder: string, facts: Facts): Promise<FileAnswer | AppError | 'cancelled'> {
  if (file.refused !== '') return new AppError('CANNOT_READ', file.refused);
  try {
    const source = { kind: 'path', path: file.at, name: basename(file.at) } as const;
    return await takeIn(context, source, undefined, (content): FileAnswer => {
      const [same] = context.file.queries.evidence.withContent(content.sha256);
      if (same !== undefined)
        return {
          path: file.path,
          outcome: 'duplicate',
          evidenceId: same.id,
          number: same.number,
          reason: t('evidenceRules.folderDuplicate', { number: same.number, title: same.title }),
        };
      const location = `${folder}/${file.path}`;
      const row = recordKept(context, { ...facts, location: location.slice(-LONGEST_LOCATION) }, content);
      return { path: file.path, outcome: 'added', evidenceId: row.id, number: row.number, reason: '' };
    });
  } catch (error) {
    const known = asAppError(error);
    // What nobody expected is a bug and is not hidden in a list.
    if (known === null) throw error;
    return known.code === 'CANCELLED' ? 'cancelled' : known;
  }
}

/** Bytes of a text that are looked at for headings. */
const HEAD = 64 * 1024;
const TEXTS = /^text\/(markdown|plain|csv|tab-separated-values)$/;

function headingsIn(context: FileContext, evidence: Row<'evidence'>): string[] {
  if (evidence.content !== 'kept' || evidence.sha256 === null || !TEXTS.test(evidence.mediaType)) return [];
  for (const chunk of context.file.blobs.chunks(evidence.sha256))
    return headingsOf(Buffer.from(chunk.subarray(0, HEAD)).toString('utf8'), evidence.mediaType);
  return [];
}

/** What each document may answer, without what it supports already. @throws NOT_FOUND */
export function proposals(context: FileContext, { auditId, evidence }: InputOf<'evidence.proposals'>): OutputOf<'evidence.proposals'> {
  const audit = auditOf(context, auditId);
  const { queries } = context.file;
  const pieces =
    evidence === undefined
      ? queries.evidence.list(auditId).filter((one) => one.content === 'kept')
      : [...new Set(evidence)].map((id) => evidenceOf(context, id));
  const items = queries.catalogs.items(audit.catalogId).filter(({ kind }) => kind === 'requirement' || kind === 'control');
  const titles = new Map(items.map((item) => [item.requirement, item.title]));
  const rows = rowsByRequirement(context, auditId);
  const linked = queries.evidence.linksToRows(auditId);
  // A Stage 1 takes a document into its register for a requirement that has no row; other audits could do nothing with it.
  const isStage1 = audit.kind === 'stage_1';
  const registered = new Set(
    isStage1 ? queries.stage1.documents(auditId).flatMap((one) => one.requirements.map((each) => `${one.evidenceId} ${each}`)) : [],
  );
  const isSettled = (evidenceId: string, requirement: string): boolean => {
    const on = rows.get(requirement) ?? [];
    return on.length === 0
      ? !isStage1 || registered.has(`${evidenceId} ${requirement}`)
      : on.some((row) => linked.has(`${evidenceId} ${row}`));
  };
  return {
    proposals: pieces.flatMap((one) => {
      const path = one.location.endsWith(one.fileName) && one.location.includes('/') ? one.location : one.fileName;
      if (path === '') return [];
      return proposeRequirements({ path, headings: headingsIn(context, one) }, items)
        .filter(({ requirement }) => !isSettled(one.id, requirement))
        .map(({ requirement, ref, why }) => ({
          evidenceId: one.id,
          number: one.number,
          title: one.title,
          path,
          requirement,
          ref,
          requirementTitle: titles.get(requirement) ?? '',
          why: why.slice(0, 300),
          onChecklist: rows.has(requirement),
        }));
    }),
  };
}

/** Rows that a whole document speaks for: those of the whole organization, else all of the requirement. */
function rowsByRequirement(context: FileContext, auditId: string): Map<string, string[]> {
  const all = new Map<string, { readonly id: string; readonly whole: boolean }[]>();
  for (const { id, requirement, unitKind } of context.file.queries.checklist.rows(auditId))
    all.set(requirement, [...(all.get(requirement) ?? []), { id, whole: unitKind === 'organization' }]);
  return new Map(
    [...all].map(([requirement, rows]) => {
      const whole = rows.filter((row) => row.whole);
      return [requirement, (whole.length > 0 ? whole : rows).map(({ id }) => id)];
    }),
  );
}

/**
 * Links evidence to what the auditor accepted. In a Stage 1 each document also comes into the register of the document
 * review, unjudged, with the requirements it may answer. @throws NOT_FOUND
 */
export function acceptProposals(context: FileContext, { auditId, accepted }: InputOf<'evidence.acceptProposals'>) {
  const audit = auditOf(context, auditId);
  const { queries, ledger } = context.file;
  const rows = rowsByRequirement(context, auditId);
  const byEvidence = new Map<string, Set<string>>();
  for (const { evidenceId, requirement } of accepted) {
    evidenceOf(context, evidenceId);
    if (queries.catalogs.itemFor(audit.catalogId, requirement) === null)
      throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.catalog_item') }));
    byEvidence.set(evidenceId, (byEvidence.get(evidenceId) ?? new Set()).add(requirement));
  }
  let linked = 0;
  let registered = 0;
  ledger.write({ actor: actorOf(context) }, (tx) => {
    let position = queries.stage1.nextDocument(auditId);
    for (const [evidenceId, requirements] of byEvidence) {
      for (const row of [...requirements].flatMap((requirement) => rows.get(requirement) ?? [])) {
        linkEvidence(context, tx, evidenceId, 'checklist_item', row, 'supports');
        linked += 1;
      }
      if (audit.kind !== 'stage_1') continue;
      const known = queries.stage1.documentOf(auditId, evidenceId);
      if (known !== null) {
        tx.update('reviewed_document', known.id, { requirements: [...new Set([...known.requirements, ...requirements])] });
        continue;
      }
      const { title, versionOrDate } = evidenceOf(context, evidenceId);
      tx.insert('reviewed_document', {
        id: context.ports.ids.uuid(),
        auditId,
        title,
        version: versionOrDate,
        datedOn: null,
        requirements: [...new Set(requirements)],
        verdict: 'open',
        reason: '',
        evidenceId,
        reviewedById: null,
        reviewedByName: '',
        reviewedOn: null,
        position,
      });
      position += 1;
      registered += 1;
    }
  });
  return { linked, registered };
}

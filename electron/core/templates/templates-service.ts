/** The look of the papers: kept in the engagement, taken from and given as a template file, and shown as pages. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ShownLook } from '../../../shared/contract/templates.ts';
import {
  isFontRole,
  LOOK_FORMAT,
  LOOK_VERSION,
  type LookFileRole,
  type ReportLook,
  reportPart,
  textPlaces,
} from '../../../shared/model/report-look.ts';
import { clauseOf, fieldsFor, lookFields, mayBeLeftOut, problemsOfLook } from '../../../shared/rules/report-look.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, stopIfCancelled } from '../context.ts';
import { inTurn } from '../evidence/evidence-content.ts';
import { writeAtomically } from '../export/atomic-file.ts';
import type { GivenLook } from '../export/given-look.ts';
import { buildReportModel } from '../export/report-model.ts';
import { renderInThread } from '../export/run-export.ts';
import { refuseEngagementTarget } from '../file/disk.ts';
import type { HandlersOf } from '../handlers.ts';
import { bytesOf } from '../import/read-table.ts';
import { sha256Hex } from '../ledger/canonical.ts';
import type { Tx } from '../ledger/write.ts';
import { hasOwnFont, type LookFile, problemsOfFiles, readTemplate, refuse } from './read-template.ts';
import { contentOf, givenLook, rowOfLook, shownLook, storedLook } from './stored-look.ts';

/** What goes to the window as one message. */
const MOST_PREVIEW = 24 * 1024 * 1024;

const fontFolder = (context: FileContext) => join(context.ports.resources, 'fonts');

/** Sets one page with everything the look brings: a font or picture that only fails in use never gets into the file. */
async function prove(context: FileContext, look: GivenLook): Promise<void> {
  try {
    await renderInThread(
      context.ports.exportThread.script,
      { job: { kind: 'proof', fontFolder: fontFolder(context), look }, path: null },
      context.signal,
      () => undefined,
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    context.ports.log.write('warning', 'templates', 'a page could not be set with a look');
    throw new AppError('RULE', t('looks.proofFailed'), { hint: t('looks.proofFailedHint'), cause: error });
  }
}

function writeLook(context: FileContext, tx: Tx, look: ReportLook): void {
  const standing = context.file.queries.looks.look();
  if (standing !== null) tx.update('report_look', standing.id, rowOfLook(look));
  else tx.insert('report_look', { id: context.ports.ids.uuid(), ...rowOfLook(look) });
}

/** Stores the content of files before a write names them; what the write did not take is removed again. */
async function withContents<T>(context: FileContext, files: readonly LookFile[], write: (hashes: readonly string[]) => T): Promise<T> {
  const { blobs } = context.file;
  return inTurn(context.file, async () => {
    stopIfCancelled(context);
    const hashes = files.map(({ bytes }) => sha256Hex(bytes));
    const added: string[] = [];
    try {
      for (const [at, { bytes }] of files.entries()) {
        const hash = hashes[at] ?? '';
        if (blobs.has(hash)) continue;
        added.push(hash);
        await blobs.put(hash, [bytes]);
      }
      return write(hashes);
    } catch (error) {
      for (const hash of added) blobs.drop(hash);
      throw error;
    }
  });
}

function putFile(context: FileContext, tx: Tx, file: LookFile, sha256: string): void {
  const standing = context.file.queries.looks.files().find(({ role }) => role === file.role);
  const facts = { name: file.name, sha256, bytes: file.bytes.length };
  if (standing !== undefined) tx.update('look_file', standing.id, facts);
  else tx.insert('look_file', { id: context.ports.ids.uuid(), role: file.role, ...facts });
}

function refuseReadOnly(context: FileContext): void {
  if (context.file.readOnly !== 'no') throw new AppError('READ_ONLY', t('errors.readOnly'));
}

const ofRoles = (files: readonly LookFile[]) => Object.fromEntries(files.map(({ role, bytes }) => [role, bytes]));

async function load(context: FileContext, bytes: Uint8Array): Promise<ShownLook> {
  refuseReadOnly(context);
  const actor = actorOf(context);
  const { look, files } = readTemplate(bytes);
  await prove(context, { look, files: ofRoles(files) });
  await withContents(context, files, (hashes) =>
    context.file.ledger.write({ actor }, (tx) => {
      writeLook(context, tx, look);
      for (const { id, role } of context.file.queries.looks.files())
        if (!files.some((file) => file.role === role)) tx.remove('look_file', id);
      for (const [at, file] of files.entries()) putFile(context, tx, file, hashes[at] ?? '');
    }),
  );
  return shownLook(context);
}

/** Files that stand, with one laid over them. */
function filesWith(context: FileContext, next: LookFile): LookFile[] {
  const others = context.file.queries.looks.files().filter(({ role }) => role !== next.role);
  return [...others.map((file): LookFile => ({ role: file.role, name: file.name, bytes: contentOf(context, file) })), next];
}

async function setFile(context: FileContext, role: LookFileRole, name: string, bytes: Uint8Array): Promise<ShownLook> {
  refuseReadOnly(context);
  const actor = actorOf(context);
  const file: LookFile = { role, name, bytes };
  const files = filesWith(context, file);
  const problem = problemsOfFiles(files).find(({ place }) => place === `files.${role}`);
  if (problem !== undefined)
    throw new AppError(
      isFontRole(role) ? 'RULE' : 'NOT_A_PICTURE',
      t('looks.fileRefused', { role: t(`looks.file.${role}`), name, what: problem.message }),
      {
        fields: { [`files.${role}`]: problem.message },
      },
    );
  // With a pair of fonts the page is set in them, whatever the look uses now.
  const look =
    isFontRole(role) && hasOwnFont(files)
      ? { ...storedLook(context), fonts: { text: 'own', headings: 'own' } as const }
      : storedLook(context);
  if (!isFontRole(role) || hasOwnFont(files)) await prove(context, { look, files: ofRoles(files) });
  await withContents(context, [file], ([hash = '']) =>
    context.file.ledger.write({ actor }, (tx) => {
      if (context.file.queries.looks.look() === null) writeLook(context, tx, storedLook(context));
      putFile(context, tx, file, hash);
    }),
  );
  return shownLook(context);
}

function removeFile(context: FileContext, role: LookFileRole): ShownLook {
  const { queries, ledger } = context.file;
  const standing = queries.looks.files().find((file) => file.role === role);
  if (standing === undefined) throw new AppError('NOT_FOUND', t('looks.noFile', { role: t(`looks.file.${role}`).toLowerCase() }));
  const { fonts } = storedLook(context);
  const needed = role === 'font_regular' || role === 'font_bold';
  if (needed && (fonts.text === 'own' || fonts.headings === 'own')) throw new AppError('RULE', t('looks.problem.fontUsed'));
  ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('look_file', standing.id));
  return shownLook(context);
}

export const templateHandlers = {
  'templates.show': (context) => shownLook(context),

  'templates.fields': () => ({
    fields: lookFields.map((field) => ({
      field,
      meaning: t(`looks.field.${field}`),
      where: (['text', 'running', 'file'] as const).filter((where) => fieldsFor(where).includes(field)),
    })),
    sections: reportPart.options.map((section) => ({
      section,
      title: t(`looks.part.${section}`),
      mayBeLeftOut: mayBeLeftOut(section),
      clause: mayBeLeftOut(section) ? '' : clauseOf(section),
    })),
    texts: [...textPlaces],
  }),

  'templates.load': async (context, { file }) => load(context, await bytesOf(context.ports.files.incoming(file))),

  'templates.save': async (context, { to }) => {
    const target = context.ports.files.at(to);
    refuseEngagementTarget(target, context.file.path);
    const files = Object.fromEntries(
      context.file.queries.looks
        .files()
        .map((file) => [file.role, { name: file.name, base64: contentOf(context, file).toString('base64') }]),
    );
    const text = `${JSON.stringify({ format: LOOK_FORMAT, version: LOOK_VERSION, ...storedLook(context), files }, null, 2)}\n`;
    await writeAtomically(target, context.ports.ids.ref(), (path) => writeFile(path, text));
    const bytes = Buffer.byteLength(text);
    return { fileName: basename(target), bytes, sha256: createHash('sha256').update(text).digest('hex') };
  },

  'templates.update': (context, patch) => {
    const look = { ...storedLook(context), ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) };
    const problems = problemsOfLook(look, hasOwnFont(context.file.queries.looks.files()));
    if (problems.length > 0) throw refuse(problems);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => writeLook(context, tx, look));
    return shownLook(context);
  },

  'templates.setFile': async (context, { role, file }) => {
    const incoming = context.ports.files.incoming(file);
    return setFile(context, role, incoming.name, await bytesOf(incoming));
  },

  'templates.removeFile': (context, { role }) => removeFile(context, role),

  'templates.remove': (context) => {
    const { queries, ledger } = context.file;
    const [look, files] = [queries.looks.look(), queries.looks.files()];
    if (look === null && files.length === 0) throw new AppError('NOT_FOUND', t('looks.none'));
    ledger.write({ actor: actorOf(context) }, (tx) => {
      if (look !== null) tx.remove('report_look', look.id);
      for (const { id } of files) tx.remove('look_file', id);
    });
    return shownLook(context);
  },

  'templates.preview': async (context, { auditId, look, task }) => {
    const files = context.file.queries.looks.files();
    if (look !== undefined) {
      const problems = problemsOfLook(look, hasOwnFont(files));
      if (problems.length > 0) throw refuse(problems);
    }
    const model = buildReportModel(context, auditId);
    const { content, written } = await renderInThread(
      context.ports.exportThread.script,
      { job: { kind: 'report', model, fontFolder: fontFolder(context), look: givenLook(context, look) }, path: null },
      context.signal,
      (done, total, what) => {
        if (task !== undefined) context.ports.progress({ task, done, total, what });
      },
    );
    if (content === null) throw new Error('A paper that was asked for in memory came back without its content.');
    if (content.length > MOST_PREVIEW) throw new AppError('TOO_LARGE', t('looks.previewTooLarge', { size: fileSize(content.length) }));
    return { pdf: Buffer.from(content).toString('base64'), pages: written.pages, bytes: content.length };
  },
} satisfies HandlersOf<'templates.'>;

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppContext } from '../../electron/core/context.ts';
import { asWriteProblem, writeAtomically } from '../../electron/core/export/atomic-file.ts';
import type { ExportJob } from '../../electron/core/export/jobs.ts';
import { renderInThread, runExport } from '../../electron/core/export/run-export.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';
import { aReportModel, fontFolder } from './a-report-model.ts';

const job: ExportJob = { kind: 'report', model: aReportModel(), fontFolder };

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing failed');
}

describe('the export thread', () => {
  let ports: TestPorts;
  let folder: string;
  let abort: AbortController;
  const contextOf = (over: Partial<TestPorts> = {}): AppContext =>
    ({ ports: { ...ports, ...over }, session: { file: null }, signal: abort.signal }) as unknown as AppContext;
  const filesHere = () => readdirSync(folder).sort();

  beforeEach(() => {
    ports = testPorts();
    folder = join(ports.folder, 'exports');
    mkdirSync(folder);
    abort = new AbortController();
  });
  afterEach(() => ports.cleanUp());

  it('writes the report and says its name, size, checksum and pages', async () => {
    const target = join(folder, 'report.pdf');
    const { fileName, bytes, sha256, pages } = await runExport(contextOf(), job, target, 'report-1');
    const written = readFileSync(target);
    expect(fileName).toBe('report.pdf');
    expect(bytes).toBe(written.length);
    expect(sha256).toBe(createHash('sha256').update(written).digest('hex'));
    expect(pages).toBeGreaterThan(15);
    expect(written.subarray(0, 5).toString()).toBe('%PDF-');
    expect(filesHere()).toEqual(['report.pdf']);
  });

  it('tells how far it is under the name of the task, and nothing without one', async () => {
    await runExport(contextOf(), job, join(folder, 'a.pdf'), 'report-2');
    expect(ports.progressed.length).toBeGreaterThan(2);
    expect(new Set(ports.progressed.map((one) => one.task))).toEqual(new Set(['report-2']));
    expect(ports.progressed.at(0)?.what).toBe(t('report.progressNote.layout'));
    expect(ports.progressed.at(-1)?.what).toBe(t('report.progressNote.writing'));
    ports.progressed.length = 0;
    await runExport(contextOf(), job, join(folder, 'b.pdf'), undefined);
    expect(ports.progressed).toEqual([]);
  });

  it('leaves no partial file when it is cancelled, and keeps the file that was there', async () => {
    const target = join(folder, 'report.pdf');
    writeFileSync(target, 'the report of yesterday');
    const cancelling = contextOf({ progress: () => abort.abort() });
    const failure = await failureOf(runExport(cancelling, job, target, 'report-3'));
    expect(failure.code).toBe('CANCELLED');
    expect(filesHere()).toEqual(['report.pdf']);
    expect(readFileSync(target, 'utf8')).toBe('the report of yesterday');
  });

  it('does not begin when it was cancelled before', async () => {
    abort.abort();
    expect((await failureOf(runExport(contextOf(), job, join(folder, 'report.pdf'), undefined))).code).toBe('CANCELLED');
    expect(filesHere()).toEqual([]);
  });

  it('says that the folder is missing, or that the name is a folder', async () => {
    const missing = await failureOf(runExport(contextOf(), job, join(folder, 'gone', 'report.pdf'), undefined));
    expect([missing.code, missing.message]).toEqual(['CANNOT_WRITE', t('report.failure.folderMissing')]);
    mkdirSync(join(folder, 'taken.pdf'));
    const taken = await failureOf(runExport(contextOf(), job, join(folder, 'taken.pdf'), undefined));
    expect([taken.code, taken.message]).toEqual(['CANNOT_WRITE', t('report.failure.notAFile')]);
    writeFileSync(join(folder, 'file'), '');
    const inFile = await failureOf(runExport(contextOf(), job, join(folder, 'file', 'report.pdf'), undefined));
    expect(inFile.code).toBe('CANNOT_WRITE');
    expect(filesHere()).toEqual(['file', 'taken.pdf']);
  });

  it.runIf(process.platform === 'linux')('says that the place may not be written to', async () => {
    // Not even root may make files in /sys.
    const failure = await failureOf(runExport(contextOf(), job, '/sys/report.pdf', undefined));
    expect([failure.code, failure.message]).toEqual(['CANNOT_WRITE', t('report.failure.notAllowed')]);
  });

  it.runIf(process.platform === 'linux')('says that the disk is full and keeps the file that was there', async () => {
    const target = join(folder, 'report.pdf');
    writeFileSync(target, 'the report of yesterday');
    const { script } = ports.exportThread;
    // /dev/full takes any file and refuses every byte.
    const full = writeAtomically(target, 'REF1', () => renderInThread(script, { job, path: '/dev/full' }, abort.signal, () => undefined));
    const failure = await failureOf(full);
    expect([failure.code, failure.message]).toEqual(['DISK_FULL', t('report.failure.diskFull')]);
    expect(filesHere()).toEqual(['report.pdf']);
    expect(readFileSync(target, 'utf8')).toBe('the report of yesterday');
  });

  it.each(['EACCES', 'EPERM', 'EBUSY', 'EROFS'])('names %s as a place that may not be written to', (code) => {
    const named = asWriteProblem(Object.assign(new Error(code), { code }));
    expect(named).toBeInstanceOf(AppError);
    expect((named as AppError).message).toBe(t('report.failure.notAllowed'));
  });

  it('lets a fault of ours through as it is, and leaves nothing behind', async () => {
    const fault = new Error('a fault');
    await expect(writeAtomically(join(folder, 'report.pdf'), 'REF2', () => Promise.reject(fault))).rejects.toBe(fault);
    expect(filesHere()).toEqual([]);
  });
});

/** The built command line as a newcomer runs it: demo, verify, report, workbook, pack. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { electronBinary } from '../electron-stand-in/electron-binary.ts';
import { expect, test } from './support/journey.ts';
import { sampleFile } from './support/work.ts';

const CLI = resolve(process.env.FIELDBOOK_ROOT ?? join(import.meta.dirname, '../..'), 'out/main/cli.js');
const STAND_IN = resolve(import.meta.dirname, '../electron-stand-in/child.ts');
const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

test('the demo makes the same files each time, a pack that verifies among them, keeps what a person changed, and leaves app data alone', async ({
  folder,
}) => {
  // Builds the whole sample three times.
  test.slow();
  const home = join(folder, 'home');
  mkdirSync(home);
  const environment = { ...process.env, FIELDBOOK_HOME: home };
  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], { cwd: folder, encoding: 'utf8', env: environment });
    return { status, json: JSON.parse(stdout) as Readonly<Record<string, unknown>>, said: stderr };
  };
  const demo = run('demo', '--out', 'demo-output');
  expect(demo.status, demo.said).toBe(0);
  const files = demo.json.files as readonly string[];
  const made = join(folder, 'demo-output');
  expect(files).toEqual(
    [
      'sample.aims',
      'stage-2-report.pdf',
      'workbook.xlsx',
      'response-workbook.xlsx',
      'form-nc-05.pdf',
      'sample-issued.aims',
      'stage-1-report.pdf',
      'client-copy.pdf',
      'decision-pack.zip',
    ].map((name) => join(made, name)),
  );
  expect(readdirSync(made).sort()).toEqual([
    'client-copy.pdf',
    'decision-pack.zip',
    'form-nc-05.pdf',
    'response-workbook.xlsx',
    'sample-issued.aims',
    'sample.aims',
    'stage-1-report.pdf',
    'stage-2-report.pdf',
    'workbook.xlsx',
  ]);
  const before = files.map(hash);
  expect(readdirSync(home)).toEqual([]);

  const pack = join(made, 'decision-pack.zip');
  const sound = run('verify', pack);
  expect(sound).toMatchObject({ status: 0, json: { ok: true, problems: [], signedBy: { own: false } } });
  const [{ chain, seq, hash: end }] = sound.json.heads as readonly [{ chain: string; seq: number; hash: string }];
  expect(run('verify', join(made, 'sample-issued.aims'), '--head', `${chain}:${seq}:${end}`).status).toBe(0);
  const bytes = readFileSync(pack);
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  writeFileSync(join(folder, 'changed.zip'), bytes);
  const refused = run('verify', 'changed.zip');
  expect(refused).toMatchObject({ status: 1, json: { ok: false } });
  expect(refused.json.problems).not.toEqual([]);
  expect(run('pack', join(made, 'sample-issued.aims'), '--audit', 'x', '--out', 'x.zip')).toMatchObject({
    status: 2,
    json: { error: { code: 'USAGE' } },
  });

  const [sample = ''] = files;
  expect(run('verify', sample)).toMatchObject({ status: 0, json: { ok: true, problems: [] } });
  expect(run('call', sample, 'scope.addSite', '--json', '{"name":"Lisbon"}').status).toBe(0);
  const changed = hash(sample);
  const again = run('demo', '--out', 'demo-output');
  expect(again.status).toBe(0);
  expect(again.said).toContain('sample.before-1.aims');
  expect(hash(join(made, 'sample.before-1.aims'))).toBe(changed);
  // Made anew, byte for byte: the sample and all that is made from it.
  expect(files.map(hash)).toEqual(before);
});

test('report and workbook of an audit are written where they were asked for', async ({ folder }) => {
  const environment = { ...process.env, FIELDBOOK_HOME: join(folder, 'home') };
  const run = (...words: readonly string[]): Readonly<Record<string, unknown>> =>
    JSON.parse(
      execFileSync(process.execPath, [CLI, ...words], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: environment,
      }),
    );
  mkdirSync(join(folder, 'd'));
  sampleFile(join(folder, 'd'));
  const { audits } = run('call', 'd/sample.aims', 'audits.list') as { audits: readonly { id: string; kind: string }[] };
  const stage1 = audits.find(({ kind }) => kind === 'stage_1');
  if (stage1 === undefined) throw new Error('the sample has no Stage 1');
  const report = run('report', 'd/sample.aims', '--audit', stage1.id, '--out', 'stage-1.pdf');
  expect(report).toMatchObject({ fileName: 'stage-1.pdf', sha256: hash(join(folder, 'stage-1.pdf')) });
  expect(readFileSync(join(folder, 'stage-1.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const workbook = run('workbook', 'd/sample.aims', '--audit', stage1.id, '--out', 'stage-1.xlsx');
  expect(workbook).toMatchObject({ fileName: 'stage-1.xlsx', sha256: hash(join(folder, 'stage-1.xlsx')) });
  expect(existsSync(join(folder, 'd/~$sample.aims.lock'))).toBe(false);
});

test('an answer of any size arrives whole in a pipe', async ({ folder }) => {
  const listed = execFileSync('sh', ['-c', `"$0" "$1" methods | cat`, process.execPath, CLI], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect((JSON.parse(listed) as readonly unknown[]).length).toBeGreaterThan(60);
});

test('the program itself answers as the command line when it is started with --cli', async ({ folder }) => {
  const binary = electronBinary();
  const program = binary === null ? [process.execPath, STAND_IN] : [binary, resolve(import.meta.dirname, '../..')];
  const [command = '', ...first] = program;
  const environment = { ...process.env, FIELDBOOK_HOME: join(folder, 'home') };
  const run = (...words: readonly string[]) =>
    spawnSync(command, [...first, '--cli', ...words], { cwd: folder, encoding: 'utf8', env: environment });
  const facts = JSON.stringify({ kind: 'consultancy', clientName: 'Lumenfold AI B.V.', person: { name: 'Ines Vogt' } });
  const made = run('new', 'a.aims', '--json', facts);
  expect(made.status, made.stderr).toBe(0);
  expect(JSON.parse(made.stdout)).toMatchObject({ fileName: 'a.aims', encrypted: false });
  const refused = run('call', 'a.aims', 'window.open');
  expect([refused.status, (JSON.parse(refused.stdout) as { error: { code: string } }).error.code]).toEqual([2, 'NEEDS_WINDOW']);
});

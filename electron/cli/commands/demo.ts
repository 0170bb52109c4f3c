/**
 * `demo --out DIR`: the sample engagement and its exports, with a fixed clock and seeded ids, so that two runs give the
 * same files. App data lies in a temp folder: the demo never touches what belongs to the person at this computer.
 */
import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { DEMO_KEY_PASSPHRASE, storeDemoKey } from '../../core/demo/demo-key.ts';
import { reviewSample } from '../../core/demo/sample-decision.ts';
import { type Lock, takeLock } from '../../core/file/lock.ts';
import { createCaller } from '../engagement.ts';
import { answered, type CliHost, type Command } from '../host.ts';

/** A working day after the last step of the sample's story (resources/sample/README.md). */
const DEMO_TIME = { clock: '2027-01-27T09:00:00.000Z', seed: 42001 } as const;

/** The week after: the reviewer is at work. */
const REVIEW_TIME = { clock: '2027-02-03T09:00:00.000Z', seed: 42002 } as const;

const ENGAGEMENT = 'sample.aims';
const REPORT = 'stage-2-report.pdf';
const WORKBOOK = 'workbook.xlsx';
const RESPONSE = 'response-workbook.xlsx';
/** The finding of the sample that waits for its answer. */
const FORM = 'form-nc-05.pdf';
/** The sample with its reports issued: what the pack is made from, since issuing freezes an engagement. */
const ISSUED = 'sample-issued.aims';
const PACK = 'decision-pack.zip';
const STAGE_1 = 'stage-1-report.pdf';
const CLIENT_COPY = 'client-copy.pdf';

const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Puts a file into place. An engagement that somebody has worked on since is kept beside it under another name. */
function place(host: CliHost, made: string, target: string, keep: boolean): void {
  if (keep && existsSync(target) && digest(target) !== digest(made)) {
    let number = 1;
    const keptAs = () => target.replace(/\.aims$/, `.before-${number}.aims`);
    while (existsSync(keptAs())) number += 1;
    renameSync(target, keptAs());
    host.say(t('cli.demoKept', { file: keptAs() }));
  }
  renameSync(made, target);
}

/** An engagement that is open in a window must not be exchanged under it. @throws LOCKED */
function lockTarget(target: string, folder: string): Lock {
  const answer = takeLock(
    target,
    {
      person: '',
      machine: hostname(),
      installation: 'demo',
      user: userInfo().username,
      pid: process.pid,
      time: new Date().toISOString(),
      token: randomUUID(),
    },
    false,
  );
  if (answer.standing !== 'taken') throw new AppError('LOCKED', t('cli.demoInUse', { folder }));
  return answer.lock;
}

/** The pack of a copy of the sample that was taken on to the technical review, signed with the published key. */
async function makePack(host: CliHost, appData: string, made: (name: string) => string): Promise<void> {
  copyFileSync(made(ENGAGEMENT), made(ISSUED));
  const caller = createCaller(host, { appData, fixed: REVIEW_TIME });
  try {
    await caller.call('engagement.open', { file: { path: made(ISSUED) } });
    const auditId = await reviewSample(caller.call, join(host.root, 'resources'));
    const { audits } = await caller.call('audits.list', {});
    const { reports } = await caller.call('reports.issued', {});
    const stage1 = reports.find((report) => audits.find((audit) => audit.id === report.auditId)?.kind === 'stage_1');
    if (stage1 === undefined) throw new Error('the report of Stage 1 of the sample is not issued');
    await caller.call('reports.saveIssued', { id: stage1.id, to: { path: made(STAGE_1) } });
    await caller.call('reports.export', { auditId, to: { path: made(CLIENT_COPY) }, copy: 'client' });
    storeDemoKey({ appData: { folder: appData }, clock: { now: () => Date.parse(REVIEW_TIME.clock) } });
    await caller.call('decision.pack', { auditId, passphrase: DEMO_KEY_PASSPHRASE, to: { path: made(PACK) } });
  } finally {
    await caller.dispatch.session.close();
  }
}

export const demo: Command = {
  name: 'demo',
  operands: [],
  options: { out: { required: true } },
  async run(host, words) {
    const folder = resolve(host.folder, words.option('out') ?? '');
    mkdirSync(folder, { recursive: true });
    const lock = lockTarget(join(folder, ENGAGEMENT), folder);
    const appData = mkdtempSync(join(tmpdir(), 'fieldbook-demo-'));
    const workshop = mkdtempSync(join(folder, '.demo-'));
    const made = (name: string): string => join(workshop, name);
    try {
      const caller = createCaller(host, { appData, fixed: DEMO_TIME });
      try {
        await caller.call('engagement.openSample', { file: { path: made(ENGAGEMENT) } });
        const { audits } = await caller.call('audits.list', {});
        const stage2 = audits.find((audit) => audit.kind === 'stage_2');
        if (stage2 === undefined) throw new Error('the sample holds no Stage 2 audit');
        await caller.call('reports.export', { auditId: stage2.id, to: { path: made(REPORT) } });
        await caller.call('reports.workbook', { to: { path: made(WORKBOOK) } });
        const { findings } = await caller.call('findings.list', { auditId: stage2.id });
        const waiting = findings.find((one) => one.shortNumber === 'NC-05');
        if (waiting === undefined) throw new Error('the sample holds no finding that waits for its answer');
        await caller.call('findings.exportForm', { auditId: stage2.id, findings: [waiting.id], to: { path: made(FORM) } });
        await caller.call('findings.exportResponse', { auditId: stage2.id, to: { path: made(RESPONSE) } });
      } finally {
        await caller.dispatch.session.close();
      }
      await makePack(host, appData, made);
      const names = [ENGAGEMENT, REPORT, WORKBOOK, RESPONSE, FORM, ISSUED, STAGE_1, CLIENT_COPY, PACK];
      const files = names.map((name) => join(folder, name));
      for (const name of names) place(host, made(name), join(folder, name), name === ENGAGEMENT || name === ISSUED);
      host.say(t('cli.demoWritten', { folder }));
      for (const file of files) host.say(`  ${file}`);
      return answered({ files });
    } finally {
      rmSync(workshop, { recursive: true, force: true });
      rmSync(appData, { recursive: true, force: true });
      lock.release();
    }
  },
};

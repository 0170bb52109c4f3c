import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../electron/core/file/migrations/index.ts';
import { aDispatch, anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';
import { codeOf } from '../../builders/refusal.ts';

let ports: TestPorts;
const open: TestEngagement[] = [];
const engagement = async (options: Parameters<typeof anEngagement>[0] = {}): Promise<TestEngagement> => {
  const made = await anEngagement({ ...options, ports });
  open.push(made);
  return made;
};
beforeEach(() => {
  ports = testPorts();
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.dispatch.session.close();
  ports.cleanUp();
});

describe('an engagement', () => {
  it('is created with its first person at the keyboard', async () => {
    const { call, path } = await engagement();
    const { file } = await call('engagement.status');
    expect(file).toMatchObject({
      fileName: 'lumenfold.aims',
      folder: ports.folder,
      encrypted: false,
      readOnly: 'no',
      entries: 3,
      schemaVersion: migrations.length,
    });
    expect(file?.actor).toMatchObject({ name: 'Ines Vogt', role: 'lead_auditor' });
    expect(await call('engagement.show')).toMatchObject({
      kind: 'certification',
      cycle: 'initial',
      standard: 'ISO/IEC 42001',
      edition: '2023',
    });
    expect(existsSync(path)).toBe(true);
    expect(
      await codeOf(
        call('engagement.create', { file: { path: ports.path('b.aims') }, kind: 'consultancy', clientName: 'B', person: { name: 'X' } }),
      ),
    ).toBe('FILE_OPEN_ALREADY');
  });

  it('of a consultancy starts with a consultant and no certification cycle', async () => {
    const { call } = await engagement({ kind: 'consultancy' });
    expect(await call('engagement.show')).toMatchObject({ kind: 'consultancy', cycle: 'none' });
  });

  it('keeps what is not named when it is updated, and remembers both values in its history', async () => {
    const { call } = await engagement();
    const updated = await call('engagement.update', { headcount: 84, aiRoles: ['provider', 'user'] });
    expect(updated).toMatchObject({ clientName: 'Lumenfold AI B.V.', headcount: 84, aiRoles: ['provider', 'user'] });
    const { changes, total } = await call('ledger.history', { entity: 'engagement' });
    expect(total).toBe(4);
    expect(changes.map(({ field, before, after, who }) => [field, before, after, who])).toContainEqual([
      'headcount',
      '',
      '84',
      'Ines Vogt',
    ]);
    expect((await call('ledger.history', { id: updated.id, limit: 1 })).changes).toHaveLength(1);
    const page = await call('ledger.history', { limit: 2 });
    const next = await call('ledger.history', { limit: 2, before: page.changes[1]?.number ?? 0 });
    expect([...page.changes, ...next.changes].map(({ number }) => number)).toEqual([5, 4, 3, 2]);
  });

  it('is backed up and let go of when it is closed; nothing can be read then', async () => {
    const { call } = await engagement();
    await call('engagement.update', { headcount: 84 });
    await call('engagement.close');
    expect(await call('engagement.status')).toEqual({ file: null });
    expect(await codeOf(call('engagement.show'))).toBe('NO_FILE_OPEN');
    expect(readdirSync(ports.folder).sort()).toEqual(['app-data', 'lumenfold.aims']);
    await call('engagement.open', { file: { path: ports.path('lumenfold.aims') } });
    expect((await call('engagement.backups')).backups.map(({ reason }) => reason)).toEqual(['close']);
  });

  it('opened again remembers who acted, also after somebody else took over', async () => {
    const { call } = await engagement();
    const path = { path: ports.path('lumenfold.aims') };
    const second = await call('team.add', { name: 'Tomas Reyes', role: 'auditor', side: 'body' });
    await call('team.actAs', { id: second.id });
    await call('engagement.close');
    expect((await call('engagement.open', { file: path })).actor).toMatchObject({ name: 'Tomas Reyes', role: 'auditor' });
  });

  it('from another computer is opened without anybody at the keyboard, and says so before it writes', async () => {
    const made = await engagement();
    await made.call('engagement.close');
    const elsewhere = testPorts({ seed: 5 });
    try {
      copyFileSync(made.path, elsewhere.path('x.aims'));
      const { call, dispatch } = aDispatch(elsewhere);
      expect((await call('engagement.open', { file: { path: elsewhere.path('x.aims') } })).actor).toBeNull();
      expect(await codeOf(call('engagement.update', { headcount: 1 }))).toBe('ACTOR_UNKNOWN');
      await dispatch.session.close();
    } finally {
      elsewhere.cleanUp();
    }
  });

  it('has content removed at opening that an import left when it was cut off', async () => {
    const { call, dispatch } = await engagement();
    const hash = 'a'.repeat(64);
    await dispatch.session.file?.blobs.put(hash, [Buffer.from('half an import')]);
    await call('engagement.close');
    await call('engagement.open', { file: { path: ports.path('lumenfold.aims') } });
    expect(dispatch.session.file?.blobs.has(hash)).toBe(false);
  });

  it('never keeps half a content when its source fails', async () => {
    const { dispatch } = await engagement();
    const hash = 'b'.repeat(64);
    function* failing(): Generator<Uint8Array> {
      yield Buffer.alloc(6 * 1024 * 1024);
      throw new Error('the drive went away');
    }
    await expect(dispatch.session.file?.blobs.put(hash, failing())).rejects.toThrow('drive');
    expect(dispatch.session.file?.blobs.has(hash)).toBe(false);
  });
});

describe('the sample', () => {
  it('is built as a new file, verifies, and is left open with its lead auditor at the keyboard', async () => {
    const { call, dispatch } = aDispatch(ports);
    const status = await call('engagement.openSample', { file: { path: ports.path('sample.aims') } });
    expect(status).toMatchObject({ fileName: 'sample.aims', readOnly: 'no' });
    expect(status.actor?.role).toBe('lead_auditor');
    expect(await call('ledger.verify')).toMatchObject({ ok: true, problems: [] });
    await call('engagement.close');
    expect(await codeOf(call('engagement.openSample', { file: { path: ports.path('sample.aims') } }))).toBe('FILE_EXISTS');
    await dispatch.session.close();
  });

  it('leaves nothing behind when it cannot be finished', async () => {
    const broken = { ...ports, resources: ports.path('no-resources') };
    const { call } = aDispatch(broken);
    await expect(call('engagement.openSample', { file: { path: ports.path('sample.aims') } })).rejects.toThrow();
    expect(readdirSync(ports.folder)).toEqual(['app-data']);
    expect(await call('engagement.status')).toEqual({ file: null });
  });
});

describe('drafts', () => {
  it('are in the file at once, outside the ledger, and gone when dropped', async () => {
    const { call } = await engagement();
    await call('ledger.saveDraft', { key: 'note:1', text: 'half a sen' });
    await call('ledger.saveDraft', { key: 'note:1', text: 'half a sentence' });
    expect((await call('engagement.status')).file?.entries).toBe(3);
    await call('engagement.close');
    await call('engagement.open', { file: { path: ports.path('lumenfold.aims') } });
    expect((await call('ledger.drafts')).drafts).toMatchObject([{ key: 'note:1', text: 'half a sentence' }]);
    await call('ledger.discardDraft', { key: 'note:1' });
    expect((await call('ledger.drafts')).drafts).toEqual([]);
  });

  it('are refused where the file may only be read', async () => {
    const { call } = await engagement();
    await call('engagement.close');
    await call('engagement.open', { file: { path: ports.path('lumenfold.aims') }, readOnly: true });
    expect(await codeOf(call('ledger.saveDraft', { key: 'k', text: 'x' }))).toBe('READ_ONLY');
    expect(await codeOf(call('engagement.setPassphrase', { next: 'a long passphrase' }))).toBe('READ_ONLY');
  });
});

describe('the recent list', () => {
  it('says where each file stands and whether it is there, newest first', async () => {
    const { call } = await engagement();
    await call('engagement.close');
    await call('engagement.create', {
      file: { path: ports.path('b.aims') },
      kind: 'consultancy',
      clientName: 'Corvane Robotics',
      person: { name: 'Ines Vogt' },
    });
    await call('engagement.close');
    rmSync(ports.path('lumenfold.aims'));
    const { files } = await call('engagement.recent');
    expect(files.map(({ fileName, present, seen }) => [fileName, present, seen?.clientName])).toEqual([
      ['b.aims', true, 'Corvane Robotics'],
      ['lumenfold.aims', false, 'Lumenfold AI B.V.'],
    ]);
    await call('engagement.open', { file: { recent: files[0]?.key ?? '' } });
    await call('engagement.close');
    expect(await codeOf(call('engagement.open', { file: { recent: files[1]?.key ?? '' } }))).toBe('FILE_MISSING');
    await call('engagement.forget', { key: files[1]?.key ?? '' });
    expect((await call('engagement.recent')).files.map(({ fileName }) => fileName)).toEqual(['b.aims']);
  });

  it('shows the audit under way, how much is concluded, findings by grade and what is due', async () => {
    const { call } = await engagement();
    ports.setNow('2026-11-18T09:00:00.000Z');
    const audit = await call('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
    const { added } = await call('checklist.make', { auditId: audit.id });
    const { rows } = await call('checklist.list', { auditId: audit.id });
    const [first, second] = rows;
    await call('checklist.setResult', { id: first?.id ?? '', result: 'conforms' });
    const finding = await call('findings.raise', {
      auditId: audit.id,
      grade: 'minor',
      title: 'Impact assessment not repeated',
      statement: 'The AI system impact assessment was not repeated after the change of model.',
      requirements: [second?.requirement ?? ''],
      checklistItems: [second?.id ?? ''],
      objectiveEvidence: [{ text: 'Change log of 3 March 2026; no assessment after it.' }],
    });
    await call('findings.issue', { id: finding.id, answerBy: '2026-12-18', verifyBy: '2027-02-18' });
    await call('engagement.close');
    const { files, due } = await call('engagement.recent');
    expect(files[0]?.seen).toEqual({
      clientName: 'Lumenfold AI B.V.',
      auditTitle: audit.title,
      standing: 'Under way',
      standingDetail: '16–19 Nov 2026',
      concluded: 2,
      requirements: added,
      majors: 0,
      minors: 1,
      opportunities: 0,
    });
    expect(due).toEqual([{ on: '2026-12-18', clientName: 'Lumenfold AI B.V.', what: `Response to ${finding.number} due` }]);
  });

  it('hides client names when the person asks for that', async () => {
    const { call } = await engagement();
    await call('settings.update', { hideClientNames: true });
    expect((await call('engagement.recent')).files[0]?.seen).toMatchObject({ clientName: '' });
  });
});

describe('verification through the door', () => {
  it('is remembered for the foot bar, with progress under the name of its task', async () => {
    const { call } = await engagement();
    const { ok } = await call('ledger.verify', { task: 'verify-1' });
    expect(ok).toBe(true);
    expect((await call('engagement.status')).file?.verified).toMatchObject({ ok: true });
    expect(ports.progressed.at(-1)).toMatchObject({ task: 'verify-1', done: 3, total: 3 });
  });

  it('can be cancelled by the name of its task', async () => {
    const { call, dispatch } = await engagement();
    const running = dispatch.call('ledger.verify', { task: 'verify-2' });
    expect(await call('engagement.cancel', { task: 'verify-2' })).toEqual({ cancelled: true });
    expect(await running).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(await call('engagement.cancel', { task: 'verify-2' })).toEqual({ cancelled: false });
  });
});

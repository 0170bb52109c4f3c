/** A folder of documents taken in: every file has its answer, and what each may answer is only proposed. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let e: FilledEngagement;
let folder: string;
beforeEach(async () => {
  e = await aFilledEngagement();
  folder = e.ports.path('documents');
  for (const [path, text] of [
    ['Clause5/AI_Policy.md', '# AI policy\n'],
    ['Clause5/B_copy.md', '# AI policy\n'],
    ['Clause6/Statement_of_Applicability.csv', 'Control ID,Title\n'],
    ['empty.md', ''],
    ['.DS_Store', 'x'],
    ['~$AI_Policy.docx', 'x'],
  ] as const) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => e.close());

const add = (more: object = {}) => e.call('evidence.addFolder', { auditId: e.audits.stage1, folder: { path: folder }, ...more });
const outcomes = (answer: Awaited<ReturnType<typeof add>>) => answer.files.map(({ path, outcome }) => `${outcome} ${path}`);

describe('a folder', () => {
  it('comes in file by file: added, there already, refused with the reason, and what systems leave behind is passed over', async () => {
    symlinkSync('/etc/hostname', join(folder, 'elsewhere'));
    const { value, left } = await withLedger(e.path, () => add({ receivedAt: '2026-10-06T07:20:00.000Z', source: 'Client' }));
    expect(outcomes(value)).toEqual([
      'added Clause5/AI_Policy.md',
      'duplicate Clause5/B_copy.md',
      'added Clause6/Statement_of_Applicability.csv',
      'refused elsewhere',
      'refused empty.md',
    ]);
    expect(value).toMatchObject({ folder: 'documents', added: 2, duplicates: 1, refused: 2, notTried: 0 });
    expect(value.files[1]).toMatchObject({ number: 'E-002', reason: 'The same content is E-002 already: AI_Policy' });
    expect(deeds(left)).toEqual(['insert evidence', 'insert evidence']);
    expect(rowsIn(e.path, 'evidence').filter(({ content }) => content === 'kept')).toMatchObject([
      { source: 'Client', location: 'documents/Clause5/AI_Policy.md', receivedAt: '2026-10-06T07:20:00.000Z' },
      { location: 'documents/Clause6/Statement_of_Applicability.csv' },
    ]);
    expect((await add()).added).toBe(0);
  });

  it('keeps what came in when it is stopped, and names the rest as not tried', async () => {
    let seen = 0;
    const progress = e.ports.progress;
    Object.assign(e.ports, {
      progress: (one: { what: string }) => {
        seen += 1;
        if (seen === 2) void e.dispatch.call('engagement.cancel', { task: 'folder-stop' });
        progress(one as never);
      },
    });
    const answer = await add({ task: 'folder-stop' });
    expect(answer.added).toBeGreaterThan(0);
    expect(answer.notTried).toBeGreaterThan(0);
    expect(rowsIn(e.path, 'evidence').filter(({ content }) => content === 'kept')).toHaveLength(answer.added);
  });

  it('with files of the same name gives them titles that tell them apart', async () => {
    for (const [path, text] of [
      ['Clause5/README.md', '# Leadership'],
      ['Clause6/README.md', '# Planning'],
      ['logs/traces.csv', 'id,at'],
      ['logs/traces.json', '{}'],
    ] as const) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await add();
    const titles = new Map(rowsIn(e.path, 'evidence').map((one) => [one.location, one.title]));
    expect(titles.get('documents/Clause5/README.md')).toBe('README (Clause5)');
    expect(titles.get('documents/Clause6/README.md')).toBe('README (Clause6)');
    expect(titles.get('documents/logs/traces.csv')).toBe('traces.csv (logs)');
    expect(titles.get('documents/logs/traces.json')).toBe('traces.json (logs)');
    expect(titles.get('documents/Clause5/AI_Policy.md')).toBe('AI_Policy');
  });

  it('that is gone, empty, or no folder is refused before anything is written', async () => {
    const refused = async (path: string) => (await refusalWithoutWrite(e.path, () => add({ folder: { path } }))).code;
    expect(await refused(join(folder, 'nowhere'))).toBe('CANNOT_READ');
    expect(await refused(join(folder, 'empty.md'))).toBe('CANNOT_READ');
    const bare = e.ports.path('bare');
    mkdirSync(bare);
    expect(await refused(bare)).toBe('CANNOT_READ');
    rmSync(bare, { recursive: true });
  });
});

describe('proposals', () => {
  it('are made from name, folder and headings, link nothing, and in a Stage 1 fill the register once accepted', async () => {
    const { files } = await add();
    const evidence = files.flatMap((file) => (file.outcome === 'added' ? (file.evidenceId ?? []) : []));
    const ask = () => e.call('evidence.proposals', { auditId: e.audits.stage1, evidence });
    const before = await ask();
    // A file that is there twice is one piece of evidence and is proposed once.
    const twice = await e.call('evidence.proposals', { auditId: e.audits.stage1, evidence: [...evidence, ...evidence] });
    expect(twice).toEqual(before);
    expect(before.proposals.map(({ ref }) => ref)).toEqual(expect.arrayContaining(['5.2', '6.1.3', 'A.2.2']));
    expect(rowsIn(e.path, 'reviewed_document')).toEqual([]);
    const accepted = before.proposals
      .filter(({ ref }) => ref === '5.2' || ref === '6.1.3')
      .map(({ evidenceId, requirement }) => ({ evidenceId, requirement }));
    const { value, left } = await withLedger(e.path, () =>
      e.call('evidence.acceptProposals', { auditId: e.audits.stage1, accepted: [...accepted, ...accepted] }),
    );
    expect(value).toEqual({ linked: 2, registered: 2 });
    expect(deeds(left).sort()).toEqual(['insert link', 'insert link', 'insert reviewed_document', 'insert reviewed_document']);
    expect((await ask()).proposals.some(({ ref }) => ref === '5.2')).toBe(false);
    const { expected } = await e.call('stage1.show', { auditId: e.audits.stage1 });
    expect(expected.find(({ ref }) => ref === '5.2')?.state).toBe('open');
    // Accepting more for a document that stands there adds to it.
    const policy = before.proposals.find(({ ref }) => ref === 'A.2.2');
    await e.call('evidence.acceptProposals', {
      auditId: e.audits.stage1,
      accepted: [{ evidenceId: policy?.evidenceId ?? '', requirement: '42001:A.2.2' }],
    });
    expect(rowsIn(e.path, 'reviewed_document')).toHaveLength(2);
  });

  it('are settled by the register where the checklist of a Stage 1 has no row, and not made where nothing could follow', async () => {
    const { files } = await add();
    const evidence = files.flatMap((file) => (file.outcome === 'added' ? (file.evidenceId ?? []) : []));
    const bare = await e.call('audits.create', { kind: 'special' });
    expect((await e.call('evidence.proposals', { auditId: bare.id, evidence })).proposals).toEqual([]);
    const { id: auditId } = await e.call('audits.create', { kind: 'stage_1' });
    const ask = async () => (await e.call('evidence.proposals', { auditId, evidence })).proposals;
    const policy = (await ask()).find(({ ref }) => ref === '5.2');
    expect(policy).toMatchObject({ onChecklist: false });
    const accepted = [{ evidenceId: policy?.evidenceId ?? '', requirement: '42001:5.2' }];
    expect(await e.call('evidence.acceptProposals', { auditId, accepted })).toEqual({ linked: 0, registered: 1 });
    expect((await ask()).map(({ ref }) => ref)).not.toContain('5.2');
    expect((await ask()).map(({ ref }) => ref)).toContain('6.1.3');
  });

  it('make no register for another audit', async () => {
    const accepted = [{ evidenceId: e.evidence, requirement: '42001:9.1' }];
    expect(await e.call('evidence.acceptProposals', { auditId: e.audits.stage2, accepted })).toEqual({ linked: 1, registered: 0 });
  });
});

describe('evidence', () => {
  it('with content that is known is named and not added when the person is asked', async () => {
    await add();
    const file = { path: join(folder, 'Clause5/B_copy.md') };
    const { value, left } = await withLedger(e.path, () => e.call('evidence.add', { auditId: e.audits.stage1, file, onSame: 'ask' }));
    expect(value).toMatchObject({ added: false, evidence: { number: 'E-002' }, sameContentAs: [{ number: 'E-002' }] });
    expect(left).toEqual([]);
    expect(await e.call('evidence.add', { auditId: e.audits.stage1, file, onSame: 'add' })).toMatchObject({ added: true });
  });

  it('has versions: the newer says which it takes the place of, both stay, and none comes before itself', async () => {
    const seen = async (title: string) => (await e.call('evidence.addSeen', { auditId: e.audits.stage1, title })).id;
    const [old, mid, now] = [await seen('MON-03, 4'), await seen('MON-03, 5'), await seen('MON-03, 6')];
    const { left } = await withLedger(e.path, () => e.call('evidence.supersede', { id: mid, olderId: old }));
    expect(deeds(left)).toEqual(['insert link']);
    await e.call('evidence.supersede', { id: now, olderId: mid });
    expect(await e.call('evidence.show', { id: mid })).toMatchObject({ supersedes: { id: old }, supersededBy: { id: now } });
    expect((await refusalWithoutWrite(e.path, () => e.call('evidence.supersede', { id: old, olderId: now }))).code).toBe('RULE');
    expect((await refusalWithoutWrite(e.path, () => e.call('evidence.supersede', { id: now, olderId: old }))).code).toBe('CONFLICT');
    await e.call('evidence.supersede', { id: mid, olderId: null });
    expect((await e.call('evidence.list', {})).evidence.find(({ id }) => id === old)?.supersededBy).toBe('');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deeds, ledgerAfter, ledgerNumber, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let world: FilledEngagement;
let evidence: string;
let finding: string;
beforeAll(async () => {
  world = await aFilledEngagement();
  await world.call('team.add', { name: 'Joost Bakker', title: 'CTO', role: 'auditee', side: 'client' });
  evidence = (await world.call('evidence.show', { id: world.evidence })).evidence.number;
  finding = (await world.findingIn('draft')).number;
});
afterAll(() => world.close());

const mentionsOf = async (id: string, noteId: string) =>
  ((await world.call('interviews.show', { id })).lines.find((line) => line.id === noteId)?.mentions ?? []).map(
    (one) => `${one.kind} ${one.kind === 'checklist_item' ? one.ref : one.label}`,
  );

describe('a typed line', () => {
  it('is linked to what its marks name; what stands for nothing stays text', async () => {
    const text = `Limits #9.1 reviewed by @Joost Bakker, see +${evidence} and !${finding}, not #99.9 or +E-999.`;
    const { value: note, left } = await withLedger(world.path, () => world.call('interviews.addLine', { id: world.interview, text }));
    expect(deeds(left)).toEqual(['insert note', ...Array.from({ length: 4 }, () => 'insert link')]);
    expect(note.text).toBe(text);
    expect((await mentionsOf(world.interview, note.id)).sort()).toEqual(
      ['checklist_item 9.1', `evidence ${evidence}`, `finding ${finding}`, 'person Joost Bakker'].sort(),
    );
  });

  it('keeps its links in step with its text, and those that were not typed', async () => {
    const { id } = await world.call('interviews.addLine', { id: world.interview, text: 'Asked #9.1.', requirements: ['42001:8.2'] });
    const { left } = await withLedger(world.path, () => world.call('checklist.changeNote', { noteId: id, text: 'Asked #8.3.' }));
    expect(deeds(left)).toEqual(['remove link', 'insert link', 'update note text']);
    expect(await mentionsOf(world.interview, id)).toEqual(['checklist_item 8.2', 'checklist_item 8.3']);
    const { left: unchanged } = await withLedger(world.path, () =>
      world.call('checklist.changeNote', { noteId: id, text: 'Asked #8.3 twice.' }),
    );
    expect(deeds(unchanged)).toEqual(['update note text']);
  });

  it('on a checklist row is linked too, but not to the row it stands on', async () => {
    const row = await world.row(world.audits.stage2, '9.1');
    const { left } = await withLedger(world.path, () => world.call('checklist.addNote', { id: row, text: 'As under #9.1 and #8.3.' }));
    const links = left.filter((one) => one.entity === 'link').map((one) => (one.after as { toId: string }).toId);
    expect(links).toEqual([await world.row(world.audits.stage2, '8.3')]);
  });
});

it('takes the draft it was typed as with it, in one transaction', async () => {
  const key = `new-line:${world.interview}`;
  await world.call('ledger.saveDraft', { key, text: 'Half a sentence' });
  await world.call('ledger.saveDraft', { key: 'other', text: 'Stays' });
  const refused = world.call('interviews.addLine', { id: world.interview, text: 'Half a sentence', findings: [unknownId], draft: key });
  await expect(refused).rejects.toThrow('NOT_FOUND');
  expect((await world.call('ledger.drafts')).drafts.map((draft) => draft.key).toSorted()).toEqual([key, 'other'].toSorted());
  await world.call('interviews.addLine', { id: world.interview, text: 'Half a sentence', draft: key });
  expect((await world.call('ledger.drafts')).drafts.map((draft) => draft.key)).toEqual(['other']);
});

describe('proposals for a mark', () => {
  const propose = async (sign: '#' | '@' | '!' | '+', words: string, interviewId?: string) =>
    (
      await world.call('notes.propose', {
        auditId: world.audits.stage2,
        sign,
        words,
        ...(interviewId === undefined ? {} : { interviewId }),
      })
    ).proposals;

  it('find requirements by reference, by reference without dots, and by words of the title', async () => {
    expect((await propose('#', 'A.6.2.6'))[0]).toMatchObject({ kind: 'requirement', insert: '#A.6.2.6', label: 'A.6.2.6' });
    expect((await propose('#', 'a626'))[0]?.label).toBe('A.6.2.6');
    expect((await propose('#', 'event log'))[0]?.label).toBe('A.6.2.8');
    expect(await propose('#', 'xyzzy')).toEqual([]);
    expect((await propose('#', '')).length).toBe(8);
  });

  it('put first what the interview planned, then what it used', async () => {
    const { id } = await world.call('interviews.add', {
      auditId: world.audits.stage2,
      title: 'Operations',
      plannedRequirements: ['42001:10.2'],
    });
    await world.call('interviews.addLine', { id, text: 'Heard #8.3' });
    const [first, second] = await propose('#', '', id);
    expect(first).toMatchObject({ label: '10.2', planned: true, used: 0 });
    expect(second).toMatchObject({ label: '8.3', planned: false, used: 1 });
  });

  it('find people by any name, findings and evidence by number or title', async () => {
    expect((await propose('@', 'bak'))[0]).toMatchObject({ kind: 'person', insert: '@Joost Bakker', title: 'CTO' });
    expect((await propose('+', 'alarm list'))[0]).toMatchObject({ kind: 'evidence', insert: `+${evidence}` });
    expect((await propose('!', finding))[0]).toMatchObject({ kind: 'finding', insert: `!${finding}` });
  });
});

describe('the inbox', () => {
  it('takes a line from anywhere, also before there is an audit for it, and puts it where it belongs', async () => {
    const { call, path } = world;
    const { value: note, left } = await withLedger(path, () =>
      call('inbox.capture', { text: 'Ask for the May minutes. #8.3', kind: 'to_do' }),
    );
    expect(deeds(left)).toEqual(['insert note']);
    expect((await call('inbox.list')).notes).toEqual([{ ...note, auditId: null, mentions: [] }]);
    const row = await world.row(world.audits.stage2, '7.2');
    const before = ledgerNumber(path);
    await call('inbox.link', { noteId: note.id, to: { kind: 'checklist_item', id: row } });
    expect(deeds(ledgerAfter(path, before))).toEqual([
      'update checklist_item progress',
      'insert link',
      'update note ownerKind',
      'update note ownerId',
    ]);
    expect(rowIn(path, 'note', note.id)).toMatchObject({ ownerKind: 'checklist_item', ownerId: row, text: note.text, at: note.at });
    expect((await call('inbox.list')).notes).toEqual([]);
    expect((await call('search.find', { words: 'May minutes' })).hits[0]).toMatchObject({ kind: 'note', ownerId: row });
  });

  it('knows the audit it was caught in, links at once, and can go into an interview or be dropped', async () => {
    const { call, path } = world;
    const first = await call('inbox.capture', { text: 'Second shift #7.2', auditId: world.audits.stage2 });
    const second = await call('inbox.capture', { text: 'Nothing', auditId: world.audits.stage2 });
    const [shown] = (await call('inbox.list')).notes;
    expect(shown?.auditId).toBe(world.audits.stage2);
    expect(new Set(shown?.mentions.map(({ kind, ref }) => `${kind} ${ref}`))).toEqual(new Set(['checklist_item 7.2']));
    await call('inbox.link', { noteId: first.id, to: { kind: 'interview', id: world.interview } });
    expect(new Set(await mentionsOf(world.interview, first.id))).toEqual(new Set(['checklist_item 7.2']));
    await call('inbox.discard', { noteId: second.id });
    expect(rowsIn(path, 'note').some((note) => note.ownerKind === 'inbox')).toBe(false);
  });

  it('refuses what is not in it, and places that are not there', async () => {
    const { call, path } = world;
    const { id } = await call('inbox.capture', { text: 'Stays' });
    for (const attempt of [
      () => call('inbox.link', { noteId: world.note, to: { kind: 'interview', id: world.interview } }),
      () => call('inbox.link', { noteId: id, to: { kind: 'interview', id: unknownId } }),
      () => call('inbox.link', { noteId: id, to: { kind: 'checklist_item', id: unknownId } }),
      () => call('inbox.discard', { noteId: world.note }),
      () => call('inbox.capture', { text: 'X', auditId: unknownId }),
      () => call('notes.propose', { auditId: unknownId, sign: '#', words: '' }),
    ])
      expect((await refusalWithoutWrite(path, attempt)).code).toBe('NOT_FOUND');
    await call('inbox.discard', { noteId: id });
  });
});

describe('to-dos of an audit', () => {
  it('say where they were written and count what is open', async () => {
    const { call } = world;
    const before = await call('interviews.toDos', { auditId: world.audits.stage2 });
    const row = await world.row(world.audits.stage2, '7.3');
    const mine = await call('checklist.addNote', { id: row, text: 'Attendance list, April', kind: 'to_do' });
    const asked = await call('interviews.addLine', { id: world.interview, text: 'Ask @Joost Bakker about staffing', kind: 'to_do' });
    await call('checklist.changeNote', { noteId: mine.id, done: true });
    const { toDos, open, done } = await call('interviews.toDos', { auditId: world.audits.stage2 });
    expect([open, done]).toEqual([before.open + 1, before.done + 1]);
    expect(toDos.find((one) => one.id === mine.id)).toMatchObject({ done: true, from: { kind: 'checklist_item', label: '7.3' } });
    expect(toDos.find((one) => one.id === asked.id)).toMatchObject({
      from: { kind: 'interview', label: 'I-01', title: 'Model risk' },
      mentions: [{ kind: 'person', label: 'Joost Bakker' }],
    });
    expect(toDos.map((one) => one.done)).toEqual(toDos.map((one) => one.done).toSorted((a, b) => Number(a) - Number(b)));
  });
});

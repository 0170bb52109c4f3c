import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityNames } from '../../../shared/model/entities.ts';
import { deeds, ledgerAfter, ledgerNumber, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let world: FilledEngagement;
let row: string;
beforeAll(async () => {
  world = await aFilledEngagement();
  row = await world.row(world.audits.stage2, '7.2');
});
afterAll(() => world.close());

const tables = () => Object.fromEntries(entityNames.map((entity) => [entity, rowsIn(world.path, entity)]));

describe('taking back', () => {
  it('undoes one write with all its rows, says what it was, and is written itself', async () => {
    const { call, path } = world;
    const before = tables();
    await call('checklist.setResult', { id: row, result: 'conforms' });
    const after = tables();
    const { value, left } = await withLedger(path, () => call('ledger.undo'));
    expect(value.what).toBe('Result of 7.2 Whole organization is open again');
    expect(deeds(left)).toEqual(['update checklist_item progress', 'remove requirement_result']);
    expect(left[0]?.reason).toMatch(/^Undo of entries \d+ to \d+$/);
    expect(tables()).toEqual(before);
    expect((await call('ledger.redo')).what).toBe('Result of 7.2 Whole organization back to conforms');
    expect(tables()).toEqual(after);
    await call('ledger.undo');
  });

  it('goes on to the write before, and forgets what was taken back once somebody goes on working', async () => {
    const { call, path } = world;
    const { id } = await call('checklist.addNote', { id: row, text: 'One' });
    await call('checklist.changeNote', { noteId: id, text: 'Two' });
    expect((await call('ledger.undo')).what).toBe('Note “One” as it was before'.replace('One', 'Two'));
    expect(rowIn(path, 'note', id)?.text).toBe('One');
    expect((await call('ledger.undo')).what).toBe('Note “One” taken back');
    expect(rowIn(path, 'note', id)).toBeUndefined();
    expect((await call('search.find', { words: 'One' })).hits.filter((hit) => hit.id === id)).toEqual([]);
    await call('ledger.redo');
    expect(rowIn(path, 'note', id)?.text).toBe('One');
    await call('checklist.addNote', { id: row, text: 'Three' });
    expect((await refusalWithoutWrite(path, () => call('ledger.redo'))).code).toBe('RULE');
  });

  it('is of the acting person alone, and leaves what another one changed since', async () => {
    const { call, path } = world;
    const { id } = await call('checklist.addNote', { id: row, text: 'Mine' });
    await call('team.actAs', { id: world.people.auditor });
    const { id: theirs } = await call('checklist.addNote', { id: row, text: 'Theirs' });
    await call('checklist.changeNote', { noteId: id, text: 'Mine, corrected' });
    await call('team.actAs', { id: world.people.lead });
    const refused = await refusalWithoutWrite(path, () => call('ledger.undo'));
    expect(refused.code).toBe('CONFLICT');
    expect(rowIn(path, 'note', theirs)?.text).toBe('Theirs');
    await call('team.actAs', { id: world.people.auditor });
    await call('ledger.undo');
    await call('team.actAs', { id: world.people.lead });
    await call('ledger.undo');
    expect(rowIn(path, 'note', id)).toBeUndefined();
    expect(rowIn(path, 'note', theirs)?.text).toBe('Theirs');
  });

  it('refuses what is issued or received, with nothing written', async () => {
    const { call, path } = world;
    await world.findingIn('issued');
    expect((await refusalWithoutWrite(path, () => call('ledger.undo'))).message).toContain('issued');
    await call('evidence.addSeen', { auditId: world.audits.stage2, title: 'Whiteboard' });
    expect((await refusalWithoutWrite(path, () => call('ledger.undo'))).message).toContain('Received evidence');
  });

  it('has nothing to do in a file that was just opened', async () => {
    const fresh = await aFilledEngagement();
    try {
      await fresh.call('engagement.close');
      await fresh.call('engagement.open', { file: { path: fresh.path } });
      await fresh.call('team.actAs', { id: fresh.people.lead });
      expect((await refusalWithoutWrite(fresh.path, () => fresh.call('ledger.undo'))).code).toBe('RULE');
    } finally {
      await fresh.close();
    }
  });
});

/** What an auditor does, as data; `pick` chooses among the rows that are there. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('note' as const), text: fc.constantFrom('Seen.', 'Asked #9.1 and #9.3', 'Later @nobody') }),
  fc.record({ do: fc.constant('change' as const), pick: fc.nat(), text: fc.constantFrom('Changed', 'Now #10.2', 'Asked #9.1') }),
  fc.record({ do: fc.constant('remove' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('result' as const), result: fc.constantFrom('conforms' as const, null) }),
  fc.record({ do: fc.constant('tick' as const), done: fc.boolean() }),
  fc.record({
    do: fc.constant('progress' as const),
    progress: fc.constantFrom('not_started' as const, 'in_progress' as const, 'done' as const),
  }),
  fc.record({ do: fc.constant('capture' as const) }),
  fc.record({ do: fc.constant('interview' as const), title: fc.string({ minLength: 1, maxLength: 8 }).filter((s) => s.trim() !== '') }),
  fc.record({ do: fc.constant('system' as const) }),
);

it('undo of any number of steps gives the rows of before, redo gives those of after, and history still makes the tables', async () => {
  const { call, path } = world;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 7 }), fc.nat(), async (deedsToDo, back) => {
      const states = [tables()];
      for (const one of deedsToDo) {
        const before = ledgerNumber(path);
        const notes = rowsIn(path, 'note').filter((note) => note.ownerKind !== 'interview');
        const picked = 'pick' in one ? notes[one.pick % Math.max(1, notes.length)] : undefined;
        if (one.do === 'note') await call('checklist.addNote', { id: row, text: one.text });
        if (one.do === 'change' && picked !== undefined) await call('checklist.changeNote', { noteId: picked.id, text: one.text });
        if (one.do === 'remove' && picked !== undefined) await call('checklist.removeNote', { noteId: picked.id });
        if (one.do === 'result') await call('checklist.setResult', { id: row, result: one.result });
        if (one.do === 'tick') await call('checklist.tick', { id: row, list: 'ask', index: 0, done: one.done });
        if (one.do === 'progress') await call('checklist.setProgress', { id: row, progress: one.progress });
        if (one.do === 'capture') await call('inbox.capture', { text: 'Caught #9.1', auditId: world.audits.stage2 });
        if (one.do === 'interview') await call('interviews.update', { id: world.interview, title: one.title });
        if (one.do === 'system') await call('scope.addSystem', { name: 'LendScore' });
        if (ledgerAfter(path, before).length > 0) states.push(tables());
      }
      const steps = Math.min(states.length - 1, 1 + (back % 10));
      for (let step = 1; step <= steps; step += 1) {
        await call('ledger.undo');
        expect(tables()).toEqual(states[states.length - 1 - step]);
      }
      for (let step = steps - 1; step >= 0; step -= 1) {
        await call('ledger.redo');
        expect(tables()).toEqual(states[states.length - 1 - step]);
      }
    }),
    { numRuns: 6 },
  );
  expect(await call('ledger.verify')).toMatchObject({ ok: true, problems: [] });
}, 120_000);

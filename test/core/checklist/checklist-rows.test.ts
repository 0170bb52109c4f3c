import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
let auditId: string;
beforeEach(async () => {
  engagement = await anEngagement();
  auditId = (await engagement.call('audits.create', { kind: 'stage_2' })).id;
});
afterEach(() => engagement.close());

const whole = { kind: 'organization', id: null } as const;
const rowsOf = async (audit = auditId) => (await engagement.call('checklist.list', { auditId: audit })).rows;
const rowAt = async (ref: string, audit = auditId) => {
  const row = (await rowsOf(audit)).find((one) => one.ref === ref);
  if (row === undefined) throw new Error(`The checklist has no row ${ref}.`);
  return row;
};

describe('making a checklist', () => {
  it('gives a Stage 2 all 32 requirements and 38 controls for the whole organization', async () => {
    const { value, left } = await withLedger(engagement.path, () => engagement.call('checklist.make', { auditId }));
    expect(value).toEqual({ added: 70 });
    expect(new Set(deeds(left))).toEqual(new Set(['insert checklist_item']));
    expect(left).toHaveLength(70);
    const rows = await rowsOf();
    expect(rows.filter((row) => row.kind === 'requirement')).toHaveLength(32);
    expect(rows.filter((row) => row.kind === 'control')).toHaveLength(38);
    expect(new Set(rows.map((row) => row.unit.label))).toEqual(new Set(['Whole organization']));
    expect(rows.map((row) => row.ref).slice(0, 4)).toEqual(['4.1', '4.2', '4.3', '4.4']);
    expect(rows.map((row) => row.ref).at(-1)).toBe('A.10.4');
  });

  it('gives a Stage 1 what the catalog gives to Stage 1 or both', async () => {
    const stage1 = await engagement.call('audits.create', { kind: 'stage_1' });
    const { items } = await engagement.call('catalogs.items', { catalogId: stage1.catalogId });
    const expected = items.filter((item) => (item.kind === 'requirement' || item.kind === 'control') && item.stage !== '2');
    await engagement.call('checklist.make', { auditId: stage1.id });
    expect((await rowsOf(stage1.id)).map((row) => row.ref)).toEqual(expected.map((item) => item.ref));
    expect(expected.length).toBeGreaterThan(20);
    expect(expected.length).toBeLessThan(70);
  });

  it('adds nothing when made again', async () => {
    await engagement.call('checklist.make', { auditId });
    const { value, left } = await withLedger(engagement.path, () => engagement.call('checklist.make', { auditId }));
    expect(value).toEqual({ added: 0 });
    expect(left).toEqual([]);
  });

  it('makes exactly the named rows where units are named, each once, in the order of the standard and the scope', async () => {
    const { call } = engagement;
    const site = await call('scope.addSite', { name: 'Porto' });
    const lend = await call('scope.addSystem', { name: 'LendScore', version: '4.2' });
    const docu = await call('scope.addSystem', { name: 'DocuSift' });
    const unit = (kind: 'system' | 'site', id: string) => ({ kind, id });
    const { added } = await call('checklist.make', {
      auditId,
      units: [
        { requirement: '42001:A.6.2.6', unit: unit('site', site.id) },
        { requirement: '42001:A.6.2.6', unit: unit('system', docu.id) },
        { requirement: '42001:A.6.2.6', unit: unit('system', lend.id) },
        { requirement: '42001:A.6.2.6', unit: unit('system', lend.id) },
        { requirement: '42001:A.6.2.6', unit: whole },
        { requirement: '42001:7.2', unit: unit('site', site.id) },
      ],
    });
    expect(added).toBe(5);
    expect((await rowsOf()).map((row) => `${row.ref} ${row.unit.label}`)).toEqual([
      '7.2 Porto',
      'A.6.2.6 Whole organization',
      'A.6.2.6 LendScore 4.2',
      'A.6.2.6 DocuSift',
      'A.6.2.6 Porto',
    ]);
  });

  it('gives rows the same ids when they are made in another order', async () => {
    const { call } = engagement;
    const site = await call('scope.addSite', { name: 'Porto' });
    const addPorto = () => call('checklist.addUnit', { auditId, requirement: '42001:7.2', unit: { kind: 'site', id: site.id } });
    const { id } = await addPorto();
    await call('checklist.removeUnit', { id });
    await call('checklist.make', { auditId });
    expect((await addPorto()).id).toBe(id);
  });

  it('is refused whole when one unit or requirement is not there', async () => {
    const { call, path } = engagement;
    const make = (requirement: string, unit: { kind: 'organization' | 'system' | 'site'; id: string | null }) => () =>
      call('checklist.make', {
        auditId,
        units: [
          { requirement: '42001:4.1', unit: whole },
          { requirement, unit },
        ],
      });
    const cases: [string, () => Promise<unknown>][] = [
      ['NOT_FOUND', make('42001:A.5.1.9', whole)],
      ['NOT_FOUND', make('27001:A.5.4', whole)],
      ['NOT_FOUND', make('42001:7.2', { kind: 'site', id: unknownId })],
      ['NOT_FOUND', make('42001:7.2', { kind: 'system', id: unknownId })],
      ['RULE', make('42001:7.2', { kind: 'system', id: null })],
      ['RULE', make('42001:7.2', { kind: 'organization', id: unknownId })],
      ['RULE', make('42001:A.6', whole)],
      ['NOT_FOUND', () => call('checklist.make', { auditId: unknownId })],
    ];
    for (const [code, attempt] of cases) expect((await refusalWithoutWrite(path, attempt)).code).toBe(code);
  });
});

describe('the list', () => {
  it('has the headings above its rows, outermost first, and no others', async () => {
    const { call } = engagement;
    await call('checklist.make', {
      auditId,
      units: ['42001:6.1.2', '42001:6.2', '42001:A.6.2.6'].map((requirement) => ({ requirement, unit: whole })),
    });
    const { groups, rows } = await call('checklist.list', { auditId });
    expect(groups.map((group) => `${group.ref} ${group.kind} ${group.parent}`)).toEqual([
      '6 clause null',
      '6.1 clause 42001:6',
      'A.6 area null',
    ]);
    expect(rows.map((row) => row.group)).toEqual(['42001:6.1', '42001:6', '42001:A.6']);
  });

  it('counts notes and evidence of each row, and shows findings that stand', async () => {
    const { call } = engagement;
    await call('checklist.make', { auditId });
    const row = await rowAt('A.6.2.6');
    await call('checklist.addNote', { id: row.id, text: 'Review log holds week 27 only.' });
    await call('checklist.addNote', { id: row.id, text: 'Weeks 31 and 33 were closed by the service account.' });
    await call('evidence.addSeen', { auditId, title: 'Alarm list', checklistItemId: row.id });
    const finding = await call('findings.raise', {
      auditId,
      grade: 'minor',
      title: 'Drift alarms closed without a recorded review',
      statement: 'Alarms were closed without a recorded review.',
      requirements: ['42001:A.6.2.6'],
      checklistItems: [row.id],
      objectiveEvidence: [{ text: 'Alarms of weeks 31 and 33.' }],
    });
    const after = await rowAt('A.6.2.6');
    expect(after).toMatchObject({ notes: 2, evidence: 1, shown: 'minor', stored: null, documented: true });
    expect(after.findings).toEqual([
      { id: finding.id, number: finding.number, grade: 'minor', title: finding.title, requirements: ['42001:A.6.2.6'] },
    ]);
    expect((await rowAt('A.6.2.5')).findings).toEqual([]);
    await call('findings.withdraw', { id: finding.id, reason: 'The log of the other tool shows the reviews.' });
    expect(await rowAt('A.6.2.6')).toMatchObject({ shown: null, findings: [] });
  });

  it('is empty without a checklist, and refused without an audit', async () => {
    expect(await engagement.call('checklist.list', { auditId })).toEqual({ rows: [], groups: [] });
    expect((await refusalWithoutWrite(engagement.path, () => engagement.call('checklist.list', { auditId: unknownId }))).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('units', () => {
  it('are added once', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const system = await call('scope.addSystem', { name: 'LendScore' });
    const add = () => call('checklist.addUnit', { auditId, requirement: '42001:8.4', unit: { kind: 'system', id: system.id } });
    const { value, left } = await withLedger(path, add);
    expect(deeds(left)).toEqual(['insert checklist_item']);
    expect(rowIn(path, 'checklist_item', value.id)).toMatchObject({ requirement: '42001:8.4', unitKind: 'system', unitId: system.id });
    const refused = await refusalWithoutWrite(path, add);
    expect(refused).toMatchObject({ code: 'CONFLICT' });
    expect(refused.message).toContain('8.4 has a row for ‘LendScore’');
  });

  it('are refused for a heading, an unknown requirement, unit or audit', async () => {
    const { call, path } = engagement;
    const attempts = [
      ['RULE', () => call('checklist.addUnit', { auditId, requirement: '42001:6.1', unit: whole })],
      ['NOT_FOUND', () => call('checklist.addUnit', { auditId, requirement: '42001:11.1', unit: whole })],
      ['NOT_FOUND', () => call('checklist.addUnit', { auditId, requirement: '42001:8.4', unit: { kind: 'system', id: unknownId } })],
      ['NOT_FOUND', () => call('checklist.addUnit', { auditId: unknownId, requirement: '42001:8.4', unit: whole })],
      ['NOT_FOUND', () => call('checklist.removeUnit', { id: unknownId })],
    ] as const;
    for (const [code, attempt] of attempts) expect((await refusalWithoutWrite(path, attempt)).code).toBe(code);
  });

  it('are taken out while they hold nothing, ticks and a cleared result going along', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const row = await rowAt('8.4');
    await call('checklist.tick', { id: row.id, list: 'ask', index: 0, done: true });
    await call('checklist.setResult', { id: row.id, result: 'conforms' });
    await call('checklist.setResult', { id: row.id, result: null });
    const { left } = await withLedger(path, () => call('checklist.removeUnit', { id: row.id }));
    expect(deeds(left)).toEqual(['remove prompt_check', 'remove requirement_result', 'remove checklist_item']);
    expect(rowIn(path, 'checklist_item', row.id)).toBeUndefined();
  });

  it('stay while they hold a result, a note, evidence, a finding or a mention', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const interview = await call('interviews.add', { auditId, title: 'Model risk' });
    const holds: [string, string, (id: string) => Promise<unknown>][] = [
      ['4.1', 'a result', (id) => call('checklist.setResult', { id, result: 'conforms' })],
      ['4.2', 'notes', (id) => call('checklist.addNote', { id, text: 'Register of 3 March seen.' })],
      ['4.3', 'evidence', (id) => call('evidence.addSeen', { auditId, title: 'Scope statement', checklistItemId: id })],
      ['9.1', 'mentions in interviews', () => call('interviews.addLine', { id: interview.id, text: 'Pack', requirements: ['42001:9.1'] })],
      [
        '8.4',
        'findings',
        (id) =>
          call('findings.raise', {
            auditId,
            grade: 'major',
            title: 'T',
            statement: 'S',
            requirements: ['42001:8.4'],
            checklistItems: [id],
            objectiveEvidence: [{ text: 'E' }],
          }),
      ],
    ];
    for (const [ref, what, fill] of holds) {
      const row = await rowAt(ref);
      await fill(row.id);
      const refused = await refusalWithoutWrite(path, () => call('checklist.removeUnit', { id: row.id }));
      expect(refused.code, what).toBe('RULE');
      expect(refused.message, what).toContain(`holds ${what}`);
    }
  });
});

describe('prompts', () => {
  it('are ticked and unticked, and the first tick begins the work', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const row = await rowAt('4.1');
    const on = await withLedger(path, () => call('checklist.tick', { id: row.id, list: 'lookAt', index: 1, done: true }));
    expect(deeds(on.left)).toEqual(['insert prompt_check', 'update checklist_item progress']);
    const shown = await call('checklist.show', { id: row.id });
    expect(shown.lookAt.map((prompt) => prompt.done)).toEqual([false, true, false]);
    expect(shown.ask.every((prompt) => !prompt.done)).toBe(true);
    expect(shown.row.progress).toBe('in_progress');
    const off = await withLedger(path, () => call('checklist.tick', { id: row.id, list: 'lookAt', index: 1, done: false }));
    expect(deeds(off.left)).toEqual(['update prompt_check done']);
    const again = await withLedger(path, () => call('checklist.tick', { id: row.id, list: 'lookAt', index: 1, done: true }));
    expect(deeds(again.left)).toEqual(['update prompt_check done']);
    expect(rowsIn(path, 'prompt_check')).toHaveLength(1);
  });

  it('are refused beyond the last one', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const row = await rowAt('4.1');
    expect((await refusalWithoutWrite(path, () => call('checklist.tick', { id: row.id, list: 'ask', index: 50, done: true }))).code).toBe(
      'NOT_FOUND',
    );
    expect((await refusalWithoutWrite(path, () => call('checklist.tick', { id: unknownId, list: 'ask', index: 0, done: true }))).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('notes', () => {
  it('carry time and author, and the first one begins the work', async () => {
    const { call, path, ports } = engagement;
    await call('checklist.make', { auditId });
    const row = await rowAt('A.6.2.6');
    const hanna = await call('team.add', { name: 'Hanna Lindqvist', role: 'auditor', side: 'body' });
    ports.setNow('2026-11-18T13:06:00.000Z');
    const own = await withLedger(path, () => call('checklist.addNote', { id: row.id, text: 'MON-03 v5 read.' }));
    expect(deeds(own.left)).toEqual(['update checklist_item progress', 'insert note']);
    expect(own.value).toMatchObject({ authorName: 'Ines Vogt', kind: 'note', done: false, ownerKind: 'checklist_item', ownerId: row.id });
    expect(own.value.at.slice(0, 16)).toBe('2026-11-18T13:06');
    const other = await withLedger(path, () =>
      call('checklist.addNote', { id: row.id, text: 'Earlier.', kind: 'quote', at: '2026-11-18T09:00:00.000Z', authorId: hanna.id }),
    );
    expect(deeds(other.left)).toEqual(['insert note']);
    expect(other.left[0]?.actor.name).toBe('Ines Vogt');
    expect(other.value).toMatchObject({ authorName: 'Hanna Lindqvist', kind: 'quote' });
    expect((await call('checklist.show', { id: row.id })).notes).toEqual([other.value, own.value]);
  });

  it('change field by field, and what is no to-do any more is not done either', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const row = await rowAt('4.1');
    const note = await call('checklist.addNote', { id: row.id, text: 'Ask for the ticket.', kind: 'to_do' });
    expect(await call('checklist.changeNote', { noteId: note.id, done: true })).toEqual({ ...note, done: true });
    const { value, left } = await withLedger(path, () =>
      call('checklist.changeNote', { noteId: note.id, kind: 'note', text: 'Ticket 4711 seen.', at: '2026-11-18T10:00:00.000Z' }),
    );
    expect(deeds(left).sort()).toEqual(['update note at', 'update note done', 'update note kind', 'update note text']);
    expect(rowIn(path, 'note', note.id)).toEqual(value);
    expect(value).toMatchObject({ kind: 'note', done: false, text: 'Ticket 4711 seen.', at: '2026-11-18T10:00:00.000Z' });
  });

  it('go with their links, and the ledger keeps both', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const interview = await call('interviews.add', { auditId, title: 'Model risk' });
    const line = await call('interviews.addLine', { id: interview.id, text: 'No stop criterion.', requirements: ['42001:A.6.2.6'] });
    const { left } = await withLedger(path, () => call('checklist.removeNote', { noteId: line.id }));
    expect(deeds(left)).toEqual(['remove link', 'remove note']);
    expect(left.at(-1)?.before).toEqual(line);
    expect(rowsIn(path, 'link')).toEqual([]);
  });

  it('are refused without their row, note or author', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const row = await rowAt('4.1');
    for (const attempt of [
      () => call('checklist.addNote', { id: unknownId, text: 'X' }),
      () => call('checklist.addNote', { id: row.id, text: 'X', authorId: unknownId }),
      () => call('checklist.changeNote', { noteId: unknownId, text: 'X' }),
      () => call('checklist.removeNote', { noteId: unknownId }),
    ]) {
      expect((await refusalWithoutWrite(path, attempt)).code).toBe('NOT_FOUND');
    }
  });
});

describe('one row in full', () => {
  it('has prompts, notes, evidence, findings, the audits before and what was said in interviews', async () => {
    const { call } = engagement;
    const system = await call('scope.addSystem', { name: 'LendScore', version: '4.2' });
    const unit = { kind: 'system', id: system.id } as const;
    const later = await call('audits.create', { kind: 'surveillance' });
    for (const audit of [auditId, later.id]) {
      await call('checklist.make', { auditId: audit, units: [{ requirement: '42001:A.6.2.6', unit }] });
    }
    const before = await rowAt('A.6.2.6');
    await call('checklist.addNote', { id: before.id, text: 'Review period not defined.' });
    await call('checklist.setResult', { id: before.id, result: 'not_sampled', reason: 'Surveillance 1 takes it up.' });

    const row = await rowAt('A.6.2.6', later.id);
    await call('evidence.addSeen', { auditId: later.id, title: 'Alarm list', checklistItemId: row.id });
    const interview = await call('interviews.add', { auditId: later.id, title: 'Model risk' });
    await call('interviews.addLine', { id: interview.id, text: 'Alarms go to a shared mailbox.', requirements: ['42001:A.6.2.6'] });
    const finding = await call('findings.raise', {
      auditId: later.id,
      grade: 'minor',
      title: 'T',
      statement: 'S',
      requirements: ['42001:A.6.2.6'],
      checklistItems: [row.id],
      objectiveEvidence: [{ text: 'E' }],
    });
    await call('findings.withdraw', { id: finding.id, reason: 'Shown to be fulfilled.' });

    const shown = await call('checklist.show', { id: row.id });
    expect(shown).toMatchObject({ auditId: later.id, stage: 'both', row: { id: row.id, evidence: 1, findings: [] } });
    expect(shown.ask.length).toBeGreaterThan(1);
    expect(shown.evidence.map((one) => one.title)).toEqual(['Alarm list']);
    expect(shown.findings).toEqual([{ id: finding.id, number: finding.number, grade: 'minor', title: 'T', state: 'withdrawn' }]);
    expect(shown.mentions.map((one) => `${one.number} ${one.title}: ${one.note.text}`)).toEqual([
      'I-01 Model risk: Alarms go to a shared mailbox.',
    ]);
    expect(shown.earlier).toHaveLength(1);
    expect(shown.earlier[0]).toMatchObject({ auditId, auditNumber: 'S2', stored: 'not_sampled', shown: 'not_sampled' });
    expect(shown.earlier[0]?.notes.map((note) => note.text)).toEqual(['Review period not defined.']);
    expect((await call('checklist.show', { id: before.id })).earlier).toEqual([]);
  });

  it('is not there for an unknown id', async () => {
    expect((await refusalWithoutWrite(engagement.path, () => engagement.call('checklist.show', { id: unknownId }))).code).toBe('NOT_FOUND');
  });
});

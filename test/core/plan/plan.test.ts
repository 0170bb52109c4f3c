/** The plan through the public door: rows, ledger, what is refused, and what follows for other areas. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let world: FilledEngagement;
let auditId = '';
let lead = '';
let second = '';
beforeEach(async () => {
  world = await aFilledEngagement();
  auditId = world.audits.stage2;
  const { members } = await world.call('audits.show', { id: auditId });
  lead = members[0]?.id ?? '';
  second =
    members.find(({ personId }) => personId === world.people.auditor)?.id ??
    (await world.call('audits.addMember', { auditId, personId: world.people.auditor, role: 'auditor' })).id;
});
afterEach(() => world.close());

const at = { day: '2026-11-17', startMinute: 540, endMinute: 630 } as const;
const add = (patch: object = {}) => world.call('plan.addSession', { auditId, ...at, title: 'Life cycle', ...patch });
const list = () => world.call('plan.list', { auditId });

describe('a session', () => {
  it('is written with its subjects in one step, and read in the order of the standard', async () => {
    const { value, left } = await withLedger(world.path, () =>
      add({
        requirements: ['42001:A.6.2.4', '42001:4.1', '42001:A.6.2.2', '42001:A.6.2.3'],
        systems: [world.systems.lend],
        members: [lead],
      }),
    );
    expect(deeds(left)).toEqual(['insert plan_session', ...Array.from({ length: 6 }, () => 'insert plan_subject')]);
    expect(value).toMatchObject({ kind: 'session', timeZone: 'Europe/Amsterdam', held: 'open', refs: ['4.1', 'A.6.2.2–A.6.2.4'] });
    expect(rowIn(world.path, 'plan_session', value.id)).toMatchObject({ auditId, ...at, title: 'Life cycle' });
    expect((await list()).sessions.map(({ id }) => id)).toContain(value.id);
  });

  it('replaces the named lists of subjects and leaves the others alone', async () => {
    const { id } = await add({ requirements: ['42001:4.1', '42001:4.2'], members: [lead] });
    const { left } = await withLedger(world.path, () => world.call('plan.updateSession', { id, requirements: ['42001:4.2', '42001:4.3'] }));
    expect(deeds(left)).toEqual(['remove plan_subject', 'insert plan_subject']);
    const [session] = (await list()).sessions.filter((one) => one.id === id);
    expect(session?.requirements.map(({ ref }) => ref)).toEqual(['4.2', '4.3']);
    expect(session?.members.map((member) => member.id)).toEqual([lead]);
  });

  it('moves by time, by day and from one auditor to another, in one step', async () => {
    const { id } = await add({ members: [lead] });
    const { value, left } = await withLedger(world.path, () =>
      world.call('plan.moveSession', { id, day: '2026-11-18', startMinute: 600, endMinute: 690, member: { from: lead, to: second } }),
    );
    expect(deeds(left)).toEqual([
      'update plan_session day',
      'update plan_session startMinute',
      'update plan_session endMinute',
      'remove plan_subject',
      'insert plan_subject',
    ]);
    expect(value.members.map((member) => member.id)).toEqual([second]);
  });

  it('handed to somebody who is in it already has that person once', async () => {
    const { id } = await add({ members: [lead, second] });
    const moved = await world.call('plan.moveSession', { id, member: { from: lead, to: second } });
    expect(moved.members.map((member) => member.id)).toEqual([second]);
    expect(rowsIn(world.path, 'plan_subject').filter(({ sessionId }) => sessionId === id)).toHaveLength(1);
  });

  it('goes with its subjects, and the same subject can be put into the next one', async () => {
    const first = await add({ requirements: ['42001:7.4'] });
    await world.call('plan.removeSession', { id: first.id });
    expect(rowsIn(world.path, 'plan_subject').filter(({ sessionId }) => sessionId === first.id)).toEqual([]);
    await world.call('plan.place', { sessionId: (await add()).id, what: { requirement: '42001:7.4' } });
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true });
  });

  it.each([
    ['ends before it begins', { startMinute: 600, endMinute: 600 }, 'RULE', 'endMinute'],
    ['is in no known zone', { timeZone: 'Mars/Base' }, 'INVALID_INPUT', 'timeZone'],
  ] as const)('that %s is refused with the field', async (_name, patch, code, field) => {
    const problem = await refusalWithoutWrite(world.path, () => add(patch));
    expect(problem.code).toBe(code);
    expect(Object.keys(problem.fields ?? {})).toEqual([field]);
  });

  it('refuses an auditor of another audit and a requirement that the catalog does not have', async () => {
    const { members } = await world.call('audits.show', { id: world.audits.stage1 });
    const stranger =
      members[0]?.id ??
      (await world.call('audits.addMember', { auditId: world.audits.stage1, personId: world.people.lead, role: 'lead_auditor' })).id;
    expect((await refusalWithoutWrite(world.path, () => add({ members: [stranger] }))).code).toBe('RULE');
    expect((await refusalWithoutWrite(world.path, () => add({ requirements: ['42001:A.3.4'] }))).code).toBe('NOT_FOUND');
  });
});

describe('what was held', () => {
  it('needs a reason when it was different, and does not change the agreed plan', async () => {
    const { id } = await add();
    await world.call('plan.agree', { auditId, with: 'Ruben Claes', on: '2026-11-06' });
    const problem = await refusalWithoutWrite(world.path, () => world.call('plan.recordHeld', { id, held: 'not_held' }));
    expect(problem).toMatchObject({ code: 'RULE', fields: { deviationReason: expect.any(String) } });
    const held = await world.call('plan.recordHeld', { id, held: 'not_held', deviationReason: 'Two engineers were away.' });
    expect(held).toMatchObject({ held: 'not_held', deviationReason: 'Two engineers were away.' });
    expect((await list()).audit).toMatchObject({ planAgreedWith: 'Ruben Claes', planAgreedOn: '2026-11-06', planChanged: false });
  });
});

describe('the agreement', () => {
  it('is of a plan, and says so when a session was changed after it', async () => {
    const problem = await refusalWithoutWrite(world.path, () =>
      world.call('plan.agree', { auditId, with: 'Ruben Claes', on: '2026-11-06' }),
    );
    expect(problem.code).toBe('RULE');
    const { id } = await add();
    await world.call('plan.agree', { auditId, with: 'Ruben Claes', on: '2026-11-06' });
    await world.call('plan.moveSession', { id, startMinute: 540 });
    expect((await list()).audit.planChanged).toBe(false);
    await world.call('plan.moveSession', { id, startMinute: 525 });
    expect((await list()).audit.planChanged).toBe(true);
    await world.call('plan.agree', { auditId, with: 'Ruben Claes', on: '2026-11-09' });
    expect((await list()).audit).toMatchObject({ planAgreedOn: '2026-11-09', planChanged: false });
  });
});

describe('coverage', () => {
  const uncovered = async () => (await world.call('plan.coverage', { auditId })).uncovered;

  it('counts down as sessions take requirements, systems with high risk and sites in', async () => {
    await world.call('scope.updateSystem', { id: world.systems.lend, riskLevel: 'high' });
    const before = await uncovered();
    expect(before.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['clause', 'control', 'system', 'site']));
    const { id } = await add({ requirements: ['42001:4.1'] });
    const after = await uncovered();
    expect(before.length - after.length).toBe(1);
    expect(after.find(({ ref }) => ref === '4.2')?.likeliest).toBe(id);
    await world.call('plan.place', { sessionId: id, what: { requirement: '42001:4.2' } });
    await world.call('plan.place', { sessionId: id, what: { systemId: world.systems.lend } });
    await world.call('plan.place', { sessionId: id, what: { siteId: world.site } });
    expect((await uncovered()).length).toBe(after.length - 3);
  });

  it('asks for no requirement that does not apply in any row of the checklist', async () => {
    const has = async (ref: string) => (await uncovered()).some((one) => one.ref === ref);
    expect(await has('A.9.4')).toBe(true);
    await world.call('checklist.setResult', { id: await world.row(auditId, 'A.9.4'), result: 'not_applicable', reason: 'No own use.' });
    expect(await has('A.9.4')).toBe(false);
  });

  it('leaves out the controls that the pinned Statement of Applicability excludes', async () => {
    const version = await world.call('soa.create', { number: '3.2' });
    const { items } = await world.call('soa.show', { id: version.id });
    const item = items.find(({ controlRef }) => controlRef === 'A.10.4');
    if (item === undefined) throw new Error('The version has no row for A.10.4.');
    await world.call('soa.updateItem', {
      id: item.id,
      applicable: 'no',
      exclusionGround: 'risk_assessment',
      exclusionText: 'No risk calls for it.',
    });
    expect((await uncovered()).some(({ ref }) => ref === 'A.10.4')).toBe(true);
    await world.call('soa.pin', { auditId, versionId: version.id });
    expect((await uncovered()).some(({ ref }) => ref === 'A.10.4')).toBe(false);
  });

  it('refuses to place twice, into a meeting, or a second site', async () => {
    const { id } = await add({ requirements: ['42001:4.1'], siteId: world.site });
    const porto = await world.call('scope.addSite', { name: 'Aarhus' });
    const meeting = await add({ kind: 'opening', title: 'Opening meeting' });
    for (const [code, input] of [
      ['CONFLICT', { sessionId: id, what: { requirement: '42001:4.1' } }],
      ['RULE', { sessionId: meeting.id, what: { requirement: '42001:4.2' } }],
      ['RULE', { sessionId: id, what: { siteId: porto.id } }],
    ] as const)
      expect((await refusalWithoutWrite(world.path, () => world.call('plan.place', input))).code).toBe(code);
  });
});

describe('clashes', () => {
  it('are named with person, sessions and time', async () => {
    await add({ title: 'Policy', members: [lead], auditees: 'Ruben Claes' });
    await add({ title: 'Records', startMinute: 600, endMinute: 660, members: [lead], auditees: 'Ruben Claes' });
    const clashes = (await list()).problems.filter(({ clash }) => clash).map(({ text }) => text);
    expect(clashes).toEqual([
      'Ines Vogt is in two sessions at once: Policy and Records, 17 Nov 2026 10:00.',
      'Ruben Claes is asked for in two sessions at once: Policy and Records, 17 Nov 2026 10:00.',
    ]);
  });
});

describe('meetings', () => {
  it('are one of each kind, held when the plan says unless somebody says otherwise', async () => {
    await add({ kind: 'opening', title: 'Opening meeting', startMinute: 510, endMinute: 555, room: 'Vecht' });
    const first = await world.call('plan.recordMeeting', { auditId, kind: 'opening' });
    expect(first).toMatchObject({ heldOn: '2026-11-17', startMinute: 510, place: 'Vecht', agenda: [] });
    const again = await world.call('plan.recordMeeting', { auditId, kind: 'opening', agenda: ['questions', 'scope', 'scope'] });
    expect(again).toMatchObject({ id: first.id, heldOn: '2026-11-17', agenda: ['scope', 'questions'] });
    expect(rowsIn(world.path, 'meeting')).toHaveLength(1);
  });

  it('without a day anywhere, or with a point of the other meeting, are refused', async () => {
    expect(
      (await refusalWithoutWrite(world.path, () => world.call('plan.recordMeeting', { auditId, kind: 'closing' }))).fields,
    ).toHaveProperty('heldOn');
    const wrong = () => world.call('plan.recordMeeting', { auditId, kind: 'closing', heldOn: '2026-11-19', agenda: ['safety'] });
    expect((await refusalWithoutWrite(world.path, wrong)).code).toBe('RULE');
  });

  it('keep their attendance in order and lose it with the record', async () => {
    const meeting = await world.call('plan.recordMeeting', { auditId, kind: 'closing', heldOn: '2026-11-19' });
    for (const name of ['Elise Brandt', 'Ruben Claes', 'Joost Bakker'])
      await world.call('plan.addAttendee', { meetingId: meeting.id, name, jobTitle: 'Function', organization: 'Lumenfold AI B.V.' });
    const { meetings } = await world.call('plan.meetings', { auditId });
    expect(meetings[0]?.attendance.map(({ name }) => name)).toEqual(['Elise Brandt', 'Ruben Claes', 'Joost Bakker']);
    await world.call('plan.removeAttendee', { id: meetings[0]?.attendance[1]?.id ?? '' });
    await world.call('plan.removeMeeting', { id: meeting.id });
    expect(rowsIn(world.path, 'attendance')).toEqual([]);
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true });
  });
});

describe('what the plan means for others', () => {
  it('keeps a site and an AI system that it names, and an audit that has one', async () => {
    const site = await world.call('scope.addSite', { name: 'Aarhus' });
    const system = await world.call('scope.addSystem', { name: 'Sorter' });
    const { id } = await add({ siteId: site.id, systems: [system.id] });
    const kept = async (work: () => Promise<unknown>) => (await refusalWithoutWrite(world.path, work)).message;
    expect(await kept(() => world.call('scope.removeSite', { id: site.id }))).toContain('stands in the plan of S2');
    expect(await kept(() => world.call('scope.removeSystem', { id: system.id }))).toContain('stands in the plan of S2');
    await world.call('plan.removeSession', { id });
    await world.call('scope.removeSite', { id: site.id });
    await world.call('scope.removeSystem', { id: system.id });
    const special = await world.call('audits.create', { kind: 'special' });
    await world.call('plan.addSession', { auditId: special.id, ...at, title: 'Complaint' });
    expect(await kept(() => world.call('audits.remove', { id: special.id }))).toContain('a plan or meetings');
  });

  it('leaves a session without its auditor when the person is taken off the audit', async () => {
    const { id } = await add({ members: [second], siteId: world.site });
    await world.call('audits.removeMember', { id: second });
    const { sessions, problems } = await list();
    expect(sessions.find((one) => one.id === id)?.members).toEqual([]);
    expect(problems.map(({ kind }) => kind)).toContain('no_auditor');
  });
});

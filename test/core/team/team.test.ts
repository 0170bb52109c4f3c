import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, ledgerAfter, ledgerNumber, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

const addTobias = () => engagement.call('team.add', { name: 'Tobias Keller', role: 'auditor', side: 'body', email: 'tobias@tarn.example' });
const ines = async () => {
  const first = (await engagement.call('team.list')).people[0];
  if (first === undefined) throw new Error('The engagement has no first person.');
  return first;
};

describe('the people of an engagement', () => {
  it('begin with the person who made it, and grow in the order in which they are added', async () => {
    const { value, left } = await withLedger(engagement.path, addTobias);
    expect(deeds(left)).toEqual(['insert person']);
    expect(left[0]?.actor.name).toBe('Ines Vogt');
    expect(left[0]?.after).toEqual(value);
    expect(rowIn(engagement.path, 'person', value.id)).toEqual(value);
    expect((await engagement.call('team.list')).people.map((person) => person.name)).toEqual(['Ines Vogt', 'Tobias Keller']);
  });

  it('change field by field, and a field that keeps its value leaves no entry', async () => {
    const tobias = await addTobias();
    const { value, left } = await withLedger(engagement.path, () =>
      engagement.call('team.update', { id: tobias.id, name: 'Tobias Keller', title: 'Auditor, credit' }),
    );
    expect(value).toEqual({ ...tobias, title: 'Auditor, credit' });
    expect(deeds(left)).toEqual(['update person title']);
  });

  it('go again while no record names them', async () => {
    const tobias = await addTobias();
    const { left } = await withLedger(engagement.path, () => engagement.call('team.remove', { id: tobias.id }));
    expect(deeds(left)).toEqual(['remove person']);
    expect(left[0]?.before).toEqual(tobias);
    expect(rowsIn(engagement.path, 'person').map((person) => person.name)).toEqual(['Ines Vogt']);
  });

  it('cannot be changed or removed when they are not there', async () => {
    for (const method of ['team.update', 'team.remove', 'team.actAs'] as const) {
      expect(await refusalWithoutWrite(engagement.path, () => engagement.call(method, { id: unknownId }))).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});

describe('a person who is named', () => {
  it('is not removed while at the keyboard', async () => {
    const { id } = await ines();
    const refused = await refusalWithoutWrite(engagement.path, () => engagement.call('team.remove', { id }));
    expect(refused).toMatchObject({ code: 'RULE', hint: 'Let another person act first.' });
    expect(refused.message).toContain('Ines Vogt is the person at the keyboard');
  });

  it('is not removed when an audit, a note, an interview or a link names them', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2' });
    await call('checklist.make', { auditId: audit.id });
    const row = (await call('checklist.list', { auditId: audit.id })).rows[0];
    if (row === undefined) throw new Error('no row');
    const interview = await call('interviews.add', { auditId: audit.id, title: 'Top management' });
    const named = {
      'audit team': async (id: string) => void (await call('audits.addMember', { auditId: audit.id, personId: id, role: 'auditor' })),
      notes: async (id: string) => void (await call('checklist.addNote', { id: row.id, text: 'Seen.', authorId: id })),
      interviews: async (id: string) => void (await call('interviews.add', { auditId: audit.id, title: 'Own', personId: id })),
      links: async (id: string) => void (await call('interviews.addLine', { id: interview.id, text: 'Met her.', people: [id] })),
      findings: async (id: string) => {
        await call('findings.raise', {
          auditId: audit.id,
          grade: 'minor',
          title: 'Reviews are late',
          statement: 'Reviews of drift alarms were not held in the planned time.',
          requirements: ['42001:9.1'],
          objectiveEvidence: [{ text: 'Alarm list, weeks 27 to 38.' }],
          raisedById: id,
        });
      },
    };
    for (const [where, name] of Object.entries(named)) {
      const person = await call('team.add', { name: `Named in ${where}`, role: 'auditor', side: 'body' });
      await name(person.id);
      const refused = await refusalWithoutWrite(path, () => call('team.remove', { id: person.id }));
      expect(refused.code, where).toBe('RULE');
      expect(refused.message, where).toContain(`(${where})`);
    }
  });

  it('is not removed once entries of the ledger bear their name', async () => {
    const tobias = await addTobias();
    const first = await ines();
    await engagement.call('team.actAs', { id: tobias.id });
    await engagement.call('scope.addSite', { name: 'Porto' });
    await engagement.call('team.actAs', { id: first.id });
    const refused = await refusalWithoutWrite(engagement.path, () => engagement.call('team.remove', { id: tobias.id }));
    expect(refused.message).toContain('(ledger)');
  });
});

describe('who acts', () => {
  it('is declared, and every entry from then on bears the name', async () => {
    const tobias = await addTobias();
    const before = ledgerNumber(engagement.path);
    expect(await engagement.call('team.actAs', { id: tobias.id })).toEqual({ personId: tobias.id, name: 'Tobias Keller', role: 'auditor' });
    expect(ledgerNumber(engagement.path)).toBe(before);
    await engagement.call('scope.addSite', { name: 'Porto' });
    expect(ledgerAfter(engagement.path, before).map((row) => row.actor)).toEqual([{ id: tobias.id, name: 'Tobias Keller' }]);
    expect((await engagement.call('engagement.status')).file?.actor).toEqual({
      personId: tobias.id,
      name: 'Tobias Keller',
      role: 'auditor',
    });
  });

  it('follows a change of the own name', async () => {
    const first = await ines();
    await engagement.call('team.update', { id: first.id, name: 'Ines Vogt-Maas' });
    const { left } = await withLedger(engagement.path, () => engagement.call('scope.addSite', { name: 'Porto' }));
    expect(left[0]?.actor.name).toBe('Ines Vogt-Maas');
  });

  it('is never an auditee', async () => {
    const ruben = await engagement.call('team.add', { name: 'Ruben Claes', role: 'auditee', side: 'client' });
    const refused = await refusalWithoutWrite(engagement.path, () => engagement.call('team.actAs', { id: ruben.id }));
    expect(refused).toMatchObject({ code: 'NOT_ALLOWED' });
    const { id } = await ines();
    const turned = await refusalWithoutWrite(engagement.path, () => engagement.call('team.update', { id, role: 'auditee' }));
    expect(turned).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(engagement.dispatch.session.actor).toMatchObject({ name: 'Ines Vogt', role: 'lead_auditor' });
  });
});

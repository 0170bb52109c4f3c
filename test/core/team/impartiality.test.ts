import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

const person = (name = 'Tobias Keller', role: PersonRole = 'auditor') => engagement.call('team.add', { name, role, side: 'body' });
const anAudit = (startsOn?: string) =>
  engagement.call('audits.create', { kind: 'stage_2', ...(startsOn === undefined ? {} : { startsOn, endsOn: startsOn }) });
/** Consultancy that ended eight months before the clock's 18 November 2026. */
const consulted = (personId: string) =>
  engagement.call('team.declare', { personId, kind: 'consultancy', text: 'Gap analysis.', fromOn: '2025-11-03', toOn: '2026-03-18' });
const gaps = async () => (await engagement.call('team.check')).gaps;

describe('a person who consulted the client within two years (5.2.10)', () => {
  it('is not put on an audit: the clause, the last day and the way out are named', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const audit = await anAudit('2026-12-01');
    await consulted(tobias.id);
    const add = { auditId: audit.id, personId: tobias.id, role: 'auditor' } as const;
    const refused = await refusalWithoutWrite(path, () => call('audits.addMember', add));
    expect(refused.code).toBe('NOT_INDEPENDENT');
    expect(refused.message).toContain('Tobias Keller');
    expect(refused.message).toContain('until 18 Mar 2028 (5.2.10)');
    expect(refused.hint).toContain('your name stay visible');
  });

  it('comes on it with a justification, recorded with the name of who gave it in the same write', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const audit = await anAudit('2026-12-01');
    const declared = await consulted(tobias.id);
    const add = { auditId: audit.id, personId: tobias.id, role: 'auditor', justification: 'Nobody else reads Portuguese.' } as const;
    const { left } = await withLedger(path, () => call('audits.addMember', add));
    expect(deeds(left)).toEqual(['insert impartiality_override', 'insert audit_member']);
    expect(rowsIn(path, 'impartiality_override')).toMatchObject([
      {
        personId: tobias.id,
        declarationId: declared.id,
        task: 'audit',
        auditId: audit.id,
        byName: 'Ines Vogt',
        personName: 'Tobias Keller',
      },
    ]);
    const check = await call('team.check');
    expect(check.overrides.map((one) => one.justification)).toEqual(['Nobody else reads Portuguese.']);
    expect(check.gaps.filter((gap) => gap.kind === 'consultancy')).toEqual([]);
    // A justification for one audit is none for the next.
    const next = await call('audits.create', { kind: 'surveillance', startsOn: '2027-11-01' });
    expect(
      await refusalWithoutWrite(path, () => call('audits.addMember', { auditId: next.id, personId: tobias.id, role: 'auditor' })),
    ).toMatchObject({ code: 'NOT_INDEPENDENT' });
  });

  it('is judged by the day of the audit: before and after the two years nothing is in the way', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    await consulted(tobias.id);
    const on = async (day: string) => {
      const audit = await call('audits.create', { kind: 'special', startsOn: day, endsOn: day });
      return { auditId: audit.id, personId: tobias.id, role: 'auditor' as const };
    };
    await call('audits.addMember', await on('2025-11-02'));
    await call('audits.addMember', await on('2028-03-19'));
    const last = await on('2028-03-18');
    expect((await refusalWithoutWrite(path, () => call('audits.addMember', last))).code).toBe('NOT_INDEPENDENT');
    await call('audits.addMember', { ...last, role: 'observer' });
  });

  it('neither reviews nor decides without a justification', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    await consulted(tobias.id);
    for (const role of ['reviewer', 'decision_maker'] as const)
      expect((await refusalWithoutWrite(path, () => call('team.update', { id: tobias.id, role }))).code).toBe('NOT_INDEPENDENT');
    await call('team.update', { id: tobias.id, role: 'reviewer', justification: 'The only one who knows the scheme.' });
    expect(rowsIn(path, 'impartiality_override')).toMatchObject([{ task: 'review', auditId: null }]);
    expect((await refusalWithoutWrite(path, () => call('team.update', { id: tobias.id, role: 'decision_maker' }))).code).toBe(
      'NOT_INDEPENDENT',
    );
  });

  it('cannot justify their own part, nor withdraw what keeps them out', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const audit = await anAudit('2026-12-01');
    const declared = await consulted(tobias.id);
    await call('team.actAs', { id: tobias.id });
    const add = { auditId: audit.id, personId: tobias.id, role: 'auditor', justification: 'I am neutral.' } as const;
    expect((await refusalWithoutWrite(path, () => call('audits.addMember', add))).code).toBe('NOT_ALLOWED');
    const withdraw = { id: declared.id, reason: 'No longer.' };
    expect((await refusalWithoutWrite(path, () => call('team.withdrawDeclaration', withdraw))).code).toBe('NOT_ALLOWED');
  });

  it('stands among the gaps when the declaration comes later, until it is justified or withdrawn', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const audit = await anAudit('2026-12-01');
    await call('audits.addMember', { auditId: audit.id, personId: tobias.id, role: 'auditor' });
    const declared = await consulted(tobias.id);
    const blocked = async () => (await gaps()).filter((gap) => gap.kind === 'consultancy').map((gap) => [gap.clause, gap.auditId]);
    expect(await blocked()).toEqual([['5.2.10', audit.id]]);
    const input = { personId: tobias.id, task: 'audit', auditId: audit.id, justification: 'Two days before the audit.' } as const;
    const { left } = await withLedger(path, () => call('team.recordOverride', input));
    expect(deeds(left)).toEqual(['insert impartiality_override']);
    expect(await blocked()).toEqual([]);
    expect((await refusalWithoutWrite(path, () => call('team.recordOverride', input))).code).toBe('CONFLICT');
    const withdrawn = await withLedger(path, () => call('team.withdrawDeclaration', { id: declared.id, reason: 'Another client.' }));
    expect(deeds(withdrawn.left)).toEqual([
      'update impartiality_declaration withdrawnOn',
      'update impartiality_declaration withdrawnReason',
    ]);
    expect(
      (await refusalWithoutWrite(path, () => call('team.recordOverride', { ...input, task: 'review', auditId: null }))).message,
    ).toContain('nothing to justify');
  });

  it('is no matter in a consultancy, which certifies nobody', async () => {
    const { call, close } = await anEngagement({ kind: 'consultancy', fileName: 'consultancy.aims' });
    try {
      const ines = (await call('team.list')).people[0]?.id ?? '';
      await call('team.declare', { personId: ines, kind: 'consultancy', text: 'This one.' });
      const audit = await call('audits.create', { kind: 'gap_analysis' });
      await call('audits.addMember', { auditId: audit.id, personId: ines, role: 'consultant' });
      expect((await call('team.check')).gaps.map((gap) => gap.kind)).toEqual(['competence']);
    } finally {
      await close();
    }
  });
});

describe('who reviews and decides (9.5.1)', () => {
  it('is not somebody who was on an audit, whatever the justification', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const audit = await anAudit();
    const { id } = await call('audits.addMember', { auditId: audit.id, personId: tobias.id, role: 'auditor' });
    const turn = () => call('team.update', { id: tobias.id, role: 'decision_maker', justification: 'Nobody else.' });
    const refused = await refusalWithoutWrite(path, turn);
    expect(refused.code).toBe('RULE');
    expect(refused.message).toContain('carried out S2');
    // Taken off again without a trace of work, the person did not audit.
    await call('audits.removeMember', { id });
    await turn();
  });

  it('is not somebody who left the team and noted what they saw', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const audit = await anAudit();
    const { id } = await call('audits.addMember', { auditId: audit.id, personId: tobias.id, role: 'auditor' });
    await call('checklist.make', { auditId: audit.id });
    const row = (await call('checklist.list', { auditId: audit.id })).rows[0]?.id ?? '';
    await call('checklist.addNote', { id: row, text: 'Seen.', authorId: tobias.id });
    await call('audits.removeMember', { id });
    expect((await refusalWithoutWrite(path, () => call('team.update', { id: tobias.id, role: 'reviewer' }))).message).toContain('(9.5.1)');
  });

  it('is kept off the audits, but may watch one', async () => {
    const { call, path } = engagement;
    const gareth = await person('Gareth Lowe', 'reviewer');
    const audit = await anAudit();
    const add = { auditId: audit.id, personId: gareth.id };
    const refused = await refusalWithoutWrite(path, () => call('audits.addMember', { ...add, role: 'auditor' }));
    expect(refused).toMatchObject({ code: 'RULE' });
    expect(refused.message).toContain('Gareth Lowe is reviewer of this engagement');
    await call('audits.addMember', { ...add, role: 'observer' });
    expect((await gaps()).filter((gap) => gap.kind === 'not_apart')).toEqual([]);
  });
});

describe('an engagement', () => {
  it('is certification or consultancy and never both: neither its kind nor its audits change sides', async () => {
    const { call, path, dispatch } = engagement;
    const result = await dispatch.call('engagement.update', { kind: 'consultancy' });
    expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(rowsIn(path, 'engagement').map((row) => row.kind)).toEqual(['certification']);
    for (const kind of ['gap_analysis', 'internal'] as const)
      expect((await refusalWithoutWrite(path, () => call('audits.create', { kind }))).message).toContain('5.2.5');
    const simone = await call('team.add', { name: 'Simone Arts', role: 'consultant', side: 'consultant' });
    const audit = await anAudit();
    expect(
      (await refusalWithoutWrite(path, () => call('audits.addMember', { auditId: audit.id, personId: simone.id, role: 'auditor' })))
        .message,
    ).toContain('5.2.10');
  });
});

describe('a declaration', () => {
  it('keeps its words: threats and safeguards can change, the rest is withdrawn and declared anew', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const declared = await call('team.declare', {
      personId: tobias.id,
      kind: 'personal',
      text: 'A cousin at the desk.',
      threats: ['familiarity'],
    });
    expect(declared).toMatchObject({ declaredOn: '2026-11-18', withdrawnOn: null });
    const { left } = await withLedger(path, () => call('team.setSafeguards', { id: declared.id, safeguards: 'Not at the desk.' }));
    expect(deeds(left)).toEqual(['update impartiality_declaration safeguards']);
    await call('team.withdrawDeclaration', { id: declared.id, reason: 'She left.' });
    expect(rowIn(path, 'impartiality_declaration', declared.id)).toMatchObject({
      withdrawnReason: 'She left.',
      text: 'A cousin at the desk.',
    });
    const again = await refusalWithoutWrite(path, () => call('team.setSafeguards', { id: declared.id, safeguards: 'x' }));
    expect(again.hint).toBe('Record a new declaration.');
    expect((await refusalWithoutWrite(path, () => call('team.remove', { id: tobias.id }))).message).toContain('(declarations)');
  });

  it('is refused when it contradicts itself or says nothing', async () => {
    const { call, path } = engagement;
    const { id: personId } = await person();
    for (const wrong of [
      { kind: 'no_conflict', threats: ['familiarity'] },
      { kind: 'personal' },
      { kind: 'consultancy', text: 'x', fromOn: '2026-01-02', toOn: '2026-01-01' },
    ] as const)
      expect(
        (
          await refusalWithoutWrite(path, () =>
            call('team.declare', { personId, ...wrong, threats: [...('threats' in wrong ? wrong.threats : [])] }),
          )
        ).code,
      ).toBe('RULE');
    expect((await refusalWithoutWrite(path, () => call('team.declare', { personId: unknownId, kind: 'no_conflict' }))).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('the client’s say on the team (9.2.3.5)', () => {
  it('is one record per person and audit, and outlives the membership', async () => {
    const { call, path } = engagement;
    const tobias = await person();
    const audit = await anAudit();
    const about = { auditId: audit.id, personId: tobias.id };
    expect((await refusalWithoutWrite(path, () => call('team.recordNotice', about))).code).toBe('RULE');
    const member = await call('audits.addMember', { ...about, role: 'auditor' });
    const { left } = await withLedger(path, async () => {
      await call('team.recordNotice', { ...about, sentOn: '2026-10-20' });
      await call('team.recordNotice', { ...about, objectedOn: '2026-10-22', objection: 'Worked for a competitor.', outcome: 'open' });
    });
    expect(deeds(left)).toEqual([
      'insert member_notice',
      'update member_notice objectedOn',
      'update member_notice objection',
      'update member_notice outcome',
    ]);
    const open = async () => (await gaps()).filter((gap) => gap.kind === 'objection_open').length;
    expect(await open()).toBe(1);
    expect((await refusalWithoutWrite(path, () => call('team.recordNotice', { ...about, outcome: 'upheld' }))).fields).toHaveProperty(
      'outcomeText',
    );
    await call('team.recordNotice', { ...about, outcome: 'upheld', outcomeText: 'Replaced.' });
    expect(await open()).toBe(1);
    await call('audits.removeMember', { id: member.id });
    expect(await open()).toBe(0);
    expect((await call('team.records', { id: tobias.id })).audits).toMatchObject([{ role: null, notice: { outcome: 'upheld' } }]);
    expect((await refusalWithoutWrite(path, () => call('audits.remove', { id: audit.id }))).message).toContain('records on its team');
  });
});

describe('an auditor in training and a technical expert (9.2.2)', () => {
  it('are guided by an auditor of the same audit, and lose the guide with the auditor', async () => {
    const { call, path } = engagement;
    const audit = await anAudit();
    const lead = (await call('team.list')).people[0]?.id ?? '';
    const on = async (name: string, role: PersonRole) =>
      call('audits.addMember', { auditId: audit.id, personId: (await person(name, role)).id, role });
    const trainee = await on('Mila Horn', 'trainee');
    const expert = await on('Priya Nair', 'technical_expert');
    const notGuided = async () => (await gaps()).filter((gap) => gap.kind === 'not_guided').length;
    expect(await notGuided()).toBe(2);
    expect((await refusalWithoutWrite(path, () => call('team.setGuide', { memberId: trainee.id, personId: expert.personId }))).code).toBe(
      'RULE',
    );
    expect((await refusalWithoutWrite(path, () => call('team.setGuide', { memberId: trainee.id, personId: lead }))).code).toBe('RULE');
    const leader = await call('audits.addMember', { auditId: audit.id, personId: lead, role: 'lead_auditor' });
    await call('team.setGuide', { memberId: trainee.id, personId: lead });
    await call('team.setGuide', { memberId: expert.id, personId: lead });
    expect(await notGuided()).toBe(0);
    const { left } = await withLedger(path, () => call('audits.removeMember', { id: leader.id }));
    expect(deeds(left)).toEqual(['update audit_member guidedById', 'update audit_member guidedById', 'remove audit_member']);
  });
});

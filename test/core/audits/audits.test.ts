import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';
import { auditKind } from '../../../shared/model/vocabulary.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

const certification: readonly AuditKind[] = ['stage_1', 'stage_2', 'surveillance', 'recertification', 'special', 'transfer'];

describe('creating an audit', () => {
  it('copies the catalog once, in the same step as the first audit', async () => {
    const { call, path } = engagement;
    const first = await withLedger(path, () => call('audits.create', { kind: 'stage_1' }));
    expect(deeds(first.left).slice(0, 2)).toEqual(['insert catalog', 'insert catalog_item']);
    expect(deeds(first.left).at(-1)).toBe('insert audit');
    const second = await withLedger(path, () => call('audits.create', { kind: 'stage_2' }));
    expect(deeds(second.left)).toEqual(['insert audit']);
    expect(second.value.catalogId).toBe(first.value.catalogId);
    expect(rowsIn(path, 'catalog')).toHaveLength(1);
  });

  it.each([
    ['stage_1', 'S1', 'Stage 1'],
    ['stage_2', 'S2', 'Stage 2'],
    ['surveillance', 'SV1', 'Surveillance 1'],
    ['recertification', 'RC', 'Recertification'],
    ['special', 'SP1', 'Special audit'],
    ['transfer', 'TR', 'Transfer'],
  ] as const)('proposes number, title, criteria and objectives for %s', async (kind, number, title) => {
    const audit = await engagement.call('audits.create', { kind });
    expect(audit).toMatchObject({ kind, number, title, timeZone: 'Europe/Amsterdam', startsOn: null, endsOn: null, position: 0 });
    expect(audit.criteria).toContain('ISO/IEC 42001:2023');
    expect(audit.objectives.split('\n').length).toBeGreaterThan(1);
    expect(audit.objectives).not.toMatch(/\{\{|\}\}/);
    expect(rowIn(engagement.path, 'audit', audit.id)).toEqual(audit);
  });

  it('names all seven objectives of a Stage 1 and the eight topics of a surveillance (ISO/IEC 17021-1 9.3.1.2, 9.6.2)', async () => {
    const stage1 = await engagement.call('audits.create', { kind: 'stage_1' });
    expect(stage1.objectives.split('\n')).toHaveLength(7);
    const surveillance = await engagement.call('audits.create', { kind: 'surveillance' });
    for (const topic of ['internal audits', 'nonconformities', 'complaints', 'results', 'improvements', 'control', 'changes', 'marks']) {
      expect(surveillance.objectives).toContain(topic);
    }
  });

  it('counts surveillances and gives a repeated Stage 2 a letter', async () => {
    const numbers: string[] = [];
    for (const kind of ['stage_2', 'stage_2', 'surveillance', 'surveillance', 'stage_2'] as const) {
      const audit = await engagement.call('audits.create', { kind });
      numbers.push(`${audit.number} ${audit.title}`);
    }
    expect(numbers).toEqual(['S2 Stage 2', 'S2b Stage 2 (S2b)', 'SV1 Surveillance 1', 'SV2 Surveillance 2', 'S2c Stage 2 (S2c)']);
  });

  it('takes what the person says before any proposal', async () => {
    const own = {
      kind: 'stage_2',
      number: 'X7',
      title: 'Main audit',
      criteria: 'Our criteria',
      objectives: 'Our objectives',
      startsOn: '2026-11-16',
      endsOn: '2026-11-19',
      timeZone: 'Europe/Lisbon',
      places: 'Porto',
      plannedHundredths: 850,
      actualHundredths: 800,
    } as const;
    expect(await engagement.call('audits.create', own)).toMatchObject(own);
  });

  it('refuses a number that an audit bears already', async () => {
    await engagement.call('audits.create', { kind: 'stage_1' });
    const refused = await refusalWithoutWrite(engagement.path, () => engagement.call('audits.create', { kind: 'stage_2', number: 'S1' }));
    expect(refused).toMatchObject({ code: 'CONFLICT', fields: { number: expect.stringContaining('S1') } });
  });

  it.each(['gap_analysis', 'internal'] as const)('refuses a %s in a certification engagement and names the clause', async (kind) => {
    const refused = await refusalWithoutWrite(engagement.path, () => engagement.call('audits.create', { kind }));
    expect(refused.code).toBe('RULE');
    expect(refused.message).toContain('ISO/IEC 17021-1 5.2.5');
    expect(refused.hint).toContain('Stage 1, Stage 2');
  });

  it('refuses every certification audit in a consultancy engagement, and takes the two kinds of it', async () => {
    const consultancy = await anEngagement({ kind: 'consultancy', fileName: 'advice.aims' });
    try {
      for (const kind of certification) {
        const refused = await refusalWithoutWrite(consultancy.path, () => consultancy.call('audits.create', { kind }));
        expect(refused.code, kind).toBe('RULE');
        expect(refused.message, kind).toContain('5.2.5');
      }
      expect((await consultancy.call('audits.create', { kind: 'gap_analysis' })).number).toBe('GA1');
      expect((await consultancy.call('audits.create', { kind: 'internal' })).number).toBe('IA1');
      expect(auditKind.options).toHaveLength(certification.length + 2);
    } finally {
      await consultancy.close();
    }
  });

  it('refuses a standard for which the program has no catalog', async () => {
    await engagement.call('engagement.update', { edition: '2031' });
    const refused = await refusalWithoutWrite(engagement.path, () => engagement.call('audits.create', { kind: 'stage_1' }));
    expect(refused).toMatchObject({ code: 'RULE' });
    expect(refused.message).toContain('ISO/IEC 42001:2031');
    expect(refused.hint).toContain('ISO/IEC 42001:2023');
  });

  it('refuses an end before the start, and a zone that is none', async () => {
    const { call, path } = engagement;
    const dates = await refusalWithoutWrite(path, () =>
      call('audits.create', { kind: 'stage_1', startsOn: '2026-10-07', endsOn: '2026-10-06' }),
    );
    expect(dates).toMatchObject({ code: 'RULE', fields: { endsOn: expect.any(String) } });
    const zone = await refusalWithoutWrite(path, () => call('audits.create', { kind: 'stage_1', timeZone: 'Europe/Lisboa' }));
    expect(zone).toMatchObject({ code: 'INVALID_INPUT', fields: { timeZone: expect.stringContaining('Europe/Lisboa') } });
  });

  it('takes an audit of one day', async () => {
    const audit = await engagement.call('audits.create', { kind: 'stage_1', startsOn: '2026-10-06', endsOn: '2026-10-06' });
    expect(audit.endsOn).toBe('2026-10-06');
  });
});

describe('changing an audit', () => {
  it('leaves one entry per field, null included', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19', plannedHundredths: 850 });
    const { value, left } = await withLedger(path, () =>
      call('audits.update', { id: audit.id, places: 'Utrecht, Porto', plannedHundredths: null, title: audit.title }),
    );
    expect(deeds(left)).toEqual(['update audit places', 'update audit plannedHundredths']);
    expect(value).toEqual({ ...audit, places: 'Utrecht, Porto', plannedHundredths: null });
    expect(rowIn(path, 'audit', audit.id)).toEqual(value);
  });

  it('refuses a date that does not go with the one that stays', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
    expect((await refusalWithoutWrite(path, () => call('audits.update', { id: audit.id, startsOn: '2026-11-20' }))).code).toBe('RULE');
    expect((await refusalWithoutWrite(path, () => call('audits.update', { id: audit.id, timeZone: 'Moon' }))).code).toBe('INVALID_INPUT');
  });
});

describe('the audit team', () => {
  const person = (name: string, role: 'auditor' | 'lead_auditor' | 'consultant' | 'auditee' | 'decision_maker' = 'auditor') =>
    engagement.call('team.add', { name, role, side: role === 'auditee' ? 'client' : role === 'consultant' ? 'consultant' : 'body' });

  it('freezes the name that a person has when put on it', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2' });
    const hanna = await person('Hanna Lindqvist');
    const { value, left } = await withLedger(path, () =>
      call('audits.addMember', { auditId: audit.id, personId: hanna.id, role: 'technical_expert' }),
    );
    expect(deeds(left)).toEqual(['insert audit_member']);
    await call('team.update', { id: hanna.id, name: 'Hanna Berg', role: 'lead_auditor' });
    const { members } = await call('audits.show', { id: audit.id });
    expect(members).toEqual([value]);
    expect(members[0]).toMatchObject({ name: 'Hanna Lindqvist', role: 'technical_expert', position: 0 });
  });

  it('lets a member go, with an entry', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2' });
    const member = await call('audits.addMember', { auditId: audit.id, personId: (await person('Tobias')).id, role: 'auditor' });
    const { left } = await withLedger(path, () => call('audits.removeMember', { id: member.id }));
    expect(deeds(left)).toEqual(['remove audit_member']);
    expect(rowsIn(path, 'audit_member')).toEqual([]);
  });

  it('has a person once and one leader', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2' });
    const tobias = await person('Tobias Keller');
    await call('audits.addMember', { auditId: audit.id, personId: tobias.id, role: 'lead_auditor' });
    const twice = await refusalWithoutWrite(path, () =>
      call('audits.addMember', { auditId: audit.id, personId: tobias.id, role: 'observer' }),
    );
    expect(twice.code).toBe('CONFLICT');
    const hanna = await person('Hanna');
    const leaders = await refusalWithoutWrite(path, () =>
      call('audits.addMember', { auditId: audit.id, personId: hanna.id, role: 'lead_auditor' }),
    );
    expect(leaders).toMatchObject({ code: 'RULE', hint: expect.stringContaining('Tobias Keller') });
  });

  it('has nobody who reviews, decides, runs the office, advises or is audited', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2' });
    const hanna = await person('Hanna');
    for (const role of ['reviewer', 'decision_maker', 'body_administrator', 'consultant', 'auditee'] as const) {
      const refused = await refusalWithoutWrite(path, () => call('audits.addMember', { auditId: audit.id, personId: hanna.id, role }));
      expect(refused.code, role).toBe('RULE');
      expect(refused.message, role).toMatch(/ISO\/IEC 17021-1 (5\.2\.10|9\.2\.2|9\.5\.1)/);
    }
    for (const role of ['consultant', 'auditee'] as const) {
      const other = await person(`A ${role}`, role);
      const refused = await refusalWithoutWrite(path, () =>
        call('audits.addMember', { auditId: audit.id, personId: other.id, role: 'auditor' }),
      );
      expect(refused.code, role).toBe('RULE');
    }
  });

  it('has consultants in consultancy', async () => {
    const consultancy = await anEngagement({ kind: 'consultancy', fileName: 'advice.aims' });
    try {
      const audit = await consultancy.call('audits.create', { kind: 'gap_analysis' });
      const adviser = await consultancy.call('team.add', { name: 'Mia', role: 'consultant', side: 'consultant' });
      const member = await consultancy.call('audits.addMember', { auditId: audit.id, personId: adviser.id, role: 'consultant' });
      expect(member).toMatchObject({ name: 'Mia', role: 'consultant' });
    } finally {
      await consultancy.close();
    }
  });
});

describe('removing an audit', () => {
  it('takes its team along', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_2' });
    const tobias = await call('team.add', { name: 'Tobias', role: 'auditor', side: 'body' });
    await call('audits.addMember', { auditId: audit.id, personId: tobias.id, role: 'auditor' });
    const { left } = await withLedger(path, () => call('audits.remove', { id: audit.id }));
    expect(deeds(left)).toEqual(['remove audit_member', 'remove audit']);
    expect(rowsIn(path, 'audit')).toEqual([]);
  });

  it('is refused once it holds anything', async () => {
    const { call, path } = engagement;
    const holds = {
      'a checklist': async (auditId: string) => void (await call('checklist.make', { auditId })),
      interviews: async (auditId: string) => void (await call('interviews.add', { auditId, title: 'Model risk' })),
      evidence: async (auditId: string) => void (await call('evidence.addSeen', { auditId, title: 'Alarm list' })),
      'report texts': async (auditId: string) => void (await call('reports.setText', { auditId, section: 'summary', text: 'Done.' })),
    };
    for (const [what, fill] of Object.entries(holds)) {
      const audit = await call('audits.create', { kind: 'special' });
      await fill(audit.id);
      const refused = await refusalWithoutWrite(path, () => call('audits.remove', { id: audit.id }));
      expect(refused.code, what).toBe('RULE');
      expect(refused.message, what).toContain(`${audit.number} holds ${what}`);
    }
  });
});

describe('the list of audits', () => {
  it('shows how far each is, results and findings both concluding a row', async () => {
    const { call } = engagement;
    const stage1 = await call('audits.create', { kind: 'stage_1' });
    const stage2 = await call('audits.create', { kind: 'stage_2' });
    await call('checklist.make', { auditId: stage2.id });
    const { rows } = await call('checklist.list', { auditId: stage2.id });
    const at = (ref: string) => {
      const row = rows.find((one) => one.ref === ref);
      if (row === undefined) throw new Error(`no row ${ref}`);
      return row;
    };
    await call('checklist.setResult', { id: at('4.1').id, result: 'conforms' });
    const base = { auditId: stage2.id, title: 'T', statement: 'S', objectiveEvidence: [{ text: 'E' }] };
    await call('findings.raise', { ...base, grade: 'major', requirements: ['42001:8.4'], checklistItems: [at('8.4').id] });
    const minor = await call('findings.raise', { ...base, grade: 'minor', requirements: ['42001:9.1'], checklistItems: [at('9.1').id] });
    const gone = await call('findings.raise', { ...base, grade: 'minor', requirements: ['42001:7.2'], checklistItems: [at('7.2').id] });
    await call('findings.withdraw', { id: gone.id, reason: 'Shown to be fulfilled.' });
    const { audits } = await call('audits.list');
    expect(
      audits.map(({ id, items, concluded, majors, minors, opportunities }) => ({ id, items, concluded, majors, minors, opportunities })),
    ).toEqual([
      { id: stage1.id, items: 0, concluded: 0, majors: 0, minors: 0, opportunities: 0 },
      { id: stage2.id, items: 70, concluded: 3, majors: 1, minors: 1, opportunities: 0 },
    ]);
    expect(minor.state).toBe('draft');
  });
});

describe('what is not there', () => {
  it('is refused by every method that names it', async () => {
    const { call, path } = engagement;
    const audit = await call('audits.create', { kind: 'stage_1' });
    const refusals = [
      () => call('audits.show', { id: unknownId }),
      () => call('audits.update', { id: unknownId, title: 'X' }),
      () => call('audits.remove', { id: unknownId }),
      () => call('audits.addMember', { auditId: unknownId, personId: unknownId, role: 'auditor' }),
      () => call('audits.addMember', { auditId: audit.id, personId: unknownId, role: 'auditor' }),
      () => call('audits.removeMember', { id: unknownId }),
    ];
    for (const refuse of refusals) expect((await refusalWithoutWrite(path, refuse)).code).toBe('NOT_FOUND');
  });
});

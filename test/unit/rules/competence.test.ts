import { describe, expect, it } from 'vitest';
import { type CompetenceEvidence, countsForTeam, coverOf, standingIn, standingOn } from '../../../shared/rules/competence.ts';

const evidence = (patch: Partial<CompetenceEvidence> = {}): CompetenceEvidence => ({
  areaId: 'law',
  evidence: 'Course of 2025, exam passed.',
  evaluatedOn: '2026-02-01',
  validUntil: '2027-02-01',
  ...patch,
});
const day = '2026-11-16';

describe('evidence of competence (7.2)', () => {
  it('counts from the day of its evaluation to its last valid day', () => {
    expect(standingOn(evidence(), '2026-02-01')).toBe('held');
    expect(standingOn(evidence(), '2026-01-31')).toBe('stated');
    expect(standingOn(evidence(), '2027-02-01')).toBe('held');
    expect(standingOn(evidence(), '2027-02-02')).toBe('expired');
    expect(standingOn(evidence({ validUntil: null }), '2040-01-01')).toBe('held');
  });

  it('is only stated while nobody evaluated it, and nothing when nothing is written', () => {
    expect(standingOn(evidence({ evaluatedOn: null }), day)).toBe('stated');
    expect(standingOn(evidence({ evidence: ' ' }), day)).toBe('none');
  });

  it('of an area stands as well as its best piece', () => {
    expect(standingIn([evidence({ validUntil: '2026-01-01' }), evidence()], 'law', day)).toBe('held');
    expect(standingIn([evidence({ validUntil: '2026-01-01' })], 'law', day)).toBe('expired');
    expect(standingIn([evidence()], 'sector', day)).toBe('none');
  });
});

describe('a group', () => {
  const areas = [
    { id: 'law', neededFor: ['team', 'reviewer'] as const },
    { id: 'sector', neededFor: ['team'] as const },
  ];
  const holders = [
    { name: 'Ines Vogt', evidence: [evidence()] },
    { name: 'Tobias Keller', evidence: [evidence({ evaluatedOn: null }), evidence({ areaId: 'sector', validUntil: '2026-01-01' })] },
  ];

  it('covers an area when one of it does, and names who', () => {
    expect(coverOf(areas, 'team', holders, day)).toEqual([
      { areaId: 'law', standing: 'held', by: ['Ines Vogt'] },
      { areaId: 'sector', standing: 'expired', by: ['Tobias Keller'] },
    ]);
  });

  it('is asked only for what it needs, and without anybody covers nothing', () => {
    expect(coverOf(areas, 'reviewer', [], day)).toEqual([{ areaId: 'law', standing: 'none', by: [] }]);
    expect(coverOf(areas, 'decision_maker', holders, day)).toEqual([]);
  });

  it('is made of auditors and experts, not of observers and auditors in training (9.2.2)', () => {
    expect((['lead_auditor', 'auditor', 'technical_expert', 'trainee', 'observer'] as const).map(countsForTeam)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

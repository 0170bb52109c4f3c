import { describe, expect, it } from 'vitest';
import { type EscalationFinding, escalationProposals } from '../../../shared/rules/escalation.ts';
import { findingTrend, type TrendFinding } from '../../../shared/rules/finding-trend.ts';

const finding = (id: string, more: Partial<EscalationFinding> = {}): EscalationFinding => ({
  id,
  grade: 'minor',
  state: 'acknowledged',
  auditPosition: 1,
  requirements: ['42001:9.1'],
  due: null,
  daysLate: 0,
  limit: null,
  pastLimit: false,
  ...more,
});
const none = new Set<string>();
const grounds = (findings: readonly EscalationFinding[], decided: ReadonlySet<string> = none) =>
  escalationProposals(findings, 3, decided).map(({ ground, findingId, others }) => [ground, findingId, others]);

describe('an escalation is proposed', () => {
  it('for a requirement that failed in an earlier audit, not for two findings of the same audit', () => {
    const earlier = finding('a', { auditPosition: 0, state: 'closed' });
    expect(grounds([earlier, finding('b')])).toEqual([['repeat', 'b', ['a']]]);
    expect(grounds([finding('a'), finding('b')])).toEqual([]);
    expect(grounds([finding('a', { auditPosition: 0, state: 'withdrawn' }), finding('b')])).toEqual([]);
    expect(grounds([finding('a', { auditPosition: 0, grade: 'opportunity', state: 'recorded' }), finding('b')])).toEqual([]);
  });

  it('for as many open minors on one requirement as the engagement says, anew when one more comes', () => {
    const three = ['a', 'b', 'c'].map((id) => finding(id));
    expect(grounds(three)).toEqual([['several_minors', 'c', ['a', 'b']]]);
    const decided = new Set(escalationProposals(three, 3, none).map((one) => one.subject));
    expect(grounds(three, decided)).toEqual([]);
    expect(grounds([...three, finding('d')], decided)).toEqual([['several_minors', 'd', ['a', 'b', 'c']]]);
    expect(grounds([...three.slice(1), finding('x', { state: 'closed' })])).toEqual([]);
  });

  it('for what is overdue, the passed limit of the standard first', () => {
    const late = { daysLate: 4, due: '2026-12-19' };
    expect(
      grounds([
        finding('m', { ...late, requirements: ['42001:7.2'] }),
        finding('j', { ...late, grade: 'major', requirements: ['42001:7.3'] }),
        finding('p', { grade: 'major', pastLimit: true, limit: { until: '2027-05-19' }, requirements: ['42001:7.4'] }),
        finding('done', { ...late, state: 'closed', requirements: ['42001:7.5'] }),
      ]),
    ).toEqual([
      ['past_limit', 'p', []],
      ['overdue_major', 'j', []],
      ['overdue_minor', 'm', []],
    ]);
  });
});

describe('the trend', () => {
  const of = (auditId: string, refs: readonly string[], more: Partial<TrendFinding> = {}): TrendFinding => ({
    auditId,
    grade: 'minor',
    state: 'issued',
    requirements: refs.map((ref) => ({ ref, title: `Title of ${ref}` })),
    sites: [],
    systems: [],
    ...more,
  });

  it('counts a finding once for each place it concerns, in each audit, and tells what recurs', () => {
    const rows = findingTrend(
      [
        of('s2', ['9.1', '9.1.1', 'A.6.2.6'], { sites: ['Porto'] }),
        of('sv1', ['A.6.2.6'], { grade: 'major', state: 'closed' }),
        of('sv1', ['A.6.2.10'], { state: 'withdrawn' }),
        of('sv1', ['A.6.2.5'], { grade: 'opportunity', state: 'recorded' }),
      ],
      ['s2', 'sv1'],
      () => '',
    );
    expect(
      rows.map(({ by, key, counts, open, recurs }) => [
        by,
        key,
        counts.map((one) => one.major + one.minor + one.opportunity),
        open,
        recurs,
      ]),
    ).toEqual([
      ['clause', '9.1', [1, 0], 1, false],
      ['control', 'A.6.2.5', [0, 1], 0, false],
      ['control', 'A.6.2.6', [1, 1], 1, true],
      ['site', 'Porto', [1, 0], 1, false],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../shared/rules/deadlines.ts';
import {
  blockedUntil,
  carriesOut,
  consultancyBlock,
  type Declared,
  lacksSafeguard,
  standsApart,
  taskOfRole,
} from '../../../shared/rules/impartiality.ts';

const consultancy = (patch: Partial<Declared> = {}): Declared => ({
  id: 'd1',
  kind: 'consultancy',
  fromOn: '2025-01-10',
  toOn: '2026-03-31',
  withdrawnOn: null,
  ...patch,
});

describe('consultancy for the client (5.2.10)', () => {
  it('keeps a person out through the last day of two years after its end', () => {
    expect(blockedUntil(consultancy())).toBe('2028-03-31');
    expect(consultancyBlock([consultancy()], '2028-03-31')).toEqual({ declarationId: 'd1', kind: 'consultancy', until: '2028-03-31' });
    expect(consultancyBlock([consultancy()], '2028-04-01')).toBeNull();
  });

  it('ends two years after a leap day with 28 February', () => {
    expect(blockedUntil(consultancy({ toOn: '2028-02-29' }))).toBe('2030-02-28');
  });

  it('has no last day while it goes on, and no first day when none is known', () => {
    expect(consultancyBlock([consultancy({ toOn: null })], '2040-01-01')?.until).toBeNull();
    expect(consultancyBlock([consultancy({ fromOn: null })], '2001-01-01')).not.toBeNull();
    expect(consultancyBlock([consultancy()], '2025-01-09')).toBeNull();
  });

  it('counts a managerial post alike, and no other tie', () => {
    for (const kind of ['no_conflict', 'internal_audit', 'employment', 'financial', 'personal', 'other'] as const)
      expect(consultancyBlock([consultancy({ kind })], '2026-06-01'), kind).toBeNull();
    expect(consultancyBlock([consultancy({ kind: 'management' })], '2026-06-01')?.kind).toBe('management');
  });

  it('does not count once withdrawn, and of several the one that lasts longest is named', () => {
    expect(consultancyBlock([consultancy({ withdrawnOn: '2026-04-01' })], '2026-06-01')).toBeNull();
    const several = [consultancy(), consultancy({ id: 'd2', toOn: null }), consultancy({ id: 'd3', toOn: '2026-05-31' })];
    expect(consultancyBlock(several, '2026-06-01')?.declarationId).toBe('d2');
  });

  it('keeps out on each day from its begin to 24 months after its end, and on no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: -50, max: 2600 }),
        (start, length, at) => {
          const fromOn = addDays('2024-02-27', start);
          const toOn = addDays(fromOn, length);
          const day = addDays('2024-02-27', at);
          const out = consultancyBlock([consultancy({ fromOn, toOn })], day) !== null;
          expect(out).toBe(day >= fromOn && day <= addMonths(toOn, 24));
        },
      ),
    );
  });
});

describe('roles', () => {
  it('that audit, review or decide have to be independent; who watches, runs the office or is audited does not', () => {
    expect(['lead_auditor', 'auditor', 'technical_expert', 'trainee'].map((role) => taskOfRole(role as 'auditor'))).toEqual(
      Array(4).fill('audit'),
    );
    expect([taskOfRole('reviewer'), taskOfRole('decision_maker')]).toEqual(['review', 'decision']);
    expect([taskOfRole('observer'), taskOfRole('body_administrator'), taskOfRole('auditee')]).toEqual([null, null, null]);
  });

  it('are apart from the audits (9.5.1) or carry them out, never both', () => {
    for (const role of ['lead_auditor', 'auditor', 'technical_expert', 'trainee', 'observer', 'reviewer', 'decision_maker'] as const)
      expect(standsApart(role) && carriesOut(role), role).toBe(false);
    expect(carriesOut('observer')).toBe(false);
  });
});

describe('a safeguard (5.2.3)', () => {
  const tie = { kind: 'personal' as const, threats: ['familiarity'], safeguards: '', withdrawnOn: null };
  it('is missing for a threat or a tie without a word on it', () => {
    expect(lacksSafeguard(tie)).toBe(true);
    expect(lacksSafeguard({ ...tie, threats: [] })).toBe(true);
    expect(lacksSafeguard({ ...tie, safeguards: 'Somebody else audits the desk.' })).toBe(false);
  });
  it('is not asked for without conflict, nor for what was withdrawn', () => {
    expect(lacksSafeguard({ ...tie, kind: 'no_conflict', threats: [] })).toBe(false);
    expect(lacksSafeguard({ ...tie, withdrawnOn: '2026-01-01' })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { chosenOption, decidingFinding, deedFor, nextProgress, pickerOptions } from '../../../../renderer/features/field-work/results.ts';
import { aRow } from './rows.ts';

const minor = { id: 'f-1', number: 'S2-NC-04', grade: 'minor' as const, title: 'Drift alarms', requirements: ['42001:8.4'] };
const major = { id: 'f-2', number: 'S2-NC-05', grade: 'major' as const, title: 'No assessment', requirements: ['42001:8.4'] };
const opportunity = { id: 'f-3', number: 'S2-OFI-01', grade: 'opportunity' as const, title: 'In Dutch only', requirements: ['42001:8.4'] };

describe('the result keys', () => {
  it('offer six results in a Stage 2 and four without grades in a Stage 1', () => {
    expect(pickerOptions('stage_2').map((o) => o.key + o.choice)).toEqual([
      '1conforms',
      '2minor',
      '3major',
      '4opportunity',
      '5not_applicable',
      '6not_sampled',
    ]);
    expect(pickerOptions('stage_1').map((o) => o.key + o.choice)).toEqual([
      '1adequate',
      '2area_of_concern',
      '5not_applicable',
      '6not_reviewed',
    ]);
  });

  it('lead to the raise form for a grade without a finding, and to the finding where one of that grade stands', () => {
    expect(deedFor('minor', aRow('8.4', '8'))).toEqual({ do: 'raise', grade: 'minor' });
    expect(deedFor('minor', aRow('8.4', '8', { findings: [minor], shown: 'minor' }))).toEqual({ do: 'open_finding', findingId: 'f-1' });
    expect(deedFor('major', aRow('8.4', '8', { findings: [minor], shown: 'minor' }))).toEqual({ do: 'raise', grade: 'major' });
  });

  it('refuse to conform while a nonconformity stands and name it; an opportunity does not stand in the way', () => {
    expect(deedFor('conforms', aRow('8.4', '8', { findings: [minor], shown: 'minor' }))).toEqual({ do: 'refuse', number: 'S2-NC-04' });
    expect(deedFor('not_applicable', aRow('8.4', '8', { findings: [major], shown: 'major' }))).toEqual({
      do: 'refuse',
      number: 'S2-NC-05',
    });
    expect(deedFor('conforms', aRow('8.4', '8', { findings: [opportunity], shown: 'opportunity' }))).toEqual({
      do: 'store',
      result: 'conforms',
    });
  });

  it('ask for the reason of what was not audited or does not apply, and of an area of concern', () => {
    for (const result of ['not_applicable', 'not_sampled', 'not_reviewed', 'area_of_concern'] as const)
      expect(deedFor(result, aRow('A.8.4', 'A.8'))).toEqual({ do: 'ask_reason', result });
  });

  it('ask no reason for leaving out a clause, which the engine refuses at once', () => {
    expect(deedFor('not_applicable', aRow('8.4', '8'))).toEqual({ do: 'store', result: 'not_applicable' });
  });

  it('clear a stored result when it is chosen again', () => {
    expect(deedFor('conforms', aRow('8.4', '8', { stored: 'conforms', shown: 'conforms' }))).toEqual({ do: 'clear' });
    expect(deedFor('adequate', aRow('8.4', '8'))).toEqual({ do: 'store', result: 'adequate' });
  });

  it('show what a finding decides before what is stored, and nothing that the kind of audit does not know', () => {
    expect(chosenOption(aRow('8.4', '8', { stored: 'conforms', shown: 'minor', findings: [minor] }), 'stage_2')).toBe('minor');
    expect(chosenOption(aRow('8.4', '8', { stored: 'conforms', shown: 'conforms' }), 'stage_2')).toBe('conforms');
    expect(chosenOption(aRow('8.4', '8', { stored: 'conforms', shown: 'conforms' }), 'stage_1')).toBeNull();
    expect(decidingFinding(aRow('8.4', '8', { findings: [opportunity, minor, major] }))?.number).toBe('S2-NC-05');
    expect(decidingFinding(aRow('8.4', '8'))).toBeNull();
  });

  it('turn progress on and begin again after done', () => {
    expect(['not_started', 'in_progress', 'evidence_complete', 'done'].map((p) => nextProgress(p as never))).toEqual([
      'in_progress',
      'evidence_complete',
      'done',
      'not_started',
    ]);
  });
});

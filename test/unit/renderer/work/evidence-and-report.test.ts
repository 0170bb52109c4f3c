import { describe, expect, it } from 'vitest';
import { base64Of, bytesOf } from '../../../../renderer/api/base64.ts';
import { type EvidenceRow, evidenceCounts, inFours, shownEvidence } from '../../../../renderer/features/evidence/evidence-facts.ts';
import { groupsFor, suggestedName } from '../../../../renderer/features/reports/report-groups.ts';
import { reportSection } from '../../../../shared/model/vocabulary.ts';

const piece = (number: string, more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  id: number,
  auditId: null,
  number,
  title: `Title of ${number}`,
  kind: 'document',
  source: '',
  receivedAt: '2026-11-18T13:10:00.000Z',
  periodFrom: null,
  periodTo: null,
  versionOrDate: '',
  location: '',
  confidentiality: 'normal',
  content: 'kept',
  fileName: '',
  mediaType: '',
  bytes: 0,
  sha256: null,
  position: 0,
  auditNumber: 'S2',
  supersededBy: '',
  supports: 1,
  ...more,
});

describe('evidence', () => {
  it('is filtered by words with counts', () => {
    const rows = [piece('E-001'), piece('E-002', { content: 'seen', supports: 0 }), piece('E-003', { fileName: 'review-log.csv' })];
    expect(Object.fromEntries(evidenceCounts(rows).map((c) => [c.filter, c.count]))).toEqual({
      all: 3,
      kept: 2,
      seen: 1,
      unlinked: 1,
      superseded: 0,
      confidential: 0,
    });
    expect(shownEvidence(rows, 'all', 'LOG review').map((r) => r.number)).toEqual(['E-003']);
  });

  it('shows its hash in fours', () => {
    expect(inFours('4be190c7d2')).toBe('4be1 90c7 d2');
    expect(inFours('')).toBe('');
  });

  it('goes to the engine and comes back as the same bytes, also when it is large', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
    expect(bytesOf(await base64Of(new Blob([bytes])))).toEqual(bytes);
  });
});

describe('the texts of the report', () => {
  it('have each section in exactly one group', () => {
    const everything = new Set(reportSection.options);
    const shown = groupsFor('stage_2', everything).flatMap((group) => group.sections);
    expect([...shown].sort()).toEqual([...everything].sort());
  });

  it('leave out what has no place in this kind of audit, unless something is written there', () => {
    const sections = (
      kind: 'stage_1' | 'stage_2' | 'surveillance',
      written: readonly ('certificate_use' | 'readiness_conclusion')[] = [],
    ) => groupsFor(kind, new Set(written)).flatMap((group) => group.sections);
    expect(sections('stage_1')).toContain('readiness_conclusion');
    expect(sections('stage_2')).not.toContain('readiness_conclusion');
    expect(sections('stage_2', ['readiness_conclusion'])).toContain('readiness_conclusion');
    expect(sections('surveillance')).toContain('certificate_use');
    expect(sections('stage_1')).not.toContain('earlier_nonconformities');
  });

  it('go to a file whose name every file system takes', () => {
    expect(suggestedName('Lumenfold AI B.V.', 'S2', 'report')).toBe('lumenfold-ai-b-v-s2-report.pdf');
    expect(suggestedName('Überprüfung / Ø', '', 'workbook')).toBe('uberprufung-workbook.xlsx');
    expect(suggestedName('北京', '', 'report')).toBe('report.pdf');
  });
});

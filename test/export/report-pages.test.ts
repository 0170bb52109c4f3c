/** What a reader sees of the pages of a report: read back page by page, at the sizes and lengths that strain them. */
import { describe, expect, it } from 'vitest';
import type { GivenLook } from '../../electron/core/export/given-look.ts';
import { renderReport } from '../../electron/core/export/pdf/render-report.ts';
import { widthsOf } from '../../electron/core/export/pdf/tables.ts';
import type { ReportModel } from '../../electron/core/export/report-model/shape.ts';
import { productLook } from '../../shared/model/report-look.ts';
import { aReportModel, fontFolder } from './a-report-model.ts';
import { hasPdfToText, leftOut, squeezed, textOfPdf } from './read-pdf.ts';

const letter: GivenLook = { look: { ...productLook, page: { size: 'Letter' } }, files: {} };
const longClient =
  'Vereinigte Norddeutsche Kreditauskunft- und Entscheidungstechnik-Dienstleistungsgesellschaft für verantwortungsvolle künstliche Intelligenz mbH & Co. KG, Zweigniederlassung Hamburg-Altona';

/** Texts of the pages; the first is the cover. */
async function pagesOf(model: ReportModel, look: GivenLook | null = null): Promise<string[]> {
  const { bytes } = await renderReport(model, fontFolder, undefined, look);
  return textOfPdf(bytes).split('\f').slice(0, -1);
}

const base = aReportModel();
const first = base.findings[0];
if (first === undefined) throw new Error('the model has no finding');
const earlier = (over: Partial<ReportModel['earlierFindings'][number]>): ReportModel['earlierFindings'][number] => ({
  ...first,
  fullNumber: 'S1-NC-01',
  carried: { result: 'effective', text: 'Three releases of this year passed the gate.', concludedOn: '2026-11-18', byName: 'Ines Vogt' },
  ...over,
});

describe.skipIf(!hasPdfToText())(`pages of a report (${hasPdfToText() ? 'read back' : leftOut})`, () => {
  const copy = {
    said: Array.from({ length: 9 }, (_none, at) => `What rule ${at + 1} leaves out of the copy for the client, in a sentence.`),
  };
  const missing = Array.from({ length: 11 }, (_none, at) => ({
    element: at + 1,
    title: `Element ${at + 1}`,
    standing: 'missing' as const,
    detail: 'Not written yet.',
  }));
  it.each([
    ['on A4', base, null],
    ['on Letter', base, letter],
    ['of a client’s copy on Letter', { ...base, copy }, letter],
    ['of a draft that lacks eleven elements', { ...base, draft: { is: true, missing, draftFindings: [] } }, null],
  ])(
    'keep the contents on one page %s',
    async (_what, model, look) => {
      const pages = await pagesOf(model, look);
      const contents = pages.findIndex((page) => /^Contents$/m.test(page));
      expect(contents).toBeGreaterThan(0);
      const page = pages[contents] ?? '';
      expect(page).toMatch(/1 {1,2}Summary/);
      expect(page).toContain('Distribution and signatures');
      expect(page).toContain('3.1');
      expect(pages[contents + 1]).toMatch(/^1 {1,2}Summary$/m);
    },
    60_000,
  );

  it('show each part of the coverage matrix whole on its page, on A4 and on Letter', async () => {
    for (const look of [null, letter]) {
      const pages = await pagesOf(base, look);
      const matrix = pages.find((page) => /^8 {1,2}Coverage$/m.test(page)) ?? '';
      for (const ref of ['4.1', '10.2', 'A.2.2', 'A.10.4']) expect(matrix).toContain(ref);
    }
  }, 60_000);

  it('bear client, audit and standard on one line of the head, whatever the length of the name', async () => {
    const pages = await pagesOf({ ...base, client: { ...base.client, name: longClient } }, letter);
    expect(squeezed(pages[0] ?? '')).toContain(squeezed(longClient));
    for (const page of pages.slice(1)) {
      expect(page).toMatch(/^Vereinigte Norddeutsche .*… {1,2}· {1,2}Stage 2 {1,2}· {1,2}ISO\/IEC 42001:2023/m);
      expect(page).toMatch(/^Confidential {1,2}· {1,2}Tarn Certification/m);
    }
  }, 60_000);

  it('leave the verification of earlier nonconformities words on a line, not letters', async () => {
    const verification = {
      verifiedOn: '2026-06-03',
      method: 'desk' as const,
      effective: true,
      text: 'The gate was tried with a test release of each system.',
      byName: 'Ines Vogt',
    };
    const model = {
      ...base,
      audit: { ...base.audit, kind: 'surveillance' as const },
      earlierFindings: [earlier({ verifications: [verification] }), earlier({ fullNumber: 'S1-NC-02', carried: null })],
    };
    const pages = await pagesOf(model);
    const text = pages.join('\n');
    expect(text).toMatch(/^Finding Grade Requirement State Verification$/m);
    expect(squeezed(text)).toContain(squeezed(verification.text));
    expect(squeezed(text)).toContain(squeezed('In this audit: '));
    expect(squeezed(text)).toContain(squeezed('Three releases of this year passed the gate.'));
    const letters = text.split('\n').filter((line) => /^\p{L}$/u.test(line.trim()));
    expect(letters.length).toBeLessThan(10);
  }, 60_000);

  it('name who leads by the role that the person has', async () => {
    const consultant = base.team.map((one) =>
      one.role === 'lead_auditor' ? { ...one, role: 'consultant' as const, title: 'Partner' } : one,
    );
    const text = (await pagesOf({ ...base, team: consultant, audit: { ...base.audit, kind: 'gap_analysis' } })).join('\n');
    expect(text).toMatch(/^Consultant Ines Vogt/m);
    expect(text).toContain('Ines Vogt, consultant');
    expect(text).not.toContain('Lead auditor');
  }, 60_000);

  it('say which standards were audited together', async () => {
    const counts = { ...base.clauses[0]?.counts } as ReportModel['standards'][number]['counts'];
    const standards = ['ISO/IEC 42001:2023', 'ISO/IEC 27001:2022'].map((name) => ({ name, total: 4, undecided: 0, counts }));
    const text = squeezed((await pagesOf({ ...base, standards })).join('\n'));
    expect(text).toContain(squeezed('Audited together: ISO/IEC 42001:2023, ISO/IEC 27001:2022.'));
    expect(text).not.toContain(squeezed('None of these'));
    expect(squeezed((await pagesOf(base)).join('\n'))).toContain(squeezed('None of these: one management system standard'));
  }, 60_000);
});

describe('columns of a table', () => {
  it('leave the rest its room: where the others would take all of it, they give way in their proportion', () => {
    expect(widthsOf([{ width: 100 }, { width: 'rest' }, { width: 50 }], 400, 8)).toEqual([100, 234, 50]);
    const tight = widthsOf([{ width: 200 }, { width: 100 }, { width: 'rest' }], 316, 8);
    expect(tight[2]).toBe(64);
    expect(tight.reduce((sum, one) => sum + one, 0)).toBeCloseTo(300);
    expect((tight[0] ?? 0) / (tight[1] ?? 1)).toBeCloseTo(2);
  });
});

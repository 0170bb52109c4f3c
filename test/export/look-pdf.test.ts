import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GivenLook } from '../../electron/core/export/given-look.ts';
import { renderProof } from '../../electron/core/export/pdf/render-proof.ts';
import { renderReport } from '../../electron/core/export/pdf/render-report.ts';
import { productLook, type ReportLook } from '../../shared/model/report-look.ts';
import { anOwnFont, aPng } from '../builders/look.ts';
import { aReportModel, fontFolder } from './a-report-model.ts';
import { factsOfPdf, hasPdfToText, leftOut, squeezed, textOfPdf } from './read-pdf.ts';

const given = (over: Partial<ReportLook> = {}, files: GivenLook['files'] = {}): GivenLook => ({ look: { ...productLook, ...over }, files });
const own: GivenLook = given(
  {
    identity: { name: 'Tarn Certification B.V.', accreditation: 'RvA C 555' },
    colors: { accent: '#7A1F4B', tint: '#F6E9F0' },
    fonts: { text: 'own', headings: 'own' },
    page: { size: 'Letter' },
    head: { left: 'Prepared for {client}', right: '{audit} sheet {page} of {pages}' },
    foot: { left: '{body}', mark: 'In confidence' },
    texts: { cover: 'Made for {client} only.', method: 'Our procedure P-07 was followed for {standard}.' },
    sections: { order: ['findings', 'conclusions', 'summary'], leftOut: ['checklist', 'coverage'] },
  },
  {
    logo: aPng(120, 40, { color: [10, 150, 60, 200] }),
    accreditation: aPng(40, 40),
    font_regular: anOwnFont('Regular'),
    font_bold: anOwnFont('Semibold'),
  },
);

/** Colours that pages set for filling and for lines, as `RRGGBB`. */
function coloursOf(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    let text = '';
    try {
      text = inflateSync(pdf.subarray(at + 7)).toString('latin1');
    } catch (error) {
      if ((error as { code?: unknown }).code === undefined) throw error;
    }
    for (const [, r, g, b] of text.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN|rg|RG)\b/g))
      found.add(
        [r, g, b]
          .map((one) =>
            Math.round(Number(one) * 255)
              .toString(16)
              .padStart(2, '0'),
          )
          .join('')
          .toUpperCase(),
      );
  }
  return found;
}

describe.skipIf(!hasPdfToText())(`a report in the look of a template (${hasPdfToText() ? 'read back' : leftOut})`, () => {
  it('has its page, colours, fonts, head, foot, texts and order, and nothing of the program’s', async () => {
    const { bytes, missingGlyphs } = await renderReport(aReportModel(), fontFolder, undefined, own);
    expect(missingGlyphs).toEqual([]);
    expect(factsOfPdf(bytes).get('Page size')).toMatch(/^612 x 792 pts/);
    const colours = coloursOf(bytes);
    expect([colours.has('7A1F4B'), colours.has('F6E9F0'), colours.has('1E4B66'), colours.has('E8EFF3')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    // Colours of states are never the template's.
    expect(colours.has('9B2226')).toBe(true);
    const text = squeezed(textOfPdf(bytes));
    for (const part of [
      'PreparedforLumenfoldAIB.V.',
      'sheet3of',
      'Inconfidence',
      'TarnCertificationB.V.',
      'RvAC555',
      'MadeforLumenfoldAIB.V.only.',
      'OurprocedureP-07wasfollowedforISO/IEC42001:2023.',
      'Notpartofthisreport:Coverage,Checklist.',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/AnnexC/);
    const contents = text.slice(text.indexOf('Contents'));
    const places = ['Findings', 'Conclusions', 'Summary', 'Auditdata'].map((heading) => contents.indexOf(heading));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    // The own font is in the file, and Source Sans only for the marks that it lacks.
    const names = bytes.toString('latin1');
    expect(names).toMatch(/\+HouseSerif4X-Regular/);
    expect(names).not.toMatch(/\+SourceSerif4/);
  }, 60_000);

  it('holds every finding and every left-out annex’s place in words, and is the same twice', async () => {
    const [one, two] = [
      await renderReport(aReportModel(), fontFolder, undefined, own),
      await renderReport(aReportModel(), fontFolder, undefined, own),
    ];
    expect(one.bytes.equals(two.bytes)).toBe(true);
    const text = squeezed(textOfPdf(one.bytes));
    for (const finding of aReportModel().findings) expect(text).toContain(squeezed(finding.statement));
    expect(text).toContain('Eachresultinthechecklistoftheauditnameswhatwasexamined');
    expect(text).toContain('thatAnnexAlists');
  }, 60_000);

  it('shows the accreditation mark on reports of certification only', async () => {
    const model = aReportModel();
    const gap = { ...model, engagement: { ...model.engagement, kind: 'consultancy' as const } };
    const { bytes } = await renderReport(gap, fontFolder, undefined, own);
    expect(squeezed(textOfPdf(bytes))).not.toContain('RvAC555');
  }, 60_000);

  it('leaves a report without a template as it was', async () => {
    const plain = await renderReport(aReportModel(), fontFolder);
    const product = await renderReport(aReportModel(), fontFolder, undefined, given());
    expect(product.bytes.equals(plain.bytes)).toBe(true);
    expect(factsOfPdf(plain.bytes).get('Page size')).toMatch(/^595\.28 x 841\.89 pts \(A4\)/);
  }, 60_000);
});

describe('the page that proves a look', () => {
  it('fails for a font that only breaks when letters are drawn', async () => {
    const broken = anOwnFont('Regular');
    const glyf = broken.indexOf('glyf');
    broken.fill(0xff, broken.readUInt32BE(glyf + 8), broken.readUInt32BE(glyf + 8) + broken.readUInt32BE(glyf + 12));
    const look = given({ fonts: { text: 'own', headings: 'own' } }, { font_regular: broken, font_bold: anOwnFont('Semibold') });
    await expect(renderProof(fontFolder, look)).rejects.toThrow();
  });
});

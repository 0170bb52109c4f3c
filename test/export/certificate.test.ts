/** The certificate, read back: every element of 8.2.2, the draft mark while nothing is granted, and the same bytes twice. */
import { describe, expect, it } from 'vitest';
import type { CertificateModel } from '../../electron/core/export/certificate-model.ts';
import { renderCertificate } from '../../electron/core/export/pdf/render-certificate.ts';
import { fontFolder } from './a-report-model.ts';
import { hasPdfToText, leftOut, textOfPdf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`certificate.test.ts, part ${leftOut}`);

const aModel = (patch: Partial<CertificateModel> = {}): CertificateModel => ({
  program: { name: 'AIMS Fieldbook', version: '0.1.0' },
  madeAt: '2026-10-29T00:00:00.000Z',
  draft: true,
  version: 1,
  recordedOn: '2026-10-29',
  number: 'NC-AI-0417',
  replaces: '',
  holder: 'Halcyra Diagnostics B.V.',
  locations: [
    { name: 'Utrecht', address: 'Croeselaan 210, 3521 CB Utrecht, Netherlands', activities: '' },
    { name: 'Gdańsk', address: 'Olivia Park 6, 80-172 Gdańsk, Poland', activities: 'annotation, data preparation' },
  ],
  standard: 'ISO/IEC 42001:2023',
  scope: 'Design, training, release, operation and support of machine-learning software for radiology triage.',
  aiRoles: 'AI producer, AI provider',
  soaNumber: '3.2',
  soaDatedOn: '2026-10-05',
  namesSoa: true,
  effectiveOn: null,
  expiresOn: null,
  body: 'Norrvik Certification AB',
  bodyAddress: 'Skeppsgatan 19, 211 11 Malmö, Sweden',
  accreditation: 'Accreditation no. 2214 (management systems)',
  statement: 'This certificate concerns the management system. It does not permit labelling of products.',
  revision: 'The version with the latest date of issue replaces all earlier ones.',
  ...patch,
});
const printed = async (model: CertificateModel) => {
  const made = await renderCertificate(model, fontFolder);
  return { ...made, text: textOfPdf(made.bytes).replace(/\s+/g, ' ') };
};

describe.skipIf(!canRead)('the certificate', () => {
  it('of a draft says everything on one page, what is still to come in brackets, with the draft mark', async () => {
    const { pages, text } = await printed(aModel());
    expect(pages).toBe(1);
    for (const one of [
      'NC-AI-0417, draft 1 of 29 October 2026',
      'Norrvik Certification AB confirms',
      'Halcyra Diagnostics B.V.',
      'Croeselaan 210, 3521 CB Utrecht, Netherlands',
      'Gdańsk, Poland (annotation, data preparation)',
      'ISO/IEC 42001:2023',
      'radiology triage. Roles: AI producer, AI provider.',
      'Version 3.2, dated 5 October 2026',
      '[date of the decision]',
      '[three years less one day]',
      'Skeppsgatan 19',
      'Accreditation no. 2214',
      'does not permit labelling',
      'latest date of issue',
      'DRAFT',
    ])
      expect(text).toContain(one);
  });

  it('that was granted bears its dates and no mark', async () => {
    const { text } = await printed(
      aModel({ draft: false, version: 2, effectiveOn: '2026-12-10', expiresOn: '2029-12-09', replaces: 'NC-AI-0098' }),
    );
    expect(text).not.toContain('DRAFT');
    expect(text).not.toContain('[');
    for (const one of ['version 2', '10 December 2026', '9 December 2029', 'Replaces NC-AI-0098']) expect(text).toContain(one);
  });

  it('names what is missing, and leaves the Statement of Applicability off where the body does', async () => {
    const { text } = await printed(aModel({ number: '', holder: '', locations: [], accreditation: '', bodyAddress: '', namesSoa: false }));
    for (const one of ['[unique number]', '[Name of the certified organization]', '[Address of every location]', '[address of the body]'])
      expect(text).toContain(one);
    expect(text).not.toContain('Statement of Applicability');
  });

  it('keeps every word of long texts, on as many pages as they need', async () => {
    const scope = Array.from({ length: 400 }, (_, n) => `activity${n}`).join(' ');
    const locations = Array.from({ length: 30 }, (_, n) => ({ name: `Site ${n}`, address: `Street ${n}, Town`, activities: 'Operation' }));
    const { pages, text } = await printed(aModel({ scope, locations }));
    expect(pages).toBeGreaterThan(1);
    for (const word of ['activity0', 'activity399', 'Street 29, Town (Operation)', 'latest date of issue']) expect(text).toContain(word);
  });

  it('has the same bytes for the same state', async () => {
    const [first, second] = [await renderCertificate(aModel(), fontFolder), await renderCertificate(aModel(), fontFolder)];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});

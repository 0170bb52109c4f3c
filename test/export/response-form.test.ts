/** The forms of nonconformities, read back: every word of finding and answer, however long, and the same bytes twice. */
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../electron/core/export/pdf/render-form.ts';
import type { ResponseForm, ResponseFormModel } from '../../electron/core/export/response-form-model.ts';
import { productLook } from '../../shared/model/report-look.ts';
import { fontFolder } from './a-report-model.ts';
import { hasPdfToText, leftOut, textOfPdf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`response-form.test.ts, part ${leftOut}`);

const aForm = (patch: Partial<ResponseForm> = {}): ResponseForm => ({
  number: 'NC-01',
  grade: 'major',
  requirement: '8.4 AI system impact assessment',
  statement: 'For two of three systems a version went live without an impact assessment.',
  units: ['LendScore 4.2', 'DocuSift 2.8'],
  evidence: [{ text: 'IAR-01 has no entry after IA-2025-01.', reference: 'E-025' }],
  gradeReason: 'The process fails for two systems.',
  auditor: 'Ines Vogt, 17 November 2026',
  auditee: { name: 'Ruben Claes', on: '2026-11-19', understood: true, view: '' },
  answerBy: '2026-12-19',
  verifyBy: '2027-02-17',
  answers: {
    understood: 'yes',
    view: '',
    correction: 'Both were assessed.',
    correctionDoneOn: '2026-12-01',
    extent: '',
    cause: 'The gate does not ask.',
    method: 'five_whys',
    correctiveAction: 'The gate asks.',
    owner: 'Platform lead',
    plannedFor: '2027-01-15',
    enclosed: 'Gate.pdf',
  },
  answeredBy: 'Ruben Claes',
  answeredOn: '2026-12-11',
  verdicts: { correction: 'accepted', cause: 'returned', correctiveAction: null },
  reviewer: 'Ines Vogt',
  reviewedOn: '2026-12-14',
  comment: '',
  ...patch,
});

const aModel = (forms: readonly ResponseForm[], certification = true): ResponseFormModel => ({
  program: { name: 'AIMS Fieldbook', version: '0.1.0' },
  madeAt: '2026-11-19T09:00:00.000Z',
  client: 'Lumenfold AI B.V.',
  body: 'Tarn Certification',
  standard: 'ISO/IEC 42001:2023',
  certification,
  issue: 2,
  audit: { number: 'S2', kind: 'stage_2', title: 'Stage 2', dates: '16–19 Nov 2026' },
  forms,
});

const words = (text: string) => text.replace(/\s+/g, ' ');

describe.skipIf(!canRead)('the form of a nonconformity', () => {
  it('holds finding, dates, answer and review on two pages, and two runs give the same bytes', async () => {
    const form = await renderForm(aModel([aForm()]), fontFolder);
    expect(form.pages).toBe(2);
    const text = words(textOfPdf(form.bytes));
    for (const part of [
      'Nonconformity NC-01',
      'Answer by',
      '19 December 2026',
      '17 February 2027',
      'E-025',
      'LendScore 4.2',
      'Platform lead',
      'Five whys',
    ])
      expect(text).toContain(part);
    expect(text).toContain('the certification body may not propose it');
    expect((await renderForm(aModel([aForm()]), fontFolder)).bytes.equals(form.bytes)).toBe(true);
  });

  it('loses no line of a long text, in the finding or in an answer', async () => {
    const lines = Array.from({ length: 160 }, (_none, at) => `Line ${at} of a long account of what was seen.`);
    const form = await renderForm(
      aModel([
        aForm({
          statement: lines.join('\n'),
          evidence: [{ text: lines.map((line) => line.replace('Line', 'Proof')).join('\n'), reference: 'E-001' }],
          answers: { ...aForm().answers, cause: lines.map((line) => line.replace('Line', 'Cause')).join('\n') },
        }),
      ]),
      fontFolder,
    );
    const text = words(textOfPdf(form.bytes));
    for (const word of ['Line', 'Proof', 'Cause'])
      for (let at = 0; at < lines.length; at += 1) expect(text, `${word} ${at}`).toContain(`${word} ${at} of`);
  });

  it('says of an answer that goes on in further rows what it is, and of a remark whose it is', async () => {
    const lines = Array.from({ length: 90 }, (_none, at) => `Cause ${at} of a long account.`).join('\n');
    const answers = { ...aForm().answers, cause: lines };
    const text = words(textOfPdf((await renderForm(aModel([aForm({ answers, comment: 'Why did the gate not ask?' })]), fontFolder)).bytes));
    expect(text).toContain('Cause, continued');
    expect(text).not.toContain('Correction, continued');
    expect(text).toContain('Remarks of the reviewer: Why did the gate not ask?');
  });

  it('begins each further nonconformity on a page of its own, and in a consultancy leaves the body out', async () => {
    const form = await renderForm(aModel([aForm(), aForm({ number: 'NC-02', grade: 'minor' })], false), fontFolder);
    expect(form.pages).toBe(4);
    const text = words(textOfPdf(form.bytes));
    expect(text).toContain('Nonconformity NC-02');
    expect(text).not.toContain('may not propose it');
  });

  it('bears head, foot and mark of a template, but for a pattern that names what a form has none of', async () => {
    const look = (left: string) => ({
      look: { ...productLook, head: { left, right: 'Report {version}' }, foot: { left: 'Filed by {body}', mark: 'In confidence' } },
      files: {},
    });
    const read = async (left: string) => words(textOfPdf((await renderForm(aModel([aForm()]), fontFolder, undefined, look(left))).bytes));
    const own = await read('For {client}: {audit_title}, {dates}');
    expect(own).toContain('For Lumenfold AI B.V.: Stage 2, 16–19 Nov 2026 Nonconformity form');
    expect(own).toContain('In confidence · Filed by Tarn Certification');
    expect(own).not.toContain('Report ');
    expect(await read('{client}, version {version}')).toContain('Lumenfold AI B.V. · Stage 2 · ISO/IEC 42001:2023');
  });
});

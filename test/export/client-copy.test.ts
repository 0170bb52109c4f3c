/** The client's copy of the sample: nothing of what is left out is in the file, its properties or its raw bytes. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDispatch, type Call } from '../builders/engagement.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';
import { partsOf } from '../builders/zip.ts';
import { factsOfPdf, hasPdfToText, leftOut, squeezed, textOfPdf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`client-copy.test.ts ${leftOut}`);

const SYSTEM = 'DocuSift';
const TODO = 'Ask the finance desk whether the ledger of Q9 exists.';
const QUOTE = 'We never look at that list, to be honest with you.';
const NOTE = 'Sara Almeida and Mr Tavares showed the register; de Vries agreed.';

describe.skipIf(!canRead)('the client copy of the sample', () => {
  let ports: TestPorts;
  let call: Call;
  let close: () => Promise<void>;
  let auditId: string;
  /** What must not be found, and what stays. */
  let secrets: string[];
  let pdf: Buffer;
  let text: string;
  let sheets: Map<string, string>;
  let fullText: string;

  beforeAll(async () => {
    // After the last day of the sample's story.
    ports = testPorts({ now: '2027-01-27T09:00:00.000Z' });
    const opened = aDispatch(ports);
    call = opened.call;
    close = () => opened.dispatch.session.close();
    await call('engagement.openSample', { file: { path: 'sample.aims' } });
    const { audits } = await call('audits.list');
    auditId = audits.find((one) => one.kind === 'stage_2')?.id ?? '';
    for (const report of (await call('reports.issued', {})).reports)
      if (report.reopenedAt === null) await call('reports.reopen', { id: report.id, reason: 'For this test.' });
    const { rows } = await call('checklist.list', { auditId });
    const id = rows.find((one) => one.unit.kind === 'organization')?.id ?? '';
    await call('checklist.addNote', { id, text: TODO, kind: 'to_do' });
    await call('checklist.addNote', { id, text: QUOTE, kind: 'quote' });
    await call('checklist.addNote', { id, text: NOTE });
    const { evidence } = await call('evidence.list', {});
    const confidential = evidence.filter((one) => one.confidentiality === 'confidential');
    const [further] = evidence.filter((one) => one.confidentiality === 'normal' && one.auditId === auditId);
    const { systems } = await call('scope.systems');
    const system = systems.find((one) => one.name === SYSTEM);
    const { people } = await call('team.list');
    const representative = (await call('engagement.show')).representativeName;
    secrets = [
      TODO,
      QUOTE,
      SYSTEM,
      ...confidential.map(({ title }) => title),
      ...confidential.flatMap(({ fileName }) => (fileName === '' ? [] : [fileName])),
      further?.title ?? '?',
      ...people.filter((one) => one.side === 'client' && one.name !== representative).map(({ name }) => name),
      'Almeida',
      'Tavares',
      'de Vries',
      'Marit',
      'Yilmaz',
    ];
    const leaveOut = { evidence: [further?.id ?? ''], systems: [system?.id ?? ''] };
    await call('reports.export', { auditId, to: { path: 'client.pdf' }, copy: 'client', leaveOut });
    await call('reports.workbook', { auditId, to: { path: 'client.xlsx' }, copy: 'client', leaveOut });
    await call('reports.export', { auditId, to: { path: 'full.pdf' } });
    pdf = readFileSync(ports.path('client.pdf'));
    text = textOfPdf(pdf);
    fullText = textOfPdf(readFileSync(ports.path('full.pdf')));
    const parts = await partsOf(readFileSync(ports.path('client.xlsx')));
    sheets = new Map([...parts].map(([name, content]) => [name, content.toString('utf8')]));
  }, 500_000);
  afterAll(async () => {
    await close();
    ports.cleanUp();
  });

  it('holds none of it in the text of the PDF, its properties, its contents and its raw bytes', () => {
    expect(secrets.length).toBeGreaterThan(25);
    const said = squeezed(text).toLowerCase();
    expect(secrets.filter((one) => said.includes(squeezed(one).toLowerCase()))).toEqual([]);
    const properties = [...factsOfPdf(pdf).values()].join('\n');
    expect(secrets.filter((one) => properties.includes(one))).toEqual([]);
    // Titles of the outline and properties are written as Latin-1 or as UTF-16.
    const forms = (one: string) => [Buffer.from(one, 'utf8'), Buffer.from(one, 'latin1'), Buffer.from(one, 'utf16le').swap16()];
    expect(secrets.filter((one) => forms(one).some((form) => pdf.includes(form)))).toEqual([]);
  });

  it('holds none of it in any part of the workbook, and has no history', () => {
    const escaped = (one: string) => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    const found = secrets.flatMap((one) =>
      [...sheets].filter(([, xml]) => xml.includes(one) || xml.includes(escaped(one))).map(([part]) => `${part}: ${one}`),
    );
    expect(found).toEqual([]);
    expect(sheets.get('xl/workbook.xml')).not.toContain('Change history');
  });

  it('names people by their function, keeps the numbers, and says what it leaves out', () => {
    const all = squeezed(text);
    for (const one of ['Head of data and Annotation lead showed the register; Head of model risk agreed.', 'Client copy', 'Ruben Claes'])
      expect(all).toContain(squeezed(one));
    expect(all).toContain(squeezed('People of the client are named by their function.'));
    // What must stay was in the full report, and what was left out too.
    const full = squeezed(fullText);
    expect(full).toContain(squeezed(NOTE));
    expect(full).toContain(squeezed(QUOTE));
    for (const number of ['NC-01', 'NC-05', 'E-001']) expect(all).toContain(number);
  });
});

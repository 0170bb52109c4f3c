/** What report and workbook say of samples: the same numbers in both, and no rate of what was chosen by judgement. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFilledEngagement, type FilledEngagement } from '../builders/filled-engagement.ts';
import { hasPdfToText, leftOut, textOfPdf } from './read-pdf.ts';

if (!hasPdfToText()) console.warn(leftOut);

const ids = (count: number) => Array.from({ length: count }, (_none, n) => `CHG-${String(n + 1).padStart(4, '0')}`);

describe('report and workbook of an audit with samples', () => {
  let e: FilledEngagement;
  let auditId = '';
  let text = '';
  let book: ExcelJS.Workbook;
  const populationOf = (count: number, patch: object = {}) =>
    e.call('sampling.importPopulation', {
      auditId,
      name: `List of ${count}`,
      file: {
        base64: Buffer.from(['ticket,system', ...ids(count).map((id) => `${id},LendScore`)].join('\n')).toString('base64'),
        name: 'list.csv',
      },
      unit: 'tickets',
      source: 'Change tool',
      query: 'state = deployed',
      periodFrom: '2025-11-01',
      periodTo: '2026-10-31',
      reconciledWith: 'Deployment log',
      reconciledCount: count,
      ...patch,
    });
  const sampleOf = async (populationId: string, patch: object) =>
    (
      await e.call('sampling.addSample', {
        auditId,
        populationId,
        title: 'Release approvals',
        requirements: ['42001:A.6.2.5'],
        attribute: 'Sign-off',
        deviationIs: 'no sign-off before deployment',
        ...patch,
      })
    ).sample.id;
  /** The first `deviations` records deviate and lead to a nonconformity. */
  async function work(id: string, deviations: number) {
    const { items } = await e.call('sampling.show', { id });
    const [bad, good] = [items.slice(0, deviations), items.slice(deviations)].map((part) => part.map((item) => item.id));
    await e.call('sampling.setResults', { itemIds: good ?? [], result: 'conforms' });
    if (bad === undefined || bad.length === 0) return;
    await e.call('sampling.setResults', { itemIds: bad, result: 'deviation' });
    await e.call('sampling.raiseFinding', {
      itemIds: bad,
      grade: 'minor',
      title: 'Deployed before sign-off',
      statement: 'A release went live before it was signed off.',
      requirements: ['42001:A.6.2.5'],
    });
  }

  beforeAll(async () => {
    e = await aFilledEngagement();
    auditId = e.audits.stage2;
    const list = await populationOf(413);
    await e.call('sampling.excludeRecord', { populationId: list.id, record: 'CHG-0413', reason: 'A test of the tool.' });
    const random = await sampleOf(list.id, {
      tolerable: '5%',
      allowed: 1,
      extendAt: 2,
      extendTo: 110,
      seed: 'S2|P-01',
      sizeReason: 'As agreed.',
    });
    await e.call('sampling.draw', { id: random });
    await work(random, 1);
    await e.call('sampling.conclude', { id: random, conclusion: 'Holds for the three systems.' });
    const failing = await sampleOf(list.id, { title: 'Validation', tolerable: '5%', allowed: 0 });
    await e.call('sampling.draw', { id: failing });
    await work(failing, 2);
    const judged = await sampleOf(list.id, { title: 'Training', method: 'judgement', criteria: 'Newest and oldest.' });
    await e.call('sampling.choose', { id: judged, records: ['CHG-0004', 'CHG-0009', 'CHG-0100'] });
    await work(judged, 1);
    const all = await sampleOf((await populationOf(12)).id, { title: 'Suppliers', method: 'all' });
    await e.call('sampling.draw', { id: all });
    await work(all, 0);
    await sampleOf(list.id, { title: 'Never drawn' });
    const to = (name: string) => ({ path: e.ports.path(name) });
    if (hasPdfToText()) {
      await e.call('reports.export', { auditId, to: to('report.pdf'), task: 'samples-report' });
      text = textOfPdf(readFileSync(to('report.pdf').path)).replaceAll(/[\s\u00a0\u200b]+/g, ' ');
    }
    await e.call('reports.workbook', { auditId, to: to('book.xlsx'), task: 'samples-book' });
    book = new ExcelJS.Workbook();
    await book.xlsx.readFile(to('book.xlsx').path);
  }, 180_000);
  afterAll(() => e.close());

  const sheet = (name: string): Record<string, ExcelJS.CellValue>[] => {
    const found = book.getWorksheet(name);
    const heads = (found?.getRow(1).values ?? []) as string[];
    return (found?.getRows(2, (found.rowCount ?? 1) - 1) ?? []).map((row) =>
      Object.fromEntries(heads.flatMap((head, at) => (head === undefined ? [] : [[head, row.getCell(at).value]]))),
    );
  };

  it('has a row for each sample that was drawn, with the columns an auditor counts with', () => {
    expect(
      sheet('Samples').map((row) => [row['No.'], row.N, row.n, row.Deviations, row.Share, row['Upper limit 95\u00a0%'], row.Tolerable]),
    ).toEqual([
      ['P-01', 412, 84, 1, 0.012, 0.049, 0.05],
      ['P-02', 412, 54, 2, expect.closeTo(0.037, 9), expect.any(Number), 0.05],
      ['P-03', 412, 3, 1, null, null, null],
      ['P-04', 12, 12, 0, 0, null, null],
    ]);
    expect(sheet('Samples')[0]).toMatchObject({ Seed: 'S2|P-01', 'Way of drawing': 'Simple random', 'Ref.': 'A.6.2.5' });
  });

  it('lists every record drawn, in order, with mark and word, and the finding it led to', () => {
    const items = sheet('Sample items');
    expect(items).toHaveLength(84 + 54 + 3 + 12);
    expect(items[0]).toMatchObject({ Sample: 'P-01', Order: 1, Result: '▲ Deviation', 'What the list says': 'system LendScore' });
    expect(items[0]?.Finding).toMatch(/^NC-/);
    expect(items[1]).toMatchObject({ Order: 2, Result: '● Conforms', 'Examined by': 'Ines Vogt' });
  });

  it.runIf(hasPdfToText())('says in the report the numbers of the workbook', () => {
    for (const row of sheet('Samples')) {
      const percent = (value: ExcelJS.CellValue) => (typeof value === 'number' ? `${(value * 100).toFixed(1)} %` : '');
      const limit = row['Upper limit 95\u00a0%'];
      const said = row['No.'] === 'P-03' ? 'none stated' : row['No.'] === 'P-04' ? 'complete' : percent(limit);
      expect(text).toContain(`${String(row.N)} ${String(row.n)} ${String(row.Deviations)} ${said}`);
      if (typeof limit === 'number') expect(text).toContain(`${percent(limit)} ${row['No.'] === 'P-01' ? 'within' : 'exceeds'}`);
    }
  });

  it('tells in the sheet of facts word for word what the report tells', () => {
    const facts = sheet('How sampled');
    expect(facts.filter((row) => row.Sample === 'P-03').map((row) => row.What)).not.toContain('Extension');
    if (!hasPdfToText()) return;
    for (const row of facts)
      expect(text).toContain(
        String(row.Text)
          .replaceAll(/[\s\u00a0]+/g, ' ')
          .slice(0, 60)
          .trim(),
      );
  });

  it.runIf(hasPdfToText())('tells of each sample where it comes from, why so many, how it was drawn and what follows', () => {
    for (const part of [
      'Change tool Query or filter: state = deployed Period: 1 Nov 2025 – 31 Oct 2026',
      '413 tickets 1 left out, 412 could be drawn.',
      '413 in Deployment log: agrees.',
      'CHG-0413: A test of the tool.',
      'With 84 of 412 records drawn at random and at most 1 deviation found',
      'As agreed.',
      'Seed: S2|P-01 Algorithm: hash-rank v1',
      'Declared before looking: at 2 deviations once to 110 records. It was not used.',
      '84 records examined, 83 conform, 1 deviates, 1.2 % of those examined. Examined by Ines Vogt. Nonconformity: NC-',
      'Supports reliance. The upper limit of 4.9 % lies below the tolerable rate of 5 %.',
      'Holds for the three systems.',
      'One-sided limit, exact for 412 records, rounded up to 0.1 %.',
      'Does not support reliance.',
      'Criteria: Newest and oldest.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Never drawn (');
    expect(text).not.toContain('Samples drawn from populations No sample was drawn');
  });

  it.runIf(hasPdfToText())('states no rate of the sample that was chosen by judgement', () => {
    const from = text.lastIndexOf('P-03 Training');
    const part = text.slice(from, text.indexOf('P-04 Suppliers', from));
    expect(part).toContain('none stated: chosen by judgement');
    expect(part).toContain('Nothing follows for the others');
    expect(part).not.toContain('%');
  });

  it('is not complete while a plan is not drawn, a record not examined or a deviation not settled', async () => {
    const standing = async () => (await e.call('reports.completeness', { auditId })).elements.find(({ element }) => element === 11);
    const { rows } = await e.call('checklist.list', { auditId });
    for (const row of rows)
      if (row.stored === null && row.findings.length === 0) await e.call('checklist.setResult', { id: row.id, result: 'conforms' });
    for (const { id, state } of (await e.call('findings.list', { auditId })).findings)
      if (state === 'draft') await e.call('findings.issue', { id, on: '2026-11-18', answerBy: '2026-12-19', verifyBy: null });
    const { samples } = await e.call('sampling.list', { auditId });
    expect(await standing()).toMatchObject({
      standing: 'missing',
      where: 'sampling',
      detail: 'P-05 is planned and not drawn: draw it, or remove the plan.',
    });
    await e.call('sampling.removeSample', { id: samples[4]?.sample.id ?? '' });
    expect(await standing()).toMatchObject({ standing: 'present' });
    const unsourced = await populationOf(4, { source: '', reconciledCount: null, name: 'Unknown' });
    const id = await sampleOf(unsourced.id, { method: 'all' });
    const { items } = await e.call('sampling.draw', { id });
    expect((await standing())?.detail).toBe('P-05: 4 records are not examined yet. And 2 more.');
    await e.call('sampling.setResults', { itemIds: items.map((item) => item.id), result: 'deviation' });
    expect((await standing())?.detail).toBe('P-05: 4 deviations are neither raised nor said to be unconfirmed. And 2 more.');
  });
});

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';
import { aWorkbook } from '../../builders/sheet.ts';

/** The list of the sample client: 40 rows for 38 controls. */
const received = { path: join(import.meta.dirname, '../../../resources/sample/evidence/soa-3-2-sheet-annex-a.csv') };
const csv = (text: string) => ({ base64: Buffer.from(text).toString('base64'), name: 'soa.csv' });

let e: FilledEngagement;
beforeEach(async () => {
  e = await aFilledEngagement();
});
afterEach(() => e.close());

describe('a preview', () => {
  it('says how the file was read and what is wrong with it, and writes nothing', async () => {
    const { value, left } = await withLedger(e.path, () => e.call('soa.preview', { file: received }));
    expect(left).toEqual([]);
    expect(value.table).toMatchObject({ kind: 'csv', encoding: 'utf-8', delimiter: ',', rows: 40 });
    expect(value.columns.map(({ title, field }) => `${title} ${field}`)).toEqual([
      'Control controlRef',
      'Title title',
      'Applicable applicable',
      'Reason reason',
      'Status implementation',
      'Document documents',
    ]);
    expect(value.counts).toEqual({
      controls: 38,
      rows: 40,
      known: 36,
      matches: 33,
      titleDiffers: 3,
      missing: 2,
      notAControl: 3,
      own: 0,
      duplicates: 1,
      noReason: 1,
      notStated: 0,
      excluded: 1,
    });
    expect(value.missing).toEqual(['A.8.5', 'A.10.4']);
    expect(value.problems).toEqual([]);
    expect(
      value.lines.slice(0, 10).map((line) => `${line.kind} ${line.row?.controlRef ?? line.ref} ${line.notAControl ?? ''}`.trim()),
    ).toEqual([
      'missing A.8.5',
      'missing A.10.4',
      'not_a_control A.5.1 objective',
      'not_a_control A.6.2.9 unknown',
      'not_a_control A.11.2 unknown',
      'no_reason A.9.4',
      'duplicate A.7.4',
      'title_differs A.4.5',
      'title_differs A.5.4',
      'title_differs A.10.3',
    ]);
  });

  it('finds the sheet of a workbook that is understood best, and the head below its headings', async () => {
    const book = await aWorkbook({
      Cover: [['Statement of Applicability'], ['Lumenfold']],
      'Annex A': [
        ['Version 3.2'],
        [],
        ['Control ID', 'Control name', 'Applicability', 'Justification for inclusion', 'Justification for exclusion'],
        ['A.2.2', 'AI policy', 'Included', 'Risk R-01', null],
        ['A.9.4', 'Intended use of the AI system', 'Excluded', null, 'Not needed by the risk assessment.'],
      ],
    });
    const preview = await e.call('soa.preview', { file: { base64: book.toString('base64'), name: 'soa.xlsx' } });
    expect(preview.table).toMatchObject({ kind: 'xlsx', sheet: 'Annex A', sheets: ['Cover', 'Annex A'], rows: 2 });
    expect(preview.headRow).toBe(3);
    expect(preview.lines.filter((line) => line.row !== null).map((line) => line.row)).toMatchObject([
      { controlRef: 'A.2.2', sourceRow: 4, applicable: 'yes', inclusionGrounds: ['risk'], linkedRisks: 'R-01' },
      {
        controlRef: 'A.9.4',
        sourceRow: 5,
        applicable: 'no',
        exclusionGround: 'risk_assessment',
        exclusionText: 'Not needed by the risk assessment.',
      },
    ]);
  });

  it('reads a column per ground, with the mark or the text in it', async () => {
    const file = csv('Control,Applicable,Legal,Business,Contractual,Reason\nA.2.2,x,EU AI Act,x,n,Needed\n');
    const line = (await e.call('soa.preview', { file })).lines.find((one) => one.row !== null);
    expect(line?.row).toMatchObject({ applicable: 'yes', inclusionGrounds: ['law', 'business'], inclusionText: 'Needed\nLaw: EU AI Act' });
  });

  it('answers with columns and no rows where no column is understood, so that the person can choose', async () => {
    const preview = await e.call('soa.preview', { file: csv('foo,bar\nA.2.2,Yes\n') });
    expect(preview).toMatchObject({ ready: 0, counts: { rows: 0, missing: 38 } });
    expect(preview.columns.map(({ title, field, sample }) => [title, field, sample])).toEqual([
      ['foo', null, 'A.2.2'],
      ['bar', null, 'Yes'],
    ]);
    const columns = [
      { column: 0, field: 'controlRef' as const },
      { column: 1, field: 'applicable' as const },
    ];
    expect(await e.call('soa.preview', { file: csv('foo,bar\nA.2.2,Yes\n'), mapping: { headRow: 1, columns } })).toMatchObject({
      ready: 1,
    });
  });
});

describe('an import', () => {
  it('writes version and rows in one step, names the evidence, and keeps how the columns were read', async () => {
    const { evidence } = await e.call('evidence.add', { auditId: e.audits.stage1, file: received, title: 'SoA 3.2' });
    const { value, left } = await withLedger(e.path, () =>
      e.call('soa.import', {
        file: { evidenceId: evidence.id },
        number: '3.2',
        approvedBy: 'Chief risk officer',
        approvedOn: '2026-09-14',
      }),
    );
    expect(deeds(left)).toEqual(['insert soa_version', ...Array.from({ length: 40 }, () => 'insert soa_item')]);
    expect(new Set(left.map((row) => row.number - (left[0]?.number ?? 0))).size).toBe(41);
    expect(value).toMatchObject({ rows: 40, version: { number: '3.2', evidenceId: evidence.id, source: 'soa-3-2-sheet-annex-a.csv' } });
    const items = rowsIn(e.path, 'soa_item');
    expect(items).toHaveLength(40);
    expect(items.find((item) => item.controlRef === 'A.5.4')).toMatchObject({
      requirement: '42001:A.5.4',
      title: 'Bias assessment',
      origin: 'annex_a',
      sourceRow: 15,
      applicable: 'yes',
      inclusionGrounds: ['risk'],
      inclusionText: 'Risks R-03, R-04, R-17',
      linkedRisks: 'R-03, R-04, R-17',
      implementation: 'Implemented',
      documents: 'PRO-11',
      decision: 'open',
    });
    expect(
      items
        .filter((item) => item.requirement === null)
        .map((item) => `${item.controlRef} ${item.origin}`)
        .sort(),
    ).toEqual(['A.11.2 other', 'A.5.1 other', 'A.6.2.9 other']);
    const again = await e.call('soa.preview', { file: received });
    expect(again.columns.every((column) => column.remembered)).toBe(true);
    expect((await e.call('soa.show', { id: value.version.id })).evidence).toMatchObject({ number: evidence.number, title: 'SoA 3.2' });
    expect(await e.call('ledger.verify')).toMatchObject({ ok: true });
  });

  it.each<[string, () => Parameters<FilledEngagement['call']>[1], string, RegExp]>([
    [
      'two columns for one field',
      () => ({
        file: received,
        number: '1',
        mapping: {
          headRow: 1,
          columns: [
            { column: 0, field: 'controlRef' },
            { column: 1, field: 'controlRef' },
          ],
        },
      }),
      'COLUMN_CLASH',
      /both read as ‘Control id’/,
    ],
    [
      'no column for the id',
      () => ({ file: received, number: '1', mapping: { headRow: 1, columns: [{ column: 1, field: 'title' }] } }),
      'COLUMN_CLASH',
      /No column is read as ‘Control id’/,
    ],
    [
      'a word that is neither yes nor no',
      () => ({ file: csv('Control,Applicable\nA.2.2,Yes\nA.2.3,hgih\n'), number: '1' }),
      'ROWS_REFUSED',
      /Row 3, column ‘Applicable’: ‘hgih’ is neither yes nor no. 1 other rows are ready/,
    ],
    [
      'a day that cannot be read',
      () => ({ file: csv('Control,Due date\nA.2.2,03/04/2026\n'), number: '1' }),
      'ROWS_REFUSED',
      /Row 2, column ‘Due date’/,
    ],
    ['a title without an id', () => ({ file: csv('Control,Title,Applicable\n,AI policy,Yes\n'), number: '1' }), 'ROWS_REFUSED', /no id/],
    ['no row at all', () => ({ file: csv('Control,Title\n,\n'), number: '1' }), 'RULE', /no row that names a control/],
    [
      'a picture',
      () => ({ file: { base64: 'iVBORw0KGgoAAAAN', name: 'soa.png' }, number: '1' }),
      'NOT_A_TABLE',
      /neither a CSV file nor an Excel/,
    ],
    ['another sheet', () => ({ file: received, sheet: 'Annex', number: '1' }), 'NOT_FOUND', /no sheet ‘Annex’/],
  ])('is refused for %s, with nothing written', async (_what, input, code, message) => {
    const envelope = await refusalWithoutWrite(e.path, () => e.call('soa.import', input() as never));
    expect([envelope.code, message.test(envelope.message), envelope.message]).toEqual([code, true, envelope.message]);
  });

  it('goes on when the row is corrected or left out', async () => {
    const file = csv('Control,Applicable\nA.2.2,Yes\nA.2.3,hgih\nA.2.4,maybe\n');
    const { rows, version } = await e.call('soa.import', {
      file,
      number: '1',
      corrections: [{ row: 3, column: 1, value: 'Yes' }],
      leaveOut: [4],
    });
    expect(rows).toBe(2);
    expect((await e.call('soa.show', { id: version.id })).items.map((item) => `${item.controlRef} ${item.applicable}`)).toEqual([
      'A.2.2 yes',
      'A.2.3 yes',
    ]);
  });

  it('takes a number once', async () => {
    await e.call('soa.create', { number: '3.2' });
    expect(await refusalWithoutWrite(e.path, () => e.call('soa.import', { file: received, number: '3.2' }))).toMatchObject({
      code: 'CONFLICT',
      fields: { number: expect.stringContaining('3.2') },
    });
  });
});

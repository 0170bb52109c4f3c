import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';
import { aWorkbook } from '../../builders/sheet.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

const csv = (text: string, name = 'inventory.csv') => ({ base64: Buffer.from(text).toString('base64'), name });
const TABLE = [
  'System ID,Name,Status,AI Act class,In scope,Sites,Next review,AI roles',
  'A-1,LendScore,Live,"High-risk, Annex III",yes,Porto; Utrecht,2027-01-15,"Provider; Producer"',
  'A-2,DocuSift,Pilot,n/a,no,,N/A,',
  'A-3,Loomi Assist,Live,hgih,yes,Paris,soon,',
].join('\n');

describe('the preview of a table of AI systems', () => {
  it('proposes the columns, reads what fits, names row and column of what does not, and writes nothing', async () => {
    const { call, path } = engagement;
    await call('scope.addSite', { name: 'Porto' });
    await call('scope.addSite', { name: 'Utrecht' });
    const { value: preview, left } = await withLedger(path, () => call('scope.previewSystems', { file: csv(TABLE) }));
    expect(left).toEqual([]);
    expect(preview).toMatchObject({ encoding: 'utf-8', delimiter: ',', headRow: 1, rows: 3, ready: 2, wrong: 1, known: 0 });
    expect(preview.mapping.map(({ field }) => field)).toEqual([
      'reference',
      'name',
      'status',
      'aiActClass',
      'inScope',
      'siteIds',
      'nextReviewOn',
      'isoRoles',
    ]);
    expect(preview.problems.map(({ row, title, column, value, message }) => [row, title, column, value, message])).toEqual([
      [4, 'AI Act class', 3, 'hgih', '‘hgih’ is none of the 10 words for ‘Class’.'],
      [4, 'Sites', 5, 'Paris', '‘Paris’ is no site of this engagement.'],
      [4, 'Next review', 6, 'soon', '‘soon’ is no day that can be read for sure. Write it as 2026-09-14.'],
    ]);
    expect(preview.words).toEqual([{ field: 'aiActClass', from: 'hgih', rows: 1, to: null }]);
  });

  it('shows the columns of a table whose name column it does not know', async () => {
    const preview = await engagement.call('scope.previewSystems', { file: csv('Anwendung;Zweck\nLendScore;Kredit\n') });
    expect(preview.columns.map(({ title, samples }) => [title, samples])).toEqual([
      ['Anwendung', ['LendScore']],
      ['Zweck', ['Kredit']],
    ]);
    expect(preview).toMatchObject({ ready: 0, wrong: 0, problems: [], systems: [] });
  });

  it('refuses two columns for one field, a missing sheet and what is no table, by name', async () => {
    const { call, path } = engagement;
    const twice = {
      headRow: 1,
      columns: [
        { column: 0, field: 'name' as const },
        { column: 1, field: 'name' as const },
      ],
    };
    const refused = (input: InputOf<'scope.previewSystems'>) => refusalWithoutWrite(path, () => call('scope.previewSystems', input));
    expect(await refused({ file: csv(TABLE), mapping: twice })).toMatchObject({ code: 'COLUMN_CLASH' });
    const book = { base64: (await aWorkbook({ Cover: [['Hello']] })).toString('base64'), name: 'list.xlsx' };
    expect(await refused({ file: book, sheet: 'Systems' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused({ file: { base64: Buffer.from([0, 1, 2, 0]).toString('base64'), name: 'x.csv' } })).toMatchObject({
      code: 'NOT_A_TABLE',
    });
    expect(await refused({ file: csv(TABLE), mappingId: unknownId })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the import of AI systems', () => {
  const input = (): InputOf<'scope.importSystems'> => ({ file: csv(TABLE) });

  it('refuses all rows while one is wrong', async () => {
    const { call, path } = engagement;
    const refused = await refusalWithoutWrite(path, () => call('scope.importSystems', { ...input(), leaveOut: [2] }));
    expect(refused.code).toBe('ROWS_REFUSED');
    expect(refused.message).toMatch(/^Row 4, column ‘AI Act class’: ‘hgih’ is none of the 10 words for ‘Class’\. 1 other rows are ready/);
  });

  it('writes what was corrected in one step, after a backup, with file and row as source', async () => {
    const { call, path } = engagement;
    const porto = await call('scope.addSite', { name: 'Porto' });
    await call('scope.addSystem', { name: 'Old bot' });
    const { value, left } = await withLedger(path, () =>
      call('scope.importSystems', {
        ...input(),
        corrections: [
          { row: 2, column: 5, value: 'PORTO' },
          { row: 4, column: 5, value: '' },
          { row: 4, column: 6, value: '3 Feb 2027' },
        ],
        words: [{ field: 'aiActClass', from: 'HGIH', to: 'transparency' }],
      }),
    );
    expect(value).toEqual({ added: 3, leftOut: 0 });
    expect(deeds(left)).toEqual(['insert ai_system', 'insert ai_system', 'insert ai_system']);
    expect(new Set(left.map(({ reason }) => reason))).toEqual(new Set(['Import of ‘inventory.csv’']));
    const [old, lend, docu, loomi] = rowsIn(path, 'ai_system').toSorted((a, b) => a.position - b.position);
    expect(old?.name).toBe('Old bot');
    expect(lend).toMatchObject({
      reference: 'A-1',
      name: 'LendScore',
      status: 'production',
      aiActClass: 'high_annex_iii',
      inScope: true,
      siteIds: [porto.id],
      nextReviewOn: '2027-01-15',
      isoRoles: ['provider', 'producer'],
      source: 'inventory.csv, row 2',
      position: 1,
    });
    expect(docu).toMatchObject({ aiActClass: 'not_assessed', status: 'pilot', inScope: false, nextReviewOn: null, siteIds: [] });
    expect(loomi).toMatchObject({ aiActClass: 'transparency', nextReviewOn: '2027-02-03', siteIds: [] });
    expect((await call('engagement.backups')).backups.map(({ reason }) => reason)).toEqual(['import']);
  });

  it('takes the right rows alone when the person says so, and knows numbers that are there already', async () => {
    const { call, path } = engagement;
    for (const name of ['Porto', 'Utrecht']) await call('scope.addSite', { name });
    expect(await call('scope.importSystems', { ...input(), leaveOutWrong: true })).toEqual({ added: 2, leftOut: 1 });
    const again = await call('scope.previewSystems', input());
    expect(again).toMatchObject({ ready: 0, wrong: 3 });
    expect(again.problems[0]?.message).toBe('The register already holds a system with the number ‘A-1’.');
    const nothing = await refusalWithoutWrite(path, () => call('scope.importSystems', { ...input(), leaveOutWrong: true }));
    expect(nothing).toMatchObject({ code: 'RULE', message: 'No row of ‘inventory.csv’ is ready to be taken. Nothing was written.' });
  });

  it('counts systems that look the same as one of the register, and leaves them out on request', async () => {
    const { call } = engagement;
    const file = csv('Name,Owner\nLendScore,Jan\nVox,Mia\n');
    await call('scope.addSystem', { name: 'LendScore', owner: 'Jan' });
    expect(await call('scope.previewSystems', { file })).toMatchObject({ ready: 2, known: 1 });
    expect(await call('scope.importSystems', { file, leaveOutKnown: true })).toEqual({ added: 1, leftOut: 1 });
    expect((await call('scope.systems')).systems.map(({ name }) => name)).toEqual(['LendScore', 'Vox']);
  });

  it('keeps a mapping with its words and reads the next file by it, wherever its columns stand', async () => {
    const { call, path } = engagement;
    const mapping = {
      headRow: 1,
      columns: [
        { column: 0, field: 'name' as const },
        { column: 1, field: 'status' as const },
      ],
    };
    const words = [{ field: 'status' as const, from: 'läuft', to: 'production' }];
    const first = { file: csv('Anwendung;Betrieb\nLendScore;läuft\n'), mapping, words, saveMappingAs: 'Client' };
    await call('scope.importSystems', first);
    await call('scope.importSystems', { ...first, file: csv('Anwendung;Betrieb\nVox;läuft\n') });
    expect(rowsIn(path, 'import_mapping')).toHaveLength(1);
    const next = { file: csv('Nr;Betrieb;Anwendung\n1;läuft;DocuSift\n') };
    const preview = await call('scope.previewSystems', next);
    expect(preview.mappingId).toBe(rowsIn(path, 'import_mapping')[0]?.id);
    expect(preview.mapping).toEqual([
      { column: 2, field: 'name' },
      { column: 1, field: 'status' },
    ]);
    expect(await call('scope.importSystems', next)).toEqual({ added: 1, leftOut: 0 });
    await call('scope.removeMapping', { id: preview.mappingId ?? '' });
    expect((await call('scope.mappings')).mappings).toEqual([]);
  });

  it('reads the likeliest sheet of a workbook, its day cells as days, and names the sheet as source', async () => {
    const { call, path } = engagement;
    const book = await aWorkbook({
      Cover: [['Inventory of AI systems'], ['Lumenfold AI B.V.']],
      Register: [['Inventory'], [], ['Name', 'Owner', 'Next review'], ['LendScore', 'Jan', new Date(Date.UTC(2027, 0, 15))]],
    });
    const target = engagement.ports.path('list.xlsx');
    writeFileSync(target, book);
    expect(await call('scope.previewSystems', { file: { path: target } })).toMatchObject({ sheet: 'Register', headRow: 3, ready: 1 });
    await call('scope.importSystems', { file: { path: target } });
    expect(rowsIn(path, 'ai_system')).toMatchObject([
      { name: 'LendScore', owner: 'Jan', nextReviewOn: '2027-01-15', source: 'list.xlsx, sheet Register, row 4' },
    ]);
  });

  it('stops before it writes when the person cancels', async () => {
    const { call, path } = engagement;
    const running = call('scope.importSystems', { file: csv('Name\nLendScore\n'), task: 'import-1' });
    const stopped = refusalWithoutWrite(path, () => running);
    expect(await call('engagement.cancel', { task: 'import-1' })).toEqual({ cancelled: true });
    expect((await stopped).code).toBe('CANCELLED');
    expect(rowsIn(path, 'ai_system')).toEqual([]);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CatalogFile, compareRefs, copyFor, parseCatalog, shippedCatalogs } from '../../../electron/core/catalogs/catalogs-loader.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { rowsIn } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

const resources = resolve(import.meta.dirname, '../../../resources');
const content = readFileSync(join(resources, 'catalogs/iso-iec-42001-2023.json'), 'utf8');
const original = () => JSON.parse(content) as CatalogFile & Record<string, unknown>;

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'accepted';
};
const parse = (change: (file: CatalogFile & Record<string, unknown>) => void) => {
  const file = original();
  change(file);
  return codeOf(() => parseCatalog('changed', JSON.stringify(file)));
};
const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('empty');
  return one;
};

describe('a catalog of the program', () => {
  it('is taken as it is shipped', () => {
    expect(parse(() => undefined)).toBe('accepted');
    expect(shippedCatalogs(resources).map((one) => one.key)).toEqual(['iso-iec-27001-2022', 'iso-iec-42001-2023']);
  });

  it.each<[string, (file: CatalogFile & Record<string, unknown>) => void]>([
    [
      'a prompt was changed without its digest',
      (file) => {
        first(file.items).ask[0] = 'Is all well?';
      },
    ],
    [
      'a stage was changed without its digest',
      (file) => {
        first(file.items).stage = '2';
      },
    ],
    [
      'a field is unknown',
      (file) => {
        file.licence = 'none';
      },
    ],
    [
      'a title is missing',
      (file) => {
        Reflect.deleteProperty(first(file.items), 'title');
      },
    ],
    [
      'two items bear one id',
      (file) => {
        file.items.push(first(file.items));
      },
    ],
    [
      'an item hangs under nothing',
      (file) => {
        file.groups = file.groups.filter((group) => group.id !== '42001:4');
      },
    ],
    [
      'a heading bears an id of another framework',
      (file) => {
        first(file.groups).id = '27001:4';
      },
    ],
    [
      'there are no items',
      (file) => {
        file.items = [];
      },
    ],
  ])('is not used when %s', (_what, change) => {
    expect(parse(change)).toBe('DAMAGED');
  });

  it('is not used when it is no JSON', () => {
    expect(codeOf(() => parseCatalog('cut', content.slice(0, 2000)))).toBe('DAMAGED');
  });

  it('is looked for in the folder of this installation, by name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalogs-'));
    try {
      mkdirSync(join(folder, 'catalogs'));
      writeFileSync(join(folder, 'catalogs/README.md'), 'no catalog');
      writeFileSync(join(folder, 'catalogs/b.json'), content);
      writeFileSync(join(folder, 'catalogs/a.json'), content);
      expect(shippedCatalogs(folder).map((one) => one.key)).toEqual(['a', 'b']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the copy in an engagement', () => {
  const shipped = first(shippedCatalogs(resources).filter(({ key }) => key === 'iso-iec-42001-2023'));

  it('has the same ids on two devices and other ids in another engagement', () => {
    const one = copyFor('01900000-0000-7000-8000-000000000001', shipped);
    const again = copyFor('01900000-0000-7000-8000-000000000001', shipped);
    const other = copyFor('01900000-0000-7000-8000-000000000002', shipped);
    expect(again).toEqual(one);
    expect(other.items.map((item) => item.id).filter((id) => one.items.some((item) => item.id === id))).toEqual([]);
  });

  it('holds every heading before what stands under it, clause 10 before Annex A', () => {
    const { items } = copyFor('01900000-0000-7000-8000-000000000001', shipped);
    expect(items).toHaveLength(shipped.file.groups.length + shipped.file.items.length);
    expect(items.map((item) => item.position)).toEqual(items.map((_, index) => index));
    const places = new Map(items.map((item) => [item.requirement, item.position]));
    for (const item of items) if (item.parent !== null) expect(places.get(item.parent), item.ref).toBeLessThan(item.position);
    const refs = items.map((item) => item.ref);
    expect(refs.slice(0, 3)).toEqual(['4', '4.1', '4.2']);
    expect(refs.indexOf('10.2')).toBe(refs.indexOf('A.2') - 1);
  });

  it('keeps the digest of each item, and gives headings their own', () => {
    const { items, catalog } = copyFor('01900000-0000-7000-8000-000000000001', shipped);
    for (const item of shipped.file.items) expect(items.find((one) => one.requirement === item.id)?.digest).toBe(item.digest);
    expect(new Set(items.map((item) => item.digest)).size).toBe(items.length);
    expect(catalog.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('sorts 9 before 10 and A.6 before A.10', () => {
    expect(['A.10', '10.1', 'A.6.2', '9', 'A.6', '4.1', '4'].sort(compareRefs)).toEqual(['4', '4.1', '9', '10.1', 'A.6', 'A.6.2', 'A.10']);
  });
});

describe('the methods', () => {
  let engagement: TestEngagement;
  beforeEach(async () => {
    engagement = await anEngagement();
  });
  afterEach(() => engagement.close());

  it('say what comes with the program', async () => {
    expect((await engagement.call('catalogs.available')).catalogs).toEqual([
      {
        key: 'iso-iec-27001-2022',
        framework: '27001',
        standard: 'ISO/IEC 27001',
        edition: '2022',
        title: 'Information security management systems',
        version: '1.0.0',
        requirements: 30,
        controls: 93,
      },
      {
        key: 'iso-iec-42001-2023',
        framework: '42001',
        standard: 'ISO/IEC 42001',
        edition: '2023',
        title: 'Artificial intelligence: management system',
        version: original().version,
        requirements: 32,
        controls: 38,
      },
    ]);
  });

  it('list nothing before the first audit and the copied catalog after it', async () => {
    expect((await engagement.call('catalogs.list')).catalogs).toEqual([]);
    const audit = await engagement.call('audits.create', { kind: 'stage_1' });
    const { catalogs } = await engagement.call('catalogs.list');
    expect(catalogs.map((catalog) => catalog.id)).toEqual([audit.catalogId]);
    const { items } = await engagement.call('catalogs.items', { catalogId: audit.catalogId });
    expect(items).toHaveLength(original().groups.length + 70);
    expect(items.filter((item) => item.kind === 'control')).toHaveLength(38);
    expect(rowsIn(engagement.path, 'catalog_item')).toHaveLength(items.length);
  });

  it('do not know a catalog that is not in the engagement', async () => {
    const refused = await refusalWithoutWrite(engagement.path, () => engagement.call('catalogs.items', { catalogId: unknownId }));
    expect(refused.code).toBe('NOT_FOUND');
  });
});

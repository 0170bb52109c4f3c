import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../electron/core/file/migrations/index.ts';
import { openEngagement } from '../../../electron/core/file/open.ts';
import type { EngagementFile } from '../../../electron/core/file/open-file.ts';
import { type Verified, verifyFile } from '../../../electron/core/ledger/verify.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { addSites, aFile, personRow, siteRow, writeAs } from '../../builders/file.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';

let ports: TestPorts;
const open: EngagementFile[] = [];
const kept = (file: EngagementFile): EngagementFile => {
  open.push(file);
  return file;
};
const reopen = (name = 'lumenfold.aims') => kept(openEngagement(ports, { path: ports.path(name) }));
const verify = (file: EngagementFile, heads: string[] = []): Promise<Verified> =>
  verifyFile(file, { heads, signal: new AbortController().signal });

type ChangeFacts = {
  chain: string;
  seq: number;
  op: string;
  entity: string;
  row: string;
  field: string;
  before: string;
  after: string;
  reason: string;
};
const changes = (file: EngagementFile) => file.db.prepare('SELECT * FROM change ORDER BY number').all() as ChangeFacts[];

beforeEach(() => {
  ports = testPorts();
});
afterEach(() => {
  for (const file of open.splice(0)) file.close();
  ports.cleanUp();
});

describe('a write', () => {
  it('leaves one entry for an insert, one per changed field, and a tombstone with the last state', () => {
    const file = kept(aFile(ports));
    const id = ports.ids.uuid();
    writeAs(file, (tx) => tx.insert('site', siteRow(id)));
    writeAs(file, (tx) => tx.update('site', id, { name: 'Utrecht', address: 'Dorpsstraat 1' }), 'moved');
    writeAs(file, (tx) => tx.remove('site', id));
    const rows = changes(file).filter(({ row }) => row === id);
    expect(rows.map(({ op, field }) => `${op} ${field}`)).toEqual(['insert ', 'update name', 'update address', 'remove ']);
    expect(rows[1]).toMatchObject({ before: '"Delft"', after: '"Utrecht"', reason: 'moved' });
    expect(JSON.parse(rows[3]?.before ?? '')).toMatchObject({ name: 'Utrecht', address: 'Dorpsstraat 1' });
  });

  it('leaves no entry when nothing changed', () => {
    const file = kept(aFile(ports));
    const before = file.ledger.entries();
    writeAs(file, (tx) => tx.update('person', personRow().id, { name: 'Ines Vogt' }));
    expect(file.ledger.entries()).toBe(before);
    expect(file.ledger.lastSavedAt()).toBeNull();
  });

  it('leaves nothing at all when the work fails half-way', async () => {
    const file = kept(aFile(ports));
    const head = file.ledger.head();
    expect(() =>
      writeAs(file, (tx) => {
        tx.insert('site', siteRow(ports.ids.uuid()));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(file.db.prepare('SELECT count(*) AS n FROM site').get()).toEqual({ n: 0 });
    expect(file.ledger.head()).toEqual(head);
    addSites(file, ports, 1);
    expect((await verify(file)).problems).toEqual([]);
  });

  it('refuses a row that does not fit the model, and a write inside a write', () => {
    const file = kept(aFile(ports));
    const tooMuch = { ...siteRow(ports.ids.uuid()), colour: 'red' } as Row<'site'>;
    expect(() => writeAs(file, (tx) => tx.insert('site', tooMuch))).toThrow(/colour|unrecognized/);
    expect(() => writeAs(file, () => addSites(file, ports, 1))).toThrow(/inside/);
    expect(file.ledger.entries()).toBe(3);
  });

  it('keeps the words of the row findable, and only those', () => {
    const file = kept(aFile(ports));
    const id = ports.ids.uuid();
    const found = (word: string) => file.db.prepare('SELECT count(*) AS n FROM search WHERE search MATCH ?').get(word);
    writeAs(file, (tx) => tx.insert('site', siteRow(id, { name: 'Delft' })));
    expect(found('delft')).toEqual({ n: 1 });
    writeAs(file, (tx) => tx.update('site', id, { name: 'Utrecht' }));
    expect([found('delft'), found('utrecht')]).toEqual([{ n: 0 }, { n: 1 }]);
    writeAs(file, (tx) => tx.remove('site', id));
    expect(found('utrecht')).toEqual({ n: 0 });
  });

  it('cannot be changed or deleted afterwards, not even with plain SQL', () => {
    const file = kept(aFile(ports));
    expect(() => file.db.exec("UPDATE change SET reason = 'x'")).toThrow('the ledger only grows');
    expect(() => file.db.exec('DELETE FROM change')).toThrow('the ledger only grows');
    expect(() => file.db.exec('INSERT OR REPLACE INTO change SELECT * FROM change WHERE number = 1')).toThrow('the ledger only grows');
  });
});

describe('chains', () => {
  const chainsOf = (file: EngagementFile) => [...new Set(changes(file).map(({ chain }) => chain))];

  it('goes on in the same chain after closing and opening', async () => {
    aFile(ports).close();
    const file = reopen();
    addSites(file, ports, 1);
    expect(chainsOf(file)).toHaveLength(1);
    expect((await verify(file)).ok).toBe(true);
  });

  it('begins a chain that names its parent when the file is an earlier copy', async () => {
    const first = aFile(ports);
    first.close();
    copyFileSync(first.path, ports.path('copy.aims'));
    const original = reopen();
    addSites(original, ports, 2);
    const copy = reopen('copy.aims');
    const parent = copy.ledger.head();
    addSites(copy, ports, 1);
    const [, second = ''] = chainsOf(copy);
    const beginning = changes(copy).find(({ chain, op }) => chain === second && op === 'chain');
    expect(JSON.parse(beginning?.after ?? '')).toEqual({
      parent: `${parent?.chain}:${parent?.seq}:${parent?.hash}`,
      schema: migrations.length,
    });
    expect((await verify(copy)).problems).toEqual([]);
    expect((await verify(original)).problems).toEqual([]);
    // Both files go on in their own chain from then on.
    addSites(original, ports, 1);
    addSites(copy, ports, 1);
    expect([chainsOf(original).length, chainsOf(copy).length]).toEqual([1, 2]);
  });

  it('does not fork a chain that another open window writes', async () => {
    const first = aFile(ports);
    first.close();
    copyFileSync(first.path, ports.path('copy.aims'));
    const original = reopen();
    const copy = reopen('copy.aims');
    addSites(original, ports, 1);
    addSites(copy, ports, 1);
    const ownOf = (file: EngagementFile) => file.ledger.head();
    expect(ownOf(original)?.chain).not.toBe(ownOf(copy)?.chain);
    expect((await verify(copy)).problems).toEqual([]);
  });

  it('begins a chain on another computer', () => {
    const first = aFile(ports);
    first.close();
    const elsewhere = testPorts({ seed: 2 });
    try {
      copyFileSync(first.path, elsewhere.path('lumenfold.aims'));
      const file = openEngagement(elsewhere, { path: elsewhere.path('lumenfold.aims') });
      addSites(file, elsewhere, 1);
      expect(chainsOf(file)).toHaveLength(2);
      const heads = JSON.parse((file.db.prepare('SELECT heads FROM change ORDER BY number DESC').get() as { heads: string }).heads);
      expect(Object.keys(heads)).toEqual([chainsOf(file)[0]]);
      file.close();
    } finally {
      elsewhere.cleanUp();
    }
  });

  it('never lets time run backwards when the clock does', async () => {
    const file = kept(aFile(ports));
    addSites(file, ports, 1);
    ports.setNow('2020-01-01T00:00:00.000Z');
    addSites(file, ports, 2);
    const times = (file.db.prepare('SELECT time FROM change ORDER BY number').all() as { time: string }[]).map(({ time }) => time);
    expect(times).toEqual([...times].sort());
    expect((await verify(file)).ok).toBe(true);
  });
});

describe('verification', () => {
  it('passes for heads that stand in the file, at the end or earlier, and fails for others', async () => {
    const file = kept(aFile(ports));
    const head = file.ledger.head();
    addSites(file, ports, 2);
    const now = file.ledger.head();
    const text = (one: typeof head) => `${one?.chain}:${one?.seq}:${one?.hash}`;
    expect(await verify(file, [text(head), text(now)])).toMatchObject({ ok: true, heads: [now] });
    const absent = `${now?.chain}:${(now?.seq ?? 0) + 1}:${'a'.repeat(64)}`;
    const result = await verify(file, [absent]);
    expect(result.ok).toBe(false);
    expect(result.problems[0]?.where).toBe(`${now?.chain}:${(now?.seq ?? 0) + 1}`);
  });

  it('notes that this computer has written further than an earlier copy shows', async () => {
    const first = aFile(ports);
    first.close();
    copyFileSync(first.path, ports.path('copy.aims'));
    const original = reopen();
    addSites(original, ports, 1);
    const result = await verify(reopen('copy.aims'));
    expect(result.ok).toBe(true);
    expect(result.notes.join()).toContain('as far as entry 4');
  });

  it('can be cancelled', async () => {
    const file = kept(aFile(ports));
    const controller = new AbortController();
    controller.abort();
    await expect(verifyFile(file, { heads: [], signal: controller.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

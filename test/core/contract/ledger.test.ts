import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type EngineMethodName, methodNames } from '../../../shared/contract/index.ts';
import { aDispatch } from '../../builders/engagement.ts';
import { digestOfFile, ledgerAfter, ledgerNumber } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { testPorts } from '../../builders/ports.ts';
import { examples } from './examples.ts';

const engineMethods = methodNames.filter((name): name is EngineMethodName => contract[name].needs !== 'window');
const commands = engineMethods.filter((name) => contract[name].kind === 'command');
const writing = commands.filter((name) => contract[name].ledger && contract[name].needs === 'file');
const making = commands.filter((name) => contract[name].ledger && contract[name].needs === 'nothing');
const queries = engineMethods.filter((name) => contract[name].kind === 'query' && contract[name].needs === 'file');

let world: FilledEngagement;
beforeAll(async () => {
  world = await aFilledEngagement();
});
afterAll(() => world.close());

describe('every command that changes the engagement', () => {
  it('is one of those that the contract marks, and there are many', () => {
    expect(writing.length).toBeGreaterThan(40);
    expect(making).toEqual(['engagement.create', 'engagement.openSample']);
  });

  it.each(writing)('%s leaves rows in the ledger, by the acting person, and says what became stale', async (name) => {
    const input = await examples[name](world);
    const before = ledgerNumber(world.path);
    const announced = world.ports.announced.length;
    await world.call(name, input);
    const left = ledgerAfter(world.path, before);
    expect(left.length).toBeGreaterThan(0);
    expect(new Set(left.map((row) => row.actor.name))).toEqual(new Set(['Ines Vogt']));
    for (const row of left) if (row.op === 'update') expect(row.after, `${row.entity} ${row.field}`).not.toEqual(row.before);
    expect(world.ports.announced.slice(announced).flat()).toEqual(expect.arrayContaining([...contract[name].topics, 'file', 'ledger']));
  });

  it('leaves a history that verifies: chain, tables and evidence', async () => {
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true, problems: [] });
  });
});

describe('every command that makes a file', () => {
  it.each(making)(
    '%s begins its ledger',
    async (name) => {
      const ports = testPorts();
      const { dispatch, call } = aDispatch(ports);
      try {
        const { passphrase: _passphrase, ...input } = (await examples[name]({ ...world, ports })) as {
          passphrase?: string;
          file: { path: string };
        };
        await call(name, input as never);
        expect(dispatch.session.file?.ledger.entries()).toBeGreaterThan(2);
        const rows = ledgerAfter(input.file.path, 0);
        expect(rows[0]).toMatchObject({ op: 'chain', entity: 'engagement' });
        expect(rows.some((row) => row.op === 'insert' && row.entity === 'person')).toBe(true);
      } finally {
        await dispatch.session.close();
        ports.cleanUp();
      }
      // The sample engagement is made of thousands of calls: on a busy machine that takes longer than other tests may.
    },
    120_000,
  );
});

describe('every query', () => {
  it.each(queries)('%s changes nothing', async (name) => {
    const input = await examples[name](world);
    const before = digestOfFile(world.path);
    await world.dispatch.call(name, input);
    expect(digestOfFile(world.path)).toBe(before);
  });
});

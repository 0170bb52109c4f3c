/**
 * What every method does with inputs that are wrong. The methods come from the contract, the valid inputs to spoil from
 * examples.ts; a method that is added later is tried without anybody writing a test for it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { errorCodes } from '../../../shared/contract/errors.ts';
import { contract, type EngineMethodName, methodNames } from '../../../shared/contract/index.ts';
import { digestOfFile } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { unknownId } from '../../builders/refusal.ts';
import { examples } from './examples.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const engineMethods = methodNames.filter((name): name is EngineMethodName => contract[name].needs !== 'window');
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Longer than any text of the contract. Underscores are no base64, so that no content of that length passes either. */
const longText = '_'.repeat(30_000);

/**
 * Fields whose id only narrows what is listed: an unknown one finds nothing, and that is the answer. The history of a
 * row that was removed is asked for by such an id.
 */
const narrowing = new Set(['ledger.history id']);
/**
 * Methods whose ids are those of a pack or of a reviewer's own list: whoever has only the pack has no engagement to look
 * them up in. They are looked up when the team takes the questions over, where `decision.takeQuestions` refuses them.
 */
const apart = new Set<EngineMethodName>(['decision.packWriteQuestions']);

function* leavesOf(value: Json, path: Path = []): Generator<{ path: Path; leaf: Json }> {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* leavesOf(one, [...path, index]);
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) yield* leavesOf(one, [...path, key]);
  else yield { path, leaf: value };
}

function* objectsOf(value: Json, path: Path = []): Generator<Path> {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* objectsOf(one, [...path, index]);
  else if (value !== null && typeof value === 'object') {
    yield path;
    for (const [key, one] of Object.entries(value)) yield* objectsOf(one, [...path, key]);
  }
}

/** A copy of the input with the value at a path exchanged. */
function spoilt(input: Json, path: Path, change: (value: Json) => Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return change(input);
  if (Array.isArray(input)) return input.map((one, index) => (index === key ? spoilt(one, rest, change) : one));
  if (input === null || typeof input !== 'object') throw new Error(`No ${String(key)} in ${JSON.stringify(input)}`);
  return { ...input, [key]: spoilt(input[key] ?? null, rest, change) };
}

const ofAnotherType = (leaf: Json): Json => (typeof leaf === 'string' ? 12 : typeof leaf === 'number' ? 'twelve' : { wrong: true });

let world: FilledEngagement;
const inputs = new Map<EngineMethodName, Json>();
beforeAll(async () => {
  world = await aFilledEngagement();
  for (const name of engineMethods) inputs.set(name, JSON.parse(JSON.stringify(await examples[name](world))) as Json);
});
afterAll(() => world.close());

const inputOf = (name: EngineMethodName): Json => inputs.get(name) ?? {};

/** The envelopes of spoilt calls, none of which may write or be answered. */
async function refusals(name: EngineMethodName, wrong: readonly { what: string; input: unknown }[]): Promise<[string, ErrorEnvelope][]> {
  const before = digestOfFile(world.path);
  const entries = world.dispatch.session.file?.ledger.entries();
  const found: [string, ErrorEnvelope][] = [];
  for (const { what, input } of wrong) {
    const result = await world.dispatch.call(name, input);
    if (result.ok) throw new Error(`${name} accepted ${what}: ${JSON.stringify(input).slice(0, 300)}`);
    found.push([what, result.error]);
  }
  expect(world.dispatch.session.file?.ledger.entries(), `${name} left no entry`).toBe(entries);
  expect(digestOfFile(world.path), `${name} changed no row`).toBe(before);
  return found;
}

describe('an input is refused, with the field named and nothing written,', () => {
  it.each(engineMethods)('with a field that %s does not know', async (name) => {
    const input = inputOf(name);
    const wrong = [...objectsOf(input)].map((path) => ({
      what: path.join('.') || 'input',
      input: spoilt(input, path, (value) => ({ ...(value as { [key: string]: Json }), surprise: 1 })),
    }));
    expect(wrong.length).toBeGreaterThan(0);
    for (const [what, error] of await refusals(name, wrong)) {
      expect(error.code, what).toBe('INVALID_INPUT');
      expect(Object.keys(error.fields ?? {}).length, what).toBeGreaterThan(0);
    }
  });

  it.each(engineMethods)('with a value of another type for %s', async (name) => {
    const input = inputOf(name);
    const wrong: { what: string; input: unknown }[] = [...leavesOf(input)].map(({ path, leaf }) => ({
      what: path.join('.'),
      input: spoilt(input, path, () => ofAnotherType(leaf)),
    }));
    for (const raw of [[], 'text', 7, true]) wrong.push({ what: `all of it as ${JSON.stringify(raw)}`, input: raw });
    for (const [what, error] of await refusals(name, wrong)) {
      expect(error.code, what).toBe('INVALID_INPUT');
      expect(Object.keys(error.fields ?? {}).length, what).toBeGreaterThan(0);
    }
  });

  it.each(engineMethods)('with a text that is too long for %s', async (name) => {
    const input = inputOf(name);
    const wrong = [...leavesOf(input)]
      .filter(({ leaf }) => typeof leaf === 'string')
      .map(({ path }) => ({ what: path.join('.'), input: spoilt(input, path, () => longText) }));
    for (const [what, error] of await refusals(name, wrong)) {
      expect(error.code, what).toBe('INVALID_INPUT');
      expect(JSON.stringify(error).length, `${what}: the text is not repeated`).toBeLessThan(5000);
    }
  });

  it.each(engineMethods.filter((name) => !apart.has(name)))('with a well-formed id that nothing bears, for %s', async (name) => {
    const input = inputOf(name);
    const wrong = [...leavesOf(input)]
      .filter(({ path, leaf }) => typeof leaf === 'string' && uuid.test(leaf) && !narrowing.has(`${name} ${path.join('.')}`))
      .map(({ path }) => ({ what: path.join('.'), input: spoilt(input, path, () => unknownId) }));
    for (const [what, error] of await refusals(name, wrong)) {
      expect(Object.keys(errorCodes), what).toContain(error.code);
      expect(['INTERNAL', 'INVALID_INPUT', 'UNKNOWN_METHOD', 'DISK_FULL'], `${what}: ${error.message}`).not.toContain(error.code);
      expect(error.message.length, what).toBeGreaterThan(10);
    }
  });
});

describe('a method', () => {
  it.each(['constructor', '__proto__', 'toString', 'team', 'team.', 'TEAM.LIST', 'team.list ', ''])(
    'named ‘%s’ is not known',
    async (name) => {
      const result = await world.dispatch.call(name, {});
      expect(result).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
    },
  );

  it.each(methodNames.filter((name) => contract[name].needs === 'window'))(
    'of the window, %s, is refused by name without one',
    async (name) => {
      const result = await world.dispatch.call(name, {});
      expect(result).toMatchObject({ ok: false, error: { code: 'NEEDS_WINDOW' } });
    },
  );

  it.each(engineMethods.filter((name) => contract[name].needs === 'file'))('%s is refused while no file is open', async (name) => {
    const { aDispatch } = await import('../../builders/engagement.ts');
    const { dispatch } = aDispatch(world.ports);
    expect(await dispatch.call(name, inputOf(name))).toMatchObject({ ok: false, error: { code: 'NO_FILE_OPEN' } });
  });
});

describe('what leaves the engine', () => {
  it('never holds a stack, a statement or a path of this computer', async () => {
    for (const name of engineMethods) {
      const result = await world.dispatch.call(name, { ...(inputOf(name) as object), id: unknownId, auditId: unknownId });
      if (result.ok) continue;
      const told = JSON.stringify(result.error);
      expect(told, name).not.toMatch(/SELECT|INSERT|node_modules|\.ts:|at Object|SQLITE/);
      expect(told, name).not.toContain(world.ports.folder);
    }
  });
});

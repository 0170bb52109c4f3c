import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeMethods } from '../../../electron/core/dispatch.ts';
import { handlers } from '../../../electron/core/handlers.ts';
import { contract, type EngineMethodName, methodNames } from '../../../shared/contract/index.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { examples } from './examples.ts';

type Schema = Record<string, unknown>;
const engineMethods = methodNames.filter((name): name is EngineMethodName => contract[name].needs !== 'window');
const dateOnly = /^\d{4}-\d\d-\d\d$/;
const ajv = new Ajv2020({ strict: true, strictRequired: false, formats: { date: dateOnly, base64: true } });
const validatorOf = (schema: z.ZodType): ValidateFunction => ajv.compile(z.toJSONSchema(schema) as Schema);

/** Every schema inside a schema, with the path to it. */
function* inside(schema: unknown, path = ''): Generator<{ path: string; node: Schema }> {
  if (Array.isArray(schema)) {
    for (const [index, one] of schema.entries()) yield* inside(one, `${path}/${index}`);
  } else if (schema !== null && typeof schema === 'object') {
    yield { path, node: schema as Schema };
    for (const [key, one] of Object.entries(schema)) yield* inside(one, `${path}/${key}`);
  }
}

let world: FilledEngagement;
beforeAll(async () => {
  world = await aFilledEngagement();
});
afterAll(() => world.close());

describe('every method', () => {
  it.each(methodNames)('%s renders as JSON Schema, input and output', (name) => {
    const input = z.toJSONSchema(contract[name].input) as Schema;
    expect(input.type).toBe('object');
    expect(input.additionalProperties).toBe(false);
    expect(JSON.parse(JSON.stringify(input))).toEqual(input);
    expect(validatorOf(contract[name].output)).toBeTypeOf('function');
  });

  it.each(methodNames)('%s takes no text without a limit', (name) => {
    for (const { path, node } of inside(z.toJSONSchema(contract[name].input))) {
      if (node.type !== 'string') continue;
      const limited = ['maxLength', 'enum', 'const', 'format', 'pattern'].some((key) => key in node);
      expect(limited, `${name} ${path}`).toBe(true);
    }
  });

  it.each(methodNames)('%s names its secrets among its fields, and says in one sentence what it does', (name) => {
    const method = contract[name];
    const { properties = {} } = z.toJSONSchema(method.input) as { properties?: Schema };
    for (const secret of method.secret) expect(Object.keys(properties)).toContain(secret);
    expect(Object.keys(properties).filter((key) => /passphrase/i.test(key) && !method.secret.includes(key))).toEqual([]);
    expect(method.summary).toMatch(/^[A-Z].*[.]$/);
    expect(method.kind === 'query' ? method.ledger : false).toBe(false);
  });
});

describe('the engine', () => {
  it('has a handler for each of its methods and none besides', () => {
    expect(Object.keys(handlers).sort()).toEqual([...engineMethods].sort());
  });

  it('describes each method once, by its name, kind and summary', () => {
    const described = describeMethods();
    expect(described.map((method) => method.name)).toEqual(methodNames);
    for (const { name, kind, summary } of described)
      expect({ kind, summary }).toEqual({ kind: contract[name].kind, summary: contract[name].summary });
  });
});

describe('the example of', () => {
  it('every method of the engine is in the table', () => {
    expect(Object.keys(examples).sort()).toEqual([...engineMethods].sort());
  });

  it.each(engineMethods)('%s names every field, is accepted, and fits the JSON Schema too', async (name) => {
    const input = (await examples[name](world)) as Record<string, unknown>;
    const { properties = {} } = z.toJSONSchema(contract[name].input) as { properties?: Schema };
    expect(Object.keys(input).sort()).toEqual(Object.keys(properties).sort());
    expect(contract[name].input.safeParse(input).success).toBe(true);
    const fits = validatorOf(contract[name].input);
    expect(fits(input), JSON.stringify(fits.errors)).toBe(true);
    expect(fits({ ...input, surprise: 1 })).toBe(false);
  });
});

/** The building blocks of the contract: what a method is, and the types that follow from the table. */
import { z } from 'zod';
import { id } from '../model/scalars.ts';

/** What the page may hold in its cache, and what a command makes stale. */
export const topic = z.enum([
  'engagement',
  'file',
  'team',
  'scope',
  'soa',
  'catalogs',
  'audits',
  'auditTime',
  'programme',
  'plan',
  'sampling',
  'checklist',
  /** Lines of notes on rows of the checklist, and no other: one is written with each Enter, so what does not show them stays. */
  'notes',
  'interviews',
  'evidence',
  'findings',
  'reports',
  'decision',
  'ledger',
  'drafts',
  'settings',
  'recent',
  'phrasings',
  'templates',
]);
export type Topic = z.infer<typeof topic>;

/** Where a method can be answered: without a file, with an open file, or only by the window's shell (dialogs). */
export type Needs = 'nothing' | 'file' | 'window';

export interface Method<
  K extends 'query' | 'command' = 'query' | 'command',
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  N extends Needs = Needs,
> {
  readonly kind: K;
  readonly summary: string;
  readonly needs: N;
  readonly input: I;
  readonly output: O;
  /** Topics that a command makes stale once it has committed; topics that a query reads. */
  readonly topics: readonly Topic[];
  /** Whether a successful call leaves rows in the ledger; drafts, settings, opening and exports do not. */
  readonly ledger: boolean;
  /** Fields of the input that are never logged. */
  readonly secret: readonly string[];
}

type Options<N extends Needs> = { needs?: N; topics?: readonly Topic[]; ledger?: boolean; secret?: readonly string[] };

/** A method that only reads. Unless it says otherwise it needs an open file. */
export function query<I extends z.ZodType, O extends z.ZodType, const N extends Needs = 'file'>(
  summary: string,
  input: I,
  output: O,
  options: Options<N> = {},
): Method<'query', I, O, N> {
  const needs = options.needs ?? ('file' as N);
  return { kind: 'query', summary, input, output, needs, topics: options.topics ?? [], ledger: false, secret: options.secret ?? [] };
}

/** A method that changes something. With an open file it leaves rows in the ledger unless it says `ledger: false`. */
export function command<I extends z.ZodType, O extends z.ZodType, const N extends Needs = 'file'>(
  summary: string,
  input: I,
  output: O,
  options: Options<N> = {},
): Method<'command', I, O, N> {
  const needs = options.needs ?? ('file' as N);
  return {
    kind: 'command',
    summary,
    input,
    output,
    needs,
    topics: options.topics ?? [],
    ledger: options.ledger ?? needs === 'file',
    secret: options.secret ?? [],
  };
}

/** A row by its id. */
export const byId = z.strictObject({ id });
/** Every field may be left out; the id may not. */
export const patchOf = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ id, ...z.strictObject(shape).partial().shape });

/** The answer of a command that has nothing to say. */
export const nothing = z.strictObject({});

/** No file system knows a path with a null character in it. */
const path = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^[^\u0000]*$/);

/**
 * A file that comes in: `token` from the picker or a drop, `path` from the command line only, `base64` for a pasted
 * picture (at most 20 MiB once decoded).
 */
export const fileIn = z.union([
  z.strictObject({ token: z.string().min(8).max(64) }),
  z.strictObject({ path }),
  z.strictObject({ base64: z.base64().max(27_962_028), name: z.string().min(1).max(255) }),
]);
export type FileIn = z.infer<typeof fileIn>;

/** A file on disk that the person chose: to open, or to write to. */
export const fileAt = z.union([z.strictObject({ token: z.string().min(8).max(64) }), z.strictObject({ path })]);
export type FileAt = z.infer<typeof fileAt>;

/** Name that the caller gives to long work, so that it can be followed and cancelled. */
export const task = z.string().regex(/^[a-z0-9-]{4,64}$/);

/**
 * The only gate to the product. Window, command line and tests all come through `call`: look up the method, parse its
 * input strictly, run it, map what fails to the one envelope, and announce topics after the commit.
 */
import { z } from 'zod';
import { AppError, type ErrorEnvelope, type Result } from '../../shared/contract/errors.ts';
import { contract, type EngineMethodName, isMethodName, type MethodName } from '../../shared/contract/index.ts';
import { deskOf, mayCall } from '../../shared/rules/review-mode.ts';
import { t } from '../../shared/words/words.ts';
import type { AppContext, FileContext } from './context.ts';
import { type AnyHandler, handlers } from './handlers.ts';
import { describeInputProblems } from './input-problems.ts';
import { withOwnFiles } from './own-files.ts';
import type { Ports } from './ports.ts';
import { createSession, type Session } from './session.ts';
import { asAppError } from './system-errors.ts';

/** Calls slower than this are logged by name, so that slowness is seen before a person complains. */
const SLOW_MS = 40;

export interface DispatchOptions {
  /** Tests parse what handlers answer against the contract; the product trusts its own types. */
  readonly checkOutputs?: boolean;
}

export interface Dispatch {
  /** Runs a method by name on raw input. Never throws. */
  call(name: string, raw: unknown): Promise<Result<unknown>>;
  readonly session: Session;
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));

/** Of an error without its words, which may quote what was worked on: no text of a file with a passphrase reaches the log. */
function placeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${thrown.name} ${String((thrown as { code?: unknown }).code ?? '')}`.trim(), ...frames].join('\n');
}

const taskOf = (input: unknown): string | undefined => {
  const task = (input as { task?: unknown } | null)?.task;
  return typeof task === 'string' ? task : undefined;
};

export function createDispatch(ports: Ports, options: DispatchOptions = {}): Dispatch {
  const session = createSession(ports);

  const own = withOwnFiles(ports);

  /** @param nested a handler calls: it may name the program's own files, and the outer command announces for both. */
  const run = async (name: string, raw: unknown, nested: boolean): Promise<unknown> => {
    if (!isMethodName(name)) throw new AppError('UNKNOWN_METHOD', t('errors.unknownMethod', { name: name.slice(0, 60) }));
    const method = contract[name];
    if (method.needs === 'window') throw new AppError('NEEDS_WINDOW', t('errors.needsWindow', { name }));
    const parsed = method.input.safeParse(raw ?? {});
    if (!parsed.success) throw describeInputProblems(parsed.error);

    const file = session.file;
    if (method.needs === 'file' && file === null)
      throw new AppError('NO_FILE_OPEN', t('errors.noFileOpen'), { hint: t('errors.noFileOpenHint') });
    const { actor } = session;
    const desk = actor === null ? 'work' : deskOf(actor.role);
    if (actor !== null && desk !== 'work' && !mayCall(desk, name, method))
      throw new AppError('NOT_ALLOWED', t(`decisionCore.desk.${desk}`, { name: actor.name }), { hint: t('decisionCore.deskHint') });
    return session.track(name === 'engagement.cancel' ? undefined : taskOf(parsed.data), async (signal) => {
      const call: AppContext['call'] = (inner, input) => run(inner, input, true);
      const app: AppContext = { ports: nested ? own : ports, session, signal, call };
      const context: AppContext | FileContext = { ...app, ...(file === null ? {} : { file, actor: session.actor }) };
      const handler = handlers[name as EngineMethodName] as AnyHandler;
      const value = await handler(context as FileContext, parsed.data);
      if (options.checkOutputs === true) method.output.parse(value);
      if (!nested && method.kind === 'command' && method.topics.length > 0)
        ports.announce(method.ledger ? [...method.topics, 'file', 'ledger'] : method.topics);
      return value;
    });
  };

  const fail = (name: string, thrown: unknown): ErrorEnvelope => {
    const ref = ports.ids.ref();
    const error = asAppError(thrown);
    if (error === null) {
      ports.log.write('error', name, session.file?.encrypted === true ? placeOf(thrown) : wordsOf(thrown), { ref });
      return { code: 'INTERNAL', message: t('errors.internal', { ref }), ref };
    }
    ports.log.write('info', name, error.code, { ref });
    return {
      code: error.code,
      message: error.message,
      ref,
      ...(error.fields === undefined ? {} : { fields: error.fields }),
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    };
  };

  return {
    session,
    async call(name, raw) {
      const started = performance.now();
      try {
        return { ok: true, value: await run(name, raw, false) };
      } catch (thrown) {
        return { ok: false, error: fail(name.slice(0, 60), thrown) };
      } finally {
        const took = performance.now() - started;
        if (took > SLOW_MS) ports.log.write('info', name.slice(0, 60), 'slow', { ms: Math.round(took) });
      }
    },
  };
}

/** The JSON Schemas of a method, for `methods` on the command line. */
export function describeMethods(): { name: MethodName; kind: string; summary: string; input: unknown; output: unknown }[] {
  return (Object.keys(contract) as MethodName[]).map((name) => ({
    name,
    kind: contract[name].kind,
    summary: contract[name].summary,
    input: z.toJSONSchema(contract[name].input),
    output: z.toJSONSchema(contract[name].output),
  }));
}

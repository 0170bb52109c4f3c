/** The page's one way to the engine: `call` of the contract over `window.fieldbook`. */
import type { ErrorCode, ErrorEnvelope } from '../../shared/contract/errors.ts';
import type { InputOf, MethodName, OutputOf } from '../../shared/contract/index.ts';
import { bridge } from './bridge.ts';

/** A refused or failed call. `envelope.message` is written for the person; nothing else is to be shown. */
export class CallError extends Error {
  readonly envelope: ErrorEnvelope;
  readonly method: MethodName;

  constructor(method: MethodName, envelope: ErrorEnvelope) {
    super(envelope.message);
    this.name = 'CallError';
    this.method = method;
    this.envelope = envelope;
  }

  get code(): ErrorCode {
    return this.envelope.code;
  }
}

const lost = new Set<(envelope: ErrorEnvelope) => void>();

/** Told when the engine that keeps the open file has stopped, from whichever call noticed it. */
export function onEngineLost(listener: (envelope: ErrorEnvelope) => void): () => void {
  lost.add(listener);
  return () => lost.delete(listener);
}

/** Calls a method of the contract and answers its value; throws `CallError` with the envelope otherwise. */
export async function call<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> {
  const result = await bridge().call(method, input);
  if (!result.ok) {
    if (result.error.code === 'ENGINE_STOPPED' || result.error.code === 'NO_FILE_OPEN') for (const listener of lost) listener(result.error);
    throw new CallError(method, result.error);
  }
  // The engine checked the value against the contract's output before it left (electron/core/dispatch.ts).
  return result.value as OutputOf<M>;
}

/** The envelope of any thrown value; what is no `CallError` is a fault of the page itself. */
export function envelopeOf(error: unknown): ErrorEnvelope {
  if (error instanceof CallError) return error.envelope;
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error), ref: 'PAGE' };
}

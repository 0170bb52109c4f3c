/** An engagement on a real file, driven through the public door. */
import { createDispatch, type Dispatch } from '../../electron/core/dispatch.ts';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import type { InputOf, MethodName, OutputOf } from '../../shared/contract/index.ts';
import { type TestPorts, type TestPortsOptions, testPorts } from './ports.ts';

/** A call that failed, with the envelope that the person would get. */
export class CallFailed extends Error {
  readonly envelope: ErrorEnvelope;

  constructor(method: string, envelope: ErrorEnvelope) {
    super(`${method}: ${envelope.code} ${envelope.message} ${JSON.stringify(envelope.fields ?? {})}`);
    this.envelope = envelope;
  }
}

export type Call = <M extends MethodName>(method: M, input?: InputOf<M>) => Promise<OutputOf<M>>;

/** Calls a dispatch and unwraps the answer. @throws CallFailed */
export function callOf(dispatch: Dispatch, logged: readonly string[] = []): Call {
  return async (method, input) => {
    const result = await dispatch.call(method, input ?? {});
    if (result.ok) return result.value as OutputOf<typeof method>;
    // What an INTERNAL hides from people is what a test needs to see.
    if (result.error.code === 'INTERNAL') throw new Error(`${method} failed: ${logged.at(-1) ?? result.error.message}`);
    throw new CallFailed(method, result.error);
  };
}

export interface EngagementOptions extends TestPortsOptions {
  readonly fileName?: string;
  readonly kind?: 'certification' | 'consultancy';
  readonly clientName?: string;
  readonly passphrase?: string;
  readonly ports?: TestPorts;
}

export interface TestEngagement {
  readonly dispatch: Dispatch;
  readonly call: Call;
  readonly path: string;
  readonly ports: TestPorts;
  /** Closes the file and removes the folder. */
  close(): Promise<void>;
}

/** A dispatch without a file, with answers checked against the contract. */
export function aDispatch(ports: TestPorts): { dispatch: Dispatch; call: Call } {
  const dispatch = createDispatch(ports, { checkOutputs: true });
  return { dispatch, call: callOf(dispatch, ports.logged) };
}

/** A new engagement of Lumenfold AI B.V. with lead auditor Ines Vogt, left open. */
export async function anEngagement(options: EngagementOptions = {}): Promise<TestEngagement> {
  const ports = options.ports ?? testPorts(options);
  const { dispatch, call } = aDispatch(ports);
  const path = ports.path(options.fileName ?? 'lumenfold.aims');
  await call('engagement.create', {
    file: { path },
    kind: options.kind ?? 'certification',
    clientName: options.clientName ?? 'Lumenfold AI B.V.',
    timeZone: 'Europe/Amsterdam',
    person: { name: 'Ines Vogt', role: options.kind === 'consultancy' ? 'consultant' : 'lead_auditor' },
    ...(options.passphrase === undefined ? {} : { passphrase: options.passphrase }),
  });
  return {
    dispatch,
    call,
    path,
    ports,
    async close() {
      await dispatch.session.close();
      ports.cleanUp();
    },
  };
}

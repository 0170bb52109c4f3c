/** Opens an engagement for one command, names who acts, and closes it again whatever happens. */
import { basename, resolve } from 'node:path';
import { AppError, type ErrorEnvelope } from '../../shared/contract/errors.ts';
import type { InputOf, MethodName, OutputOf } from '../../shared/contract/index.ts';
import { t } from '../../shared/words/words.ts';
import { createDispatch, type Dispatch } from '../core/dispatch.ts';
import { appDataFolder, type Fixed, nodePorts } from '../core/node-ports.ts';
import type { Files } from '../core/ports.ts';
import { type CliHost, usage, type Words } from './host.ts';

/** A failure that the dispatch has already put into its envelope, reference included. */
export class FailedCall extends Error {
  readonly envelope: ErrorEnvelope;
  constructor(envelope: ErrorEnvelope) {
    super(envelope.message);
    this.envelope = envelope;
  }
}

/** A terminal may name files by their path; tokens are for pages. */
function filesOf(folder: string): Files {
  const unknown = () => new AppError('NOT_FOUND', t('errors.tokenUnknown'));
  return {
    incoming(file) {
      if ('token' in file) throw unknown();
      if ('base64' in file) return { kind: 'bytes', bytes: Buffer.from(file.base64, 'base64'), name: file.name };
      const path = resolve(folder, file.path);
      return { kind: 'path', path, name: basename(path) };
    },
    at(file) {
      if ('token' in file) throw unknown();
      return resolve(folder, file.path);
    },
  };
}

export interface Caller {
  readonly dispatch: Dispatch;
  /** Any method by name on raw input. @throws FailedCall */
  raw(method: string, input: unknown): Promise<unknown>;
  call<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>>;
}

/** A dispatch for this terminal. @param own folder and clock of its own, for the demo. */
export function createCaller(host: CliHost, own: { readonly appData?: string; readonly fixed?: Fixed } = {}): Caller {
  const { FIELDBOOK_FIXED_CLOCK: clock, FIELDBOOK_SEED: seed } = host.environment;
  // A packaged program lies in an archive and takes its clock and ids from nobody.
  const packaged = host.root.endsWith('.asar');
  const fixed = own.fixed ?? (packaged || clock === undefined ? undefined : { clock, seed: Number(seed ?? 0) });
  const dispatch = createDispatch(
    nodePorts({
      root: host.root,
      appData: own.appData ?? appDataFolder(host.environment),
      files: filesOf(host.folder),
      ...(fixed === undefined ? {} : { fixed }),
    }),
  );
  const raw = async (method: string, input: unknown): Promise<unknown> => {
    const result = await dispatch.call(method, input);
    if (!result.ok) throw new FailedCall(result.error);
    return result.value;
  };
  return {
    dispatch,
    raw,
    call: <M extends MethodName>(method: M, input: InputOf<M>) => raw(method, input) as Promise<OutputOf<M>>,
  };
}

/** The passphrase from the variable that `--passphrase-env` names. @throws USAGE when that variable is not set. */
export function passphraseOf(host: CliHost, words: Words): { readonly passphrase?: string } {
  const name = words.option('passphrase-env');
  if (name === undefined) return {};
  const passphrase = host.environment[name];
  if (passphrase === undefined || passphrase === '') throw usage('cli.passphraseUnset', { name });
  return { passphrase };
}

/** Who acts: `--as`, else whom this computer remembers, else the only lead auditor, else the first person. */
async function nameActor(caller: Caller, named: string | undefined): Promise<void> {
  if (named === undefined && caller.dispatch.session.actor !== null) return;
  const { people } = await caller.call('team.list', {});
  const leads = people.filter((person) => person.role === 'lead_auditor');
  const chosen =
    named === undefined
      ? ((leads.length === 1 ? leads[0] : undefined) ?? people[0])
      : (people.find((person) => person.id === named) ?? people.find((person) => person.name === named));
  if (named !== undefined && chosen === undefined) throw new AppError('ACTOR_UNKNOWN', t('cli.noPersonNamed', { name: named }));
  if (chosen !== undefined) await caller.call('team.actAs', { id: chosen.id });
}

export interface OpenOptions {
  readonly file: string;
  /** Without a lock and without any change to the file. */
  readonly readOnly: boolean;
  readonly nameActor: boolean;
}

/** Runs `work` on an open engagement and closes it, with the backup that closing makes. */
export async function withEngagement<T>(
  host: CliHost,
  words: Words,
  options: OpenOptions,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  const caller = createCaller(host);
  try {
    await caller.call('engagement.open', {
      file: { path: options.file },
      ...passphraseOf(host, words),
      ...(options.readOnly ? { readOnly: true } : {}),
    });
    if (options.nameActor) await nameActor(caller, words.option('as'));
    return await work(caller);
  } finally {
    await caller.dispatch.session.close();
  }
}

/** Options that every command on a file knows. */
export const fileOptions = { 'passphrase-env': {}, as: {} } as const;

/** What a handler is given besides its input. */
import type { ErrorCode } from '../../shared/contract/errors.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { PersonRole } from '../../shared/model/vocabulary.ts';
import { t } from '../../shared/words/words.ts';
import type { OpenFile } from './file/open-file.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

/** The person at the keyboard: declared, not proven. */
export interface ActingPerson {
  readonly id: string;
  readonly name: string;
  readonly role: PersonRole;
}

export interface AppContext {
  readonly ports: Ports;
  readonly session: Session;
  /** Set when the caller cancels, or when the file is being closed. */
  readonly signal: AbortSignal;
  /** Calls another method through the same gate, for work that is made of methods (the sample). @throws AppError */
  readonly call: (method: string, input: unknown) => Promise<unknown>;
}

export interface FileContext extends AppContext {
  readonly file: OpenFile;
  readonly actor: ActingPerson | null;
}

/** The acting person. @throws ACTOR_UNKNOWN when nobody was named. */
export function actorOf(context: FileContext): ActingPerson {
  if (context.actor === null) throw new AppError('ACTOR_UNKNOWN', t('errors.actorUnknown'), { hint: t('errors.actorUnknownHint') });
  return context.actor;
}

/** Now, as the instant that rows hold. */
export function nowOf(context: AppContext): string {
  return new Date(context.ports.clock.now()).toISOString();
}

/** Stops long work between two steps. @throws CANCELLED */
export function stopIfCancelled(context: AppContext, code: ErrorCode = 'CANCELLED'): void {
  if (context.signal.aborted) throw new AppError(code, t('errors.cancelled'));
}

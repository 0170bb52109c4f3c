/**
 * The named failures of the product. Anything expected is an `AppError` with one of these codes; anything else is a
 * bug, logged with its stack, and leaves the engine as `INTERNAL` with a short reference.
 */

/** Where a failure is shown: beside the field, in the dialog that asked, as a notice, or instead of the work. */
export type ErrorLevel = 'field' | 'inline' | 'notice' | 'screen';

interface CodeFacts {
  readonly level: ErrorLevel;
  /** Exit status of the command line: 1 failed, 2 called wrongly. */
  readonly exit: 1 | 2;
  /** Whether the same call can succeed later without other input. */
  readonly retry: boolean;
}

export const errorCodes = {
  INVALID_INPUT: { level: 'field', exit: 2, retry: false },
  UNKNOWN_METHOD: { level: 'notice', exit: 2, retry: false },
  USAGE: { level: 'notice', exit: 2, retry: false },
  NOT_FOUND: { level: 'inline', exit: 1, retry: false },
  CONFLICT: { level: 'inline', exit: 1, retry: false },
  RULE: { level: 'inline', exit: 1, retry: false },
  /** A declaration keeps the person out (ISO/IEC 17021-1 5.2.10); a recorded justification lets them in. */
  NOT_INDEPENDENT: { level: 'inline', exit: 1, retry: false },
  NOT_ALLOWED: { level: 'inline', exit: 1, retry: false },
  NEEDS_WINDOW: { level: 'notice', exit: 2, retry: false },
  /** A calculation needs a table that only its licensee has. */
  BASE_TABLE_MISSING: { level: 'inline', exit: 1, retry: false },
  /** A table ends, or has a hole, where a number lies. */
  NO_TABLE_ROW: { level: 'inline', exit: 1, retry: false },
  /** A rate of confidence that no sample gives. */
  CONFIDENCE_OUT_OF_RANGE: { level: 'field', exit: 1, retry: false },
  TOLERABLE_NOT_ABOVE_EXPECTED: { level: 'field', exit: 1, retry: false },
  /** No sample smaller than the whole can show it: test all. */
  PLAN_INFEASIBLE: { level: 'inline', exit: 1, retry: false },
  PLAN_TOO_LARGE: { level: 'inline', exit: 1, retry: false },
  EMPTY_ID: { level: 'inline', exit: 1, retry: false },
  DUPLICATE_IDS: { level: 'inline', exit: 1, retry: false },
  MORE_THAN_POPULATION: { level: 'inline', exit: 1, retry: false },
  NO_FILE_OPEN: { level: 'screen', exit: 1, retry: false },
  FILE_OPEN_ALREADY: { level: 'inline', exit: 1, retry: false },
  ACTOR_UNKNOWN: { level: 'inline', exit: 2, retry: false },
  CANCELLED: { level: 'notice', exit: 1, retry: true },
  FILE_EXISTS: { level: 'inline', exit: 1, retry: false },
  FILE_MISSING: { level: 'screen', exit: 1, retry: true },
  NOT_OURS: { level: 'screen', exit: 1, retry: false },
  NEEDS_PASSPHRASE: { level: 'screen', exit: 1, retry: false },
  WRONG_PASSPHRASE: { level: 'screen', exit: 1, retry: false },
  DAMAGED: { level: 'screen', exit: 1, retry: false },
  TOO_NEW: { level: 'screen', exit: 1, retry: false },
  LOCKED: { level: 'screen', exit: 1, retry: true },
  READ_ONLY: { level: 'inline', exit: 1, retry: false },
  DISK_FULL: { level: 'inline', exit: 1, retry: true },
  CANNOT_READ: { level: 'inline', exit: 1, retry: true },
  CANNOT_WRITE: { level: 'inline', exit: 1, retry: true },
  TOO_LARGE: { level: 'inline', exit: 1, retry: false },
  NOT_A_PICTURE: { level: 'inline', exit: 1, retry: false },
  NOT_A_TABLE: { level: 'inline', exit: 1, retry: false },
  COLUMN_CLASH: { level: 'inline', exit: 1, retry: false },
  ROWS_REFUSED: { level: 'inline', exit: 1, retry: false },
  ENGINE_STOPPED: { level: 'screen', exit: 1, retry: true },
  WRONG_NODE: { level: 'screen', exit: 1, retry: false },
  INTERNAL: { level: 'notice', exit: 1, retry: false },
} as const satisfies Record<string, CodeFacts>;

export type ErrorCode = keyof typeof errorCodes;

/** What crosses every boundary when something fails. No stack, SQL or path is ever in it. */
export interface ErrorEnvelope {
  readonly code: ErrorCode;
  readonly message: string;
  /** Input field (dotted path) → what is wrong with it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The way out. */
  readonly hint?: string;
  /** Short reference that the log holds too. */
  readonly ref: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorEnvelope };

export interface AppErrorOptions {
  readonly fields?: Readonly<Record<string, string>>;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** An expected failure: its code is in the table above, its message is written for a person. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields;
    this.hint = options.hint;
  }
}

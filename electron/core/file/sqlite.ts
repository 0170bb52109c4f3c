/** The one place that opens SQLite: cipher, key and pragmas are set here, and asserted, before anything is read. */
import Database, { type Database as SqliteDatabase } from 'better-sqlite3';

/** better-sqlite3-multiple-ciphers adds these to the class that @types/better-sqlite3 describes. */
export interface CipherDatabase extends SqliteDatabase {
  /** Unlocks with a key. @returns SQLite's result code. */
  key(key: Buffer): number;
  /** Encrypts every page anew; an empty key decrypts. @returns SQLite's result code. */
  rekey(key: Buffer): number;
}

/** `application_id` of an engagement file: "AIMS". */
export const APPLICATION_ID = 0x41494d53;
export const PAGE_BYTES = 4096;

export interface ConnectOptions {
  readonly key: Buffer | null;
  readonly readonly?: boolean;
  /** False only where a new file is made. */
  readonly mustExist?: boolean;
  /** How long a statement waits for another process's lock, in milliseconds. */
  readonly timeout?: number;
}

/** The key of a passphrase: UTF-8 of its NFC form, so that the same letters typed on two systems are the same key. */
export function keyOf(passphrase: string): Buffer {
  return Buffer.from(passphrase.normalize('NFC'), 'utf8');
}

/** Chooses the SQLCipher 4 format for `key` and `rekey` on this connection. */
export function chooseCipher(db: CipherDatabase): void {
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
}

/** Opens a connection under its key and reads nothing yet. @throws what SQLite throws. */
export function connect(path: string, options: ConnectOptions): CipherDatabase {
  const db = new Database(path, {
    readonly: options.readonly ?? false,
    fileMustExist: options.mustExist ?? true,
    timeout: options.timeout ?? 5000,
  }) as CipherDatabase;
  try {
    // A hostile schema must not call functions while it is looked at: this goes before the first read.
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('mmap_size = 0');
    if (options.key !== null) {
      chooseCipher(db);
      db.key(options.key);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Pragma → value to set → value that SQLite then reports. */
const pragmas: readonly (readonly [string, string, string | number])[] = [
  ['journal_mode', 'DELETE', 'delete'],
  ['synchronous', 'EXTRA', 3],
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
  ['recursive_triggers', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
];

/** Sets what the file needs and asserts that each took effect (docs/decisions/0002). @throws Error naming the pragma that did not. */
export function applyPragmas(db: SqliteDatabase): void {
  for (const [name, value, reported] of pragmas) {
    db.pragma(`${name} = ${value}`);
    const now: unknown = db.pragma(name, { simple: true });
    if (now !== reported) throw new Error(`SQLite kept ${name} at ${String(now)}.`);
  }
}

/** What every open engagement file runs under, by pragma; for tests and `verify`. */
export function readPragmas(db: SqliteDatabase): Readonly<Record<string, unknown>> {
  return Object.fromEntries(pragmas.map(([name]) => [name, db.pragma(name, { simple: true })]));
}

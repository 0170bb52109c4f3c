/**
 * Remembers in app data the last head of every chain that this installation wrote, per engagement. A file that shows
 * another head was copied, restored or cloned, and writing into it starts a new chain: so no chain ever forks.
 *
 * One fixed-size record per chain, written in place: before the commit with the head to come, after it with the head
 * alone. A process killed between the two finds either head in the file and goes on; nothing is synced, because a
 * record lost with the power costs a new chain and nothing else.
 */
import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { exclusively } from '../app-data/json-file.ts';
import { isAlive, startOf } from '../file/processes.ts';
import type { Log } from '../ports.ts';
import type { Head } from './entry.ts';

const RECORD_BYTES = 512;

const point = z.strictObject({ seq: z.int().min(0), hash: z.string() });
const record = z.strictObject({
  chain: z.string().min(1).max(64),
  ...point.shape,
  /** The head of a commit that may or may not have happened. */
  next: point.nullable(),
  /** The process that writes the chain at present; null when none does. */
  holder: z.strictObject({ pid: z.int(), started: z.string(), token: z.string() }).nullable(),
});
type HeadRecord = z.infer<typeof record>;

export interface HeadMemory {
  /** The chain that this installation may go on with in a file that shows these heads, newest first; null: begin one. */
  continues(heads: readonly Head[]): Head | null;
  /** Takes the chain for this process before its first write. False: another process writes it, so begin a new one. */
  claim(head: Head): boolean;
  /** Before the commit: the head to come, and the head it follows. */
  expect(next: Head, previous: Head | null): void;
  /** After the commit. */
  settle(head: Head): void;
  /** What is remembered of a chain, for `verify`. */
  known(chain: string): Head | null;
  /** Lets go of the claimed chain and closes the record file. */
  release(): void;
}

interface HeadMemoryParts {
  readonly folder: string;
  readonly engagementId: string;
  readonly pid: number;
  /** Tells two open files of one process apart. */
  readonly token: string;
  readonly log: Log;
}

function parseRecord(bytes: Buffer): HeadRecord | null {
  try {
    return record.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

export function createHeadMemory(parts: HeadMemoryParts): HeadMemory {
  const path = join(parts.folder, 'heads', `${parts.engagementId}.heads`);
  const holder = { pid: parts.pid, started: startOf(parts.pid), token: parts.token };
  const buffer = Buffer.alloc(RECORD_BYTES);
  let handle: number | null = null;
  let claimed: { slot: number; chain: string } | null = null;

  const open = (): number => {
    if (handle !== null) return handle;
    mkdirSync(join(parts.folder, 'heads'), { recursive: true });
    handle = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    return handle;
  };
  const readSlot = (slot: number): HeadRecord | null => {
    const bytes = Buffer.alloc(RECORD_BYTES);
    return readSync(open(), bytes, 0, RECORD_BYTES, slot * RECORD_BYTES) === RECORD_BYTES ? parseRecord(bytes) : null;
  };
  const slots = (): number => Math.floor(fstatSync(open()).size / RECORD_BYTES);
  const findSlot = (chain: string): { slot: number; record: HeadRecord } | null => {
    for (let slot = 0; slot < slots(); slot += 1) {
      const found = readSlot(slot);
      if (found?.chain === chain) return { slot, record: found };
    }
    return null;
  };
  const writeSlot = (slot: number, value: HeadRecord): void => {
    buffer.fill(0x20);
    buffer.write(JSON.stringify(value), 0, 'utf8');
    buffer[RECORD_BYTES - 1] = 0x0a;
    writeSync(open(), buffer, 0, RECORD_BYTES, slot * RECORD_BYTES);
  };
  const fits = (known: HeadRecord, head: Head): boolean =>
    (known.seq === head.seq && known.hash === head.hash) || (known.next?.seq === head.seq && known.next.hash === head.hash);
  const free = (known: HeadRecord): boolean =>
    known.holder === null || known.holder.token === parts.token || !isAlive(known.holder.pid, known.holder.started);
  /** App data that cannot be read or written costs a new chain, never a save. */
  const tolerant = <T>(fallback: T, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      parts.log.write('warning', 'heads', 'head memory is not usable', { code: String((error as { code?: unknown }).code ?? 'unknown') });
      return fallback;
    }
  };

  return {
    continues: (heads) =>
      tolerant(null, () => {
        for (const head of heads) {
          const found = findSlot(head.chain);
          if (found !== null && fits(found.record, head) && free(found.record)) return head;
        }
        return null;
      }),
    claim: (head) =>
      tolerant(false, () => {
        const taken = exclusively(path, () => {
          const found = findSlot(head.chain);
          if (found === null || !fits(found.record, head) || !free(found.record)) return false;
          writeSlot(found.slot, { ...head, next: null, holder });
          claimed = { slot: found.slot, chain: head.chain };
          return true;
        });
        return taken ?? false;
      }),
    expect: (next, previous) =>
      tolerant(undefined, () => {
        const before = previous ?? { chain: next.chain, seq: 0, hash: '' };
        if (claimed?.chain !== next.chain) {
          // A chain that begins with this commit: its record goes to the end of the file.
          exclusively(path, () => {
            claimed = { slot: findSlot(next.chain)?.slot ?? slots(), chain: next.chain };
            writeSlot(claimed.slot, { ...before, next: { seq: next.seq, hash: next.hash }, holder });
          });
          return;
        }
        writeSlot(claimed.slot, { ...before, next: { seq: next.seq, hash: next.hash }, holder });
      }),
    settle: (head) =>
      tolerant(undefined, () => {
        if (claimed?.chain === head.chain) writeSlot(claimed.slot, { ...head, next: null, holder });
      }),
    known: (chain) =>
      tolerant(null, () => {
        const found = findSlot(chain);
        return found === null ? null : { chain, seq: found.record.seq, hash: found.record.hash };
      }),
    release: () =>
      tolerant(undefined, () => {
        if (claimed !== null) {
          const found = readSlot(claimed.slot);
          if (found !== null && found.holder?.token === parts.token) writeSlot(claimed.slot, { ...found, holder: null });
        }
        claimed = null;
        if (handle !== null) closeSync(handle);
        handle = null;
      }),
  };
}

/** An engagement file that is open: what services may use of it. The database handle stays inside file/ and ledger/. */
import type { HeadMemory } from '../ledger/heads.ts';
import type { Ledger } from '../ledger/write.ts';
import type { Queries } from '../queries.ts';
import type { BlobStore } from './blobs.ts';
import type { DraftStore } from './drafts.ts';
import type { CipherDatabase } from './sqlite.ts';

export type ReadOnlyReason = 'no' | 'asked' | 'in_use' | 'media';

export interface OpenFile {
  readonly engagementId: string;
  /** Absolute path that the person knows, not that of a snapshot. */
  readonly path: string;
  readonly encrypted: boolean;
  readonly readOnly: ReadOnlyReason;
  /** Who holds the file when `readOnly` is `in_use`; else empty. */
  readonly heldBy: string;
  readonly schemaVersion: number;
  readonly ledger: Ledger;
  readonly queries: Queries;
  readonly blobs: BlobStore;
  readonly drafts: DraftStore;
  /** The queries for what is made to leave the file: see `forOutside`. */
  readonly outside: () => Queries;
}

/** What backups, re-keying and verification use besides; the session holds it and hands services the part above. */
export interface EngagementFile extends OpenFile {
  readonly db: CipherDatabase;
  readonly key: Buffer | null;
  readonly memory: HeadMemory;
  /** Closes the connection, forgets the chain claim, removes lock and snapshot. Closing twice does nothing. */
  close(): void;
  /** Closes the connection only, so that the file can be replaced; the lock stays. Answers how to open it again. */
  suspend(): (key: Buffer | null) => EngagementFile;
}

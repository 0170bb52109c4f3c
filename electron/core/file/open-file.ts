/** An engagement file that is open: what services may use of it. The database handle stays inside queries and ledger. */

import type { Ledger } from '../ledger/write.ts';
import type { Queries } from '../queries.ts';
import type { BlobStore } from './blobs.ts';

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
}

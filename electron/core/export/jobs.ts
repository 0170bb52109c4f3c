/** What is exported, and the messages between the engine and its export thread. */
import type { AuditTimeModel } from './audit-time-model.ts';
import type { CertificateModel } from './certificate-model.ts';
import type { GivenLook } from './given-look.ts';
import type { PlanModel } from './plan-model.ts';
import type { ReportModel } from './report-model/shape.ts';
import type { ResponseBookModel } from './response-book-model.ts';
import type { ResponseFormModel } from './response-form-model.ts';
import type { WorkbookModel } from './workbook/workbook-types.ts';

export type ExportJob =
  | { readonly kind: 'report'; readonly model: ReportModel; readonly fontFolder: string; readonly look?: GivenLook | null }
  | { readonly kind: 'plan'; readonly model: PlanModel; readonly fontFolder: string; readonly look?: GivenLook | null }
  | { readonly kind: 'form'; readonly model: ResponseFormModel; readonly fontFolder: string; readonly look?: GivenLook | null }
  | { readonly kind: 'audit-time'; readonly model: AuditTimeModel; readonly fontFolder: string; readonly look?: GivenLook | null }
  | { readonly kind: 'proof'; readonly fontFolder: string; readonly look: GivenLook }
  | { readonly kind: 'certificate'; readonly model: CertificateModel; readonly fontFolder: string; readonly look?: GivenLook | null }
  | { readonly kind: 'workbook'; readonly model: WorkbookModel }
  | { readonly kind: 'response'; readonly model: ResponseBookModel };

/** What a renderer says about the file it wrote. */
export interface Rendered {
  readonly pages: number;
  readonly sheets: readonly string[];
  /** Codes of characters that no font has, as they are printed: `U+4E2D`. */
  readonly missingGlyphs: readonly string[];
}

export interface WorkerInput {
  readonly job: ExportJob;
  /** File to fill; it exists and is empty. Null: the paper comes back in memory, for work that may leave no file. */
  readonly path: string | null;
}

export interface WrittenFile extends Rendered {
  readonly bytes: number;
  readonly sha256: string;
}

export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly type: 'done'; readonly written: WrittenFile; readonly content: Uint8Array | null }
  /** `code` is the system's error code where there is one; `stack` goes to the log, never to a person. */
  | { readonly type: 'failed'; readonly code: string; readonly stack: string };

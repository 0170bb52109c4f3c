/** What a response workbook is made from: plain data for the export thread. */
import type { LockedValues, ResponseValues } from '../../../shared/model/response-fields.ts';

export interface ResponseBookModel {
  readonly program: string;
  readonly madeAt: string;
  readonly sentOn: string;
  readonly author: string;
  readonly body: string;
  readonly client: string;
  /** Number and title. */
  readonly audit: string;
  readonly auditor: string;
  readonly certification: boolean;
  /** What the hidden sheet says, so that the file is known again. */
  readonly marks: Readonly<Record<'format' | 'engagement' | 'audit' | 'issue' | 'number' | 'sent' | 'rows' | 'digest', string>>;
  readonly rows: readonly {
    readonly id: string;
    readonly fingerprint: string;
    readonly locked: LockedValues;
    readonly answers: ResponseValues;
  }[];
}

/** What the forms of nonconformities print: plain data for the export thread. */
import type { ResponseValues } from '../../../shared/model/response-fields.ts';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';

type Verdict = 'accepted' | 'returned' | null;

export interface ResponseForm {
  readonly number: string;
  readonly grade: 'major' | 'minor';
  readonly requirement: string;
  readonly statement: string;
  readonly units: readonly string[];
  readonly evidence: readonly { readonly text: string; readonly reference: string }[];
  readonly gradeReason: string;
  readonly auditor: string;
  readonly auditee: { readonly name: string; readonly on: string | null; readonly understood: boolean | null; readonly view: string };
  readonly answerBy: string | null;
  readonly verifyBy: string | null;
  readonly answers: ResponseValues;
  readonly answeredBy: string;
  readonly answeredOn: string | null;
  readonly verdicts: Readonly<Record<'correction' | 'cause' | 'correctiveAction', Verdict>>;
  readonly reviewer: string;
  readonly reviewedOn: string | null;
  readonly comment: string;
}

export interface ResponseFormModel {
  readonly program: { readonly name: string; readonly version: string };
  readonly madeAt: string;
  readonly client: string;
  readonly body: string;
  readonly standard: string;
  readonly certification: boolean;
  readonly issue: number;
  readonly audit: { readonly number: string; readonly kind: AuditKind; readonly title: string; readonly dates: string };
  readonly forms: readonly ResponseForm[];
}

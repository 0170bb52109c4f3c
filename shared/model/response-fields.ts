/** What a client answers about a nonconformity, field by field, in the order of the form and of the workbook (ISO/IEC 17021-1 9.4.9). */
import { z } from 'zod';

export const responseField = z.enum([
  'understood',
  'view',
  'correction',
  'correctionDoneOn',
  'extent',
  'cause',
  'method',
  'correctiveAction',
  'owner',
  'plannedFor',
  'enclosed',
]);
export type ResponseField = z.infer<typeof responseField>;

/** What the client is told and cannot change there. */
export const lockedField = z.enum(['number', 'grade', 'requirement', 'statement', 'evidence', 'answerBy']);
export type LockedField = z.infer<typeof lockedField>;

/** Values as text: dates as `YYYY-MM-DD`, choices by their code, empty where nothing is said. */
export type ResponseValues = Readonly<Record<ResponseField, string>>;
export type LockedValues = Readonly<Record<LockedField, string>>;

export type ResponseKind = 'text' | 'line' | 'date' | 'understood' | 'method';
export const responseKinds: Readonly<Record<ResponseField, ResponseKind>> = {
  understood: 'understood',
  view: 'text',
  correction: 'text',
  correctionDoneOn: 'date',
  extent: 'text',
  cause: 'text',
  method: 'method',
  correctiveAction: 'text',
  owner: 'line',
  plannedFor: 'date',
  enclosed: 'text',
};

/** Longest text that a cell takes over; the input hint of the workbook asks for less. */
export const LONGEST_ANSWER = 20_000;
export const LONGEST_LINE = 300;

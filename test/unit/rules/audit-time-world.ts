/** What the tests of the calculators share: the shipped tables, and a calculation by its input. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { shippedAuditTimeTables } from '../../../electron/core/audit-time/tables-loader.ts';
import type { AuditTimeInput, AuditTimeOutput } from '../../../shared/contract/audit-time.ts';
import { auditTimeInput, auditTimeOutput } from '../../../shared/contract/audit-time.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { calculateAuditTime } from '../../../shared/rules/audit-time.ts';

const root = resolve(import.meta.dirname, '../../..');

export const tables = shippedAuditTimeTables(resolve(root, 'resources'));

export function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(root, 'test/fixtures/audit-time', name), 'utf8')) as T;
}

/** Calculates, and holds input and answer against the contract. */
export function timeFor(input: AuditTimeInput): AuditTimeOutput {
  return auditTimeOutput.parse(calculateAuditTime(tables, auditTimeInput.parse(input)));
}

/** The refusal of a call. @throws Error when it is answered, or fails otherwise. */
export function refusedWith(work: () => unknown): { code: string; message: string; hint: string | undefined; fields: string[] } {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { code: thrown.code, message: thrown.message, hint: thrown.hint, fields: Object.keys(thrown.fields ?? {}) };
  }
  throw new Error('The call was answered.');
}

/** The steps of the lines that lead to the days, in order. */
export const stepsOf = (answer: AuditTimeOutput): string[] => answer.lines.map(({ step }) => step);

/** Calls that must be refused. */
import { expect } from 'vitest';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import { CallFailed } from './engagement.ts';
import { digestOfFile } from './file-rows.ts';

/** The envelope of a refused call. @throws when the call was not refused, or failed in an unexpected way. */
export async function refusal(work: Promise<unknown>): Promise<ErrorEnvelope> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallFailed) return error.envelope;
    throw error;
  }
  throw new Error('The call was not refused.');
}

/** The code of a refused call, `ok` for one that was done. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallFailed) return error.envelope.code;
    throw error;
  }
  return 'ok';
}

/** As `refusal`, and the file holds byte for byte the same rows as before. */
export async function refusalWithoutWrite(path: string, work: () => Promise<unknown>): Promise<ErrorEnvelope> {
  const before = digestOfFile(path);
  const envelope = await refusal(work());
  expect(digestOfFile(path), 'a refused call writes nothing').toBe(before);
  return envelope;
}

/** A well-formed id that no row bears. */
export const unknownId = '01900000-0000-7000-8000-00000000dead';

/** Checked by every host before anything native is loaded: an old Node fails there with words nobody understands. */
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';

const LEAST_MAJOR = 24;

/** @param version as in `process.versions.node`. @returns null when this Node will do. */
export function nodeProblem(version: string): ErrorEnvelope | null {
  const major = Number.parseInt(version, 10);
  if (major >= LEAST_MAJOR) return null;
  return { code: 'WRONG_NODE', message: t('errors.wrongNode', { version }), ref: 'NODE' };
}

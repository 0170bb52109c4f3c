/** Numbers of findings by a pattern: counted per audit and kind, never given twice, withdrawn ones included. */
import type { Grade } from '../model/vocabulary.ts';

/** `S2-NC-04`, `S2-OFI-01`. */
export const DEFAULT_NUMBER_PATTERN = '{audit}-{type}-{nn}';

export interface NumberParts {
  readonly pattern: string;
  readonly audit: string;
  readonly grade: Grade;
  /** The grade as the grading scheme calls it. */
  readonly gradeCode: string;
  readonly year: string;
}

const counter = /\{(n{1,4})\}/;
const known = /\{(audit|type|grade|year|n{1,4})\}/g;

/** What is wrong with a pattern: the counter must stand in it exactly once, at its end, and nothing unknown. */
export function patternFault(pattern: string): 'counter' | 'unknown' | 'kind' | 'long' | null {
  if (pattern.length > 60) return 'long';
  if (/[{}]/.test(pattern.replace(known, ''))) return 'unknown';
  if ((pattern.match(/\{n{1,4}\}/g) ?? []).length !== 1 || !/\{n{1,4}\}$/.test(pattern)) return 'counter';
  // Opportunities and nonconformities must not get the same number.
  return pattern.includes('{type}') || pattern.includes('{grade}') ? null : 'kind';
}

/** The next number, counted over all numbers of the audit that begin alike. */
export function nextFindingNumber(parts: NumberParts, numbers: readonly string[]): string {
  const digits = counter.exec(parts.pattern)?.[1]?.length ?? 2;
  const prefix = parts.pattern
    .replace(counter, '')
    .replaceAll('{audit}', parts.audit)
    .replaceAll('{type}', parts.grade === 'opportunity' ? 'OFI' : 'NC')
    .replaceAll('{grade}', parts.gradeCode.toUpperCase())
    .replaceAll('{year}', parts.year);
  const used = numbers
    .filter((number) => number.startsWith(prefix))
    .map((number) => number.slice(prefix.length))
    .filter((rest) => /^\d+$/.test(rest))
    .map(Number);
  return `${prefix}${String(Math.max(0, ...used) + 1).padStart(digits, '0')}`;
}

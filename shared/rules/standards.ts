/**
 * Integrated audits (IAF MD 11): what two standards ask alike is asked once and concluded for each. ISO/IEC 42001:2023
 * and ISO/IEC 27001:2022 share clauses 4 to 10 by number and subject (ISO harmonised structure); 6.1.4 and 8.4 are in
 * ISO/IEC 42001 only, and Annex A of the one has nothing to do with Annex A of the other, although the numbers collide.
 */
import type { CatalogItemKind } from '../model/vocabulary.ts';

/** Standards whose clauses are known to carry the same numbers for the same subjects. Others share nothing. */
const alike: ReadonlySet<string> = new Set(['42001', '27001']);

export interface SharedItem {
  readonly requirement: string;
  readonly ref: string;
  readonly kind: CatalogItemKind;
}

/** `42001:A.5.4` → `42001`. */
export const frameworkOf = (requirement: string): string => requirement.slice(0, requirement.indexOf(':'));

/** Whether two standards ask the same in clauses 4 to 10. */
export const shareClauses = (one: string, other: string): boolean => one !== other && alike.has(one) && alike.has(other);

/** Whether a row of a checklist stands for a requirement: its own, or what another standard asks under the same number. */
export function standsFor(rowRequirement: string, requirement: string): boolean {
  if (rowRequirement === requirement) return true;
  const ref = requirement.slice(requirement.indexOf(':'));
  return !ref.startsWith(':A.') && rowRequirement.endsWith(ref) && shareClauses(frameworkOf(rowRequirement), frameworkOf(requirement));
}

/** Requirements of a further standard that a requirement of the main one stands for: main requirement → further one. */
export function sharedRequirements(main: readonly SharedItem[], further: readonly SharedItem[]): Map<string, string> {
  const byRef = new Map(main.filter((item) => item.kind === 'requirement').map((item) => [item.ref, item]));
  const shared = new Map<string, string>();
  for (const item of further) {
    const same = item.kind === 'requirement' ? byRef.get(item.ref) : undefined;
    if (same !== undefined && shareClauses(frameworkOf(same.requirement), frameworkOf(item.requirement)))
      shared.set(same.requirement, item.requirement);
  }
  return shared;
}

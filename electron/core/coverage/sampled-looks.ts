/**
 * Examined records of samples as looks at rows of the checklist. A record was seen for the unit that its stratum or one of
 * its shown columns names; one that names none, for the organization, or for the only row there is. What can be given to
 * no row for certain is given to none: coverage must not say more than was seen (ISO/IEC 17021-1 9.4.4).
 */
import { standsFor } from '../../../shared/rules/standards.ts';
import type { FileContext } from '../context.ts';
import type { RowLooks } from './coverage-queries.ts';

export interface LookedAt {
  readonly id: string;
  readonly requirement: string;
  readonly unit: { readonly kind: string; readonly id: string | null };
}

const plain = (name: string): string => name.trim().toLowerCase();

/** Ids of sites and AI systems by every name that a list may give them: with version, without, and by reference. */
function unitsByName(context: FileContext): Map<string, string> {
  const { scope } = context.file.queries;
  const named = new Map<string, string>();
  for (const { id, name } of scope.sites()) named.set(plain(name), id);
  for (const { id, name, version, reference } of scope.wholeSystems())
    for (const one of [name, `${name} ${version}`, reference]) if (plain(one) !== '') named.set(plain(one), id);
  return named;
}

export function sampledLooks(context: FileContext, auditId: string, rows: readonly LookedAt[]): RowLooks[] {
  const records = context.file.queries.coverage.examined(auditId);
  if (records.length === 0) return [];
  const named = unitsByName(context);
  const standing = new Map<string, LookedAt[]>();
  const rowsOf = (requirement: string): LookedAt[] => {
    const found = standing.get(requirement) ?? rows.filter((row) => standsFor(row.requirement, requirement));
    standing.set(requirement, found);
    return found;
  };
  const times = new Map<string, RowLooks>();
  for (const { requirements, names, who, times: count } of records) {
    const unit = names.map((name) => named.get(plain(name))).find((id) => id !== undefined);
    for (const requirement of requirements) {
      const own = rowsOf(requirement);
      const row =
        own.find((one) => unit !== undefined && one.unit.id === unit) ??
        own.find((one) => one.unit.kind === 'organization') ??
        (own.length === 1 ? own[0] : undefined);
      if (row === undefined) continue;
      const key = `${row.id}\n${who}`;
      times.set(key, { id: row.id, kind: 'samples', who, times: (times.get(key)?.times ?? 0) + count });
    }
  }
  return [...times.values()];
}

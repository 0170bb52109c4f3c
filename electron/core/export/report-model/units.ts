/** Short letters for the units of a checklist, as they stand in narrow columns. */
import type { UnitKind } from '../../../../shared/model/vocabulary.ts';
import type { ReportUnit } from './shape.ts';

export interface UnitName {
  readonly key: string;
  readonly kind: UnitKind;
  readonly label: string;
}

/** `LendScore 4.2` → `LS`, `Loomi Assist` → `LA`, `Porto` → `POR`, `chat` → `CHA`. */
function lettersOf(unit: UnitName): string {
  if (unit.kind === 'organization') return 'ORG';
  // Versions say nothing in a code: `4.2` goes.
  const name = unit.label.replace(/\s+v?\d[\w.]*$/i, '');
  const capitals = unit.kind === 'system' ? (name.match(/\p{Lu}/gu) ?? []).slice(0, 3).join('') : '';
  if (capitals.length >= 2) return capitals;
  const letters = (name.match(/[\p{L}\p{N}]/gu) ?? []).slice(0, 3).join('').toUpperCase();
  return letters === '' ? 'U' : letters;
}

/** @returns unit key → unit, in the order given, each with a code of its own. */
export function unitCodes(units: readonly UnitName[]): Map<string, ReportUnit> {
  const taken = new Set<string>();
  const coded = new Map<string, ReportUnit>();
  for (const unit of units) {
    const letters = lettersOf(unit);
    let code = letters;
    for (let next = 2; taken.has(code); next += 1) code = `${letters}${next}`;
    taken.add(code);
    coded.set(unit.key, { code, label: unit.label, kind: unit.kind });
  }
  return coded;
}

/** `Ines Vogt` → `IV`; two people with the same letters get the second letter of the last name, then a number. */
export function initialsOf(names: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const found = new Map<string, string>();
  for (const name of new Set(names)) {
    const words = name.split(/[\s.]+/).filter((word) => /^\p{Lu}/u.test(word) && !/^(Dr|Prof|Ir|Ing|Mr|Ms|Mrs)$/u.test(word));
    const parts = words.length > 0 ? words : [name];
    const short = parts
      .map((word) => [...word][0] ?? '')
      .join('')
      .slice(0, 4)
      .toUpperCase();
    const longer = `${short}${[...(parts.at(-1) ?? '')][1] ?? ''}`;
    let initials = taken.has(short) ? longer : short;
    for (let next = 2; taken.has(initials); next += 1) initials = `${short}${next}`;
    taken.add(initials);
    found.set(name, initials);
  }
  return found;
}

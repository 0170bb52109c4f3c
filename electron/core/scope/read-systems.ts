/** Turns the rows of a client's table into AI systems. What does not fit names its row and column; nothing is guessed. */
import type { Row } from '../../../shared/model/entities.ts';
import { type SystemField, type SystemFieldShape, systemFields, systemLists, writtenLimits } from '../../../shared/model/system-fields.ts';
import { t } from '../../../shared/words/words.ts';
import type { CheckedMapping } from '../import/columns.ts';
import { type ReadOptions, type RowProblem, type RowReader, readRows } from '../import/read-rows.ts';
import { type ChosenWords, isBlank, meaningOf, wordKey } from './system-words.ts';

export type SystemPatch = Partial<Row<'ai_system'>> & { readonly name: string };
export interface ReadSystem {
  readonly row: number;
  readonly patch: SystemPatch;
}
export interface UnknownWord {
  readonly field: SystemField;
  readonly from: string;
  readonly rows: number;
}
export interface ReadSystems {
  readonly systems: readonly ReadSystem[];
  readonly problems: readonly RowProblem[];
  readonly leftOut: number;
  readonly unknown: readonly UnknownWord[];
}

/** What is in the engagement already. */
export interface Surroundings {
  /** Sites by their name in lower case. */
  readonly sites: ReadonlyMap<string, string>;
  /** Client's numbers of the systems that the register holds. */
  readonly references: ReadonlySet<string>;
}

/** Words that a cell of several answers is split at. */
const SEVERAL = /[;\n|]|,(?=\s)/;
const partsOf = (written: string) =>
  written
    .split(SEVERAL)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export function readSystems(
  checked: CheckedMapping<SystemField>,
  options: ReadOptions,
  chosen: ChosenWords,
  { sites, references }: Surroundings,
): ReadSystems {
  const mapped = checked.mapping.columns.map(({ field }) => field);
  const unknown = new Map<string, { field: SystemField; from: string; rows: number }>();
  const rowOfReference = new Map<string, number>();

  const listed = (reader: RowReader<SystemField>, field: SystemField, list: keyof typeof systemLists, written: string): string | null => {
    const value = meaningOf(field, list, written, chosen);
    if (value !== null || isBlank(written)) return value;
    const from = written.slice(0, writtenLimits.long);
    const key = wordKey(field, from);
    const seen = unknown.get(key) ?? { field, from, rows: 0 };
    unknown.set(key, { ...seen, rows: seen.rows + 1 });
    const label = t(`inventory.field.${field}`);
    reader.problem(
      field,
      t('inventoryCore.unknownWord', { value: written.slice(0, 60), count: systemLists[list].options.length, field: label }),
    );
    return null;
  };

  const read = (reader: RowReader<SystemField>, field: SystemField): unknown => {
    const shape: SystemFieldShape = systemFields[field];
    const written = reader.text(field);
    if (written === '') return undefined;
    switch (shape.kind) {
      case 'line':
      case 'long':
      case 'text':
        return reader.limited(field, writtenLimits[shape.kind]);
      case 'date':
        return isBlank(written) ? undefined : reader.day(field);
      case 'one':
        return listed(reader, field, shape.list, written) ?? undefined;
      case 'many': {
        const values = partsOf(written).flatMap((part) => listed(reader, field, shape.list, part) ?? []);
        return [...new Set(values)];
      }
      case 'flag': {
        const answer = listed(reader, field, 'yesNo', written);
        return answer === 'yes' ? true : answer === 'no' ? false : undefined;
      }
      case 'sites':
        return partsOf(written).flatMap((part) => {
          const id = sites.get(part.toLowerCase());
          if (id === undefined) reader.problem(field, t('inventoryCore.unknownSite', { value: part.slice(0, 60) }));
          return id ?? [];
        });
    }
  };

  const checkReference = (reader: RowReader<SystemField>, reference: string): void => {
    if (reference === '') return;
    const earlier = rowOfReference.get(reference);
    if (earlier !== undefined) reader.problem('reference', t('inventoryCore.twice', { value: reference, row: earlier }));
    else rowOfReference.set(reference, reader.row);
    if (references.has(reference)) reader.problem('reference', t('inventoryCore.inRegister', { value: reference }));
  };

  const { values, problems, leftOut } = readRows<SystemField, ReadSystem>(checked, options, (reader) => {
    const patch: Record<string, unknown> = {};
    for (const field of mapped) {
      const value = read(reader, field);
      if (value !== undefined) patch[field] = value;
    }
    if (reader.text('name') === '') reader.problem('name', t('inventoryCore.noName'));
    checkReference(reader, reader.text('reference'));
    return { row: reader.row, patch: patch as SystemPatch };
  });
  return { systems: values, problems, leftOut, unknown: [...unknown.values()].toSorted((a, b) => b.rows - a.rows) };
}

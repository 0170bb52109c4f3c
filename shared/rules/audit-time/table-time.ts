/**
 * The time that a table gives: which number of persons counts, which row it falls in, and what to do where there is no
 * row. IAF MD 5 Annex A to C, ISO/IEC 27006-1 Table C.1, ISO/IEC 42006 Annex A (entered by its licensee).
 */
import type { AuditTimeLine, StandardInput } from '../../contract/audit-time.ts';
import { AppError } from '../../contract/errors.ts';
import type { AuditTimeTables, ComplexityLevel } from '../../model/audit-time-tables.ts';
import { wholeNumber } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { ceilSqrt } from '../multi-site.ts';
import { givenReason, hundredthsOf, refusal } from './refusals.ts';

interface Bracket {
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

/** The rows of the table, in the column that the complexity names. @throws INVALID_INPUT for a column that it has not. */
function publishedRows(tables: AuditTimeTables, input: StandardInput, path: string): readonly Bracket[] {
  const { table, complexity } = input;
  const field = `${path}complexity`;
  if (table === 'EMS' || table === 'OHSMS') {
    if (complexity === undefined || typeof complexity === 'object')
      throw refusal(field, 'auditTime.complexityNeeded', {
        table,
        levels: table === 'EMS' ? 'high, medium, low, limited' : 'high, medium, low',
      });
    const column: ComplexityLevel = complexity;
    if (table === 'EMS') return tables.tables.EMS.rows.map((row) => ({ from: row.from, to: row.to, days: row[column] }));
    if (column === 'limited') throw refusal(field, 'auditTime.complexityNeeded', { table, levels: 'high, medium, low' });
    return tables.tables.OHSMS.rows.map((row) => ({ from: row.from, to: row.to, days: row[column] }));
  }
  if (table === 'ISMS') {
    if (typeof complexity === 'string') throw refusal(field, 'auditTime.complexityScores');
    return tables.tables.ISMS.rows;
  }
  if (complexity !== undefined) throw refusal(field, 'auditTime.complexityUnused', { table });
  return table === 'QMS' ? tables.tables.QMS.rows : [];
}

/**
 * The rows that a person entered: in order, without an overlap, days never falling. Beyond a published table they go on
 * where it ends, so that no published figure is replaced.
 */
function enteredRows(base: readonly Bracket[], published: readonly Bracket[], path: string): readonly Bracket[] {
  let before = published.at(-1);
  for (const [index, row] of base.entries()) {
    const field = `${path}base.${index}`;
    const hundredths = hundredthsOf(row.days, `${field}.days`);
    if (published.length > 0 && row.from !== (before?.to ?? 0) + 1)
      throw refusal(`${field}.from`, 'auditTime.baseContinues', { next: wholeNumber((before?.to ?? 0) + 1) });
    if (before !== undefined && row.from <= before.to) throw refusal(`${field}.from`, 'auditTime.baseOverlaps');
    if (row.to < row.from) throw refusal(`${field}.to`, 'auditTime.baseBackwards');
    if (hundredths === 0 || row.days < (before?.days ?? 0)) throw refusal(`${field}.days`, 'auditTime.baseFalls');
    before = row;
  }
  return base;
}

/**
 * The fewest persons that identical activities may be counted down to: the square root of each activity's head count,
 * rounded up (ISO/IEC 27006-1 C.3.4).
 */
export function fewestForIdentical(persons: number, identical: readonly number[]): number {
  return identical.reduce((left, heads) => left - heads + ceilSqrt(heads), persons);
}

interface Counted {
  readonly persons: number;
  readonly justification: string | null;
}

/** The number that the table is entered with, and why it is smaller than the number of persons. @throws INVALID_INPUT */
function countedPersons({ table, persons, effective }: StandardInput, path: string): Counted {
  if (effective === undefined) return { persons, justification: null };
  const field = `${path}effective`;
  const { identical } = effective;
  if ((effective.persons === undefined) === (identical === undefined)) throw refusal(field, 'auditTime.effectiveOneWay');
  if (identical !== undefined) {
    if (table !== 'ISMS') throw refusal(`${field}.identical`, 'auditTime.identicalIsms');
    if (identical.reduce((sum, heads) => sum + heads, 0) > persons)
      throw refusal(`${field}.identical`, 'auditTime.identicalTooMany', { persons: wholeNumber(persons) });
  }
  const counted = identical === undefined ? (effective.persons ?? persons) : fewestForIdentical(persons, identical);
  if (counted > persons) throw refusal(`${field}.persons`, 'auditTime.effectiveTooMany', { persons: wholeNumber(persons) });
  return { persons: counted, justification: givenReason(effective.reason, `${field}.reason`) };
}

function noRow(input: StandardInput, persons: number, last: Bracket | undefined, path: string): AppError {
  const values = {
    table: input.table,
    persons: wholeNumber(persons),
    end: wholeNumber(last?.to ?? 0),
    next: wholeNumber((last?.to ?? 0) + 1),
  };
  const own = input.table === 'AIMS';
  return new AppError('NO_TABLE_ROW', t(own ? 'auditTime.noOwnRow' : 'auditTime.noRow', values), {
    hint: t(own ? 'auditTime.noOwnRowHint' : 'auditTime.noRowHint', values),
    fields: { [`${path}base`]: t('auditTime.rowNeeded', values) },
  });
}

export interface TableTime {
  readonly hundredths: number;
  readonly line: AuditTimeLine;
}

/**
 * Looks the time up. @throws BASE_TABLE_MISSING for AIMS without a table, NO_TABLE_ROW where no row covers the number
 * (the hint says how to go on), INVALID_INPUT for rows or a complexity that cannot be.
 */
export function tableTime(tables: AuditTimeTables, input: StandardInput, path: string): TableTime {
  const { table, base = [] } = input;
  if (table === 'AIMS' && base.length === 0)
    throw new AppError('BASE_TABLE_MISSING', t('auditTime.baseMissing'), {
      hint: t('auditTime.baseMissingHint'),
      fields: { [`${path}base`]: t('auditTime.baseNeeded') },
    });
  const published = publishedRows(tables, input, path);
  const entered = enteredRows(base, published, path);
  const counted = countedPersons(input, path);
  const covers = (row: Bracket) => row.from <= counted.persons && counted.persons <= row.to;
  const publishedRow = published.find(covers);
  const row = publishedRow ?? entered.find(covers);
  if (row === undefined) throw noRow(input, counted.persons, entered.at(-1) ?? published.at(-1), path);
  const hundredths = hundredthsOf(row.days, `${path}base`);
  const facts = table === 'AIMS' ? tables.aims : tables.tables[table];
  const values = {
    persons: wholeNumber(input.persons),
    counted: wholeNumber(counted.persons),
    from: wholeNumber(row.from),
    to: wholeNumber(row.to),
    level: typeof input.complexity === 'string' ? t('auditTime.atComplexity', { level: input.complexity }) : '',
  };
  return {
    hundredths,
    line: {
      step: 'table',
      table,
      label: t('auditTime.tableTime', { table }),
      input: t(counted.persons === input.persons ? 'auditTime.personsInRow' : 'auditTime.effectiveInRow', values),
      days: hundredths / 100,
      justification: counted.justification,
      source:
        publishedRow === undefined
          ? (input.baseSource ?? '').trim() || t('auditTime.enteredFrom', { document: facts.document })
          : facts.document,
      status: publishedRow === undefined ? 'entered' : facts.status,
    },
  };
}

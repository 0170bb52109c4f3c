/** What every record of a pack is made from: the engagement as it stood at the head of the ledger. */
import type { Row } from '../../../../../shared/model/entities.ts';
import { dateIn, dateRange, shortDate, timeOf } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { FileContext } from '../../../context.ts';
import type { PackCell } from '../pack-record.ts';

export interface PackSource {
  /** Its clock stands at the newest entry of the ledger: what depends on today is the same each time. */
  readonly context: FileContext;
  readonly engagement: Row<'engagement'>;
  /** The audit that is decided on. */
  readonly audit: Row<'audit'>;
  /** The Stage 1 before it, where there is one. */
  readonly stage1: Row<'audit'> | null;
  /** Path of a piece of evidence in the pack by its number; nothing where only the index goes along. */
  readonly evidencePath: ReadonlyMap<string, string>;
}

/** The audits that the pack is about, in their order. */
export const auditsOf = ({ audit, stage1 }: PackSource): readonly Row<'audit'>[] => (stage1 === null ? [audit] : [stage1, audit]);

export const day = (date: string | null): string => (date === null ? '' : shortDate(date));
export const range = (from: string | null, to: string | null): string => (from === null && to === null ? '' : dateRange(from, to));
export const instantText = (at: string | null, timeZone: string): string =>
  at === null ? '' : `${shortDate(dateIn(at, timeZone))}, ${timeOf(at, timeZone)}`;
export const byAndOn = (name: string, on: string | null): string => [name, day(on)].filter((part) => part !== '').join(', ');
export const yesOrNo = (value: boolean): string => t(value ? 'vocabulary.yesNo.yes' : 'vocabulary.yesNo.no');
export const yesNoText = (value: Row<'agreement'>['complaintsKnown']): string => t(`vocabulary.yesNo.${value}`);
export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** Numbers of evidence, the single one as a link where its file goes along. */
export function evidenceCell({ evidencePath }: PackSource, numbers: readonly string[]): PackCell {
  const [only] = numbers;
  const path = numbers.length === 1 && only !== undefined ? evidencePath.get(only) : undefined;
  return path === undefined || only === undefined ? numbers.join(', ') : { text: only, path };
}

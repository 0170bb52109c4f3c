/** What a person calls a record: `NC-04 Drift alerts not evaluated`, `8.4 LendScore 4.2`, a note by its words. */
import { type EntityName, entityNames } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { unitLabel } from '../checklist/checklist-rows.ts';
import type { FileContext } from '../context.ts';

export type Fields = Readonly<Record<string, unknown>>;

const LONGEST = 60;
const text = (value: unknown) => (typeof value === 'string' ? value : '');

export const shortened = (words: string) => {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
};

export const isEntity = (name: string): name is EntityName => (entityNames as readonly string[]).includes(name);

function itemLabel(context: FileContext, itemId: string): string {
  const row = context.file.queries.checklist.row(itemId);
  return row === null ? '' : `${row.ref} ${unitLabel(row)}`;
}

export function recordName(context: FileContext, entity: string, row: Fields): string {
  if (entity === 'note') return `“${shortened(text(row.text))}”`;
  if (entity === 'requirement_result' || entity === 'prompt_check') return itemLabel(context, text(row.checklistItemId));
  if (entity === 'checklist_item') return itemLabel(context, text(row.id));
  if (entity === 'report_text') return t(`vocabulary.reportSection.${text(row.section) as 'summary'}`);
  const number = text(row.number);
  const name = text(row.title) || text(row.name) || text(row.clientName) || (number === '' ? text(row.text) || text(row.statement) : '');
  return shortened(`${number} ${name}`);
}

/** A person of the engagement by id. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';

/** @throws NOT_FOUND */
export function personOf(context: FileContext, id: string): Row<'person'> {
  const person = context.file.queries.team.find(id);
  if (person === null) throw new AppError('NOT_FOUND', t('teamCore.nobody'));
  return person;
}

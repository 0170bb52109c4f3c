/** The English words, one file per area. */
import { entities } from './en/entities.ts';
import { errors } from './en/errors.ts';
import { input } from './en/input.ts';
import { vocabulary } from './en/vocabulary.ts';
import { workbook } from './en/workbook.ts';

export const en = { entities, errors, input, workbook, vocabulary } as const;

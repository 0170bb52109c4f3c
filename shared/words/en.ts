/** The English words, one file per area. */
import { entities } from './en/entities.ts';
import { errors } from './en/errors.ts';
import { input } from './en/input.ts';

export const en = { entities, errors, input } as const;

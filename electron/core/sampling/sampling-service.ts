/** Sampling of records (ISO 19011 A.6). */
import type { HandlersOf } from '../handlers.ts';
import { arithmeticHandlers } from './arithmetic.ts';

export const samplingHandlers = {
  ...arithmeticHandlers,
} satisfies HandlersOf<'sampling.'>;

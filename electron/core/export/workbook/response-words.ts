/** Words that stand in the response workbook for codes: written by one side, read back by the other. */
import { causeMethod } from '../../../../shared/model/vocabulary.ts';
import { t } from '../../../../shared/words/words.ts';
import { resultMarks } from './workbook-types.ts';

/** Hidden sheet that says what the file is. */
export const MARKS_SHEET = '_fieldbook';
export const RESPONSE_FORMAT = 'fieldbook-response/1';

/** Words of the lists, in the order of their codes. */
export const understoodWords = (['yes', 'no'] as const).map((code) => ({ code, word: t(`response.understood.${code}`) }));
export const methodWords = causeMethod.options.map((code) => ({ code, word: t(`vocabulary.causeMethod.${code}`) }));

/** `■ Major`: mark and word. */
export const gradeWord = (grade: string): string =>
  grade === 'major' || grade === 'minor' ? `${resultMarks[grade]} ${t(`vocabulary.result.${grade}`)}` : grade;

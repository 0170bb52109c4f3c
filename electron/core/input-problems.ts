/** Turns what zod says about an input into one error with a sentence per field. */
import type { ZodError } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';

type Issue = ZodError['issues'][number];

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return t('input.unknownField', { names: issue.keys.map((key) => `‘${key.slice(0, 40)}’`).join(', ') });
    case 'too_big':
      return t('input.tooLong', { limit: Number(issue.maximum) });
    case 'too_small':
      return t(issue.origin === 'string' ? 'input.empty' : issue.origin === 'array' ? 'input.tooFew' : 'input.tooSmall', {
        limit: Number(issue.minimum),
      });
    case 'invalid_value':
      return t('input.noneOf', { values: issue.values.map(String).join(', ') });
    case 'invalid_format':
      return t('input.wrongForm', { form: issue.format });
    case 'invalid_type':
      return t('input.wrongType', { expected: issue.expected });
    default:
      return t('input.notAccepted');
  }
}

/** @returns INVALID_INPUT with `fields`: dotted path → what is wrong; the path of the whole input is `input`. */
export function describeInputProblems(error: ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
    fields[path] ??= sentence(issue);
  }
  return new AppError('INVALID_INPUT', t('errors.invalidInput', { count: Object.keys(fields).length }), { fields });
}

/** Says that the text in an open line is of an earlier run of the program, and lets it go. */
import { t } from '../../../shared/words/words.ts';
import type { DraftText } from '../use-draft-text.ts';
import classes from './notes.module.css';

export function Restored({ line }: { readonly line: DraftText }) {
  if (!line.restored) return null;
  return (
    <p className={classes.restored}>
      {t('work.restored')}{' '}
      <button type="button" className={classes.plain} onClick={line.discard}>
        {t('work.discard')}
      </button>
    </p>
  );
}

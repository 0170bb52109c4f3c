/** What a new passphrase must be. Pure. */
import { t } from '../../../shared/words/words.ts';

const SHORTEST = 8;

/** What is wrong with a new passphrase and its repetition; null when nothing is. */
export function wrongPassphrase(next: string, again: string): { readonly field: 'next' | 'again'; readonly words: string } | null {
  if ([...next].length < SHORTEST) return { field: 'next', words: t('settings.passphrase.short') };
  if (next.normalize('NFC') !== again.normalize('NFC')) return { field: 'again', words: t('settings.passphrase.differs') };
  return null;
}

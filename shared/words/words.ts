/**
 * Every sentence a person reads comes from here: `t('area.key', { name })`. English first; a further language is one
 * more folder beside `en`. Keys are checked by the compiler. Plurals: `key_one` and `key_other`, asked for as `key`
 * with `count`.
 */
import i18next from 'i18next';
import { en } from './en.ts';

type Leaves<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];
type Plain<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** Every key of the words, plural endings left out. */
export type WordKey = Plain<Leaves<typeof en>>;
export type WordValues = Readonly<Record<string, string | number>>;

const instance = i18next.createInstance();
void instance.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: { en: { translation: en } },
  // Texts go to React nodes, PDF runs and cells, none of which reads markup.
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Sentences without values, as they were found: a workbook asks for the same words 100,000 times, and finding them takes longer than reading the rows. */
const plain = new Map<WordKey, string>();

/** The sentence for a key, with its values put in. */
export function t(key: WordKey, values?: WordValues): string {
  if (values !== undefined) return instance.t(key, values);
  const known = plain.get(key);
  if (known !== undefined) return known;
  const found = instance.t(key);
  plain.set(key, found);
  return found;
}

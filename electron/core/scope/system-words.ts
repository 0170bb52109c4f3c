/** The client's words for closed lists: our own words and values, and what inventories commonly say for them. */
import {
  type SystemField,
  type SystemFieldShape,
  type SystemList,
  systemFields,
  systemLists,
} from '../../../shared/model/system-fields.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { headWords } from '../import/columns.ts';

/** Answers that answer nothing. */
const BLANK = new Set([
  '',
  'n a',
  'na',
  'none provided',
  'not provided',
  'blank not provided',
  'not stated',
  'not applicable',
  'unknown',
  'tbd',
  'null',
]);
export const isBlank = (written: string): boolean => BLANK.has(headWords(written));

const common: Readonly<Partial<Record<SystemList, Readonly<Record<string, string>>>>> = {
  yesNo: { y: 'yes', true: 'yes', n: 'no', false: 'no' },
  systemStatus: {
    planned: 'idea',
    proposed: 'idea',
    concept: 'idea',
    test: 'pilot',
    testing: 'pilot',
    'proof of concept': 'pilot',
    live: 'production',
    'in production': 'production',
    'in use': 'production',
    operational: 'production',
    active: 'production',
    'operation and maintenance': 'production',
    paused: 'suspended',
    'on hold': 'suspended',
    decommissioned: 'retired',
  },
  riskLevel: { 'high risk': 'high', medium: 'limited', moderate: 'limited', low: 'minimal', minimal: 'minimal' },
  impactLevel: { medium: 'moderate', 'high impact': 'high', 'low impact': 'low' },
  personalData: { yes: 'personal', y: 'personal', no: 'none', n: 'none', 'special category': 'special', sensitive: 'special' },
  modelKind: {
    'rule based': 'rules',
    'machine learning': 'classical_ml',
    ml: 'classical_ml',
    'neural network': 'deep_learning',
    'generative ai': 'generative',
    genai: 'generative',
    llm: 'generative',
    'large language model': 'generative',
    agentic: 'agent',
  },
  modelOrigin: {
    'in house': 'own',
    internal: 'own',
    vendor: 'third_party',
    bought: 'third_party',
    external: 'third_party',
    hybrid: 'both',
  },
  aiActClass: { 'high risk': 'high_annex_iii', unacceptable: 'prohibited', 'limited risk': 'transparency', gpai: 'general_purpose' },
};

const wordOf = (list: SystemList, value: string) => t(`vocabulary.${list}.${value}` as WordKey);

const known = new Map(
  (Object.keys(systemLists) as SystemList[]).map((list) => {
    const words = new Map<string, string>(Object.entries(common[list] ?? {}));
    for (const value of systemLists[list].options) {
      words.set(headWords(value), value);
      words.set(headWords(wordOf(list, value)), value);
    }
    return [list, words];
  }),
);

/** What the client's words mean: field and word as written → value of the list. */
export type ChosenWords = ReadonlyMap<string, string>;
export const wordKey = (field: SystemField, from: string): string => `${field} ${headWords(from)}`;

/** The value of a closed list, null for a word that nobody has given a meaning. */
export function meaningOf(field: SystemField, list: SystemList, written: string, chosen: ChosenWords): string | null {
  const options: readonly string[] = systemLists[list].options;
  const told = chosen.get(wordKey(field, written));
  if (told !== undefined && options.includes(told)) return told;
  return known.get(list)?.get(headWords(written)) ?? null;
}

/** The list that a field is answered from, null for other fields. */
export function listOf(field: SystemField): SystemList | null {
  const shape: SystemFieldShape = systemFields[field];
  return 'list' in shape ? shape.list : null;
}

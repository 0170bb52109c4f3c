/** Search over everything that was written down: references and numbers exactly and first, then words by relevance. */
import type { z } from 'zod';
import type { searchMethods } from '../../../shared/contract/reports.ts';
import type { EntityName } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Place, SectionOfText } from './search-queries.ts';
import { asReference, HIT_END, HIT_START, matchQuery, nearestWord, plainWords, snippetOf } from './search-text.ts';

type Answer = z.output<(typeof searchMethods)['search.find']['output']>;
type Hit = Answer['hits'][number];

const DEFAULT_LIMIT = 50;
const LONGEST_LINE = 300;

/** What a hit is to a person: parts of a finding are the finding, a result is its checklist row. */
const kinds: { readonly [E in EntityName]?: Hit['kind'] } = {
  note: 'note',
  requirement_result: 'checklist_item',
  catalog_item: 'catalog_item',
  finding: 'finding',
  objective_evidence: 'finding',
  correction: 'finding',
  cause: 'finding',
  corrective_action: 'finding',
  verification: 'finding',
  evidence: 'evidence',
  interview: 'interview',
  audit: 'audit',
  report_text: 'report_text',
  ai_system: 'ai_system',
  person: 'person',
  site: 'site',
  supplier: 'supplier',
  scope_item: 'scope_item',
  soa_item: 'soa_item',
  sample: 'sample',
  sample_item: 'sample',
  population: 'sample',
};

function titleOf(entity: EntityName, place: Place): string {
  if (entity === 'report_text')
    return t('searchCore.reportText', { section: t(`vocabulary.reportSection.${place.title as SectionOfText}`), audit: place.number });
  const title = entity === 'audit' ? place.title : `${place.number} ${place.title}`.trim();
  return title === '' ? t('searchCore.note') : title;
}

function hitOf(context: FileContext, entity: EntityName, id: string, snippet: string | null): Hit | null {
  const kind = kinds[entity];
  const place = kind === undefined ? null : context.file.queries.search.place(entity, id);
  if (kind === undefined || place === null) return null;
  const title = titleOf(entity, place).slice(0, LONGEST_LINE);
  return {
    entity,
    id,
    kind,
    auditId: place.auditId,
    ownerKind: place.ownerKind,
    ownerId: place.ownerId,
    title,
    snippet: snippet ?? `${HIT_START}${title}${HIT_END}`,
  };
}

/** A near word for the first of the words that the file has not. */
function nearest(context: FileContext, text: string): Answer['nearest'] {
  const { search } = context.file.queries;
  for (const word of plainWords(text)) {
    if (search.hasWord(word)) continue;
    // A slip is rarely at the first letter; where it is, the first two were struck in the wrong order.
    const [first = '', second = ''] = word;
    const near = (letter: string) => nearestWord(word, search.wordsFrom(letter, word.length - 2, word.length + 2));
    const found = near(first) ?? (second === first ? null : near(second));
    if (found !== null) return { word: found.term.slice(0, LONGEST_LINE), count: found.rows };
  }
  return null;
}

export const searchHandlers = {
  'search.find': (context, input) => {
    const { search } = context.file.queries;
    const limit = input.limit ?? DEFAULT_LIMIT;
    const hits = new Map<string, Hit>();
    const add = (entity: EntityName, id: string, snippet: string | null) => {
      if (hits.size >= limit || hits.has(id)) return;
      const hit = hitOf(context, entity, id, snippet);
      if (hit !== null) hits.set(id, hit);
    };
    const reference = asReference(input.words);
    if (reference !== null) for (const { entity, id } of search.named(reference)) add(entity, id, null);
    const match = matchQuery(input.words);
    if (match !== null) {
      // Rows that stand nowhere on screen are left out, so a few more than asked for are read.
      const found = match.titlesOnly ? search.findTitles(match.query, limit + 20) : search.find(match.query, limit + 20);
      for (const { entity, id, title, body } of found) add(entity, id, snippetOf(title, body, match));
    }
    return { hits: [...hits.values()], nearest: hits.size === 0 ? nearest(context, input.words) : null };
  },
} as const satisfies HandlersOf<'search.'>;

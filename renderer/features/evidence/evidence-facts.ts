/** What can be said about a piece of evidence from its facts alone. */
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';

export type EvidenceRow = OutputOf<'evidence.list'>['evidence'][number];
export type EvidenceKind = EvidenceRow['kind'];
export type EvidenceFilter = 'all' | 'kept' | 'seen' | 'unlinked' | 'superseded' | 'confidential';

const tests: Readonly<Record<EvidenceFilter, (row: EvidenceRow) => boolean>> = {
  all: () => true,
  kept: (row) => row.content === 'kept',
  seen: (row) => row.content === 'seen',
  unlinked: (row) => row.supports === 0,
  superseded: (row) => row.supersededBy !== '',
  confidential: (row) => row.confidentiality === 'confidential',
};

/** The filter words in their order, each with how many pieces it shows. */
export function evidenceCounts(rows: readonly EvidenceRow[]): { readonly filter: EvidenceFilter; readonly count: number }[] {
  return (Object.keys(tests) as EvidenceFilter[]).map((filter) => ({ filter, count: rows.filter(tests[filter]).length }));
}

/** The evidence that the register shows; words look into number, title, file, source, version and place. */
export function shownEvidence(rows: readonly EvidenceRow[], filter: EvidenceFilter, words: string): EvidenceRow[] {
  const wanted = words.trim().toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!tests[filter](row)) return false;
    const hay = `${row.number}\n${row.title}\n${row.fileName}\n${row.source}\n${row.versionOrDate}\n${row.location}`.toLocaleLowerCase(
      'en',
    );
    return wanted.every((word) => hay.includes(word));
  });
}

/** A hash in groups of four, so that it can be read out: `4be1 90c7 …`. */
export function inFours(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}

export type EvidenceFacts = Pick<
  InputOf<'evidence.addSeen'>,
  'kind' | 'source' | 'periodFrom' | 'periodTo' | 'versionOrDate' | 'location' | 'confidentiality'
>;

/** What can be said about a piece of evidence from its facts alone. */
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';

export type EvidenceRow = OutputOf<'evidence.list'>['evidence'][number];
export type EvidenceKind = EvidenceRow['kind'];
export type EvidenceFilter = 'all' | 'kept' | 'seen' | 'unlinked' | 'confidential';

const tests: Readonly<Record<EvidenceFilter, (row: EvidenceRow) => boolean>> = {
  all: () => true,
  kept: (row) => row.content === 'kept',
  seen: (row) => row.content === 'seen',
  unlinked: (row) => row.supports === 0,
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

const kindsByEnding: Readonly<Record<string, EvidenceKind>> = {
  csv: 'sheet',
  ods: 'sheet',
  tsv: 'sheet',
  xls: 'sheet',
  xlsx: 'sheet',
  bmp: 'picture',
  gif: 'picture',
  heic: 'picture',
  jpeg: 'picture',
  jpg: 'picture',
  png: 'picture',
  tiff: 'picture',
  webp: 'picture',
  eml: 'mail',
  mbox: 'mail',
  msg: 'mail',
  htm: 'web_page',
  html: 'web_page',
  mhtml: 'web_page',
  doc: 'document',
  docx: 'document',
  md: 'document',
  odp: 'document',
  odt: 'document',
  pdf: 'document',
  pptx: 'document',
  rtf: 'document',
  txt: 'document',
  json: 'record',
  log: 'record',
  ndjson: 'record',
};

/** The kind that the ending of a file's name suggests. */
export function kindOfFile(name: string): EvidenceKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return kindsByEnding[ending] ?? 'other';
}

/** A year: what shows a process at work should not be older when it is received (an audit samples the running system). */
const FRESH_DAYS = 365;

/**
 * Days between the end of the period that evidence shows and the day it was received, when that is more than a year;
 * null when it is fresh or says no period.
 */
export function staleDays(row: Pick<EvidenceRow, 'periodFrom' | 'periodTo' | 'receivedAt'>): number | null {
  const until = row.periodTo ?? row.periodFrom;
  if (until === null) return null;
  const days = Math.round((Date.parse(row.receivedAt.slice(0, 10)) - Date.parse(until)) / 86_400_000);
  return days > FRESH_DAYS ? days : null;
}

/** Reads a pasted picture as base64 for the contract. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // In steps, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** The bytes behind a base64 text, for a blob. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export type EvidenceFacts = Pick<
  InputOf<'evidence.addSeen'>,
  'kind' | 'source' | 'periodFrom' | 'periodTo' | 'versionOrDate' | 'location' | 'confidentiality'
>;

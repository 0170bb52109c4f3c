/** Checks the extract of the ledger in a pack: every hash, the order of every chain, and its end against what is named. */
import { z } from 'zod';
import { t } from '../../../../shared/words/words.ts';
import { canonicalJson, sha256Hex } from '../../ledger/canonical.ts';
import type { Head } from '../../ledger/entry.ts';

export interface LedgerCheck {
  readonly problems: readonly { readonly what: string; readonly where: string }[];
  readonly heads: readonly Head[];
  readonly entries: number;
  /** Entries whose words were left out, with their checksums: these cannot be computed again. */
  readonly withheld: number;
  /** Whether an entry `CHAIN:SEQ:HASH` is in the extract. */
  has(entry: string): boolean;
}

const entryBody = z.looseObject({
  chain: z.string().min(1).max(64),
  seq: z.int().min(1),
  prev: z.string(),
  heads: z.record(z.string(), z.string()),
  withheld: z.literal(true).optional(),
});

/** No entry is longer: the program's longest field is a fraction of it. */
const LONGEST_LINE = 16 * 1024 * 1024;
/** A file that is wrong everywhere is not listed line by line. */
const PROBLEMS_LISTED = 50;

/** @throws Error for a line without an end */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10, from); at !== -1; at = chunk.indexOf(10, from)) {
      rest.push(Buffer.from(chunk.subarray(from, at)));
      yield Buffer.concat(rest).toString('utf8');
      rest = [];
      length = 0;
      from = at + 1;
    }
    rest.push(Buffer.from(chunk.subarray(from)));
    length += chunk.length - from;
    if (length > LONGEST_LINE) throw new Error('a line is too long');
  }
  const last = Buffer.concat(rest).toString('utf8');
  if (last !== '') yield last;
}

export async function checkLedger(chunks: AsyncIterable<Uint8Array>, where: string): Promise<LedgerCheck> {
  const problems: { what: string; where: string }[] = [];
  const chains = new Map<string, string[]>();
  const say = (what: string, at: string) => {
    if (problems.length < PROBLEMS_LISTED) problems.push({ what, where: at });
  };
  const has = (entry: string): boolean => {
    const [chain = '', seq = '', hash = ''] = entry.split(':');
    return hash !== '' && chains.get(chain)?.[Number(seq) - 1] === hash;
  };
  let entries = 0;
  let withheld = 0;
  for await (const line of linesOf(chunks)) {
    entries += 1;
    const at = t('pack.verify.ledgerLine', { file: where, line: entries });
    const hash = line.slice(0, 64);
    const text = line.slice(65);
    let body: z.infer<typeof entryBody>;
    try {
      const parsed: unknown = JSON.parse(text);
      body = entryBody.parse(parsed);
      if (canonicalJson(parsed) !== text || line[64] !== ' ') throw new Error('another form');
    } catch {
      say(t('pack.verify.ledgerForm'), at);
      continue;
    }
    if (body.withheld === true) withheld += 1;
    else if (sha256Hex(text) !== hash) say(t('pack.verify.ledgerHash'), at);
    const known = chains.get(body.chain) ?? [];
    if (body.seq !== known.length + 1 || body.prev !== (known.at(-1) ?? '')) say(t('pack.verify.ledgerOrder'), at);
    for (const [chain, head] of Object.entries(body.heads)) if (!has(`${chain}:${head}`)) say(t('pack.verify.ledgerHeads'), at);
    known[body.seq - 1] = hash;
    chains.set(body.chain, known);
  }
  const heads = [...chains].map(([chain, hashes]) => ({ chain, seq: hashes.length, hash: hashes.at(-1) ?? '' }));
  return { problems, heads: heads.sort((a, b) => (a.chain < b.chain ? -1 : 1)), entries, withheld, has };
}

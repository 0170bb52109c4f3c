/**
 * `verify FILE|X.zip [--head CHAIN:SEQ:HASH …] [--key KEY]`: reads only, takes no lock, and fails when anything does not
 * fit. A zip is taken for a decision pack by its first bytes, whatever it is called.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { t } from '../../../shared/words/words.ts';
import { createCaller, withEngagement } from '../engagement.ts';
import { type Answer, type CliHost, type Command, usage, type Words } from '../host.ts';

const HEAD = /^[^:]+:\d+:[0-9a-f]{64}$/;
/** Beginnings of a zip: with entries, and without. */
const ZIP = ['504b0304', '504b0506'];

/** What cannot be read at all is left to the opening of the engagement, which names the reason. */
function isPack(path: string): boolean {
  if (/\.zip$/i.test(path)) return true;
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return false;
  }
  try {
    const start = Buffer.alloc(4);
    readSync(handle, start, 0, start.length, 0);
    return ZIP.includes(start.toString('hex'));
  } catch {
    return false;
  } finally {
    closeSync(handle);
  }
}

function answer(
  host: CliHost,
  file: string,
  found: { readonly ok: boolean; readonly problems: readonly unknown[] },
  pack: boolean,
): Answer {
  if (found.ok) host.say(t(pack ? 'cli.packVerified' : 'cli.verified', { file }));
  else host.say(t('cli.notVerified', { file, count: found.problems.length }));
  return { json: found, exit: found.ok ? 0 : 1 };
}

async function verifyZip(host: CliHost, words: Words, file: string): Promise<Answer> {
  const caller = createCaller(host);
  const key = words.option('key');
  const heads = [...words.options('head')];
  const found = await caller.call('decision.packVerify', {
    file: { path: file },
    ...(heads.length === 0 ? {} : { heads }),
    ...(key === undefined ? {} : { key }),
  });
  return answer(host, file, found, true);
}

export const verify: Command = {
  name: 'verify',
  operands: ['FILE'],
  options: { head: { repeatable: true }, key: {}, 'passphrase-env': {} },
  async run(host, words) {
    const [file = ''] = words.operands;
    const heads = words.options('head');
    if (!heads.every((head) => HEAD.test(head))) throw usage('cli.badHead');
    if (isPack(resolve(host.folder, file))) return verifyZip(host, words, file);
    if (words.option('key') !== undefined) throw usage('cli.keyForPack');
    return withEngagement(host, words, { file, readOnly: true, nameActor: false }, async (caller) =>
      answer(host, file, await caller.call('ledger.verify', heads.length === 0 ? {} : { heads: [...heads] }), false),
    );
  },
};

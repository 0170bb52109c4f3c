/** `verify FILE [--head CHAIN:SEQ:HASH …]`: reads only, takes no lock, and fails when anything does not fit. */
import { t } from '../../../shared/words/words.ts';
import { withEngagement } from '../engagement.ts';
import { type Command, usage } from '../host.ts';

const HEAD = /^[^:]+:\d+:[0-9a-f]{64}$/;

export const verify: Command = {
  name: 'verify',
  operands: ['FILE'],
  options: { head: { repeatable: true }, 'passphrase-env': {} },
  async run(host, words) {
    const [file = ''] = words.operands;
    const heads = words.options('head');
    if (!heads.every((head) => HEAD.test(head))) throw usage('cli.badHead');
    return withEngagement(host, words, { file, readOnly: true, nameActor: false }, async (caller) => {
      const found = await caller.call('ledger.verify', heads.length === 0 ? {} : { heads: [...heads] });
      host.say(found.ok ? t('cli.verified', { file }) : t('cli.notVerified', { file, count: found.problems.length }));
      return { json: found, exit: found.ok ? 0 : 1 };
    });
  },
};

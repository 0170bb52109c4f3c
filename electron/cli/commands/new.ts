/** `new FILE --json '{…}'`: creates an engagement file. */
import { createCaller, passphraseOf } from '../engagement.ts';
import { answered, type Command, usage } from '../host.ts';
import { readJson } from '../words.ts';

export const newEngagement: Command = {
  name: 'new',
  operands: ['FILE'],
  options: { json: { required: true }, 'passphrase-env': {} },
  async run(host, words) {
    const [file = ''] = words.operands;
    const facts = readJson(words.option('json') ?? '');
    if (typeof facts !== 'object' || facts === null || 'file' in facts || 'passphrase' in facts) throw usage('cli.newNeedsNoFile');
    const caller = createCaller(host);
    try {
      return answered(await caller.raw('engagement.create', { ...facts, file: { path: file }, ...passphraseOf(host, words) }));
    } finally {
      await caller.dispatch.session.close();
    }
  },
};

/** `call FILE METHOD --json '{…}'`: any method of the contract, through the same gate as the window. */
import { contract, isMethodName } from '../../../shared/contract/index.ts';
import { createCaller, fileOptions, withEngagement } from '../engagement.ts';
import { answered, type Command } from '../host.ts';
import { readJson } from '../words.ts';

export const call: Command = {
  name: 'call',
  operands: ['FILE', 'METHOD'],
  options: { json: {}, ...fileOptions },
  async run(host, words) {
    const [file = '', method = ''] = words.operands;
    const input = readJson(words.option('json') ?? '{}');
    // A name that is no method, or one that only a window answers, is refused before a file is touched.
    if (!isMethodName(method) || contract[method].needs === 'window') return answered(await createCaller(host).raw(method, input));
    const changes = contract[method].kind === 'command';
    return withEngagement(
      host,
      words,
      { file, readOnly: !changes, nameActor: changes || words.option('as') !== undefined },
      async (caller) => answered(await caller.raw(method, input)),
    );
  },
};

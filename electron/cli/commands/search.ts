/** `search FILE WORDS`: the window's search. */
import { fileOptions, withEngagement } from '../engagement.ts';
import { answered, type Command } from '../host.ts';

export const search: Command = {
  name: 'search',
  operands: ['FILE', 'WORDS'],
  rest: true,
  options: fileOptions,
  async run(host, words) {
    const [file = '', ...rest] = words.operands;
    return withEngagement(host, words, { file, readOnly: true, nameActor: false }, async (caller) =>
      answered(await caller.call('search.find', { words: rest.join(' ') })),
    );
  },
};

/** `report` and `workbook`: what the window exports, from a terminal. */
import { t } from '../../../shared/words/words.ts';
import { fileOptions, withEngagement } from '../engagement.ts';
import { answered, type Command, usage, type Words } from '../host.ts';

/** `--copy client` for the client's copy. @throws USAGE for another word */
function copyOf(words: Words): 'full' | 'client' {
  const copy = words.option('copy') ?? 'full';
  if (copy === 'full' || copy === 'client') return copy;
  throw usage('cli.wrongCopy', { copy });
}

export const report: Command = {
  name: 'report',
  operands: ['FILE'],
  options: { audit: { required: true }, out: { required: true }, copy: {}, ...fileOptions },
  async run(host, words) {
    const [file = ''] = words.operands;
    const out = words.option('out') ?? '';
    const copy = copyOf(words);
    return withEngagement(host, words, { file, readOnly: true, nameActor: words.option('as') !== undefined }, async (caller) => {
      const written = await caller.call('reports.export', { auditId: words.option('audit') ?? '', to: { path: out }, copy });
      host.say(t('cli.wrote', { file: out }));
      return answered(written);
    });
  },
};

export const workbook: Command = {
  name: 'workbook',
  operands: ['FILE'],
  options: { audit: {}, out: { required: true }, copy: {}, ...fileOptions },
  async run(host, words) {
    const [file = ''] = words.operands;
    const out = words.option('out') ?? '';
    const copy = copyOf(words);
    return withEngagement(host, words, { file, readOnly: true, nameActor: words.option('as') !== undefined }, async (caller) => {
      const written = await caller.call('reports.workbook', { auditId: words.option('audit') ?? null, to: { path: out }, copy });
      host.say(t('cli.wrote', { file: out }));
      return answered(written);
    });
  },
};

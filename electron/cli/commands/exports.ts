/** `report` and `workbook`: what the window exports, from a terminal. */
import { t } from '../../../shared/words/words.ts';
import { fileOptions, withEngagement } from '../engagement.ts';
import { answered, type Command } from '../host.ts';

export const report: Command = {
  name: 'report',
  operands: ['FILE'],
  options: { audit: { required: true }, out: { required: true }, ...fileOptions },
  async run(host, words) {
    const [file = ''] = words.operands;
    const out = words.option('out') ?? '';
    return withEngagement(host, words, { file, readOnly: true, nameActor: words.option('as') !== undefined }, async (caller) => {
      const written = await caller.call('reports.export', { auditId: words.option('audit') ?? '', to: { path: out } });
      host.say(t('cli.wrote', { file: out }));
      return answered(written);
    });
  },
};

export const workbook: Command = {
  name: 'workbook',
  operands: ['FILE'],
  options: { audit: {}, out: { required: true }, ...fileOptions },
  async run(host, words) {
    const [file = ''] = words.operands;
    const out = words.option('out') ?? '';
    return withEngagement(host, words, { file, readOnly: true, nameActor: words.option('as') !== undefined }, async (caller) => {
      const written = await caller.call('reports.workbook', { auditId: words.option('audit') ?? null, to: { path: out } });
      host.say(t('cli.wrote', { file: out }));
      return answered(written);
    });
  },
};

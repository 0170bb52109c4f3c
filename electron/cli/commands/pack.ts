/**
 * `pack FILE --audit ID --out X.zip`: the decision pack. The passphrase of the signing key comes from a variable or is
 * asked for in the terminal, never from the words of the command; the key is made at its first use.
 */
import { t } from '../../../shared/words/words.ts';
import { fileOptions, withEngagement } from '../engagement.ts';
import { answered, type CliHost, type Command, usage, type Words } from '../host.ts';

/** Read when `--signing-passphrase-env` names no other. */
const VARIABLE = 'FIELDBOOK_SIGNING_PASSPHRASE';

/** @throws USAGE where there is neither a variable nor a person to ask */
async function signingPassphrase(host: CliHost, words: Words, isNew: boolean): Promise<string> {
  const named = words.option('signing-passphrase-env');
  const given = host.environment[named ?? VARIABLE];
  if (given !== undefined && given !== '') return given;
  if (named !== undefined) throw usage('cli.signingUnset', { name: named });
  if (host.askSecret === undefined) throw usage('cli.signingNeeded', { name: VARIABLE });
  const typed = await host.askSecret(t(isNew ? 'cli.askNewSigning' : 'cli.askSigning'));
  if (isNew && (await host.askSecret(t('cli.askSigningAgain'))) !== typed) throw usage('cli.signingDiffers');
  return typed;
}

export const pack: Command = {
  name: 'pack',
  operands: ['FILE'],
  options: { audit: { required: true }, out: { required: true }, evidence: {}, 'signing-passphrase-env': {}, ...fileOptions },
  async run(host, words) {
    const [file = ''] = words.operands;
    const out = words.option('out') ?? '';
    const evidence = words.option('evidence') ?? 'files';
    if (evidence !== 'files' && evidence !== 'index') throw usage('cli.badEvidence');
    return withEngagement(host, words, { file, readOnly: true, nameActor: words.option('as') !== undefined }, async (caller) => {
      const { key } = await caller.call('settings.signingKey', {});
      const passphrase = await signingPassphrase(host, words, key === null);
      if (key === null) {
        const made = await caller.call('settings.makeSigningKey', { passphrase });
        host.say(t('cli.signingMade', { key: made.name }));
      }
      const written = await caller.call('decision.pack', {
        auditId: words.option('audit') ?? '',
        evidence,
        passphrase,
        to: { path: out },
      });
      host.say(t('cli.wrote', { file: out }));
      for (const item of written.missing) host.say(t('cli.packMissing', { item }));
      return answered(written);
    });
  },
};

/** The settings of this computer. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { appDataFiles } from '../app-data/app-data.ts';
import { changeSigningPassphrase, makeSigningKey, publicSigningKey } from '../app-data/signing-key.ts';
import { writeAtomically } from '../export/atomic-file.ts';
import { keyName, publicKeyFile } from '../export/pack/minisign.ts';
import { refuseEngagementTarget } from '../file/disk.ts';
import type { HandlersOf } from '../handlers.ts';

type StoredKey = NonNullable<ReturnType<typeof publicSigningKey>>;
const shownKey = (key: StoredKey): OutputOf<'settings.makeSigningKey'> => ({
  name: keyName(key.keyId),
  publicKey: publicKeyFile(key),
  madeAt: key.madeAt,
});

export const settingsHandlers = {
  'settings.show': ({ ports }) => ({ settings: appDataFiles(ports).settings.read(), version: ports.version }),
  'settings.update': ({ ports }, patch) =>
    appDataFiles(ports).settings.change((now) => ({
      ...now,
      ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
    })),

  'settings.signingKey': ({ ports }) => {
    const key = publicSigningKey(ports);
    return { key: key === null ? null : shownKey(key) };
  },
  'settings.makeSigningKey': ({ ports }, { passphrase }) => shownKey(makeSigningKey(ports, passphrase)),
  'settings.exportSigningKey': async (context, { to }) => {
    const target = context.ports.files.at(to);
    refuseEngagementTarget(target, context.session.file?.path ?? null);
    const key = publicSigningKey(context.ports);
    if (key === null) throw new AppError('NOT_FOUND', t('signing.none'), { hint: t('signing.noneHint') });
    const content = Buffer.from(publicKeyFile(key), 'utf8');
    await writeAtomically(target, context.ports.ids.ref(), (temporary) => writeFile(temporary, content));
    return { fileName: basename(target), bytes: content.length };
  },
  'settings.changeSigningPassphrase': ({ ports }, { passphrase, newPassphrase }) =>
    shownKey(changeSigningPassphrase(ports, passphrase, newPassphrase)),
} satisfies HandlersOf<'settings.'>;

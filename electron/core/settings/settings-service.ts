/** The settings of this computer. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { appDataFiles } from '../app-data/app-data.ts';
import { changeSigningPassphrase, makeSigningKey, publicSigningKey } from '../app-data/signing-key.ts';
import { keyName, publicKeyFile } from '../export/pack/minisign.ts';
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
  'settings.changeSigningPassphrase': ({ ports }, { passphrase, newPassphrase }) =>
    shownKey(changeSigningPassphrase(ports, passphrase, newPassphrase)),
} satisfies HandlersOf<'settings.'>;

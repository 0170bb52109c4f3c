/** The backups that this computer keeps of a file that cannot be opened, and the way back to one of them. */
import { useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useOpening, type Wanted } from '../../api/opening.ts';
import { useRead } from '../../api/use-read.ts';
import { isHelpedByBackup } from './ways-out.ts';

export type Backup = OutputOf<'engagement.backupsOf'>['backups'][number];

/** @param open opens the restored file, asking for its passphrase where it has one. */
export function useBackups(problem: ErrorEnvelope, open: (wanted: Wanted) => Promise<void>) {
  const wanted = useOpening((state) => state.wanted);
  const [failure, setFailure] = useState<ErrorEnvelope | null>(null);
  const read = useRead(
    'engagement.backupsOf',
    { file: wanted?.file ?? { recent: 'none' } },
    { enabled: wanted !== null && isHelpedByBackup(problem.code) },
  );
  const backups = read.data?.backups ?? [];

  const restore = async ({ key, at }: Backup): Promise<void> => {
    if (wanted === null) return;
    setFailure(null);
    try {
      const suggestedName = `${wanted.fileName.replace(/\.aims$/i, '')}-${at.slice(0, 10)}.aims`;
      const { target } = await call('window.chooseTarget', { purpose: 'restore', suggestedName });
      if (target === null) return;
      await call('engagement.restoreBackup', { file: wanted.file, key, to: { token: target.token } });
      // A file that was found damaged while it was open is let go of first.
      if (useOpening.getState().open) await call('engagement.close', {}).catch(() => undefined);
      await open({ file: { token: target.token }, fileName: target.name, folder: '' });
    } catch (error) {
      setFailure(envelopeOf(error));
    }
  };
  return { backups, failure, restore };
}

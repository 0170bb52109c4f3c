/** The ways out of a file problem, as functions. */
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/client.ts';
import { giveUpOpening, openFile, useOpening, type Wanted } from '../../api/opening.ts';
import type { WayOut } from './ways-out.ts';

/** @param restore writes the newest backup to a new file and opens that; for the screens that offer it. */
export function useWaysOut(restore: () => void = () => undefined) {
  const navigate = useNavigate();
  const toStart = () => {
    giveUpOpening();
    void navigate({ to: '/', search: {} });
  };
  const open = async (wanted: Wanted | null, how: { readonly readOnly?: boolean; readonly takeOver?: boolean } = {}) => {
    if (wanted === null) return toStart();
    if (await openFile(wanted, how)) void navigate({ to: '/e' });
    // The passphrase is asked for over the start screen.
    else void navigate({ to: '/', search: {} });
  };
  const ways: Readonly<Record<WayOut, () => void>> = {
    restore,
    readOnly: () => void open(useOpening.getState().wanted, { readOnly: true }),
    again: () => void open(useOpening.getState().wanted),
    another: () => void chooseAnother(open),
    forget: () => void forgetWanted().then(toStart),
    reopen: () => void lastFile().then((wanted) => open(wanted)),
    start: toStart,
  };
  return { ways, toStart, open, takeOver: () => void open(useOpening.getState().wanted, { takeOver: true }) };
}

async function chooseAnother(open: (wanted: Wanted) => Promise<void>): Promise<void> {
  const answer = await call('window.chooseFile', { purpose: 'engagement' }).catch(() => null);
  const file = answer?.files[0];
  if (file !== undefined) await open({ file: { token: file.token }, fileName: file.name, folder: '' });
}

async function forgetWanted(): Promise<void> {
  const { wanted } = useOpening.getState();
  if (wanted !== null && 'recent' in wanted.file) await call('engagement.forget', { key: wanted.file.recent }).catch(() => undefined);
}

/** The file this window had open; one that was created here is the newest of the recent list. */
async function lastFile(): Promise<Wanted | null> {
  const { wanted } = useOpening.getState();
  if (wanted !== null) return wanted;
  const recent = await call('engagement.recent', {}).catch(() => null);
  const file = recent?.files[0];
  return file === undefined ? null : { file: { recent: file.key }, fileName: file.fileName, folder: file.folder };
}

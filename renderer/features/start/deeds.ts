/** What the start screen does; shared by its buttons, keys and palette. */
import { call, envelopeOf } from '../../api/client.ts';
import { openFile, openSample } from '../../api/opening.ts';
import type { RecentFile } from './recent-rows.ts';
import { useStart } from './start-store.ts';

/** Asks for a file and opens it; true when one is open. */
export async function chooseAndOpen(): Promise<boolean> {
  return guarded('open', async () => {
    const { files } = await call('window.chooseFile', { purpose: 'engagement' });
    const [file] = files;
    return file === undefined ? false : openFile({ file: { token: file.token }, fileName: file.name, folder: '' });
  });
}

export function openRecent(file: RecentFile): Promise<boolean> {
  return openFile({ file: { recent: file.key }, fileName: file.fileName, folder: file.folder });
}

/** Asks where the sample shall lie and builds it there. */
export async function makeSample(): Promise<boolean> {
  return guarded('sample', async () => {
    const { target } = await call('window.chooseTarget', { purpose: 'sample', suggestedName: 'lumenfold-sample.aims' });
    if (target === null) return false;
    await openSample({ token: target.token });
    return true;
  });
}

export async function forget(key: string): Promise<void> {
  await call('engagement.forget', { key }).catch((error: unknown) => useStart.setState({ problem: envelopeOf(error) }));
}

async function guarded(busy: 'sample' | 'open', work: () => Promise<boolean>): Promise<boolean> {
  useStart.setState({ busy, problem: null });
  try {
    return await work();
  } catch (error) {
    useStart.setState({ problem: envelopeOf(error) });
    return false;
  } finally {
    useStart.setState({ busy: null });
  }
}

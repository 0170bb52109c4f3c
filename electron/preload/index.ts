/** The only way out of the page: four functions on `window.fieldbook`, no channel names, no powers. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, channels, type Progress, type TakenFile } from '../../shared/contract/names.ts';

function listen<T>(channel: string, listener: (value: T) => void): () => void {
  // The event itself stays here: it would hand the page the sender.
  const heard = (_event: unknown, value: T): void => listener(value);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.removeListener(channel, heard);
  };
}

const bridge = {
  call: (method, input) => ipcRenderer.invoke(channels.call, method, input),
  onChanged: (listener) => listen<readonly string[]>(channels.changed, listener),
  onProgress: (listener) => listen<Progress>(channels.progress, listener),
  takeFiles: (files) =>
    ipcRenderer.invoke(
      channels.takeFile,
      Array.from(files, (file) => webUtils.getPathForFile(file)),
    ) as Promise<readonly TakenFile[]>,
} satisfies Bridge<File>;

contextBridge.exposeInMainWorld('fieldbook', bridge);

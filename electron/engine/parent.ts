/** The other end of the engine's messages: Electron's parent port, or the IPC channel of a forked Node. */
import type { FromEngine, ToEngine } from '../../shared/contract/names.ts';

export interface Parent {
  post(message: FromEngine): void;
  onMessage(listener: (message: ToEngine) => void): void;
  /** Called when the other end is gone. */
  onGone(listener: () => void): void;
}

/** Electron's `process.parentPort`, as far as it is used; typed here because the engine does not import Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

export function parentOfProcess(): Parent {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
  if (parentPort !== undefined && parentPort !== null) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data as ToEngine)),
      // Electron itself ends a utility process whose program is gone.
      onGone: () => undefined,
    };
  }
  return {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToEngine)),
    onGone: (listener) => process.once('disconnect', listener),
  };
}

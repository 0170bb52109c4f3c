/** Messages of the engine process → dispatch, and back. */
import { parseArgs } from 'node:util';
import type { ToEngine } from '../../shared/contract/names.ts';
import { createDispatch } from '../core/dispatch.ts';
import { appDataFolder, nodePorts } from '../core/node-ports.ts';
import { grantedFiles } from './granted-files.ts';
import type { Parent } from './parent.ts';

/** What the shell says on the command line of the process. */
function hostFacts() {
  return parseArgs({
    args: process.argv.slice(2),
    strict: false,
    options: { 'app-data': { type: 'string' }, 'fixed-clock': { type: 'string' }, seed: { type: 'string' } },
  }).values as { readonly 'app-data'?: string; readonly 'fixed-clock'?: string; readonly seed?: string };
}

/** @param root folder that holds `out/` and `resources/`. */
export function startEngine(parent: Parent, root: string): void {
  const facts = hostFacts();
  const clock = facts['fixed-clock'];
  const files = grantedFiles();
  const dispatch = createDispatch(
    nodePorts({
      root,
      files,
      appData: facts['app-data'] ?? appDataFolder(process.env),
      fixed: clock === undefined ? undefined : { clock, seed: Number(facts.seed ?? 0) },
      announce: (topics) => parent.post({ type: 'changed', topics }),
      progress: (progress) => parent.post({ type: 'progress', progress }),
    }),
  );

  const end = async (): Promise<void> => {
    try {
      await dispatch.session.close();
      parent.post({ type: 'closed' });
    } finally {
      process.exit(0);
    }
  };
  const answer = async (message: ToEngine): Promise<void> => {
    switch (message.type) {
      case 'grant':
        files.grant(message.token, message.path, message.mode);
        return;
      case 'call':
        parent.post({ type: 'result', id: message.id, result: await dispatch.call(message.method, message.input) });
        return;
      case 'shutdown':
        await end();
        return;
    }
  };
  parent.onMessage((message) => void answer(message));
  parent.onGone(() => void end());
  parent.post({ type: 'ready' });
}

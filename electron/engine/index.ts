/** The engine process of one window. Nothing native is loaded before the version of Node is known to fit. */
import { resolve } from 'node:path';
import { nodeProblem } from '../core/node-version.ts';
import { parentOfProcess } from './parent.ts';

const parent = parentOfProcess();
const problem = nodeProblem(process.versions.node);
if (problem === null) {
  // Messages that arrive while the rest is loading wait in the channel: nothing listens before startEngine does.
  const { startEngine } = await import('./start-engine.ts');
  startEngine(parent, resolve(import.meta.dirname, '../..'));
} else {
  // The shell ends this process once it has read why.
  parent.post({ type: 'fatal', error: problem });
}

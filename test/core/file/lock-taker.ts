/** A thread that asks for a lock at the same moment as the others of its test. */
import { parentPort, workerData } from 'node:worker_threads';
import { takeLock } from '../../../electron/core/file/lock.ts';

const { path, token, gate, count } = workerData as { path: string; token: string; gate: SharedArrayBuffer; count: number };
const arrived = new Int32Array(gate);
Atomics.add(arrived, 0, 1);
Atomics.notify(arrived, 0);
// Nobody begins before all are there.
for (let here = Atomics.load(arrived, 0); here < count; here = Atomics.load(arrived, 0)) Atomics.wait(arrived, 0, here);
const facts = {
  person: '',
  machine: 'test-machine',
  installation: 'one',
  user: 'ines',
  pid: process.pid,
  time: '2026-11-18T08:00:00.000Z',
};
const answer = takeLock(path, { ...facts, token }, false);
parentPort?.postMessage(answer.standing);

/** Ends processes by their id and waits until they are gone. */
import { setTimeout as wait } from 'node:timers/promises';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** As a power cut would: without a chance to write anything more. */
export async function killNow(pids: readonly number[]): Promise<void> {
  for (const pid of pids) if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGKILL');
  for (const pid of pids) while (pid > 0 && isAlive(pid)) await wait(20);
}

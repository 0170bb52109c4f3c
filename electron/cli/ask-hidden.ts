/** Asks for a secret at the terminal: what is typed is not shown. */

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve) => {
    const end = (typed: string) => {
      line.close();
      process.stderr.write('\n');
      resolve(typed);
    };
    line.once('line', end);
    // The end of the input or Ctrl-C: nothing was typed.
    line.once('SIGINT', () => end(''));
    line.once('close', () => resolve(''));
  });
}

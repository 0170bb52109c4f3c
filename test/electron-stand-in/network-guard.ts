/** Loaded before main and engine: writes down every connection they try, and lets none succeed. */
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

const { FIELDBOOK_ATTEMPTS: attempts } = process.env;
const connect = Socket.prototype.connect;

/** Pipes of the system (a `path`) stay; an address of the network does not. */
function namesNetwork(first: unknown): boolean {
  const target: unknown = Array.isArray(first) ? first[0] : first;
  return !(typeof target === 'object' && target !== null && 'path' in target && typeof target.path === 'string');
}

Socket.prototype.connect = function guarded(this: Socket, ...args: Parameters<typeof connect>): Socket {
  if (!namesNetwork(args[0])) return connect.apply(this, args);
  if (attempts !== undefined) appendFileSync(attempts, `${process.argv[1] ?? ''} ${JSON.stringify(args[0])}\n`);
  process.nextTick(() => this.destroy(new Error('the program has no network')));
  return this;
} as typeof connect;

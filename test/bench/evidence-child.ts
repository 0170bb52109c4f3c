/**
 * A large file taken in as evidence and written out again, in a process of its own: `node evidence-child.ts MEGABYTES`.
 * Prints the highest memory that the process ever held, and whether the copy is the file, as JSON.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { createDispatch } from '../../electron/core/dispatch.ts';
import { callOf } from '../builders/engagement.ts';
import { testPorts } from '../builders/ports.ts';

const MEGABYTE = 1024 * 1024;
const megabytes = Number(process.argv[2] ?? '500');
const ports = testPorts({ step: 7 });
const call = callOf(createDispatch(ports), ports.logged);
try {
  const source = ports.path('export.bin');
  const made = createHash('sha256');
  const handle = openSync(source, 'w');
  const piece = Buffer.alloc(MEGABYTE);
  for (let n = 0; n < megabytes; n += 1) {
    // Each megabyte is another one, so that nothing can be stored once for all.
    piece.fill(n % 251);
    piece.writeUInt32LE(n);
    made.update(piece);
    writeSync(handle, piece);
  }
  closeSync(handle);
  await call('engagement.create', {
    file: { path: ports.path('bench.aims') },
    kind: 'certification',
    clientName: 'Lumenfold AI B.V.',
    person: { name: 'Ines Vogt' },
  });
  const { evidence } = await call('evidence.add', { auditId: null, file: { path: source } });
  const copy = ports.path('copy.bin');
  await call('evidence.saveCopy', { id: evidence.id, to: { path: copy } });
  const read = createHash('sha256');
  const written = openSync(copy, 'r');
  for (let length = readSync(written, piece); length > 0; length = readSync(written, piece)) read.update(piece.subarray(0, length));
  closeSync(written);
  const same = evidence.sha256 === made.digest('hex') && evidence.sha256 === read.digest('hex');
  // maxRSS is in KiB on Linux and macOS.
  console.log(JSON.stringify({ same, bytes: evidence.bytes, megabytes: process.resourceUsage().maxRSS / 1024 }));
} finally {
  ports.cleanUp();
}

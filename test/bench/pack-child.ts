/**
 * A pack with one large file of evidence, built and checked, in a process of its own: `node pack-child.ts MEGABYTES`.
 * Prints the highest memory that the process ever held while it built and while it checked, as JSON.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { createDispatch } from '../../electron/core/dispatch.ts';
import { overrideAll } from '../builders/decided.ts';
import { callOf } from '../builders/engagement.ts';
import { testPorts } from '../builders/ports.ts';

const MEGABYTE = 1024 * 1024;
const PASSPHRASE = 'eight words are better than one';
const megabytes = Number(process.argv[2] ?? '500');
const ports = testPorts({ step: 7 });
const call = callOf(createDispatch(ports), ports.logged);
// maxRSS is in KiB on Linux and macOS.
const peak = () => process.resourceUsage().maxRSS / 1024;
try {
  const source = ports.path('export.bin');
  const handle = openSync(source, 'w');
  const piece = Buffer.alloc(MEGABYTE);
  for (let n = 0; n < megabytes; n += 1) {
    // Each megabyte is another one, so that nothing can be stored once for all.
    piece.fill(n % 251);
    piece.writeUInt32LE(n);
    writeSync(handle, piece);
  }
  closeSync(handle);
  await call('engagement.create', {
    file: { path: ports.path('bench.aims') },
    kind: 'certification',
    clientName: 'Lumenfold AI B.V.',
    person: { name: 'Ines Vogt' },
  });
  const { id: auditId } = await call('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-17' });
  await call('evidence.add', { auditId, file: { path: source } });
  await overrideAll(call, auditId);
  await call('settings.makeSigningKey', { passphrase: PASSPHRASE });
  const file = { path: ports.path('pack.zip') };
  const { bytes } = await call('decision.pack', { auditId, evidence: 'files', passphrase: PASSPHRASE, to: file });
  const built = peak();
  const { ok } = await call('decision.packVerify', { file });
  console.log(JSON.stringify({ ok, bytes, built, megabytes: peak() }));
} finally {
  ports.cleanUp();
}

/**
 * One import of an inventory in a process of its own: `node import-child.ts FILE`. Prints milliseconds of preview and
 * import and the highest memory that the process ever held, as JSON.
 */
import { createDispatch } from '../../electron/core/dispatch.ts';
import { callOf } from '../builders/engagement.ts';
import { testPorts } from '../builders/ports.ts';
import { inventoryWords } from '../builders/real-inventory.ts';
import { timed } from './measure.ts';

const source = process.argv[2] ?? '';
const ports = testPorts({ step: 7 });
const call = callOf(createDispatch(ports), ports.logged);
try {
  await call('engagement.create', {
    file: { path: ports.path('bench.aims') },
    kind: 'certification',
    clientName: 'Lumenfold AI B.V.',
    person: { name: 'Ines Vogt' },
  });
  const file = { path: source };
  // The first preview is the slowest: nothing of the reader has run before.
  let words: ReturnType<typeof inventoryWords> = [];
  const preview = await timed(async () => {
    words = inventoryWords(await call('scope.previewSystems', { file }));
  });
  const write = await timed(() => call('scope.importSystems', { file, words }));
  const { systems } = await call('scope.systems', {});
  const list = await timed(() => call('scope.systems', {}));
  await call('engagement.close', {});
  // maxRSS is in KiB on Linux and macOS.
  console.log(JSON.stringify({ systems: systems.length, preview, write, list, megabytes: process.resourceUsage().maxRSS / 1024 }));
} finally {
  ports.cleanUp();
}

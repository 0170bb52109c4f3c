/**
 * A program that saves and can be killed at any moment. Run under node directly:
 *   node saver.ts FOLDER FILE SAVES SEED [PASSPHRASE]
 * It opens the file, then writes lines to standard output:
 *   `saved N` once save N has been acknowledged, `draft N` once draft N has been.
 */
import { writeSync } from 'node:fs';
import { openEngagement } from '../../../electron/core/file/open.ts';
import { siteRow, writeAs } from '../../builders/file.ts';
import { testPorts } from '../../builders/ports.ts';

const [folder = '', name = '', saves = '0', seed = '1', passphrase] = process.argv.slice(2);
const ports = testPorts({ folder, seed: Number(seed), now: new Date(Date.UTC(2026, 10, 18, 8, Number(seed))).toISOString() });
const file = openEngagement(ports, { path: ports.path(name), passphrase });
const say = (text: string) => void writeSync(1, `${text}\n`);

say(`open ${file.readOnly}`);
let last = '';
for (let number = 1; number <= Number(saves); number += 1) {
  file.drafts.save({ key: 'note', text: `typing ${seed}-${number}`, at: new Date(ports.clock.now()).toISOString() });
  say(`draft ${number}`);
  const id = ports.ids.uuid();
  writeAs(file, (tx) => {
    tx.insert('site', siteRow(id, { name: `save ${seed}-${number}`, activities: 'x'.repeat((number * 977) % 9000) }));
    if (last !== '') tx.update('site', last, { address: `after ${number}` });
  });
  last = id;
  say(`saved ${number}`);
}
file.close();
say('closed');

/** A field save through the public door against one bare commit of one row, on the same disk, in turns. */
import Database from 'better-sqlite3';
import { createDispatch } from '../../electron/core/dispatch.ts';
import { applyPragmas } from '../../electron/core/file/sqlite.ts';
import { callOf } from '../builders/engagement.ts';
import { testPorts } from '../builders/ports.ts';
import { type BenchCase, relativeLimit, timed } from './measure.ts';
import { sampleTexts } from './sample-texts.ts';

const ROUNDS = 300;
const WARM_UP = 30;
/** Rows with words that are in the file before the first measurement. */
const EARLIER = 400;

export const saveField: BenchCase = {
  name: 'save-field',
  what: 'one field saved through dispatch, ledger, chain and search index, against a bare single-row commit',
  async run() {
    const texts = sampleTexts();
    const sentence = (number: number): string => texts[(number * 7919) % texts.length] ?? '';
    const ports = testPorts({ step: 7 });
    const dispatch = createDispatch(ports);
    const call = callOf(dispatch, ports.logged);
    const bare = new Database(ports.path('bare.db'));
    applyPragmas(bare);
    bare.exec("CREATE TABLE field (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; INSERT INTO field VALUES (1, '')");
    const update = bare.prepare('UPDATE field SET text = ? WHERE id = 1');
    try {
      await call('engagement.create', {
        file: { path: ports.path('bench.aims') },
        kind: 'certification',
        clientName: 'Lumenfold AI B.V.',
        person: { name: 'Ines Vogt' },
      });
      for (let number = 0; number < EARLIER; number += 1)
        await call('scope.addSite', { name: `Site ${number}`, activities: sentence(number) });
      const site = await call('scope.addSite', { name: 'Utrecht' });
      const saves: number[] = [];
      const commits: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        const text = sentence(round);
        const commit = await timed(() => update.run(text));
        const save = await timed(() => call('scope.updateSite', { id: site.id, activities: text }));
        if (round < WARM_UP) continue;
        saves.push(save);
        commits.push(commit);
      }
      return relativeLimit('save-field', saves, commits, 2);
    } finally {
      bare.close();
      await dispatch.session.close();
      ports.cleanUp();
    }
  },
};

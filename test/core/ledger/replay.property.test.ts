import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openEngagement } from '../../../electron/core/file/open.ts';
import { readRows } from '../../../electron/core/ledger/columns.ts';
import { verifyFile } from '../../../electron/core/ledger/verify.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { aFile, INES, personRow, siteRow, writeAs } from '../../builders/file.ts';
import { testPorts } from '../../builders/ports.ts';

/** What a person may do next, as data; `pick` chooses among the rows that are there. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert' as const), text: fc.string({ maxLength: 40, unit: 'grapheme' }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('update' as const),
      pick: fc.nat(),
      text: fc.string({ maxLength: 40, unit: 'grapheme' }),
      number: fc.nat({ max: 50 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), text: fc.string({ maxLength: 10 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('system' as const), inScope: fc.boolean(), headcount: fc.option(fc.nat({ max: 9999 })) }),
  },
);

it('replays any sequence of changes to exactly what the tables hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const ports = testPorts();
      let file = aFile(ports);
      const sites: string[] = [];
      /** What a person would expect to find, kept apart from the program. */
      const expected = new Map<string, Row<'site'>>();
      try {
        for (const one of steps) {
          const pick = 'pick' in one ? sites[one.pick % Math.max(1, sites.length)] : undefined;
          if (one.do === 'insert') {
            const id = ports.ids.uuid();
            expected.set(id, siteRow(id, { name: one.text, activities: one.text }));
            writeAs(file, (tx) => tx.insert('site', siteRow(id, { name: one.text, activities: one.text })));
            sites.push(id);
          } else if (one.do === 'update' && pick !== undefined) {
            expected.set(pick, { ...siteRow(pick), ...expected.get(pick), address: one.text, position: one.number });
            writeAs(file, (tx) => tx.update('site', pick, { address: one.text, position: one.number }));
          } else if (one.do === 'remove' && pick !== undefined) {
            writeAs(file, (tx) => tx.remove('site', pick));
            sites.splice(sites.indexOf(pick), 1);
            expected.delete(pick);
          } else if (one.do === 'fail') {
            const failing = () =>
              writeAs(file, (tx) => {
                tx.insert('site', siteRow(ports.ids.uuid(), { name: one.text }));
                throw new Error('taken back');
              });
            expect(failing).toThrow('taken back');
          } else if (one.do === 'reopen') {
            file.close();
            file = openEngagement(ports, { path: file.path });
          } else if (one.do === 'system') {
            writeAs(file, (tx) => {
              tx.update('engagement', file.engagementId, { headcount: one.headcount, aiRoles: one.inScope ? ['user'] : [] });
              tx.insert('person', personRow({ id: ports.ids.uuid(), name: `${INES.name} ${one.inScope}` }));
            });
          }
        }
        const result = await verifyFile(file, { heads: [], signal: new AbortController().signal });
        expect(result.problems).toEqual([]);
        expect(file.ledger.heads()).toHaveLength(1);
        const rows = readRows('site', file.db.prepare('SELECT * FROM site').all());
        expect(new Map(rows.map((row) => [row.id, row]))).toEqual(expected);
      } finally {
        file.close();
        ports.cleanUp();
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

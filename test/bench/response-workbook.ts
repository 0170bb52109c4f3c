/** The response workbook of 500 nonconformities: written in the export thread, answered, read back and compared. */
import { readFileSync } from 'node:fs';
import { aFilledEngagement } from '../builders/filled-engagement.ts';
import { editedBook, fill, inFile } from '../builders/response-book.ts';
import { absoluteLimit, type BenchCase, timed } from './measure.ts';

const NONCONFORMITIES = 500;
const ROUNDS = 3;
const LIMIT_MS = 5000;

const sentence = 'Alarms of the third quarter were closed by the service account without a review that anybody recorded. ';

export const responseWorkbook: BenchCase = {
  name: 'response-workbook',
  what: 'the response workbook of 500 nonconformities written, and read back with every row answered',
  async run() {
    const world = await aFilledEngagement();
    try {
      const items = (await world.call('catalogs.items', { catalogId: world.catalog })).items.filter(({ kind }) => kind === 'control');
      for (let made = 0; made < NONCONFORMITIES; made += 1) {
        const { id } = await world.call('findings.raise', {
          auditId: world.audits.stage2,
          grade: made % 10 === 0 ? 'major' : 'minor',
          title: `Review ${made} is missing`,
          statement: sentence.repeat(3),
          requirements: [items[made % items.length]?.requirement ?? ''],
          objectiveEvidence: Array.from({ length: 4 }, (_none, at) => ({ text: `${sentence}Row ${at + 1} of week ${made}.` })),
        });
        await world.call('findings.issue', { id, answerBy: '2026-12-19' });
      }
      const { findings } = await world.call('findings.list', { auditId: world.audits.stage2 });
      const to = { path: world.ports.path('response.xlsx') };
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const write = await timed(() => world.call('findings.exportResponse', { auditId: world.audits.stage2, to }));
        // Answering is the client's time.
        const bytes = await editedBook(to.path, (sheet) => {
          for (const { shortNumber } of findings)
            fill(sheet, shortNumber, { understood: 'Yes', correction: sentence, cause: sentence, correctiveAction: sentence });
        });
        const read = await timed(async () => {
          const shown = await world.call('findings.previewResponse', { file: inFile(bytes) });
          if (shown.findings.length !== NONCONFORMITIES) throw new Error(`${shown.findings.length} of ${NONCONFORMITIES} came back.`);
        });
        times.push(write + read);
      }
      if (readFileSync(to.path).length === 0) throw new Error('The workbook is empty.');
      return absoluteLimit('response-workbook', times, LIMIT_MS);
    } finally {
      await world.close();
    }
  },
};

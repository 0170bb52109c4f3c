/**
 * Report and workbook of a large engagement are written while somebody types: the longest stretch that the page was busy
 * after each key, and how long the report goes on after it was cancelled. What was cancelled must leave nothing.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchApp } from '../journeys/support/launch-app.ts';
import { actAs, areas, callFrom, goTo } from '../journeys/support/steps.ts';
import { longestPerKey, watchKeys } from './heartbeat.ts';
import { aLargeEngagement } from './large-engagement.ts';
import { absoluteLimit, type BenchCase } from './measure.ts';

/** Longest task of the page, in milliseconds. */
const LONGEST_TASK = 50;
/** From "Cancel" to the answer, in milliseconds. */
const LONGEST_CANCEL = 1000;
const ROUNDS = 2;
/** Lines typed while the workbook is written; it is over long before. */
const MOST_LINES = 150;
const WORDS = 'log 31 has no reviewer';

interface Running {
  settled: string | null;
}

/** Starts an export from the page, as its own code does, and leaves it running. */
async function begin(page: Page, method: 'reports.export' | 'reports.workbook', auditId: string, token: string, task: string) {
  await page.evaluate(
    ([name, input, key]) => {
      const bridge = Reflect.get(globalThis, 'fieldbook') as {
        call(method: string, input: object): Promise<{ ok: boolean; error?: { code: string } }>;
      };
      const running: Running = { settled: null };
      Reflect.set(globalThis, key, running);
      bridge.call(name, input).then(
        (answer) => {
          running.settled = answer.ok ? 'OK' : (answer.error?.code ?? '');
        },
        (error: unknown) => {
          running.settled = String(error);
        },
      );
    },
    [method, { auditId, to: { token }, task }, `export ${task}`] as const,
  );
}

const settled = (page: Page, task: string) => page.evaluate((key) => (Reflect.get(globalThis, key) as Running).settled, `export ${task}`);

async function target(app: Awaited<ReturnType<typeof launchApp>>, purpose: 'report' | 'workbook', path: string): Promise<string> {
  await app.chooseTarget(path);
  const { target: chosen } = await callFrom(app.page, 'window.chooseTarget', { purpose, suggestedName: 'large' });
  if (chosen === null) throw new Error('No target was chosen.');
  return chosen.token;
}

interface Measured {
  readonly tasks: readonly number[];
  readonly cancels: readonly number[];
}

async function measure(): Promise<Measured> {
  const engagement = await aLargeEngagement();
  try {
    await engagement.dispatch.session.close();
    const out = engagement.ports.path('out');
    mkdirSync(out);
    const app = await launchApp({ folder: engagement.ports.path('window'), files: [engagement.path] });
    try {
      const { page } = app;
      await areas(page).waitFor();
      await actAs(page, 'Ines Vogt');
      await goTo(page, `/e/audits/${engagement.auditId}/field-work`);
      const line = page.getByRole('textbox', { name: 'New line of notes' });
      await line.waitFor();
      // Once, so that what is loaded when it is first needed is there.
      await line.fill(WORDS);
      await line.press('Enter');
      await watchKeys(page);
      await line.focus();
      const cancels: number[] = [];
      const typeLine = async (number: number) => {
        await page.keyboard.type(`${WORDS} ${number}`, { delay: 5 });
        await page.keyboard.press('Enter');
      };

      for (let round = 0; round < ROUNDS; round += 1) {
        const task = `report-${round}`;
        await begin(page, 'reports.export', engagement.auditId, await target(app, 'report', join(out, 'report.pdf')), task);
        for (let number = 0; number < 5; number += 1) await typeLine(number);
        if ((await settled(page, task)) !== null)
          throw new Error(`The report was over before it was cancelled: ${await settled(page, task)}`);
        const started = performance.now();
        await callFrom(page, 'engagement.cancel', { task });
        await page.waitForFunction((key) => (Reflect.get(globalThis, key) as Running).settled !== null, `export ${task}`, { polling: 10 });
        cancels.push(performance.now() - started);
        const answer = await settled(page, task);
        if (answer !== 'CANCELLED') throw new Error(`The report that was cancelled answered ${answer}.`);
        if (readdirSync(out).length > 0) throw new Error(`Cancelled, the report left ${readdirSync(out).join(', ')}.`);
      }

      const workbook = join(out, 'workbook.xlsx');
      await begin(page, 'reports.workbook', engagement.auditId, await target(app, 'workbook', workbook), 'workbook');
      for (let number = 0; number < MOST_LINES && (await settled(page, 'workbook')) === null; number += 1) await typeLine(number);
      const answer = await settled(page, 'workbook');
      if (answer !== 'OK' || !existsSync(workbook)) throw new Error(`The workbook was not written: ${answer}.`);
      return { tasks: await longestPerKey(page), cancels };
    } finally {
      // Not by quitting: the last line may not be saved yet, and the window would ask about it until somebody answers.
      await app.kill();
    }
  } finally {
    await engagement.close();
  }
}

let measured: Promise<Measured> | null = null;
/** Both cases read the same run. */
const once = () => {
  measured ??= measure();
  return measured;
};

export const exportCases: readonly BenchCase[] = [
  {
    name: 'export-typing',
    what: 'longest task of the page per key while report and workbook of 1,000 rows and 50,000 notes are written',
    run: async () => absoluteLimit('export-typing', (await once()).tasks, LONGEST_TASK),
  },
  {
    name: 'export-cancel',
    what: 'time from cancelling the report of 50,000 notes to the answer; nothing of it is left',
    run: async () => absoluteLimit('export-cancel', (await once()).cancels, LONGEST_CANCEL),
  },
];

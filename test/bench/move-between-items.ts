/**
 * Moving between the items of a checklist of 1,000 rows and typing on them, in a file with 50,000 notes: the longest stretch
 * that the page was busy after each key. Nothing of it may be felt. The steps are judged apart from the letters, of which
 * there are so many that no slow step would be seen among them.
 */
import { launchApp } from '../journeys/support/launch-app.ts';
import { actAs, areas, callFrom, goTo } from '../journeys/support/steps.ts';
import { keysPressed, longestPerKey, watchKeys } from './heartbeat.ts';
import { aLargeEngagement } from './large-engagement.ts';
import { absoluteLimit, type BenchCase } from './measure.ts';

/** Longest task of the page, in milliseconds. */
const LIMIT = 50;
const ITEMS = 30;
const WORDS = 'log 31 has no reviewer';

export const itemCases: readonly BenchCase[] = [
  {
    name: 'move-between-items',
    what: 'longest task of the page per step while moving through 1,000 rows, a line typed on each',
    run: async () => absoluteLimit('move-between-items', (await longestTasks()).steps, LIMIT),
  },
  {
    name: 'type-on-items',
    what: 'longest task of the page per letter while a line is typed on each of 30 rows of 1,000',
    run: async () => absoluteLimit('type-on-items', (await longestTasks()).letters, LIMIT),
  },
];

async function longestTasks(): Promise<{ readonly steps: number[]; readonly letters: number[] }> {
  const engagement = await aLargeEngagement();
  try {
    await engagement.dispatch.session.close();
    const app = await launchApp({ folder: engagement.ports.path('window'), files: [engagement.path] });
    try {
      const { page } = app;
      await areas(page).waitFor();
      await actAs(page, 'Ines Vogt');
      await goTo(page, `/e/audits/${engagement.auditId}/field-work`);
      const line = page.getByRole('textbox', { name: 'New line of notes' });
      const title = page.getByRole('heading', { level: 1 });
      await line.waitFor();
      // Once there and back, so that what is loaded when it is first needed is there.
      const first = (await title.textContent()) ?? '';
      await line.press('Alt+ArrowDown');
      await title.filter({ hasNotText: first }).waitFor();
      await line.press('Alt+ArrowUp');
      await title.filter({ hasText: first }).waitFor();
      const { total } = await callFrom(page, 'ledger.history', { entity: 'note', limit: 1 });
      await watchKeys(page);
      await line.focus();
      for (let item = 0; item < ITEMS; item += 1) {
        const before = (await title.textContent()) ?? '';
        await page.keyboard.type(`${WORDS} ${item}`, { delay: 5 });
        await page.keyboard.press('Enter');
        await page.keyboard.press('Alt+ArrowDown');
        // The caret goes on in the line of the next item.
        await title.filter({ hasNotText: before }).waitFor();
      }
      const [longest, keys] = [await longestPerKey(page), await keysPressed(page)];
      await page.waitForFunction(
        async ([entries, wanted]) => {
          const bridge = Reflect.get(globalThis, 'fieldbook') as {
            call(method: string, input: object): Promise<{ value: { total: number } }>;
          };
          const { value } = await bridge.call('ledger.history', { entity: 'note', limit: 1 });
          return value.total >= entries + wanted;
        },
        [total, ITEMS] as const,
      );
      const ofKeys = (wanted: (key: string) => boolean) => longest.filter((_longest, at) => wanted(keys[at] ?? ''));
      return { steps: ofKeys((key) => key === 'ArrowDown'), letters: ofKeys((key) => key.length === 1 || key === 'Enter') };
    } finally {
      await app.quit();
    }
  } finally {
    await engagement.close();
  }
}

/**
 * Typing an interview at full speed in a full engagement: the longest stretch that the page was busy after each key, seen
 * by a heartbeat inside the page. Nothing of it may be felt.
 */
import { launchApp } from '../journeys/support/launch-app.ts';
import { actAs, areas, callFrom, goTo } from '../journeys/support/steps.ts';
import { longestPerKey, watchKeys } from './heartbeat.ts';
import { aLargeEngagement } from './large-engagement.ts';
import { absoluteLimit, type BenchCase } from './measure.ts';

/** Longest task of the page, in milliseconds. */
const LIMIT = 50;
const LINES = 20;

export const typeInterview: BenchCase = {
  name: 'type-interview',
  what: 'longest task of the page per key while an interview is typed, in a file with 50,000 notes',
  async run() {
    const engagement = await aLargeEngagement();
    try {
      const { id } = await engagement.call('interviews.add', { auditId: engagement.auditId, title: 'Typed at speed' });
      await engagement.dispatch.session.close();
      const app = await launchApp({ folder: engagement.ports.path('window'), files: [engagement.path] });
      try {
        const { page } = app;
        await areas(page).waitFor();
        await actAs(page, 'Ines Vogt');
        await goTo(page, `/e/audits/${engagement.auditId}/interviews/${id}`);
        const line = page.getByRole('textbox', { name: /^New line of/ });
        await line.focus();
        await watchKeys(page);
        for (let number = 1; number <= LINES; number += 1) {
          await page.keyboard.type(`Line ${number}: the alarm of week ${number} was closed, no notice to her #A.6.2.6`, { delay: 5 });
          await page.keyboard.press('Enter');
        }
        await page.getByText(`${LINES} lines`, { exact: false }).waitFor();
        const longest = await longestPerKey(page);
        const { lines } = await callFrom(page, 'interviews.show', { id });
        if (lines.length !== LINES) throw new Error(`${lines.length} of ${LINES} lines were written.`);
        return absoluteLimit('type-interview', longest, LIMIT);
      } finally {
        await app.quit();
      }
    } finally {
      await engagement.close();
    }
  },
};

/**
 * The register of 5,000 findings in a started window: from the step into the register until its rows and the chosen finding
 * are there, and from a filter until the rows it leaves are there. Measured inside the page, to the frame that shows them.
 */
import type { Page } from 'playwright';
import type { Row } from '../../shared/model/entities.ts';
import { type FindingState, findingState } from '../../shared/model/finding-states.ts';
import type { Grade } from '../../shared/model/vocabulary.ts';
import { rowsIn } from '../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../builders/filled-engagement.ts';
import { launchApp } from '../journeys/support/launch-app.ts';
import { actAs, areas, goTo } from '../journeys/support/steps.ts';
import { absoluteLimit, type BenchCase, type Limit } from './measure.ts';
import { sampleTexts } from './sample-texts.ts';

const FINDINGS = 5000;
/** Starts of the program; the first opening of the register is measured in each. */
const STARTS = 7;
/** Milliseconds that a person may wait. */
const OPEN_LIMIT = 300;
const FILTER_LIMIT = 100;

/** States without those that an opportunity has, in turn. */
const states = findingState.options.filter((state) => state !== 'recorded');

/** Copies of one finding with words, requirements, states and dates of their own, written past the rules to save time. */
async function fill(world: FilledEngagement): Promise<void> {
  const texts = sampleTexts();
  const first = await world.findingIn('issued');
  const row = rowsIn(world.path, 'finding').find(({ id }) => id === first.id);
  const needed = rowsIn(world.path, 'finding_requirement').find(({ findingId }) => findingId === first.id);
  const line = rowsIn(world.path, 'objective_evidence').find(({ findingId }) => findingId === first.id);
  const { rows } = await world.call('checklist.list', { auditId: world.audits.stage2 });
  const file = world.dispatch.session.file;
  const actor = world.dispatch.session.actor;
  if (row === undefined || needed === undefined || line === undefined || file === null || actor === null)
    throw new Error('The engagement of the bench is not open.');
  const text = (number: number) => `${texts[(number * 7919) % texts.length] ?? ''} ${number}`;
  file.ledger.write({ actor }, (tx) => {
    for (let number = 2; number <= FINDINGS; number += 1) {
      const grade: Grade = number % 9 === 0 ? 'major' : 'minor';
      const state: FindingState = states[number % states.length] ?? 'issued';
      const item = rows[number % rows.length];
      const id = world.ports.ids.uuid();
      const finding: Row<'finding'> = {
        ...row,
        id,
        number: `S2-NC-${number}`,
        grade,
        gradeCode: grade,
        state,
        title: text(number).slice(0, 90),
        statement: text(number + 3),
        answerBy: `2026-${number % 2 === 0 ? '12' : '11'}-${String(1 + (number % 28)).padStart(2, '0')}`,
        position: number,
      };
      tx.insert('finding', finding);
      tx.insert('finding_requirement', {
        ...needed,
        id: world.ports.ids.uuid(),
        findingId: id,
        requirement: item?.requirement ?? needed.requirement,
        checklistItemId: item?.id ?? null,
      });
      tx.insert('objective_evidence', { ...line, id: world.ports.ids.uuid(), findingId: id, text: text(number + 5) });
    }
  });
}

/** Milliseconds inside the page from a deed until the condition holds in a painted frame; the page itself evaluates no text. */
async function until(page: Page, deed: string, condition: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    const started = performance.now();
    ${deed};
    while (!(${condition})) {
      if (performance.now() - started > 20000) throw new Error('Not shown within 20 s.');
      await frame();
    }
    await frame();
    return performance.now() - started;
  })()`);
}

const ROWS = `document.querySelectorAll('[role="grid"] [role="row"]').length > 12`;
const DETAIL = `document.querySelector('[data-finding]') !== null`;
const count = `Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount'))`;

/** The program opened on an engagement with its findings; each round starts it anew on the same app data. */
async function started<T>(rounds: number, work: (page: Page, auditId: string) => Promise<T>): Promise<readonly T[]> {
  const world = await aFilledEngagement();
  try {
    await fill(world);
    await world.dispatch.session.close();
    let app = await launchApp({ folder: world.ports.path('window'), files: [world.path] });
    try {
      await areas(app.page).waitFor();
      await actAs(app.page, 'Ines Vogt');
      const results: T[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await app.quit();
        app = await app.restart({ files: [world.path] });
        await areas(app.page).waitFor();
        results.push(await work(app.page, world.audits.stage2));
      }
      return results;
    } finally {
      await app.quit();
    }
  } finally {
    await world.close();
  }
}

const register = (auditId: string) => `/e/audits/${auditId}/findings`;

/** The first opening since the program was started and the file was opened: nothing of the register is known to page or engine. */
async function firstOpening(page: Page, auditId: string): Promise<number> {
  await goTo(page, '/e/scope');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return until(page, `location.hash = '#${register(auditId)}'`, `${ROWS} && ${DETAIL}`);
}

/** Words, marks and a term in turn; each has to change how many rows there are. */
async function filterings(page: Page, auditId: string): Promise<readonly number[]> {
  await goTo(page, register(auditId));
  await page.getByRole('grid').waitFor();
  // Not by `waitForFunction`: a text that is evaluated later is refused by the page's own policy.
  await until(page, '', `${count} > ${FINDINGS}`);
  const press = (word: string) =>
    `[...document.querySelectorAll('button[aria-pressed]')].find((b) => b.textContent.startsWith('${word} ')).click()`;
  const type = (words: string) => `const field = document.querySelector('input[placeholder="Filter"]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${words}');
    field.dispatchEvent(new Event('input', { bubbles: true }));`;
  const deeds = [press('Majors'), press('Open'), press('Overdue'), press('All'), type('credit'), type('alarm'), type('alarm 12'), type('')];
  const times: number[] = [];
  for (let round = 0; round < 1 + 3; round += 1)
    for (const deed of deeds) {
      const before = await page.evaluate(count);
      const took = await until(page, deed, `${count} !== ${String(before)}`);
      if (round > 0) times.push(took);
    }
  return times;
}

export const findingsRegister: readonly BenchCase[] = [
  {
    name: 'findings-register',
    what: 'the register of 5,000 findings opened in the window, its rows and the first finding shown',
    run: async (): Promise<Limit> => absoluteLimit('findings-register', await started(STARTS, firstOpening), OPEN_LIMIT),
  },
  {
    name: 'findings-filter',
    what: 'a filter of the register of 5,000 findings, from the key to the rows it leaves',
    run: async (): Promise<Limit> => absoluteLimit('findings-filter', (await started(1, filterings)).flat(), FILTER_LIMIT),
  },
];

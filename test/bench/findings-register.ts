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
const ROUNDS = 8;
const WARM_UP = 2;
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

async function measured(work: (page: Page, auditId: string) => Promise<readonly number[]>): Promise<readonly number[]> {
  const world = await aFilledEngagement();
  try {
    await fill(world);
    await world.dispatch.session.close();
    const app = await launchApp({ folder: world.ports.path('window'), files: [world.path] });
    try {
      await areas(app.page).waitFor();
      await actAs(app.page, 'Ines Vogt');
      return await work(app.page, world.audits.stage2);
    } finally {
      await app.quit();
    }
  } finally {
    await world.close();
  }
}

const register = (auditId: string) => `/e/audits/${auditId}/findings`;

/** Each round opens the file anew, so that nothing of the register is known to the page. */
async function openings(page: Page, auditId: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    await goTo(page, '/');
    await page.getByRole('heading', { name: 'Recent engagements' }).waitFor();
    await page.evaluate(async () => {
      interface Bridge {
        call(method: string, input: object): Promise<{ value: { files: { key: string }[] } }>;
      }
      const bridge = Reflect.get(globalThis, 'fieldbook') as Bridge;
      await bridge.call('engagement.close', {});
      const { files } = (await bridge.call('engagement.recent', {})).value;
      await bridge.call('engagement.open', { file: { recent: files[0]?.key ?? '' } });
    });
    await goTo(page, '/e/scope');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const took = await until(page, `location.hash = '#${register(auditId)}'`, `${ROWS} && ${DETAIL}`);
    if (round >= WARM_UP) times.push(took);
  }
  return times;
}

/** Words, marks and a term in turn; each has to change how many rows there are. */
async function filterings(page: Page, auditId: string): Promise<readonly number[]> {
  await goTo(page, register(auditId));
  await page.getByRole('grid').waitFor();
  await page.waitForFunction(`${count} > ${FINDINGS}`);
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
    run: async (): Promise<Limit> => absoluteLimit('findings-register', await measured(openings), OPEN_LIMIT),
  },
  {
    name: 'findings-filter',
    what: 'a filter of the register of 5,000 findings, from the key to the rows it leaves',
    run: async (): Promise<Limit> => absoluteLimit('findings-filter', await measured(filterings), FILTER_LIMIT),
  },
];

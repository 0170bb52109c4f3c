/** Steps that several journeys take, in the words of the window. */
import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Result } from '../../../shared/contract/errors.ts';
import type { InputOf, MethodName, OutputOf } from '../../../shared/contract/index.ts';
import type { RunningApp } from './launch-app.ts';

/** The areas at the left: there once an engagement is open. */
export const areas = (page: Page): Locator => page.getByRole('navigation', { name: 'Areas' });

/** Chooses a file in the system's dialog that the start screen opens. */
export async function chooseFile(app: RunningApp, path: string): Promise<void> {
  await app.chooseFiles(path);
  await app.page.getByRole('button', { name: /^Open file/ }).click();
}

/** Answers the question that stands once in front of an engagement new to this computer. */
export async function actAs(page: Page, name: string): Promise<void> {
  const question = page.getByRole('dialog').filter({ hasText: 'Who is at the keyboard?' });
  await question.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await question.getByRole('button', { name: `Act as ${name}` }).click();
  await expect(question).toBeHidden();
}

/** Opens an engagement and says who is at the keyboard. */
export async function openAs(app: RunningApp, path: string, name: string): Promise<void> {
  await chooseFile(app, path);
  await expect(areas(app.page)).toBeVisible();
  await actAs(app.page, name);
}

/** Goes to a place of the window by its address, e.g. `/e/scope`. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${place}`);
}

/** Calls a method from the page, as its own code does. @throws Error with the envelope when it fails */
export async function callFrom<M extends MethodName>(page: Page, method: M, input: InputOf<M>): Promise<OutputOf<M>> {
  const result = await page.evaluate(
    ([name, given]) =>
      (Reflect.get(globalThis, 'fieldbook') as { call(method: string, input: unknown): Promise<Result<unknown>> }).call(name, given),
    [method, input] as const,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value as OutputOf<M>;
}

/**
 * Opens a list and takes an option. A list closes when what it stands on is read anew in that moment, as a person sees
 * too; like a person, this opens it again.
 */
export async function choose(list: Locator, option: string | RegExp): Promise<void> {
  await expect(async () => {
    await list.click();
    await list
      .page()
      .getByRole('option', { name: option, exact: typeof option === 'string' })
      .click({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
}

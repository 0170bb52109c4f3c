/** A heartbeat inside the page: how long it was busy at a stretch after each key, as a person would feel it. */
import type { Page } from 'playwright';

/** From now on each key begins a new measurement. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longest: number[] = [];
    const keys: string[] = [];
    const channel = new MessageChannel();
    let last = performance.now();
    channel.port1.onmessage = () => {
      const now = performance.now();
      const at = longest.length - 1;
      if (at >= 0) longest[at] = Math.max(longest[at] ?? 0, now - last);
      last = now;
      channel.port2.postMessage(0);
    };
    window.addEventListener(
      'keydown',
      ({ key }) => {
        longest.push(0);
        keys.push(key);
      },
      true,
    );
    channel.port2.postMessage(0);
    Reflect.set(globalThis, 'longestPerKey', longest);
    Reflect.set(globalThis, 'keysPressed', keys);
  });
}

/** The longest stretch after each key, in milliseconds. */
export const longestPerKey = (page: Page): Promise<number[]> => page.evaluate(() => Reflect.get(globalThis, 'longestPerKey') as number[]);

/** The keys themselves, in the order of `longestPerKey`. */
export const keysPressed = (page: Page): Promise<string[]> => page.evaluate(() => Reflect.get(globalThis, 'keysPressed') as string[]);

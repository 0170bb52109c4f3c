/** What preload put on `window.fieldbook`: the page's only way out. */
import type { Bridge } from '../../shared/contract/names.ts';

declare global {
  interface Window {
    readonly fieldbook: Bridge<File>;
  }
}

export function bridge(): Bridge<File> {
  return window.fieldbook;
}

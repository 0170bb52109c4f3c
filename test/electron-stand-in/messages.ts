/** What the stand-in and the process that started it (a journey, or `npm start`) say to each other. */

export type DialogKind = 'open' | 'save' | 'message';

/** What a dialog asked, as `electron/main` put it. */
export interface AskedDialog {
  readonly kind: DialogKind;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The person's answer: chosen paths (none: turned back), or the number of a button. */
export type DialogAnswer =
  | { readonly kind: 'open' | 'save'; readonly paths: readonly string[] }
  | { readonly kind: 'message'; readonly button: number };

export type ToStandIn =
  | { readonly type: 'answer'; readonly answer: DialogAnswer }
  | { readonly type: 'close-window'; readonly index: number }
  | { readonly type: 'open-file'; readonly path: string }
  | { readonly type: 'second-instance'; readonly argv: readonly string[] }
  | { readonly type: 'quit' };

export type FromStandIn =
  | { readonly type: 'ready'; readonly port: number; readonly browserPid: number }
  | { readonly type: 'dialog'; readonly asked: AskedDialog }
  | { readonly type: 'engine'; readonly pid: number }
  /** A navigation, window or permission that the shell refused. */
  | { readonly type: 'refused'; readonly what: string; readonly url: string }
  /** A request that started although nothing may leave the program. */
  | { readonly type: 'request'; readonly url: string }
  | { readonly type: 'title'; readonly title: string };

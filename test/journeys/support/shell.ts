/** What a journey can do with a running program, whichever shell shows it. */
import type { Page } from 'playwright';
import type { AskedDialog, DialogAnswer } from '../../electron-stand-in/messages.ts';

export interface ShellOptions {
  /** App data of this journey. */
  readonly home: string;
  /** File to which main and engine write every connection they try. */
  readonly attempts: string;
  /** Engagement files given to the program on its command line. */
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface Shell {
  readonly name: 'electron' | 'stand-in';
  /** The first window. */
  readonly page: Page;
  windows(): Page[];
  /** Answers the dialog that is open or the next one. */
  answerDialog(answer: DialogAnswer): Promise<void>;
  askedDialogs(): Promise<readonly AskedDialog[]>;
  /** Requests that pages started although nothing may leave the program. */
  requests(): readonly string[];
  /** Navigations and windows that were refused. */
  refused(): readonly { readonly what: string; readonly url: string }[];
  openFile(path: string): Promise<void>;
  closeWindow(index: number): Promise<void>;
  /** Ends the newest engine process, as a fault in it would. */
  killEngine(): Promise<void>;
  /** Ordinary end: windows close, engines back up. */
  quit(): Promise<void>;
  /** Power cut: every process ends at once. */
  kill(): Promise<void>;
}

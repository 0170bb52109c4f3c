/** What the stand-in's process was started with; set by child.ts before `electron/main` is imported. */
import type { StandInBrowser } from './browser.ts';
import { askPerson, scriptedDialogs } from './dialogs.ts';
import type { AskedDialog, DialogAnswer, FromStandIn } from './messages.ts';

interface StandInState {
  readonly browser: StandInBrowser;
}

let state: StandInState | undefined;

export function setState(next: StandInState): void {
  state = next;
}

export function standIn(): StandInState {
  if (state === undefined) throw new Error('the stand-in was not started through child.ts');
  return state;
}

export function tell(message: FromStandIn): void {
  if (process.connected === true) process.send?.(message);
}

const scripted = scriptedDialogs((asked) => tell({ type: 'dialog', asked }));

/** Asks the journey when one is attached, else the person. */
export function ask(asked: AskedDialog): Promise<DialogAnswer> {
  return process.connected === true ? scripted.ask(asked) : askPerson(asked);
}

export const answerDialog = (answer: DialogAnswer): void => scripted.answer(answer);

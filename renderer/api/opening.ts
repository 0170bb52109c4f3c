/** Opening, creating and closing a file from the page, and what stands in the way of it. */
import { create } from 'zustand';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { call, envelopeOf } from './client.ts';
import { commitAll, forgetFields, loadDrafts } from './draft-fields.ts';
import { queryClient } from './query-client.ts';
import { saves } from './saved-state.ts';

type OpenInput = InputOf<'engagement.open'>;
type FileStatus = OutputOf<'engagement.open'>;

/** Which file the person wants; kept so that the same file can be tried again in another way. */
export interface Wanted {
  readonly file: OpenInput['file'];
  readonly fileName: string;
  readonly folder: string;
}

interface OpeningState {
  readonly wanted: Wanted | null;
  readonly problem: ErrorEnvelope | null;
  readonly busy: boolean;
  /** Whether the page believes that a file is open. */
  readonly open: boolean;
}

const idle: OpeningState = { wanted: null, problem: null, busy: false, open: false };
export const useOpening = create<OpeningState>()(() => idle);

/** Problems that the passphrase overlay answers; the others have a screen. */
export function asksPassphrase(problem: ErrorEnvelope | null): boolean {
  return problem?.code === 'NEEDS_PASSPHRASE' || problem?.code === 'WRONG_PASSPHRASE';
}

/** What every newly opened file begins with: nothing of a former one, and the drafts of its last run. */
let lastOpened: string | null = null;

async function begin(status: FileStatus): Promise<void> {
  const again = lastOpened === status.engagementId;
  lastOpened = status.engagementId;
  forgetFields(again);
  queryClient.clear();
  saves.reset(status.lastSavedAt === null ? null : Date.parse(status.lastSavedAt), again);
  useOpening.setState({ problem: null, busy: false, open: true });
  await loadDrafts();
}

/** The page was loaded while a file is open: from now on its loss is noticed. */
export function noticeOpenFile(): void {
  if (!useOpening.getState().open) useOpening.setState({ open: true });
}

/** Opens a file; false when something stands in the way, which `useOpening` then shows. */
export async function openFile(wanted: Wanted, how: Omit<OpenInput, 'file'> = {}): Promise<boolean> {
  useOpening.setState({ wanted, busy: true });
  try {
    await begin(await call('engagement.open', { file: wanted.file, ...how }));
    return true;
  } catch (error) {
    useOpening.setState({ problem: envelopeOf(error), busy: false });
    return false;
  }
}

/** Creates a file and leaves it open; throws `CallError`. */
export async function createFile(input: InputOf<'engagement.create'>): Promise<void> {
  await begin(await call('engagement.create', input));
}

/** Builds the sample engagement in a new file and leaves it open; throws `CallError`. */
export async function openSample(file: InputOf<'engagement.openSample'>['file']): Promise<void> {
  await begin(await call('engagement.openSample', { file }));
}

/** Closes the open file. False when text is left that could not be saved: the file then stays open. */
export async function closeFile(): Promise<boolean> {
  if (!(await commitAll())) return false;
  await call('engagement.close', {});
  useOpening.setState(idle);
  lastOpened = null;
  forgetFields();
  queryClient.clear();
  saves.reset(null);
  return true;
}

/** Back to the start screen: nothing is wanted any more. */
export function giveUpOpening(): void {
  useOpening.setState(idle);
}

/** Shows a problem of the open file (the engine stopped, the file is gone) instead of the work. */
export function showFileProblem(problem: ErrorEnvelope): void {
  useOpening.setState({ problem, busy: false });
}

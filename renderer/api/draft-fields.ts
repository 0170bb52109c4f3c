/** The fields of the open file that hold text not yet in the ledger, by key. */
import { call, envelopeOf } from './client.ts';
import { DraftField, type DraftPorts } from './draft-field.ts';
import { saves } from './saved-state.ts';

const ports: DraftPorts = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = window.setTimeout(callback, ms);
    return () => window.clearTimeout(timer);
  },
  saveDraft: async (key, text) => void (await call('ledger.saveDraft', { key, text })),
  discardDraft: async (key) => void (await call('ledger.discardDraft', { key })),
  envelope: envelopeOf,
  report: saves,
};

const fields = new Map<string, DraftField>();
/** Drafts of an earlier run, found when the file was opened. */
let found: Map<string, string> | null = null;
let finding: Promise<void> | null = null;

/** The field of a key; one that is still unsaved is found again with its text. */
export function fieldFor(key: string, saved: string, save: (text: string) => Promise<unknown>, line: boolean): DraftField {
  const known = fields.get(key);
  if (known !== undefined) return known;
  const field = new DraftField(key, saved, save, ports, line);
  fields.set(key, field);
  const put = () => {
    const text = found?.get(key);
    if (text === undefined) return;
    found?.delete(key);
    field.restore(text);
  };
  if (found !== null) put();
  else void loadDrafts().then(put);
  return field;
}

/** Forgets a field nobody looks at any more, once all of it is in the ledger. */
export function releaseField(field: DraftField): void {
  if (field.watched || field.dirty || field.view().problem !== null) return;
  field.dispose();
  if (fields.get(field.key) === field) fields.delete(field.key);
}

/** Reads the drafts of the open file once. */
export function loadDrafts(): Promise<void> {
  finding ??= call('ledger.drafts', {}).then(
    ({ drafts }) => {
      found = new Map(drafts.map((draft) => [draft.key, draft.text]));
    },
    () => {
      // Without them the fields show what the ledger holds; the drafts stay in the file.
      found = new Map();
    },
  );
  return finding;
}

/** Sends all typed text to the ledger; true when nothing is left unsaved. */
export async function commitAll(): Promise<boolean> {
  const results = await Promise.all([...fields.values()].map((field) => field.commit()));
  return results.every(Boolean);
}

/**
 * At closing or opening a file: nothing of the former one is kept in the page. When the same file is opened again after its
 * engine stopped, text that is not in the ledger stays.
 */
export function forgetFields(keepUnsaved = false): void {
  for (const field of [...fields.values()]) {
    if (keepUnsaved && field.dirty) continue;
    field.dispose();
    fields.delete(field.key);
  }
  found = null;
  finding = null;
}

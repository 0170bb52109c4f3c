/** Takes files into the engagement as evidence: chosen, dropped or pasted; one after the other, each with its own answer. */
import { useCallback, useState } from 'react';
import type { FileIn } from '../../shared/contract/define.ts';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import type { TakenFile } from '../../shared/contract/names.ts';
import { timeOf } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { base64Of } from './base64.ts';
import { call, envelopeOf } from './client.ts';
import { runCommand } from './use-run.ts';

/** Most that a pasted picture may hold (shared/contract/define.ts). */
const PASTE_LIMIT = 20 * 1024 * 1024;

export interface AddedEvidence {
  readonly id: string;
  readonly number: string;
  /** Numbers of evidence with the same content, which is stored once. */
  readonly sameAs: readonly string[];
}

/** A file whose content is here already: the person says whether that piece does, or this is one of its own. */
export interface SameContent {
  readonly name: string;
  readonly file: FileIn;
  readonly known: { readonly id: string; readonly number: string; readonly title: string };
}

export interface AddEvidence {
  /** Name of the file that is being taken in; null when none is. */
  readonly adding: string | null;
  readonly added: readonly AddedEvidence[];
  readonly same: readonly SameContent[];
  readonly problem: ErrorEnvelope | null;
  /** Asks the person for files. */
  choose(): Promise<readonly AddedEvidence[]>;
  drop(files: Iterable<File>): Promise<readonly AddedEvidence[]>;
  /** Files that the shell has given tokens for. */
  take(files: readonly TakenFile[]): Promise<readonly AddedEvidence[]>;
  /** Links the piece that is known, where there is something to link to, and asks no more. */
  settle(one: SameContent): void;
  addAnyway(one: SameContent): Promise<readonly AddedEvidence[]>;
  paste(picture: File, timeZone: string): Promise<readonly AddedEvidence[]>;
  clear(): void;
}

interface Incoming {
  readonly name: string;
  readonly file: FileIn;
}

export function useAddEvidence(auditId: string | null, checklistItemId?: string): AddEvidence {
  const [adding, setAdding] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly AddedEvidence[]>([]);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const [same, setSame] = useState<readonly SameContent[]>([]);

  const take = useCallback(
    async (work: () => Promise<readonly Incoming[]>, onSame: 'ask' | 'add' = 'ask'): Promise<readonly AddedEvidence[]> => {
      setProblem(null);
      setAdded([]);
      if (onSame === 'ask') setSame([]);
      const done: AddedEvidence[] = [];
      try {
        for (const one of await work()) {
          setAdding(one.name);
          const {
            evidence,
            added: isNew,
            sameContentAs,
          } = await runCommand('evidence.add', {
            auditId,
            file: one.file,
            onSame,
            task: `evidence-${crypto.randomUUID()}`,
            ...(checklistItemId === undefined ? {} : { checklistItemId }),
          });
          if (!isNew) {
            setSame((known) => [...known, { ...one, known: evidence }]);
            continue;
          }
          done.push({ id: evidence.id, number: evidence.number, sameAs: sameContentAs.map((same) => same.number) });
        }
      } catch (error) {
        setProblem(envelopeOf(error));
      } finally {
        setAdding(null);
        setAdded(done);
      }
      return done;
    },
    [auditId, checklistItemId],
  );

  const forget = useCallback((one: SameContent) => setSame((known) => known.filter((other) => other !== one)), []);
  const settle = useCallback(
    (one: SameContent) => {
      forget(one);
      if (checklistItemId === undefined) return;
      void runCommand('evidence.link', { id: one.known.id, to: { kind: 'checklist_item', id: checklistItemId } }).catch((error: unknown) =>
        setProblem(envelopeOf(error)),
      );
    },
    [forget, checklistItemId],
  );
  const addAnyway = useCallback(
    (one: SameContent) => {
      forget(one);
      return take(async () => [one], 'add');
    },
    [forget, take],
  );
  const choose = useCallback(
    () =>
      take(async () => {
        const { files } = await call('window.chooseFile', { purpose: 'evidence', several: true });
        return files.map(({ token, name }) => ({ name, file: { token } }));
      }),
    [take],
  );
  const drop = useCallback(
    (files: Iterable<File>) => {
      // The list of a drop event is empty once the event is over.
      const held = [...files];
      return take(async () => tokens(await window.fieldbook.takeFiles(held)));
    },
    [take],
  );
  const paste = useCallback(
    async (picture: File, timeZone: string) => {
      if (picture.size > PASTE_LIMIT) {
        setProblem({ code: 'TOO_LARGE', message: t('work.pasteTooLarge'), ref: 'PAGE' });
        return [];
      }
      const name = `${t('work.pastedName', { time: timeOf(new Date().toISOString(), timeZone).replace(':', '.') })}.${picture.type.split('/')[1] ?? 'png'}`;
      return take(async () => [{ name, file: { base64: await base64Of(picture), name } }]);
    },
    [take],
  );
  const clear = useCallback(() => {
    setAdded([]);
    setSame([]);
    setProblem(null);
  }, []);
  const takeTokens = useCallback((files: readonly TakenFile[]) => take(async () => tokens(files)), [take]);
  return { adding, added, same, problem, choose, drop, take: takeTokens, settle, addAnyway, paste, clear };
}

const tokens = (files: readonly TakenFile[]): Incoming[] => files.map(({ token, name }) => ({ name, file: { token } }));

/** The first picture of a paste or drop; null when there is none. */
export function pictureOf(data: DataTransfer): File | null {
  return [...data.files].find((file) => file.type.startsWith('image/')) ?? null;
}

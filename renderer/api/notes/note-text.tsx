/** The text of a line: strong text and references to records as React elements, never as HTML. */
import { Fragment } from 'react';
import { IdChip } from '../../components/id-chip.tsx';
import { type Note, runsOf } from './note-line.ts';

/** Where references lead; a kind that is left out is shown and leads nowhere. */
export interface NoteTargets {
  readonly requirement?: (ref: string) => (() => void) | undefined;
  readonly evidence?: (number: string) => (() => void) | undefined;
  readonly finding?: (number: string) => (() => void) | undefined;
}

const tones = { requirement: 'accent', evidence: 'plain', finding: 'minor', interview: 'plain' } as const;

export function NoteText({ note, targets = {} }: { readonly note: Pick<Note, 'text' | 'kind'>; readonly targets?: NoteTargets }) {
  const runs = runsOf(note.text).map((run, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a line are read anew whenever its text changes.
    if (run.kind === 'text') return <Fragment key={index}>{run.text}</Fragment>;
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    if (run.kind === 'strong') return <strong key={index}>{run.text}</strong>;
    const open = run.kind === 'interview' || !('target' in run) ? undefined : targets[run.kind]?.(run.target);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <IdChip key={index} id={run.text} tone={tones[run.kind]} {...(open === undefined ? {} : { onOpen: open })} />
    );
  });
  return note.kind === 'quote' ? <em>“{runs}”</em> : runs;
}

/** What a line names, at its right edge: each requirement once, then findings, evidence, people. */
import type { Mention } from '../../../shared/contract/interviews.ts';
import { withoutTrailingMarks } from '../../../shared/rules/note-marks.ts';
import { IdChip } from '../../components/id-chip.tsx';
import { initialsOf, type Note } from './note-line.ts';
import classes from './notes.module.css';

export interface MentionTargets {
  readonly requirement?: (itemId: string) => void;
  readonly finding?: (id: string) => void;
  readonly evidence?: (id: string) => void;
}

const tones = { checklist_item: 'accent', finding: 'minor', evidence: 'plain', person: 'plain' } as const;
const signs = { checklist_item: '#', finding: '!', evidence: '+', person: '@' } as const;
const order = { checklist_item: 0, finding: 1, evidence: 2, person: 3 } as const;

const labelOf = (mention: Mention) => (mention.kind === 'checklist_item' ? mention.ref : mention.label);

/** Mentions as they are shown: a requirement with several rows once. */
export function shownMentions(mentions: readonly Mention[]): Mention[] {
  const byLabel = new Map(mentions.map((mention) => [`${mention.kind} ${labelOf(mention)}`, mention] as const).toReversed());
  return [...byLabel.values()].toReversed().toSorted((a, b) => order[a.kind] - order[b.kind]);
}

/** The text of a line without the marks that stand beside it. */
export function textBeside(note: Pick<Note, 'text'>, mentions: readonly Mention[]): string {
  const marks = mentions.flatMap((mention) => {
    const label = labelOf(mention);
    // `!NC-04` names S2-NC-04 inside its audit.
    const short = mention.kind === 'finding' ? label.replace(/^[^-]+-(?=(?:NC|OFI)-)/, '') : label;
    return [`${signs[mention.kind]}${label}`, `${signs[mention.kind]}${short}`];
  });
  return withoutTrailingMarks(note.text, marks);
}

export function Mentions({ mentions, targets = {} }: { readonly mentions: readonly Mention[]; readonly targets?: MentionTargets }) {
  const shown = shownMentions(mentions);
  if (shown.length === 0) return null;
  return (
    <span className={classes.mentions}>
      {shown.map((mention) => {
        const open =
          mention.kind === 'checklist_item'
            ? targets.requirement
            : mention.kind === 'finding'
              ? targets.finding
              : mention.kind === 'evidence'
                ? targets.evidence
                : undefined;
        const label = `${signs[mention.kind]}${labelOf(mention)}`;
        return (
          <IdChip
            key={mention.id}
            id={label.length > 28 ? `@${initialsOf(mention.label)}` : label}
            tone={tones[mention.kind]}
            {...(open === undefined ? {} : { onOpen: () => open(mention.id) })}
          />
        );
      })}
    </span>
  );
}

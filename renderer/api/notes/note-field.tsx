/**
 * The text area of an open line of notes: `#` requirement, `@` person, `!` finding, `+` evidence with proposals, of which
 * Tab takes the chosen one; Ctrl T makes the line a to-do, Ctrl and full stop gives it another time. Typing renders this
 * component and nothing around it.
 */
import { Popover, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { openMark } from '../../../shared/rules/note-marks.ts';
import { timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { call } from '../client.ts';
import type { DraftText } from '../use-draft-text.ts';
import { toggleToDo, withTime } from './note-line.ts';
import classes from './notes.module.css';

type Proposal = OutputOf<'notes.propose'>['proposals'][number];

export interface NoteFieldProps {
  readonly line: DraftText;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Null while no audit is there: marks are typed without proposals. */
  readonly auditId: string | null;
  readonly interviewId?: string | undefined;
  readonly timeZone: string;
  readonly label: string;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  readonly onLeave?: () => void;
  /** Keys that the place handles before the field does. */
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly children?: ReactNode;
}

export function NoteField({
  line,
  field,
  auditId,
  interviewId,
  timeZone,
  label,
  placeholder,
  autoFocus,
  onLeave,
  onKey,
  children,
}: NoteFieldProps) {
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [found, setFound] = useState<{ readonly of: string; readonly proposals: readonly Proposal[] } | null>(null);
  const [at, setAt] = useState(0);
  /** The mark whose proposals were put away with Esc. */
  const [dismissed, setDismissed] = useState<string | null>(null);
  const select = useRef<readonly [number, number] | null>(null);
  const mark = caret === null ? null : openMark(line.text, caret);
  const asked = mark === null || auditId === null ? null : `${mark.sign}${mark.words}`;

  useEffect(() => {
    if (asked === null || auditId === null) {
      setFound(null);
      return;
    }
    let late = false;
    const sign = asked.charAt(0) as '#' | '@' | '!' | '+';
    void call('notes.propose', { auditId, sign, words: asked.slice(1, 101), ...(interviewId === undefined ? {} : { interviewId }) }).then(
      ({ proposals }) => {
        if (late) return;
        setFound({ of: asked, proposals });
        setAt(0);
      },
      // A mark can be typed out without proposals; what it names is looked up when the line is written.
      () => (late ? undefined : setFound(null)),
    );
    return () => {
      late = true;
    };
  }, [asked, auditId, interviewId]);

  useLayoutEffect(() => {
    if (select.current === null) return;
    field.current?.setSelectionRange(...select.current);
    select.current = null;
  });

  const proposals = found?.proposals ?? [];
  const open = asked !== null && mark !== null && dismissed !== `${mark.from}${mark.sign}` && proposals.length > 0;
  const chosen = Math.min(at, proposals.length - 1);

  const put = (text: string, from: number, to: number) => {
    select.current = [from, to];
    line.setText(text);
    setCaret(to);
  };
  const take = (proposal: Proposal | undefined) => {
    if (proposal === undefined || mark === null || caret === null) return;
    const after = line.text.slice(caret);
    const inserted = `${proposal.insert}${/^\s/.test(after) ? '' : ' '}`;
    const end = mark.from + inserted.length;
    put(line.text.slice(0, mark.from) + inserted + after, end, end);
    setFound(null);
  };
  const look = () => setCaret(field.current?.selectionStart ?? null);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKey?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (control && event.key.toLowerCase() === 't') {
      event.preventDefault();
      const before = field.current?.selectionStart ?? line.text.length;
      const next = toggleToDo(line.text);
      const moved = Math.max(0, before + next.length - line.text.length);
      put(next, moved, moved);
    } else if (control && event.key === '.') {
      event.preventDefault();
      const next = withTime(line.text, timeOf(new Date().toISOString(), timeZone));
      put(next.text, next.from, next.to);
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((chosen + (event.key === 'ArrowDown' ? 1 : proposals.length - 1)) % proposals.length);
    } else if (open && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      take(proposals[chosen]);
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setDismissed(`${mark.from}${mark.sign}`);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.currentTarget.blur();
      onLeave?.();
    } else if (event.key === 'Enter' && !event.shiftKey && line.text.trim() === '') event.preventDefault();
    else {
      if (event.key === 'Enter' && !event.shiftKey) setDismissed(null);
      line.props.onKeyDown(event);
    }
  };

  return (
    <div className={classes.field}>
      <Popover
        opened={open}
        position="bottom-start"
        offset={4}
        width={400}
        trapFocus={false}
        returnFocus={false}
        withRoles={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        transitionProps={{ duration: 0 }}
        radius={6}
      >
        <Popover.Target>
          <div>
            <Textarea
              ref={field}
              rows={1}
              aria-label={label}
              aria-description={t('notes.help')}
              aria-autocomplete="list"
              aria-controls={open ? listId : undefined}
              aria-activedescendant={open ? `${listId}-${chosen}` : undefined}
              placeholder={placeholder}
              autoFocus={autoFocus ?? false}
              data-unsaved={line.problem === null ? undefined : true}
              classNames={{ input: classes.openInput }}
              value={line.props.value}
              onChange={(event) => {
                line.props.onChange(event);
                setCaret(event.currentTarget.selectionStart);
              }}
              onSelect={look}
              onBlur={() => {
                setCaret(null);
                line.props.onBlur();
              }}
              onKeyDown={onKeyDown}
            />
          </div>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          <div id={listId} role="listbox" aria-label={t('notes.proposals')} className={classes.proposals}>
            {proposals.map((proposal, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field.
              <div
                key={proposal.insert}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                className={classes.proposal}
                // The caret stays in the line.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(proposal)}
              >
                <span className={classes.proposalLabel}>{proposal.label}</span>
                <span className={classes.proposalTitle}>{proposal.title}</span>
                {proposal.planned || proposal.used > 0 ? (
                  <span className={classes.proposalHint}>
                    {proposal.planned && proposal.used === 0 ? t('notes.plannedHere') : t('notes.used', { count: proposal.used })}
                  </span>
                ) : null}
                {index === chosen ? <KeyHint keys="Tab" /> : null}
              </div>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
      {children}
    </div>
  );
}

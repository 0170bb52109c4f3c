/** The inbox over any screen: what was caught in passing, to be linked or dropped. */
import { ActionIcon, Button, Modal, Select, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateIn, dayAndMonth, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { Mentions, shownMentions, textBeside } from '../../api/notes/mentions.tsx';
import { NoteText } from '../../api/notes/note-text.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { overlays, useOverlays } from '../../commands/overlays.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './inbox.module.css';

type Caught = OutputOf<'inbox.list'>['notes'][number];

export function Inbox() {
  const open = useOverlays((s) => s.inbox);
  return (
    <Modal
      opened={open}
      onClose={() => overlays.inbox(false)}
      size={640}
      yOffset={104}
      title={t('notes.inbox.title')}
      returnFocus
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('window.keys.close') }}
      data-modal-open={open || undefined}
    >
      {open ? <Lines /> : null}
    </Modal>
  );
}

function Lines() {
  useFocusReturn();
  const notes = useRead('inbox.list', {}).data?.notes;
  const list = useRef<HTMLUListElement>(null);
  const [linking, setLinking] = useState<string | null>(null);
  const count = notes?.length ?? 0;
  // After a line has gone, the next one has the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of lines tells that one has gone.
  useEffect(() => {
    if (list.current !== null && !list.current.contains(document.activeElement)) list.current.querySelector('button')?.focus();
  }, [count]);
  if (notes === undefined) return null;
  if (notes.length === 0) return <EmptyState what={t('notes.inbox.none')} todo={t('notes.inbox.noneTodo')} />;
  return (
    <ul className={classes.lines} ref={list}>
      {notes.map((note) => (
        <Line key={note.id} note={note} linking={linking === note.id} onLinking={(on) => setLinking(on ? note.id : null)} />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly note: Caught;
  readonly linking: boolean;
  readonly onLinking: (on: boolean) => void;
}

function Line({ note, linking, onLinking }: LineProps) {
  const { audits, working } = useAuditChoice();
  const audit = audits.find((one) => one.id === note.auditId) ?? working;
  const timeZone = audit?.timeZone ?? 'UTC';
  const link = useRun('inbox.link');
  const discard = useRun('inbox.discard');
  const named = shownMentions(note.mentions).find((mention) => mention.kind === 'checklist_item');
  const when = `${dayAndMonth(dateIn(note.at, timeZone))}, ${timeOf(note.at, timeZone)}`;
  return (
    <li className={classes.line}>
      <div className={classes.said}>
        <time dateTime={note.at}>{when}</time>
        <span className={classes.text}>
          <NoteText note={{ ...note, text: textBeside(note, note.mentions) }} />
        </span>
        <Mentions mentions={note.mentions} />
      </div>
      {linking && audit !== null ? (
        <Target
          auditId={audit.id}
          proposed={named === undefined ? null : `checklist_item:${named.id}`}
          onCancel={() => onLinking(false)}
          onChoose={(kind, id) => void link.run({ noteId: note.id, to: { kind, id } })}
        />
      ) : (
        <div className={classes.deeds}>
          <Button variant="default" disabled={audit === null} onClick={() => onLinking(true)}>
            {t('notes.inbox.link')}
          </Button>
          {named === undefined ? null : (
            <Button variant="default" onClick={() => void link.run({ noteId: note.id, to: { kind: 'checklist_item', id: named.id } })}>
              {t('notes.inbox.proposed', { label: named.label })}
            </Button>
          )}
          <Tooltip label={t('notes.inbox.discard')}>
            <ActionIcon
              aria-label={`${t('notes.inbox.discard')}: ${note.text.slice(0, 60)}`}
              onClick={() => void discard.run({ noteId: note.id })}
            >
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          {audit === null ? <span className={classes.why}>{t('notes.inbox.noAudit')}</span> : null}
        </div>
      )}
      <InlineProblem kind="line" problem={link.problem ?? discard.problem} />
    </li>
  );
}

interface TargetProps {
  readonly auditId: string;
  readonly proposed: string | null;
  readonly onChoose: (kind: 'checklist_item' | 'interview', id: string) => void;
  readonly onCancel: () => void;
}

function Target({ auditId, proposed, onChoose, onCancel }: TargetProps) {
  const rows = useRead('checklist.list', { auditId }).data?.rows;
  const interviews = useRead('interviews.list', { auditId }).data?.interviews;
  const [value, setValue] = useState<string | null>(proposed);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const data = useMemo(
    () => [
      {
        group: t('notes.inbox.interviews'),
        items: (interviews ?? []).map((one) => ({ value: `interview:${one.id}`, label: `${one.number} ${one.title}` })),
      },
      {
        group: t('notes.inbox.requirements'),
        items: (rows ?? []).map((row) => ({
          value: `checklist_item:${row.id}`,
          label: `${row.ref} ${row.shortTitle}${row.unit.kind === 'organization' ? '' : ` · ${row.unit.label}`}`,
        })),
      },
    ],
    [rows, interviews],
  );
  const choose = (chosen: string | null) => {
    const [kind, id] = (chosen ?? '').split(':');
    if ((kind === 'checklist_item' || kind === 'interview') && id !== undefined) onChoose(kind, id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc of the fields inside, gathered.
    <div
      className={classes.deeds}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
    >
      <Select
        ref={field}
        className={classes.target}
        aria-label={t('notes.inbox.linkTo')}
        placeholder={t('notes.inbox.linkPlaceholder')}
        searchable
        limit={60}
        data={data}
        value={value}
        onChange={setValue}
        selectFirstOptionOnChange
      />
      <Button disabled={value === null} onClick={() => choose(value)}>
        {t('notes.inbox.link')}
      </Button>
    </div>
  );
}

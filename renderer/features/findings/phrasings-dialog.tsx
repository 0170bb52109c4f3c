/** The library of own phrasings for one field: find, insert, keep, change, remove. All by keys. */
import { ActionIcon, Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Phrasing } from '../../../shared/contract/phrasings.ts';
import type { PhrasingKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './phrasings-dialog.module.css';

export interface PhrasingsDialogProps {
  readonly kind: PhrasingKind;
  /** What stands in the field now. */
  readonly text: string;
  readonly onInsert: (text: string) => void;
  readonly onClose: () => void;
}

const START = 40;
const startOf = (text: string) => (text.length <= START ? text : `${text.slice(0, START).trimEnd()}…`);

export function PhrasingsDialog({ kind, text, onInsert, onClose }: PhrasingsDialogProps) {
  useFocusReturn();
  const data = useRead('phrasings.list', {}).data;
  const add = useRun('phrasings.add');
  const update = useRun('phrasings.update');
  const remove = useRun('phrasings.remove');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const [accepted, setAccepted] = useState(false);
  const [editing, setEditing] = useState<{ readonly id: string; readonly text: string } | null>(null);
  const all = (data?.phrasings ?? []).filter((one) => one.kind === kind);
  const wanted = words.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  const shown = all.filter((one) => wanted.every((word) => one.text.toLocaleLowerCase('en').includes(word)));
  const at = Math.min(chosen, shown.length - 1);
  const insert = (one: Phrasing | undefined) => {
    if (one !== undefined) onInsert(one.text);
  };
  const guarded = data?.fileIsEncrypted === true;
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={`${t('phrasings.title')}: ${t(`phrasings.kind.${kind}`)}`}
      data-modal-open
      closeButtonProps={{ 'aria-label': t('phrasings.close') }}
    >
      <div className={classes.dialog}>
        <TextInput
          data-autofocus
          label={t('phrasings.filter')}
          description={t('phrasings.insertHelp')}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              setChosen(Math.max(0, Math.min(shown.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
            } else if (event.key === 'Enter') {
              event.preventDefault();
              insert(shown[at]);
            }
          }}
        />
        {shown.length === 0 ? (
          <p className={classes.note}>{t(all.length === 0 ? 'phrasings.none' : 'phrasings.noneFound')}</p>
        ) : (
          <ul className={classes.list}>
            {shown.map((one, index) => (
              <li key={one.id} className={classes.row} data-chosen={index === at || undefined}>
                <button type="button" className={classes.text} aria-current={index === at} onClick={() => insert(one)}>
                  {one.text}
                </button>
                <ActionIcon
                  aria-label={t('phrasings.edit', { start: startOf(one.text) })}
                  onClick={() => setEditing({ id: one.id, text: one.text })}
                >
                  <IconPencil size={16} stroke={1.6} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('phrasings.remove', { start: startOf(one.text) })}
                  onClick={() => void remove.run({ id: one.id })}
                >
                  <IconTrash size={16} stroke={1.6} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        {editing === null ? null : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void update.run({ ...editing, plainTextAccepted: accepted }).then((done) => done !== null && setEditing(null));
            }}
          >
            <Textarea
              autosize
              minRows={2}
              autoFocus
              label={t('phrasings.editLabel')}
              value={editing.text}
              onChange={(event) => setEditing({ ...editing, text: event.currentTarget.value })}
            />
            <Button mt={8} type="submit" loading={update.busy} disabled={editing.text.trim() === '' || (guarded && !accepted)}>
              {t('phrasings.save')}
            </Button>
          </form>
        )}
        <p className={classes.note}>{t('phrasings.where')}</p>
        {guarded ? (
          <div className={classes.warning}>
            <p>{t('phrasings.protectedNote')}</p>
            <Checkbox
              mt={6}
              label={t('phrasings.accept')}
              checked={accepted}
              onChange={(event) => setAccepted(event.currentTarget.checked)}
            />
          </div>
        ) : null}
        <InlineProblem problem={add.problem ?? update.problem ?? remove.problem} />
        <div className={classes.deeds}>
          <Button
            variant="default"
            loading={add.busy}
            disabled={text.trim() === '' || (guarded && !accepted)}
            onClick={() => void add.run({ kind, text: text.trim(), plainTextAccepted: accepted })}
          >
            {t(text.trim() === '' ? 'phrasings.keepNothing' : 'phrasings.keep')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('phrasings.close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

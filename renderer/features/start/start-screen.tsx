/** Back to work in one key: the recent files, the last one chosen, ready for Enter. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { rowAfterKey } from '../../components/list-keys.ts';
import { startCommands } from './commands.ts';
import { chooseAndOpen, forget, makeSample, openRecent } from './deeds.ts';
import { NewEngagementForm } from './new-engagement-form.tsx';
import { matching } from './recent-rows.ts';
import { RecentTable } from './recent-table.tsx';
import classes from './start.module.css';
import { useStart } from './start-store.ts';

export function StartScreen() {
  const navigate = useNavigate();
  const recent = useRead('engagement.recent', {});
  const hideClients = useRead('settings.show', {}).data?.settings.hideClientNames ?? false;
  const { form, chosen, words, problem } = useStart();
  const filter = useRef<HTMLInputElement>(null);
  const files = useMemo(() => matching(recent.data?.files ?? [], words, hideClients), [recent.data, words, hideClients]);
  const at = Math.max(
    0,
    files.findIndex((file) => file.key === chosen),
  );
  const file = files[at];
  const goOn = (opened: boolean) => (opened ? void navigate({ to: '/e' }) : undefined);
  const move = (key: string) => {
    const next = files[rowAfterKey(key, at, files.length) ?? -1];
    if (next !== undefined) useStart.setState({ chosen: next.key });
  };
  const listed = !form && files.length > 0;

  useCommands([
    { ...startCommands.previous, when: listed, run: () => move('ArrowUp') },
    { ...startCommands.next, when: listed, run: () => move('ArrowDown') },
    { ...startCommands.open, when: listed, run: () => (file === undefined ? undefined : void openRecent(file).then(goOn)) },
    { ...startCommands.newEngagement, run: () => useStart.setState({ form: true }) },
    { ...startCommands.openFile, run: () => void chooseAndOpen().then(goOn) },
    { ...startCommands.filter, when: !form, run: () => filter.current?.focus() },
    { ...startCommands.sample, run: () => void makeSample().then(goOn) },
    { ...startCommands.readPack, when: !form, run: () => void navigate({ to: '/pack' }) },
    { ...startCommands.adviser, when: !form, run: () => void navigate({ to: '/adviser' }) },
    { ...startCommands.forget, when: listed, run: () => (file === undefined ? undefined : void forget(file.key)) },
  ]);

  // A form that was left open must not meet the next file.
  useEffect(() => () => useStart.setState({ form: false, problem: null, words: '' }), []);

  if (form) return <NewEngagementForm />;
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <h1 className={classes.title}>{t('start.title')}</h1>
        <TextInput
          ref={filter}
          className={classes.filter}
          aria-label={t('start.filter')}
          placeholder={t('start.filter')}
          leftSection={<IconSearch size={14} stroke={1.6} />}
          rightSection={words === '' ? <KeyHint keys="/" /> : null}
          value={words}
          onChange={(event) => useStart.setState({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              useStart.setState({ words: '' });
              event.currentTarget.blur();
            }
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              move(event.key);
            }
            if (event.key === 'Enter' && file !== undefined) {
              event.preventDefault();
              void openRecent(file).then(goOn);
            }
          }}
        />
      </div>
      <InlineProblem problem={problem} />
      {recent.error === null ? null : <InlineProblem problem={recent.error} />}
      {recent.isSuccess && recent.data.files.length === 0 ? <EmptyState what={t('start.emptyWhat')} todo={t('start.emptyTodo')} /> : null}
      {recent.isSuccess && recent.data.files.length > 0 && files.length === 0 ? <EmptyState what={t('start.noMatch', { words })} /> : null}
      {files.length > 0 ? (
        <RecentTable
          files={files}
          chosen={file?.key ?? null}
          hideClients={hideClients}
          onChoose={(key) => useStart.setState({ chosen: key })}
          onOpen={(one) => void openRecent(one).then(goOn)}
        />
      ) : null}
      {recent.isSuccess && recent.data.due.length > 0 ? (
        <section className={classes.dues}>
          <h2 className={classes.dueHead}>{t('start.due')}</h2>
          {recent.data.due.map((due) => (
            <div key={`${due.on} ${due.clientName} ${due.what}`} className={classes.due}>
              <span className={classes.when}>{shortDate(due.on)}</span>
              <span className={classes.who}>{hideClients ? t('start.hidden') : due.clientName}</span>
              <span className={classes.what}>{due.what}</span>
            </div>
          ))}
          <p className={classes.dueNote}>{t('start.dueNote')}</p>
        </section>
      ) : null}
    </div>
  );
}

/** The palette while it is open: field, list with groups, keys. */
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { useRead } from '../../api/use-read.ts';
import { overlays } from '../../commands/overlays.ts';
import { activeCommands, type Place, useRegistry } from '../../commands/registry.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { rowAfterKey } from '../../components/list-keys.ts';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import { grouped, type Hit, matchingCommands, readQuery, targetOf } from './find.ts';
import { HitRow } from './hit-row.tsx';
import classes from './palette.module.css';

const SEARCH_AFTER_MS = 90;

/** A head where the kind of command changes. */
function headOf(place: Place, before: Place | undefined): string | null {
  if (place === 'go') return before === 'go' ? null : t('commands.lookUp.go');
  return before === undefined ? t('commands.lookUp.do') : null;
}

interface Entry {
  readonly id: string;
  readonly head: string | null;
  readonly body: React.ReactNode;
  readonly run: () => void;
}

export function PaletteBody() {
  useFocusReturn();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [settled] = useDebouncedValue(typed, SEARCH_AFTER_MS);
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const registry = useRegistry();
  const navigate = useNavigate();
  const { working } = useAuditChoice();
  const { scope, words } = readQuery(typed);
  const looked = readQuery(settled).words;
  const searches = scope !== 'commands' && looked !== '';
  const found = useRead('search.find', { words: looked, limit: 40 }, { enabled: searches, keepLast: true });

  const goTo = (hit: Hit) => {
    overlays.palette(false);
    const target = targetOf(hit, working?.id ?? null);
    switch (target.to) {
      case 'fieldWork':
        return void navigate({
          to: '/e/audits/$auditId/field-work/{-$itemId}',
          params: target.itemId === null ? { auditId: target.auditId } : { auditId: target.auditId, itemId: target.itemId },
        });
      case 'interview':
        return void navigate({
          to: '/e/audits/$auditId/interviews/{-$interviewId}',
          params: { auditId: target.auditId, interviewId: target.interviewId },
        });
      case 'inbox':
        return overlays.inbox(true);
      case 'soa':
        return void navigate({ to: '/e/applicability', search: { version: target.versionId, row: target.itemId } });
      case 'finding':
        return void navigate({
          to: '/e/audits/$auditId/findings/{-$findingId}',
          params: { auditId: target.auditId, findingId: target.findingId },
        });
      case 'evidence':
        return void navigate({ to: '/e/evidence/{-$evidenceId}', params: { evidenceId: target.evidenceId } });
      case 'area':
        return void navigate({ to: target.path });
    }
  };

  const commands = useMemo(
    () => matchingCommands(activeCommands(registry), words).filter((command) => command.id !== 'window.palette'),
    [registry, words],
  );
  const offersCommands = scope === 'all' || scope === 'commands';
  const entries: Entry[] = [];
  if (offersCommands) {
    const list = commands.slice(0, words === '' || scope === 'commands' ? 60 : 6);
    for (const [index, command] of list.entries()) {
      entries.push({
        id: command.id,
        head: headOf(command.place, list[index - 1]?.place),
        run: () => {
          overlays.palette(false);
          command.run();
        },
        body: (
          <>
            <IconChevronRight className={classes.icon} size={16} stroke={1.6} aria-hidden="true" />
            <span className={classes.label}>{command.label}</span>
            <span className={classes.detail}>{command.detail}</span>
            {command.shortcut === undefined ? null : <KeyHint keys={command.shortcut} />}
          </>
        ),
      });
    }
  }
  if (searches && words !== '') {
    for (const { group, hits } of grouped(found.data?.hits ?? [], scope)) {
      for (const [index, hit] of hits.entries()) {
        entries.push({
          id: `${hit.entity}-${hit.id}`,
          head: index === 0 ? t(`commands.lookUp.${group}`) : null,
          run: () => goTo(hit),
          body: <HitRow hit={hit} />,
        });
      }
    }
  }
  const chosen = Math.min(at, entries.length - 1);
  const nothing = words !== '' && found.isSuccess && looked === words && entries.length === 0;

  useEffect(() => {
    scroller.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      entries[chosen]?.run();
      return;
    }
    if (!event.key.startsWith('Arrow') && !event.key.startsWith('Page')) return;
    const next = rowAfterKey(event.key, chosen, entries.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };

  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <input
          ref={field}
          className={classes.input}
          data-autofocus
          // biome-ignore lint/a11y/noAutofocus: who opens the palette types at once.
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
          aria-label={t('commands.lookUp.label')}
          placeholder={t('commands.lookUp.placeholder')}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={scroller} id={listId} role="listbox" tabIndex={-1} aria-label={t('commands.lookUp.label')} className={classes.list}>
        {entries.map((entry, index) => (
          <Fragment key={entry.id}>
            {entry.head === null ? null : (
              <div role="presentation" className={classes.groupHead}>
                {entry.head}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field above. */}
            <div
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={classes.row}
              onClick={entry.run}
              onPointerMove={() => setAt(index)}
            >
              {entry.body}
            </div>
          </Fragment>
        ))}
        {nothing ? (
          <p className={classes.nothing} role="status">
            {scope === 'commands' ? t('commands.lookUp.nothingToDo') : t('commands.lookUp.nothing', { words })}{' '}
            {found.data.nearest === null ? null : (
              <button
                type="button"
                className="thin-link"
                onClick={() => {
                  setTyped(found.data.nearest?.word ?? '');
                  field.current?.focus();
                }}
              >
                {t('commands.lookUp.nearest', { word: found.data.nearest.word, count: found.data.nearest.count })}
              </button>
            )}
          </p>
        ) : null}
      </div>
      <div className={classes.foot} aria-hidden="true">
        <span>
          <KeyHint keys="ArrowUp" /> <KeyHint keys="ArrowDown" /> {t('commands.lookUp.choose')}
        </span>
        <span>
          <KeyHint keys="Enter" /> {t('commands.lookUp.run')}
        </span>
        <span>
          <KeyHint keys="Esc" /> {t('commands.lookUp.close')}
        </span>
        <span className={classes.signs}>
          <KeyHint keys=">" /> {t('commands.lookUp.command')} <KeyHint keys="#" /> {t('commands.lookUp.requirement')} <KeyHint keys="!" />{' '}
          {t('commands.lookUp.finding')} <KeyHint keys="Plus" /> {t('commands.lookUp.evidenceWord')}
        </span>
      </div>
    </>
  );
}

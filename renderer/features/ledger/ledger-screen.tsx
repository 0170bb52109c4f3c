/** The ledger: what was changed, by whom and when, and whether all of it still fits together. */

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { EntityName } from '../../../shared/model/entities.ts';
import { shortDate, timeOf, wholeNumber } from '../../../shared/words/dates.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { CellText } from '../../components/cell-text.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { helperPane } from '../../components/pane-widths.ts';
import { type RegisterColumn, RegisterTable } from '../../components/register-table.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { ledgerCommands } from './commands.ts';
import classes from './ledger-screen.module.css';
import { fieldsOf, glance } from './value-words.ts';
import { Verification } from './verification.tsx';

type Change = OutputOf<'ledger.history'>['changes'][number];

/** Entries that are read at once. */
const PAGE = 300;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a record, a step and a field of history are called; what has no word stands as it is in the file. */
const entityWord = (entity: string) => (entity === '' ? '' : t(`entities.${entity}` as WordKey).replace(/^entities\./, ''));
const opWord = (op: string) => t(`ledgerScreen.ops.${op}` as WordKey).replace(/^ledgerScreen\.ops\./, '');

const columns: readonly RegisterColumn<Change>[] = [
  {
    id: 'number',
    header: t('ledgerScreen.columns.number'),
    width: 84,
    align: 'right',
    canHide: false,
    value: (row) => row.number,
    cell: (row) => wholeNumber(row.number),
  },
  {
    id: 'at',
    header: t('ledgerScreen.columns.at'),
    width: 168,
    value: (row) => row.at,
    cell: (row) => `${shortDate(row.at)} ${timeOf(row.at, ZONE, true)}`,
  },
  { id: 'who', header: t('ledgerScreen.columns.who'), width: 116, value: (row) => row.who },
  {
    id: 'entity',
    header: t('ledgerScreen.columns.entity'),
    width: 164,
    value: (row) => entityWord(row.entity),
    cell: (row) => <CellText text={entityWord(row.entity)} />,
  },
  { id: 'op', header: t('ledgerScreen.columns.op'), width: 80, value: (row) => opWord(row.op) },
  { id: 'field', header: t('ledgerScreen.columns.field'), width: 112, value: (row) => row.field },
  {
    id: 'after',
    header: t('ledgerScreen.columns.after'),
    width: { grow: 1, min: 120 },
    value: (row) => glance(row.after),
    cell: (row) => <CellText text={glance(row.after)} />,
  },
  { id: 'reason', header: t('ledgerScreen.columns.reason'), width: 200, value: (row) => row.reason },
  { id: 'chain', header: t('ledgerScreen.columns.chain'), width: 140, value: (row) => `${row.chain}:${row.seq}` },
];
const rowId = (row: Change) => String(row.number);

export function LedgerScreen() {
  const [only, setOnly] = useState<{ readonly entity: EntityName; readonly id: string } | null>(null);
  const [older, setOlder] = useState<readonly Change[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const client = useQueryClient();
  const narrow = useNarrow();
  const input: InputOf<'ledger.history'> = { limit: PAGE, ...(only ?? {}) };
  const history = useRead('ledger.history', input, { keepLast: true });
  // What is read further back starts anew when another record is looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new filter means other entries.
  useEffect(() => setOlder([]), [only]);
  const newest = history.data?.changes ?? [];
  const last = newest.at(-1)?.number ?? 0;
  const rows = [...newest, ...older.filter((row) => row.number < last)];
  const total = history.data?.total ?? 0;
  const more = async () => {
    const before = rows.at(-1)?.number;
    if (before === undefined) return;
    const next = await client.fetchQuery({
      queryKey: ['ledger.history', { ...input, before }],
      queryFn: () => call('ledger.history', { ...input, before }),
    });
    setOlder((known) => [...known, ...next.changes]);
  };
  useCommands([{ ...ledgerCommands.more, when: rows.length < total, run: () => void more() }]);
  const row = rows.find((one) => String(one.number) === chosen) ?? null;

  if (history.error !== null) return <InlineProblem problem={history.error} />;
  const middle = (
    <>
      <PaneHead
        level={1}
        title={<span className={classes.title}>{t('ledgerScreen.title')}</span>}
        count={t('ledgerScreen.entries', { shown: wholeNumber(rows.length), total: wholeNumber(total) })}
        tools={
          <>
            {only === null ? null : (
              <Button variant="default" onClick={() => setOnly(null)}>
                {t('ledgerScreen.all')}
              </Button>
            )}
            {rows.length < total ? (
              <Button variant="default" onClick={() => void more()}>
                {t('ledgerScreen.more')}
              </Button>
            ) : null}
          </>
        }
      />
      <RegisterTable
        name={narrow ? 'ledger-narrow' : 'ledger'}
        label={t('ledgerScreen.history')}
        rows={rows}
        columns={columns}
        hiddenAtFirst={narrow ? ['who', 'field', 'reason', 'chain'] : ['reason', 'chain']}
        rowId={rowId}
        chosen={chosen}
        onChoose={setChosen}
      />
      {row === null ? (
        <p className={classes.choose}>{t('ledgerScreen.choose')}</p>
      ) : (
        <Entry row={row} filtered={only !== null} onOnly={() => setOnly({ entity: row.entity as EntityName, id: row.id })} />
      )}
    </>
  );
  return (
    <SplitPanes
      name={narrow ? 'ledger-narrow' : 'ledger'}
      middleLabel={t('ledgerScreen.history')}
      middle={middle}
      right={{
        ...helperPane,
        width: narrow ? 300 : 380,
        max: 560,
        label: t('ledgerScreen.verify'),
        ground: 'nav',
        content: <Verification zone={ZONE} />,
      }}
    />
  );
}

function Entry({ row, filtered, onOnly }: { readonly row: Change; readonly filtered: boolean; readonly onOnly: () => void }) {
  return (
    <section className={classes.entry} aria-label={t('ledgerScreen.detail')}>
      <div className={classes.entryHead}>
        <h2>
          {t('ledgerScreen.entry', { number: wholeNumber(row.number) })} · {entityWord(row.entity)} {opWord(row.op)}
        </h2>
        {filtered || row.entity === '' ? null : (
          <button type="button" className="thin-link" onClick={onOnly}>
            {t('ledgerScreen.recordOnly')}
          </button>
        )}
      </div>
      <dl className={classes.values}>
        <dt>{t('ledgerScreen.before')}</dt>
        <dd>
          <Value value={row.before} />
        </dd>
        <dt>{t('ledgerScreen.after')}</dt>
        <dd>
          <Value value={row.after} />
        </dd>
        {row.reason === '' ? null : (
          <>
            <dt>{t('ledgerScreen.reason')}</dt>
            <dd>{row.reason}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Value({ value }: { readonly value: string }) {
  const fields = fieldsOf(value);
  if (value === '') return <span className={classes.none}>{t('ledgerScreen.emptyValue')}</span>;
  if (fields === null) return value;
  return fields
    .filter(([, part]) => part !== '' && part !== 'null')
    .map(([name, part]) => (
      <span key={name} className={classes.part}>
        <span className={classes.none}>{name}</span> {part}
      </span>
    ));
}

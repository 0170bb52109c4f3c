/** The imported lists of requirements: where each came from, whether its words may leave the file and why, and the way out. */
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { RecordForm, RecordSection } from '../../components/record-pane.tsx';
import classes from './audits-screen.module.css';

export function OwnLists({ onImport }: { readonly onImport: () => void }) {
  const lists = (useRead('catalogs.list', {}).data?.catalogs ?? []).filter(({ origin }) => origin === 'imported');
  return (
    <RecordSection title={t('audits.lists.section')}>
      {lists.length === 0 ? <p className={classes.quiet}>{t('audits.lists.none')}</p> : null}
      <ul className={classes.members}>
        {lists.map((list) => (
          <OwnList key={list.id} list={list} />
        ))}
      </ul>
      <Button variant="default" mt={8} onClick={onImport}>
        {t('audits.lists.import')}
      </Button>
    </RecordSection>
  );
}

function OwnList({ list }: { readonly list: Row<'catalog'> }) {
  const remove = useRun('catalogs.removeList');
  const allow = useRun('catalogs.setMayLeave');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => {
    setAsking(false);
    setReason('');
  };
  const give = async () => {
    if (reason.trim() === '') return;
    const done = await allow.run({ catalogId: list.id, mayLeave: !list.mayLeave, reason: reason.trim() });
    if (done !== null) close();
  };
  const word = list.mayLeave ? 'audits.lists.keepInside' : 'audits.lists.letLeave';
  return (
    <li className={classes.list}>
      <span className={classes.member}>{list.title}</span>
      <span className={classes.role}>
        {t('audits.lists.from', {
          source: list.source,
          date: list.importedAt === null ? '' : shortDate(list.importedAt.slice(0, 10)),
          name: list.importedByName,
        })}
        {' · '}
        {list.mayLeave ? t('audits.lists.mayLeave', { reason: list.mayLeaveReason }) : t('audits.lists.staysInside')}
      </span>
      <Button variant="default" aria-expanded={asking} onClick={() => (asking ? close() : setAsking(true))}>
        {t(word)}
      </Button>
      <Tooltip label={t('audits.lists.remove', { title: list.title })}>
        <ActionIcon
          size={24}
          aria-label={t('audits.lists.remove', { title: list.title })}
          onClick={() => void remove.run({ catalogId: list.id })}
        >
          <IconTrash size={14} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {asking ? (
        <div className={classes.listForm}>
          <RecordForm label={t(word)} onSubmit={() => void give()} onCancel={close}>
            <TextInput
              data-autofocus
              label={t('audits.lists.reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" mt={8} disabled={reason.trim() === ''} loading={allow.busy}>
              {t(word)}
            </Button>
          </RecordForm>
        </div>
      ) : null}
      <InlineProblem problem={remove.problem ?? allow.problem} />
    </li>
  );
}

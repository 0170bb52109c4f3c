/** The team as a whole: what is missing, who shows which competence, and the areas that the body asks for. */
import { ActionIcon, Button, MultiSelect, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { neededFor } from '../../../shared/model/client-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { Standing } from '../../../shared/rules/competence.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { RecordSection } from '../../components/record-pane.tsx';
import { Overrides } from './overrides.tsx';
import classes from './team-screen.module.css';

type Check = OutputOf<'team.check'>;

export function TeamCheck() {
  const check = useRead('team.check', {});
  if (check.error !== null) return <InlineProblem problem={check.error} />;
  if (check.data === undefined) return null;
  const { gaps, overrides } = check.data;
  return (
    <div className={classes.checkScroll}>
      <RecordSection title={gaps.length === 0 ? t('teamScreen.gaps') : `${t('teamScreen.gaps')} ${gaps.length}`}>
        <Gaps gaps={gaps} />
        <Overrides overrides={overrides} />
      </RecordSection>
      <RecordSection title={t('teamScreen.matrix')}>
        <p className={classes.quiet}>{t('teamScreen.matrixHelp', { on: shortDate(check.data.today) })}</p>
        <Matrix check={check.data} />
      </RecordSection>
      <Areas areas={check.data.areas} />
    </div>
  );
}

function Gaps({ gaps }: { readonly gaps: Check['gaps'] }) {
  if (gaps.length === 0) {
    return (
      <p className={classes.gapsNone}>
        <CheckMark standing="passed" /> {t('teamScreen.gapsNone')}
      </p>
    );
  }
  const serious = ['consultancy', 'not_apart'];
  return (
    <ul className={classes.gaps}>
      {gaps.map((gap) => (
        <li key={`${gap.kind} ${gap.personId ?? ''} ${gap.auditId ?? ''} ${gap.message}`}>
          <CheckMark standing={serious.includes(gap.kind) ? 'blocking' : 'warning'} />
          <span>
            {gap.personId === null ? (
              gap.message
            ) : (
              <Link to="/e/team" search={{ show: gap.personId }}>
                {gap.message}
              </Link>
            )}{' '}
            <span className={classes.quiet}>{t('teamScreen.clause', { clause: gap.clause })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const marks = { held: 'passed', stated: 'warning', expired: 'warning' } as const;

function Cell({ standing, by = [] }: { readonly standing: Standing | null; readonly by?: readonly string[] }) {
  if (standing === null) return <td className={classes.notNeeded} />;
  const word = [t(`vocabulary.competenceStanding.${standing}`), ...by].join(', ');
  return (
    <td title={word}>
      {standing === 'none' ? <span className={classes.none}>–</span> : <CheckMark standing={marks[standing]} label={word} />}
      {standing === 'stated' || standing === 'expired' ? (
        <span className={classes.small}>{t(`vocabulary.competenceStanding.${standing}`)}</span>
      ) : null}
    </td>
  );
}

function Matrix({ check }: { readonly check: Check }) {
  const { areas, people, groups } = check;
  const shown = people.filter((person) => person.role !== 'body_administrator');
  if (shown.length === 0) return <EmptyState what={t('teamScreen.noPeople')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways has to be reached by keys.
    <section className={classes.matrixScroll} aria-label={t('teamScreen.matrix')} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('teamScreen.area')}</th>
            {shown.map((person) => (
              <th key={person.id} scope="col">
                <Link to="/e/team" search={{ show: person.id }}>
                  {person.name}
                </Link>
                <span className={classes.small}>{t(`vocabulary.personRole.${person.role}`)}</span>
              </th>
            ))}
            {groups.map((group) => (
              <th key={group.auditId ?? group.group} scope="col" className={classes.group}>
                {group.label}
                <span className={classes.small}>{group.auditId === null ? '' : t('vocabulary.neededFor.team')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map((area, index) => (
            <tr key={area.id}>
              <th scope="row">{area.name}</th>
              {shown.map((person) => (
                <Cell key={person.id} standing={person.standings[index] ?? 'none'} />
              ))}
              {groups.map((group) => {
                const cover = group.cover.find((one) => one.areaId === area.id);
                return <GroupCell key={group.auditId ?? group.group} cover={cover} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GroupCell({ cover }: { readonly cover: Check['groups'][number]['cover'][number] | undefined }) {
  if (cover === undefined) return <td className={classes.notNeeded} />;
  if (cover.standing === 'none') {
    return (
      <td className={classes.gapCell}>
        <CheckMark standing="warning" label={t('vocabulary.competenceStanding.none')} />
      </td>
    );
  }
  return <Cell standing={cover.standing} by={cover.by} />;
}

const groupsNeeded = neededFor.options.map((value) => ({ value, label: t(`vocabulary.neededFor.${value}`) }));

function Areas({ areas }: { readonly areas: Check['areas'] }) {
  const add = useRun('team.addArea');
  const [name, setName] = useState('');
  return (
    <RecordSection title={`${t('teamScreen.areas')} ${areas.length}`}>
      <p className={classes.quiet}>{t('teamScreen.areasHelp')}</p>
      {areas.map((area) => (
        <Area key={area.id} area={area} />
      ))}
      <form
        className={classes.add}
        onSubmit={(event) => {
          event.preventDefault();
          void add.run({ name: name.trim() }).then((done) => done !== null && setName(''));
        }}
      >
        <TextInput
          label={t('teamScreen.newArea')}
          value={name}
          error={add.problem?.envelope.fields?.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.busy}>
          {t('teamScreen.addArea')}
        </Button>
      </form>
      <InlineProblem problem={add.problem} />
    </RecordSection>
  );
}

function Area({ area }: { readonly area: Row<'competence_area'> }) {
  const update = useRun('team.updateArea');
  const remove = useRun('team.removeArea');
  const text = (field: 'name' | 'source') => (
    <DraftInput
      label={t(field === 'name' ? 'teamScreen.areaName' : 'teamScreen.areaSource')}
      draftKey={`competence_area:${area.id}:${field}`}
      saved={area[field]}
      save={(typed) => call('team.updateArea', { id: area.id, [field]: typed })}
      rows={1}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine.
    <div className={classes.area} role="group" aria-label={area.name}>
      {text('name')}
      {text('source')}
      <MultiSelect
        label={t('teamScreen.neededFor')}
        data={groupsNeeded}
        value={area.neededFor}
        onChange={(next) => void update.run({ id: area.id, neededFor: next.map((one) => neededFor.parse(one)) })}
      />
      <Tooltip label={t('teamScreen.removeArea', { name: area.name })}>
        <ActionIcon
          className={classes.trash ?? ''}
          aria-label={t('teamScreen.removeArea', { name: area.name })}
          onClick={() => void remove.run({ id: area.id })}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <InlineProblem problem={update.problem ?? remove.problem} />
    </div>
  );
}

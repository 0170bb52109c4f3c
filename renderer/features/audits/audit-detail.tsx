/** One audit: its facts, which save themselves, and its team. */
import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { personRole } from '../../../shared/model/vocabulary.ts';
import { dateRange } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { Justification } from '../../api/justification.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { daysText, hundredthsOf } from '../../components/hundredths.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './audits-screen.module.css';
import { auditCommands } from './commands.ts';
import { OwnLists } from './own-lists.tsx';
import { Standards } from './standards.tsx';

type AuditRow = OutputOf<'audits.list'>['audits'][number];

export interface AuditDetailProps {
  readonly row: AuditRow;
  readonly onOpenWork: () => void;
  readonly onImportList: () => void;
  readonly onRemoved: () => void;
}

/** Audits with a Stage 1 part: the Stage 1 itself, and what may follow one. */
export const hasStage1 = (kind: AuditRow['kind']) => kind === 'stage_1' || kind === 'stage_2' || kind === 'recertification';

export function AuditDetail({ row, onOpenWork, onImportList, onRemoved }: AuditDetailProps) {
  const remove = useRun('audits.remove');
  const navigate = useNavigate();
  const removeAudit = () => void remove.run({ id: row.id }).then((done) => done !== null && onRemoved());
  useCommands([{ ...auditCommands.remove, detail: row.number, run: removeAudit }]);
  const text = (name: 'title' | 'criteria' | 'objectives' | 'places' | 'timeZone', rows?: number, className?: string) => (
    <DraftInput
      label={t(`audits.field.${name}`)}
      draftKey={`audit:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('audits.update', { id: row.id, [name]: typed })}
      className={className}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  const day = (name: 'startsOn' | 'endsOn') => (
    <DraftInput
      type="date"
      label={t(`audits.field.${name}`)}
      draftKey={`audit:${row.id}:${name}`}
      saved={row[name] ?? ''}
      save={(typed) => call('audits.update', { id: row.id, [name]: typed === '' ? null : typed })}
    />
  );
  const auditorDays = (name: 'plannedHundredths' | 'actualHundredths', label: string) => (
    <DraftInput
      type="number"
      label={label}
      draftKey={`audit:${row.id}:${name}`}
      saved={daysText(row[name])}
      save={(typed) => call('audits.update', { id: row.id, [name]: hundredthsOf(typed) })}
    />
  );
  return (
    <RecordPane
      title={row.title}
      meta={[row.number, t(`vocabulary.auditKind.${row.kind}`), dateRange(row.startsOn, row.endsOn)].filter(Boolean).join(' · ')}
      deeds={
        <>
          <Button variant="default" loading={remove.busy} onClick={removeAudit}>
            {t('audits.remove')}
          </Button>
          {hasStage1(row.kind) ? (
            <Button
              variant="default"
              rightSection={<KeyHint keys="1" />}
              onClick={() => void navigate({ to: '/e/audits/$auditId/stage-1', params: { auditId: row.id }, search: {} })}
            >
              {row.kind === 'stage_1' ? t('stage1.openDeed') : t('stage1.openGate')}
            </Button>
          ) : null}
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: row.id }, search: {} })}
          >
            {t('audits.openFindings')}
          </Button>
          <Button rightSection={<KeyHint keys="O" onFill />} aria-keyshortcuts="O" onClick={onOpenWork}>
            {row.items === 0 ? t('audits.makeChecklist') : t('audits.openWork')}
          </Button>
        </>
      }
    >
      <InlineProblem problem={remove.problem} />
      <Fields>
        {text('title', undefined, wideField)}
        {day('startsOn')}
        {day('endsOn')}
        {text('places')}
        {text('timeZone')}
        {auditorDays('plannedHundredths', t('audits.field.planned'))}
        {auditorDays('actualHundredths', t('audits.field.actual'))}
        {text('criteria', 2, wideField)}
        {text('objectives', 3, wideField)}
      </Fields>
      <Standards auditId={row.id} />
      <OwnLists onImport={onImportList} />
      <Members auditId={row.id} />
    </RecordPane>
  );
}

function Members({ auditId }: { readonly auditId: string }) {
  const show = useRead('audits.show', { id: auditId });
  const people = useRead('team.list', {}).data?.people ?? [];
  const add = useRun('audits.addMember');
  const justified = useRun('audits.addMember');
  const remove = useRun('audits.removeMember');
  const [personId, setPersonId] = useState<string | null>(null);
  const [role, setRole] = useState<string>('auditor');
  const field = useRef<HTMLInputElement>(null);
  const members = show.data?.members ?? [];
  const offered = people.filter((person) => person.side !== 'client' && !members.some((member) => member.personId === person.id));
  useCommands([{ ...auditCommands.member, run: () => field.current?.focus() }]);
  return (
    <RecordSection title={t('audits.team')}>
      {show.data !== undefined && members.length === 0 ? <p className={classes.quiet}>{t('audits.teamNone')}</p> : null}
      <ul className={classes.members}>
        {members.map((member) => (
          <li key={member.id}>
            <span className={classes.member}>{member.name}</span>
            <span className={classes.role}>{t(`vocabulary.personRole.${member.role}`)}</span>
            <Tooltip label={t('audits.removeMember', { name: member.name })}>
              <ActionIcon
                size={24}
                aria-label={t('audits.removeMember', { name: member.name })}
                onClick={() => void remove.run({ id: member.id })}
              >
                <IconTrash size={14} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <div className={classes.add}>
        <Select
          ref={field}
          label={t('audits.member')}
          searchable
          data={offered.map((person) => ({ value: person.id, label: person.name }))}
          value={personId}
          onChange={(id) => {
            setPersonId(id);
            const own = offered.find((person) => person.id === id);
            if (own !== undefined) setRole(own.role);
          }}
        />
        <Select
          label={t('audits.role')}
          data={personRole.options
            .filter((one) => one !== 'auditee')
            .map((one) => ({ value: one, label: t(`vocabulary.personRole.${one}`) }))}
          value={role}
          allowDeselect={false}
          onChange={(one) => one !== null && setRole(one)}
        />
        <Button
          variant="default"
          disabled={personId === null}
          onClick={() => {
            if (personId === null) return;
            void add.run({ auditId, personId, role: personRole.parse(role) }).then((done) => done !== null && setPersonId(null));
          }}
        >
          {t('audits.addMember')}
        </Button>
      </div>
      <InlineProblem problem={add.problem ?? remove.problem} />
      {add.problem?.envelope.code === 'NOT_INDEPENDENT' && personId !== null ? (
        <Justification
          key={personId}
          title={t('teamScreen.justifyTitle', { name: offered.find((person) => person.id === personId)?.name ?? '' })}
          draftKey={`justification:${auditId}:${personId}`}
          problem={justified.problem}
          busy={justified.busy}
          onJustify={async (justification) => {
            const done = await justified.run({ auditId, personId, role: personRole.parse(role), justification });
            if (done === null) return false;
            add.clear();
            setPersonId(null);
            return true;
          }}
        />
      ) : null}
      <MemberOverrides auditId={auditId} />
    </RecordSection>
  );
}

/** Who is on the audit in spite of a declaration, and why: never out of sight. */
function MemberOverrides({ auditId }: { readonly auditId: string }) {
  const overrides = useRead('team.check', {}).data?.overrides.filter((one) => one.auditId === auditId) ?? [];
  if (overrides.length === 0) return null;
  return (
    <ul className={classes.overrides} aria-label={t('teamScreen.overrides')}>
      {overrides.map((one) => (
        <li key={one.id}>{t('audits.override', { name: one.personName, justification: one.justification, by: one.byName })}</li>
      ))}
    </ul>
  );
}

/** Opening and closing meeting: when, where, the points dealt with, and who was there (ISO/IEC 17021-1 9.4.2, 9.4.7). */
import { ActionIcon, Autocomplete, Button, Checkbox, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type AgendaPoint, closingPoints, type MeetingKind, openingPoints } from '../../../shared/model/vocabulary.ts';
import { clockTime, minuteOf } from '../../../shared/rules/plan.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, wideField } from '../../components/record-pane.tsx';
import type { Plan } from './board-model.ts';
import classes from './plan-screen.module.css';

type Meeting = OutputOf<'plan.meetings'>['meetings'][number];
const kinds = ['opening', 'closing'] as const;

export function MeetingsPanel({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const auditId = plan.audit.id;
  const read = useRead('plan.meetings', { auditId });
  const record = useRun('plan.recordMeeting');
  const meetings = read.data?.meetings ?? [];
  return (
    <div className={classes.form}>
      <div className={classes.formHead}>
        <h2 className={classes.formTitle}>{t('planScreen.meeting.title')}</h2>
        <Button variant="default" onClick={onClose}>
          {t('planScreen.meeting.back')}
        </Button>
      </div>
      <InlineProblem problem={read.error ?? record.problem} />
      {kinds.map((kind) => {
        const meeting = meetings.find((one) => one.kind === kind);
        const name = t(`plan.meetingKind.${kind}`);
        const planned = plan.sessions.find((session) => session.kind === kind);
        return (
          <section key={kind} className={classes.meeting} aria-label={name}>
            <h3>{name}</h3>
            {meeting === undefined ? (
              <>
                <p className={classes.quiet}>{t('planScreen.meeting.notRecorded')}</p>
                <Button
                  variant="default"
                  loading={record.busy}
                  disabled={read.data === undefined}
                  onClick={() => {
                    const day = planned?.day ?? (kind === 'opening' ? plan.days[0] : plan.days.at(-1));
                    void record.run({ auditId, kind, ...(day === undefined ? {} : { heldOn: day }) });
                  }}
                >
                  {t('planScreen.meeting.record', { kind: name.toLowerCase() })}
                </Button>
              </>
            ) : (
              <MeetingRecord key={meeting.id} meeting={meeting} />
            )}
          </section>
        );
      })}
    </div>
  );
}

function MeetingRecord({ meeting }: { readonly meeting: Meeting }) {
  const { auditId, kind } = meeting;
  const save = (patch: Partial<Pick<Meeting, 'heldOn' | 'startMinute' | 'place' | 'note'>>) =>
    call('plan.recordMeeting', { auditId, kind, ...patch });
  return (
    <>
      <Fields>
        <DraftInput
          type="date"
          label={t('planScreen.meeting.heldOn')}
          draftKey={`meeting:${meeting.id}:heldOn`}
          saved={meeting.heldOn}
          save={(heldOn) => (heldOn === '' ? Promise.resolve() : save({ heldOn }))}
        />
        <DraftInput
          label={t('planScreen.meeting.at')}
          draftKey={`meeting:${meeting.id}:startMinute`}
          saved={clockTime(meeting.startMinute)}
          save={(typed) => {
            const startMinute = minuteOf(typed);
            // Out of range is refused by the engine with the field's name.
            return save({ startMinute: startMinute ?? 1440 });
          }}
        />
        <DraftInput
          className={wideField}
          label={t('planScreen.meeting.place')}
          draftKey={`meeting:${meeting.id}:place`}
          saved={meeting.place}
          save={(place) => save({ place })}
        />
        <DraftInput
          className={wideField}
          rows={1}
          label={t('planScreen.meeting.note')}
          draftKey={`meeting:${meeting.id}:note`}
          saved={meeting.note}
          save={(note) => save({ note })}
        />
      </Fields>
      <Agenda meeting={meeting} kind={kind} />
      <Attendance meeting={meeting} />
    </>
  );
}

function Agenda({ meeting, kind }: { readonly meeting: Meeting; readonly kind: MeetingKind }) {
  const record = useRun('plan.recordMeeting');
  const points: readonly AgendaPoint[] = kind === 'opening' ? openingPoints : closingPoints;
  const done = new Set(meeting.agenda);
  return (
    <fieldset className={classes.agenda}>
      <legend>
        {t('planScreen.meeting.agenda')}{' '}
        <span className={classes.quiet}>{t('planScreen.meeting.agendaCount', { done: done.size, total: points.length })}</span>
      </legend>
      {points.map((point) => (
        <Checkbox
          key={point}
          label={t(`plan.agenda.${point}`)}
          checked={done.has(point)}
          onChange={(event) => {
            const ticked = event.currentTarget.checked;
            void record.run({
              auditId: meeting.auditId,
              kind,
              agenda: ticked ? [...meeting.agenda, point] : meeting.agenda.filter((one) => one !== point),
            });
          }}
        />
      ))}
      <InlineProblem problem={record.problem} kind="line" />
    </fieldset>
  );
}

function Attendance({ meeting }: { readonly meeting: Meeting }) {
  const engagement = useRead('engagement.show', {}).data;
  const people = useRead('team.list', {}).data?.people ?? [];
  const add = useRun('plan.addAttendee');
  const remove = useRun('plan.removeAttendee');
  const [name, setName] = useState('');
  const [jobTitle, setJobTitle] = useState('');
  const [organization, setOrganization] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const here = new Set(meeting.attendance.map((one) => one.name));
  const offered = [...new Set(people.map((person) => person.name))].filter((one) => !here.has(one));
  /** Whoever is known brings function and organization along. */
  const choose = (next: string) => {
    setName(next);
    const known = people.find((person) => person.name === next);
    if (known === undefined) return;
    setJobTitle(known.title);
    setOrganization((known.side === 'client' ? engagement?.clientName : engagement?.bodyName) ?? '');
  };
  const submit = async () => {
    const made = await add.run({ meetingId: meeting.id, name: name.trim(), jobTitle: jobTitle.trim(), organization: organization.trim() });
    if (made === null) return;
    setName('');
    setJobTitle('');
    field.current?.focus();
  };
  return (
    <form
      className={classes.attendance}
      aria-label={t('planScreen.meeting.attendance')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h4>
        {t('planScreen.meeting.attendance')}{' '}
        <span className={classes.quiet}>
          {meeting.attendance.length === 0
            ? t('planScreen.meeting.attendanceNone')
            : t('planScreen.meeting.people', { count: meeting.attendance.length })}
        </span>
      </h4>
      <ul className={classes.people}>
        {meeting.attendance.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{one.name}</strong>
              <span className={classes.quiet}> {[one.jobTitle, one.organization].filter((part) => part !== '').join(', ')}</span>
            </span>
            <Tooltip label={t('planScreen.meeting.removePerson', { name: one.name })}>
              <ActionIcon
                size={24}
                aria-label={t('planScreen.meeting.removePerson', { name: one.name })}
                onClick={() => void remove.run({ id: one.id })}
              >
                <IconTrash size={14} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <Fields>
        <Autocomplete
          ref={field}
          className={wideField}
          label={t('planScreen.meeting.name')}
          data={offered}
          value={name}
          onChange={choose}
          limit={50}
        />
        <TextInput label={t('planScreen.meeting.jobTitle')} value={jobTitle} onChange={(event) => setJobTitle(event.currentTarget.value)} />
        <TextInput
          label={t('planScreen.meeting.organization')}
          value={organization}
          onChange={(event) => setOrganization(event.currentTarget.value)}
        />
      </Fields>
      <div>
        <Button type="submit" variant="default" loading={add.busy} disabled={name.trim() === ''}>
          {t('planScreen.meeting.add')}
        </Button>
      </div>
      <InlineProblem problem={add.problem ?? remove.problem} kind="line" />
    </form>
  );
}

/** What a person declared about the client, what it keeps them from, and why they take part all the same. */
import { Button, MultiSelect, Select, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { declarationKind, threat } from '../../../shared/model/client-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { dateRange, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordSection, wideField } from '../../components/record-pane.tsx';
import { teamCommands } from './commands.ts';
import { Overrides } from './overrides.tsx';
import classes from './team-screen.module.css';

type Records = OutputOf<'team.records'>;
type Declaration = Row<'impartiality_declaration'>;

const kinds = declarationKind.options.map((value) => ({ value, label: t(`vocabulary.declarationKind.${value}`) }));
const threats = threat.options.map((value) => ({ value, label: t(`vocabulary.threat.${value}`) }));

export interface PersonImpartialityProps {
  readonly person: Row<'person'>;
  readonly records: Records;
}

export function PersonImpartiality({ person, records }: PersonImpartialityProps) {
  const [declaring, setDeclaring] = useState(false);
  useCommands([{ ...teamCommands.declare, detail: person.name, run: () => setDeclaring(true) }]);
  const { block, declarations, overrides } = records;
  return (
    <RecordSection
      title={t('teamScreen.impartiality')}
      tools={
        <Button variant="default" rightSection={<KeyHint keys="D" />} aria-keyshortcuts="D" onClick={() => setDeclaring(true)}>
          {t('teamScreen.declare')}
        </Button>
      }
    >
      {block === null ? null : (
        <p className={classes.block}>
          <CheckMark standing="blocking" />
          <span>
            {block.until === null
              ? t('teamScreen.blockedOpen', { name: person.name })
              : t('teamScreen.blocked', { name: person.name, until: shortDate(block.until) })}
          </span>
        </p>
      )}
      <Overrides overrides={overrides} />
      {declaring ? <NewDeclaration person={person} onDone={() => setDeclaring(false)} /> : null}
      {declarations.length === 0 && !declaring ? <p className={classes.quiet}>{t('teamScreen.impartialityNone')}</p> : null}
      {declarations.map((one) => (
        <Declared key={one.id} declared={one} />
      ))}
    </RecordSection>
  );
}

/** `3 Mar – 28 Nov 2025`, `since 1 Sep 2022`, `until 27 Mar 2026`. */
function periodOf({ fromOn, toOn }: Declaration): string {
  if (fromOn !== null && toOn === null) return t('teamScreen.since', { on: shortDate(fromOn) });
  if (fromOn === null && toOn !== null) return t('teamScreen.until', { on: shortDate(toOn) });
  return dateRange(fromOn, toOn);
}

function Declared({ declared }: { readonly declared: Declaration }) {
  const update = useRun('team.setSafeguards');
  const withdraw = useRun('team.withdrawDeclaration');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const gone = declared.withdrawnOn !== null;
  const period = periodOf(declared);
  const kind = t(`vocabulary.declarationKind.${declared.kind}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine.
    <div className={classes.piece} role="group" aria-label={kind} data-gone={gone || undefined}>
      <div className={classes.pieceHead}>
        <h3>{kind}</h3>
        <span className={classes.quiet}>
          {[period, t('teamScreen.declaredOn', { on: shortDate(declared.declaredOn) })].filter(Boolean).join(' · ')}
        </span>
        {gone ? null : (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('teamScreen.withdraw')}
          </Button>
        )}
      </div>
      {declared.text === '' ? null : <p>{declared.text}</p>}
      {gone ? (
        <p className={classes.quiet}>
          {t('teamScreen.withdrawn', { on: shortDate(declared.withdrawnOn), reason: declared.withdrawnReason })}
        </p>
      ) : declared.kind === 'no_conflict' ? null : (
        <Fields>
          <MultiSelect
            className={wideField}
            label={t('teamScreen.declaration.threats')}
            data={threats}
            value={declared.threats}
            onChange={(next) => void update.run({ id: declared.id, threats: next.map((one) => threat.parse(one)) })}
          />
          <DraftInput
            label={t('teamScreen.declaration.safeguards')}
            className={wideField}
            draftKey={`impartiality_declaration:${declared.id}:safeguards`}
            saved={declared.safeguards}
            save={(typed) => call('team.setSafeguards', { id: declared.id, safeguards: typed })}
            rows={1}
          />
        </Fields>
      )}
      {asking ? (
        <RecordForm
          label={t('teamScreen.withdraw')}
          onCancel={() => setAsking(false)}
          onSubmit={() => void withdraw.run({ id: declared.id, reason }).then((done) => done !== null && setAsking(false))}
        >
          <Textarea
            autosize
            minRows={1}
            autoFocus
            label={t('teamScreen.withdrawWhy')}
            value={reason}
            error={withdraw.problem?.envelope.fields?.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <InlineProblem problem={withdraw.problem} />
          <Deeds>
            <Button type="submit" loading={withdraw.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
              {t('teamScreen.withdraw')}
            </Button>
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={() => setAsking(false)}>
              {t('teamScreen.cancel')}
            </Button>
          </Deeds>
        </RecordForm>
      ) : null}
      <InlineProblem problem={update.problem} />
    </div>
  );
}

const empty = { kind: 'no_conflict', text: '', declaredOn: '', fromOn: '', toOn: '', threats: [] as string[], safeguards: '' };

function NewDeclaration({ person, onDone }: { readonly person: Row<'person'>; readonly onDone: () => void }) {
  const declare = useRun('team.declare');
  const draft = useFormDraft(`declaration:${person.id}`, empty);
  const { values } = draft;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = declare.problem?.envelope.fields ?? {};
  const day = (text: string) => (text === '' ? null : text);
  const plain = values.kind === 'no_conflict';
  const submit = () =>
    void declare
      .run({
        personId: person.id,
        kind: declarationKind.parse(values.kind),
        text: values.text,
        ...(values.declaredOn === '' ? {} : { declaredOn: values.declaredOn }),
        fromOn: plain ? null : day(values.fromOn),
        toOn: plain ? null : day(values.toOn),
        threats: plain ? [] : values.threats.map((one) => threat.parse(one)),
        safeguards: plain ? '' : values.safeguards,
      })
      .then((done) => {
        if (done === null) return;
        draft.drop();
        onDone();
      });
  const dateOf = (name: 'declaredOn' | 'fromOn' | 'toOn') => (
    <DateField
      label={t(`teamScreen.declaration.${name}`)}
      value={values[name]}
      error={errors[name]}
      onChange={(next) => draft.set({ ...values, [name]: next })}
      {...(name === 'toOn' ? { description: t('teamScreen.declaration.toOnHelp') } : {})}
    />
  );
  return (
    <RecordForm label={t('teamScreen.declare')} onSubmit={submit} onCancel={onDone}>
      <Fields>
        <Select
          ref={first}
          label={t('teamScreen.declaration.kind')}
          data={kinds}
          value={values.kind}
          allowDeselect={false}
          onChange={(kind) => kind !== null && draft.set({ ...values, kind })}
        />
        {dateOf('declaredOn')}
        <Textarea
          autosize
          minRows={2}
          className={wideField ?? ''}
          label={t('teamScreen.declaration.text')}
          value={values.text}
          error={errors.text}
          onChange={(event) => draft.set({ ...values, text: event.currentTarget.value })}
        />
        {plain ? null : (
          <>
            {dateOf('fromOn')}
            {dateOf('toOn')}
            <MultiSelect
              className={wideField ?? ''}
              label={t('teamScreen.declaration.threats')}
              data={threats}
              value={values.threats}
              error={errors.threats}
              onChange={(next) => draft.set({ ...values, threats: next })}
            />
            <Textarea
              autosize
              minRows={1}
              className={wideField ?? ''}
              label={t('teamScreen.declaration.safeguards')}
              value={values.safeguards}
              onChange={(event) => draft.set({ ...values, safeguards: event.currentTarget.value })}
            />
          </>
        )}
      </Fields>
      <InlineProblem problem={declare.problem} />
      <Deeds>
        <Button type="submit" loading={declare.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
          {t('teamScreen.declare')}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onDone}>
          {t('teamScreen.cancel')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}

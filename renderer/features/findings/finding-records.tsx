/** Records of a finding below its answers: limit, versions, opinions, escalations, relations, advice, later audits. */
import { Alert, Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { findingRelationKind } from '../../../shared/model/finding-vocabulary.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { IdChip } from '../../components/id-chip.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './finding-records.module.css';

type Detail = OutputOf<'findings.show'>;

/** What a passed limit means and which ways on there are (ISO/IEC 17021-1 9.5.3.2; at a recertification 9.6.3.2.2). */
export function LimitBanner({ detail, onEscalate }: { readonly detail: Detail; readonly onEscalate: () => void }) {
  const { finding } = detail;
  if (finding.limit === null || !finding.pastLimit) return null;
  const decided = detail.escalations.findLast((one) => one.ground === 'past_limit');
  const values = { until: shortDate(finding.limit.until), clause: finding.limit.clause };
  return (
    <Alert
      className={classes.banner}
      variant="light"
      color="red"
      icon={<IconAlertOctagon size={16} stroke={1.6} />}
      title={t('findingRecords.past.title', values)}
    >
      <p>{t(finding.limit.clause === '9.5.3.2' ? 'findingRecords.past.stage2' : 'findingRecords.past.recertification', values)}</p>
      {decided === undefined ? (
        <Button mt="xs" variant="default" onClick={onEscalate}>
          {t('findingRecords.past.decide')}
        </Button>
      ) : (
        <p>
          {t('findingRecords.past.decided', {
            outcome: t(`vocabulary.escalationOutcome.${decided.outcome}`),
            name: decided.byName,
            date: shortDate(decided.decidedOn),
            reason: decided.reason,
          })}
        </p>
      )}
    </Alert>
  );
}

export function FindingRecords({
  detail,
  onOpenFinding,
}: {
  readonly detail: Detail;
  readonly onOpenFinding: (auditId: string, id: string) => void;
}) {
  return (
    <>
      <Amendments detail={detail} />
      <Opinions detail={detail} />
      <Escalations detail={detail} />
      <Relations detail={detail} onOpenFinding={onOpenFinding} />
      <Consultations detail={detail} />
      <Carried detail={detail} />
    </>
  );
}

function Block({ title, tools, children }: { readonly title: string; readonly tools?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={classes.block} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}

function Amendments({ detail }: { readonly detail: Detail }) {
  if (detail.amendments.length === 0) return null;
  return (
    <Block title={t('findingRecords.amendments')}>
      {detail.amendments.toReversed().map((one) => (
        <details key={one.id} className={classes.version}>
          <summary>
            <strong>{t('findingRecords.version', { version: one.version })}</strong> {t(`vocabulary.amendmentKind.${one.kind}`)} ·{' '}
            {t('findingRecords.byOn', { name: one.byName, date: shortDate(one.madeOn) })} · {one.reason}
          </summary>
          <dl className={classes.changes}>
            {one.changes.map((change) => (
              <div key={change.field}>
                <dt>{t(`findingHistory.field.${change.field}` as WordKey)}</dt>
                <dd>
                  <del>{change.before === '' ? t('findingRecords.empty') : change.before}</del>
                  <ins>{change.after === '' ? t('findingRecords.empty') : change.after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </Block>
  );
}

function Opinions({ detail }: { readonly detail: Detail }) {
  if (detail.opinions.length === 0) return null;
  return (
    <Block title={t('findingRecords.opinions')}>
      <ul className={classes.list}>
        {detail.opinions.map((one) => (
          <li key={one.id}>
            <p>
              <em>“{one.view}”</em> {t('findingRecords.byOn', { name: one.auditeeName, date: shortDate(one.statedOn) })}
            </p>
            <p className={classes.quiet}>
              {one.outcome === null
                ? t('findingRecords.opinionOpen')
                : t('findingRecords.opinionEnd', {
                    outcome: t(`vocabulary.opinionOutcome.${one.outcome}`),
                    name: one.resolvedByName,
                    date: shortDate(one.resolvedOn),
                    text: one.resolution,
                  })}
            </p>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Escalations({ detail }: { readonly detail: Detail }) {
  if (detail.escalations.length === 0) return null;
  return (
    <Block title={t('findingRecords.escalations')}>
      <ul className={classes.list}>
        {detail.escalations.map((one) => (
          <li key={one.id}>
            <strong>{t(`vocabulary.escalationGround.${one.ground}`)}</strong>: {t(`vocabulary.escalationOutcome.${one.outcome}`)}
            {one.reference === '' ? '' : ` (${one.reference})`} ·{' '}
            {t('findingRecords.byOn', { name: one.byName, date: shortDate(one.decidedOn) })}
            <p className={classes.quiet}>{one.reason}</p>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Relations({ detail, onOpenFinding }: { readonly detail: Detail; readonly onOpenFinding: (auditId: string, id: string) => void }) {
  const [adding, setAdding] = useState(false);
  const remove = useRun('findings.unrelate');
  return (
    <Block
      title={t('findingRecords.relations')}
      tools={
        <button type="button" className="thin-link thin-link-small" onClick={() => setAdding(true)}>
          {t('findingRecords.relate')}
        </button>
      }
    >
      {detail.relations.length === 0 && !adding ? <p className={classes.quiet}>{t('findingRecords.noRelations')}</p> : null}
      <ul className={classes.list}>
        {detail.relations.map((one) => {
          const other = one.incoming ? one.findingId : one.otherId;
          return (
            <li key={one.id} className={classes.relation}>
              <span className={classes.kind}>
                {t(one.incoming ? `findingRecords.incoming.${one.kind}` : `vocabulary.findingRelationKind.${one.kind}`)}
              </span>
              {other === null || one.otherAuditId === null ? (
                <span>{one.reference}</span>
              ) : (
                <IdChip id={one.otherNumber} tone="accent" onOpen={() => onOpenFinding(one.otherAuditId ?? '', other)} />
              )}
              <span className={classes.grow}>
                {one.otherTitle === '' ? '' : `${one.otherTitle}. `}
                <span className={classes.quiet}>{one.reason}</span>
              </span>
              <button type="button" className="thin-link thin-link-small" onClick={() => void remove.run({ relationId: one.id })}>
                {t('findingRecords.unrelate')}
              </button>
            </li>
          );
        })}
      </ul>
      <InlineProblem problem={remove.problem} />
      {adding ? <RelateForm detail={detail} onDone={() => setAdding(false)} /> : null}
    </Block>
  );
}

function RelateForm({ detail, onDone }: { readonly detail: Detail; readonly onDone: () => void }) {
  const findings = useRead('findings.list', {}).data?.findings ?? [];
  const relate = useRun('findings.relate');
  const [values, setValues] = useState({ kind: 'repeat', otherId: '', reference: '', reason: '' });
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const submit = async () => {
    const done = await relate.run({
      id: detail.finding.id,
      otherId: values.otherId === '' ? null : values.otherId,
      kind: findingRelationKind.parse(values.kind),
      reference: values.reference,
      reason: values.reason,
    });
    if (done !== null) onDone();
  };
  return (
    <form
      className={classes.form}
      aria-label={t('findingRecords.relate')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        label={t('findingRecords.kind')}
        data={findingRelationKind.options.map((value) => ({ value, label: t(`vocabulary.findingRelationKind.${value}`) }))}
        value={values.kind}
        allowDeselect={false}
        onChange={(kind) => set({ kind: kind ?? 'related' })}
      />
      <Select
        label={t('findingRecords.other')}
        searchable
        clearable
        limit={50}
        data={findings.filter((one) => one.id !== detail.finding.id).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
        value={values.otherId === '' ? null : values.otherId}
        onChange={(otherId) => set({ otherId: otherId ?? '' })}
      />
      <TextInput
        label={t('findingRecords.reference')}
        value={values.reference}
        onChange={(event) => set({ reference: event.currentTarget.value })}
      />
      <Textarea
        className={classes.wide}
        autosize
        minRows={2}
        label={t('findings.field.reason')}
        value={values.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <div className={classes.wide}>
        <InlineProblem problem={relate.problem} />
      </div>
      <div className={classes.deeds}>
        <Button type="submit" loading={relate.busy}>
          {t('findingRecords.relateDeed')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('findings.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Consultations({ detail }: { readonly detail: Detail }) {
  const [adding, setAdding] = useState(false);
  const people = useRead('team.list', {}).data?.people ?? [];
  const record = useRun('findings.recordConsultation');
  const [values, setValues] = useState({ personId: '', what: '' });
  if (detail.finding.grade === 'opportunity') return null;
  return (
    <Block
      title={t('findingRecords.consultations')}
      tools={
        <button type="button" className="thin-link thin-link-small" onClick={() => setAdding(true)}>
          {t('findingRecords.consult')}
        </button>
      }
    >
      {detail.consultations.length === 0 && !adding ? <p className={classes.quiet}>{t('findingRecords.noConsultations')}</p> : null}
      <ul className={classes.list}>
        {detail.consultations.map((one) => (
          <li key={one.id}>
            <strong>{one.personName}</strong>, {shortDate(one.notedOn)}: {one.what}
          </li>
        ))}
      </ul>
      {adding ? (
        <form
          className={classes.form}
          aria-label={t('findingRecords.consult')}
          onSubmit={(event) => {
            event.preventDefault();
            void record.run({ id: detail.finding.id, ...values }).then((done) => done !== null && setAdding(false));
          }}
        >
          <Select
            label={t('findingRecords.person')}
            searchable
            data={people.map((person) => ({ value: person.id, label: person.name }))}
            value={values.personId === '' ? null : values.personId}
            onChange={(personId) => setValues({ ...values, personId: personId ?? '' })}
          />
          <TextInput
            className={classes.two}
            label={t('findingRecords.what')}
            value={values.what}
            onChange={(event) => setValues({ ...values, what: event.currentTarget.value })}
          />
          <div className={classes.wide}>
            <InlineProblem problem={record.problem} />
          </div>
          <div className={classes.deeds}>
            <Button type="submit" loading={record.busy} disabled={values.personId === ''}>
              {t('findingRecords.consultDeed')}
            </Button>
            <Button variant="default" onClick={() => setAdding(false)}>
              {t('findings.form.cancel')}
            </Button>
          </div>
        </form>
      ) : null}
    </Block>
  );
}

function Carried({ detail }: { readonly detail: Detail }) {
  if (detail.carried.length === 0) return null;
  return (
    <Block title={t('findingRecords.carried')}>
      <ul className={classes.list}>
        {detail.carried.map((one) => (
          <li key={one.id}>
            <strong>{one.auditTitle}</strong>: {t(`vocabulary.carriedResult.${one.result}`)}
            {one.concludedOn === null ? '' : ` · ${t('findingRecords.byOn', { name: one.byName, date: shortDate(one.concludedOn) })}`}
            {one.text === '' ? null : <p className={classes.quiet}>{one.text}</p>}
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** The verification list of an audit: open nonconformities of earlier audits and what this one found about them. */
import { Button, Checkbox, MultiSelect, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { carriedResult } from '../../../shared/model/finding-vocabulary.ts';
import { verificationMethod } from '../../../shared/model/vocabulary.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { GradeMark } from '../../components/grade-mark.tsx';
import { IdChip } from '../../components/id-chip.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import small from '../../components/small-form.module.css';
import { StateRing } from '../../components/state-ring.tsx';
import classes from './finding-views.module.css';

type Earlier = OutputOf<'findings.earlier'>;
type Carried = Earlier['carried'][number];
type OnOpen = (auditId: string, id: string) => void;

export function EarlierList({ auditId, onOpen }: { readonly auditId: string; readonly onOpen: OnOpen }) {
  const earlier = useRead('findings.earlier', { auditId });
  const carry = useRun('findings.carryOver');
  if (earlier.error !== null) return <InlineProblem problem={earlier.error} />;
  if (earlier.data === undefined) return null;
  const { carried, candidates } = earlier.data;
  return (
    <div className={classes.view}>
      <h1 className={classes.title}>{t('findingViews.earlierTitle')}</h1>
      <p className={classes.quiet}>{t('findingViews.earlierNote')}</p>
      {candidates.length === 0 ? null : (
        <p className={classes.date}>
          <span className={classes.grow}>
            {t('findingViews.candidates', { count: candidates.length })}: {candidates.map((one) => one.number).join(', ')}
          </span>
          <Button loading={carry.busy} onClick={() => void carry.run({ auditId })}>
            {t('findingViews.carry')}
          </Button>
        </p>
      )}
      <InlineProblem problem={carry.problem} />
      {carried.length > 0 ? null : (
        <EmptyState what={t(candidates.length === 0 ? 'findingViews.earlierNothing' : 'findingViews.earlierNone')} />
      )}
      <ul className={classes.list}>
        {carried.map((one) => (
          <EarlierRow key={one.item.id} carried={one} onOpen={onOpen} />
        ))}
      </ul>
    </div>
  );
}

function EarlierRow({ carried, onOpen }: { readonly carried: Carried; readonly onOpen: OnOpen }) {
  const { item, finding } = carried;
  const [open, setOpen] = useState(false);
  const drop = useRun('findings.dropEarlier');
  return (
    <li className={classes.proposal} data-earlier={finding.number}>
      <div className={classes.date}>
        <GradeMark grade={finding.grade} markOnly />
        <IdChip id={finding.number} tone="accent" onOpen={() => onOpen(finding.auditId, finding.id)} />
        <span className={classes.grow}>{finding.title}</span>
        <StateRing state={finding.state} late={finding.daysLate > 0} />
        {item.result === 'open' && !open ? (
          <>
            <button type="button" className="thin-link thin-link-small" onClick={() => void drop.run({ id: item.id })}>
              {t('findingViews.drop')}
            </button>
            <Button variant="default" onClick={() => setOpen(true)}>
              {t('findingViews.conclude')}
            </Button>
          </>
        ) : null}
      </div>
      {item.concludedOn === null ? null : (
        <p className={classes.quiet}>
          <strong>
            {t('findingViews.concluded', {
              result: t(`vocabulary.carriedResult.${item.result}`),
              name: item.byName,
              date: shortDate(item.concludedOn),
            })}
          </strong>{' '}
          {item.text}
        </p>
      )}
      <InlineProblem problem={drop.problem} />
      {open && item.result === 'open' ? <ConcludeForm carried={carried} onDone={() => setOpen(false)} /> : null}
    </li>
  );
}

function ConcludeForm({ carried, onDone }: { readonly carried: Carried; readonly onDone: () => void }) {
  const { item, finding } = carried;
  const evidence = useRead('evidence.list', {}).data?.evidence ?? [];
  const verify = useRun('findings.verifyEarlier');
  const [values, setValues] = useState({
    result: 'effective',
    method: 'on_site',
    text: '',
    evidence: [] as string[],
    close: true,
  });
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const seen = values.result !== 'not_verified';
  const submit = async () => {
    const done = await verify.run({
      id: item.id,
      result: carriedResult.exclude(['open']).parse(values.result),
      text: values.text,
      ...(seen ? { method: verificationMethod.parse(values.method), evidence: values.evidence } : {}),
      close: values.close && values.result === 'effective',
    });
    if (done !== null) onDone();
  };
  return (
    <form
      className={small.form}
      aria-label={t('findingViews.conclude')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault();
          onDone();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
    >
      <Select
        label={t('findingViews.result')}
        data={carriedResult.exclude(['open']).options.map((value) => ({ value, label: t(`vocabulary.carriedResult.${value}`) }))}
        value={values.result}
        allowDeselect={false}
        onChange={(result) => set({ result: result ?? 'effective' })}
      />
      {seen ? (
        <Select
          label={t('findings.field.method')}
          data={verificationMethod.options.map((value) => ({ value, label: t(`vocabulary.verificationMethod.${value}`) }))}
          value={values.method}
          allowDeselect={false}
          onChange={(method) => set({ method: method ?? 'on_site' })}
        />
      ) : null}
      <Textarea
        className={small.wide}
        autosize
        minRows={2}
        label={t(seen ? 'findingViews.seen' : 'findingViews.notSeen')}
        value={values.text}
        error={verify.problem?.envelope.fields?.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {seen ? (
        <MultiSelect
          className={small.wide}
          label={t('findings.field.evidence')}
          searchable
          limit={50}
          data={evidence.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))}
          value={values.evidence}
          onChange={(next) => set({ evidence: next })}
        />
      ) : null}
      {values.result === 'effective' ? (
        <Checkbox
          className={small.wide}
          label={t('findingViews.closeToo')}
          checked={values.close}
          onChange={(event) => set({ close: event.currentTarget.checked })}
        />
      ) : null}
      <div className={small.wide}>
        <InlineProblem problem={verify.problem} />
      </div>
      <div className={small.deeds}>
        <Button type="submit" loading={verify.busy}>
          {t('findingViews.concludeDeed', { number: finding.number })}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('findings.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

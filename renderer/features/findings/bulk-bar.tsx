/** What can be done with all marked findings at once: issue the drafts among them, set dates. */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import small from '../../components/small-form.module.css';
import classes from './finding-views.module.css';
import type { FindingRow } from './register.ts';

export type BulkDeed = 'issue' | 'dates';

export interface BulkBarProps {
  readonly marked: readonly FindingRow[];
  readonly deed: BulkDeed | null;
  readonly onDeed: (deed: BulkDeed | null) => void;
  readonly onClear: () => void;
}

/** Nonconformities among the marked ones that are still drafts: only they can be issued. */
export const draftsOf = (marked: readonly FindingRow[]) => marked.filter((one) => one.state === 'draft' && one.grade !== 'opportunity');

export function BulkBar({ marked, deed, onDeed, onClear }: BulkBarProps) {
  const drafts = draftsOf(marked);
  if (marked.length === 0) return null;
  return (
    <>
      <div className={classes.marks}>
        <strong className={classes.grow}>{t('findingViews.marked', { count: marked.length })}</strong>
        {drafts.length === 0 ? null : (
          <Button variant="default" onClick={() => onDeed('issue')}>
            {t('findingViews.issueMarked', { count: drafts.length })}
          </Button>
        )}
        <Button variant="default" onClick={() => onDeed('dates')}>
          {t('findingViews.setDates')}
        </Button>
        <button type="button" className="thin-link thin-link-small" onClick={onClear}>
          {t('findingViews.unmark')}
        </button>
      </div>
      {deed === null ? null : <BulkForm key={deed} findings={deed === 'issue' ? drafts : marked} deed={deed} onDone={() => onDeed(null)} />}
    </>
  );
}

interface BulkFormProps {
  readonly findings: readonly FindingRow[];
  readonly deed: BulkDeed;
  readonly onDone: () => void;
}

function BulkForm({ findings, deed, onDone }: BulkFormProps) {
  const issue = useRun('findings.issueMany');
  const setDates = useRun('findings.setDates');
  const [values, setValues] = useState({ answerBy: '', verifyBy: '', reason: '' });
  const form = useRef<HTMLFormElement>(null);
  // Issuing asks for nothing; of the dates the first is asked.
  useEffect(() => form.current?.querySelector<HTMLElement>(deed === 'issue' ? '[type=submit]' : 'input')?.focus(), [deed]);
  const ids = findings.map((one) => one.id);
  const dates = {
    ...(values.answerBy === '' ? {} : { answerBy: values.answerBy }),
    ...(values.verifyBy === '' ? {} : { verifyBy: values.verifyBy }),
  };
  const problem = issue.problem ?? setDates.problem;
  const errors = problem?.envelope.fields ?? {};
  const submit = async () => {
    const done = deed === 'issue' ? await issue.run({ ids, ...dates }) : await setDates.run({ ids, ...dates, reason: values.reason });
    if (done !== null) onDone();
  };
  const label =
    deed === 'issue'
      ? t('findingViews.issueDeed', { count: findings.length })
      : t('findingViews.setDatesTitle', { count: findings.length });
  return (
    <form
      ref={form}
      className={`${small.form} ${classes.bulk}`}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onDone();
      }}
    >
      {deed === 'issue' ? <p className={`${small.wide} ${classes.quiet}`}>{t('findingViews.issueNote')}</p> : null}
      <DateField
        label={t('findings.field.answerBy')}
        value={values.answerBy}
        error={errors.answerBy}
        onChange={(answerBy) => setValues({ ...values, answerBy })}
      />
      <DateField
        label={t('findings.field.verifyBy')}
        value={values.verifyBy}
        error={errors.verifyBy}
        onChange={(verifyBy) => setValues({ ...values, verifyBy })}
      />
      {deed === 'issue' ? null : (
        <Textarea
          className={small.wide}
          autosize
          minRows={1}
          label={t('findings.field.reason')}
          value={values.reason}
          error={errors.reason}
          onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
        />
      )}
      <div className={small.wide}>
        <InlineProblem problem={problem} />
      </div>
      <div className={small.deeds}>
        <Button type="submit" loading={issue.busy || setDates.busy}>
          {deed === 'issue' ? label : t('findingViews.setDatesDeed')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('findings.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

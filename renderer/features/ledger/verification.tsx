/** Verifying the file: recomputes every chain and says what does not fit, where and since when. */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Progress } from '../../../shared/contract/names.ts';
import { shortDate, timeOf, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { Meter } from '../../components/stacked-bar.tsx';
import { ledgerCommands } from './commands.ts';
import classes from './ledger-screen.module.css';

type Result = OutputOf<'ledger.verify'>;

export function Verification({ zone }: { readonly zone: string }) {
  const status = useRead('engagement.status', {});
  const file = status.data?.file ?? null;
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState(false);
  const [heads, setHeads] = useState('');
  const task = useRef<string | null>(null);
  useEffect(
    () =>
      window.fieldbook.onProgress((next) => {
        if (next.task === task.current) setProgress(next);
      }),
    [],
  );
  const verify = async () => {
    const name = `verify-${crypto.randomUUID()}`;
    task.current = name;
    setRunning(true);
    setProblem(null);
    try {
      const given = heads.split(/\s+/).filter((head) => head !== '');
      setResult(await call('ledger.verify', { task: name, ...(given.length === 0 ? {} : { heads: given }) }));
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      task.current = null;
      setRunning(false);
      setProgress(null);
    }
  };
  useCommands([{ ...ledgerCommands.verify, when: !running, run: () => void verify() }]);
  const shown = result?.heads ?? (file?.head == null ? [] : [file.head]);
  return (
    <div className={classes.panel}>
      <PaneHead
        title={t('ledgerScreen.verification')}
        tools={
          <Button loading={running} rightSection={<KeyHint keys="V" onFill />} aria-keyshortcuts="V" onClick={() => void verify()}>
            {t('ledgerScreen.verify')}
          </Button>
        }
      />
      <div className={classes.panelBody}>
        <div role="status">
          {running ? <p>{t('ledgerScreen.verifying')}</p> : null}
          {progress === null || progress.total === 0 ? null : (
            <Meter
              value={progress.done}
              total={progress.total}
              label={t('ledgerScreen.verifyTask', {
                what: progress.what,
                done: wholeNumber(progress.done),
                total: wholeNumber(progress.total),
              })}
            />
          )}
          {running || result === null ? null : (
            <p className={classes.verdict}>
              <CheckMark standing={result.ok ? 'passed' : 'blocking'} />
              {result.ok ? t('ledgerScreen.intact') : t('ledgerScreen.broken', { count: result.problems.length })}
            </p>
          )}
        </div>
        {result !== null || running ? null : (
          <p className={classes.quiet}>
            {file?.verified == null
              ? t('ledgerScreen.never')
              : t('ledgerScreen.lastVerified', { date: shortDate(file.verified.at), time: timeOf(file.verified.at, zone) })}
          </p>
        )}
        <InlineProblem problem={problem} />
        {result === null || result.problems.length === 0 ? null : (
          <ul className={classes.problems}>
            {result.problems.map((one) => (
              <li key={`${one.where}${one.what}`}>
                <strong>{one.where}</strong>
                <span>{one.what}</span>
                {one.since === undefined ? null : <span className={classes.quiet}>{t('ledgerScreen.since', { since: one.since })}</span>}
              </li>
            ))}
          </ul>
        )}
        {result === null || result.notes.length === 0 ? null : (
          <section>
            <h2>{t('ledgerScreen.notes')}</h2>
            {result.notes.map((note) => (
              <p key={note} className={classes.quiet}>
                {note}
              </p>
            ))}
          </section>
        )}
        <section>
          <h2>{t('ledgerScreen.heads')}</h2>
          <p className={classes.quiet}>{t('ledgerScreen.headsNote')}</p>
          {shown.map((head) => (
            <p key={head.chain} className={`mono ${classes.head ?? ''}`}>
              {head.chain} : {wholeNumber(head.seq)} : {head.hash.match(/.{1,4}/g)?.join(' ')}
            </p>
          ))}
        </section>
        <Textarea
          autosize
          minRows={2}
          label={t('ledgerScreen.headsCheck')}
          description={t('ledgerScreen.headsHelp')}
          value={heads}
          error={problem?.fields === undefined ? undefined : Object.values(problem.fields)[0]}
          onChange={(event) => setHeads(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

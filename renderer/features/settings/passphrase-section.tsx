/** The passphrase of the open file: set, change, remove. Each says what happens to the backups. */
import { Button, Modal, PasswordInput } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { wrongPassphrase } from './passphrase-rules.ts';
import classes from './settings.module.css';

type Deed = 'set' | 'change' | 'remove';

export function PassphraseSection({ encrypted, readOnly }: { readonly encrypted: boolean; readonly readOnly: boolean }) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const [removed, setRemoved] = useState<number | null>(null);
  const Icon = encrypted ? IconLock : IconLockOpen;
  return (
    <section className={classes.section} aria-labelledby="settings-passphrase">
      <h2 id="settings-passphrase" className={classes.head}>
        {t('settings.passphrase.head')}
      </h2>
      <div className={classes.fields}>
        <p className={classes.text}>
          <Icon size={14} stroke={1.6} aria-hidden="true" /> {t(encrypted ? 'settings.passphrase.isSet' : 'settings.passphrase.isNot')}
        </p>
        <div className={classes.deeds}>
          {(encrypted ? (['change', 'remove'] as const) : (['set'] as const)).map((one) => (
            <Button key={one} variant="default" disabled={readOnly} onClick={() => setDeed(one)}>
              {t(`settings.passphrase.${one}`)}
            </Button>
          ))}
          {readOnly ? <span className={classes.reason}>{t('settings.readOnly')}</span> : null}
        </div>
        {removed === null ? null : (
          <p className={classes.text} role="status">
            {t('settings.passphrase.done', { count: removed })}
          </p>
        )}
      </div>
      <Modal
        opened={deed !== null}
        onClose={() => setDeed(null)}
        title={deed === null ? '' : t(`settings.passphrase.${deed}Title`)}
        withCloseButton={false}
        data-modal-open={deed !== null || undefined}
      >
        {deed === null ? null : (
          <PassphraseForm
            deed={deed}
            onDone={(count) => {
              setRemoved(count);
              setDeed(null);
            }}
            onCancel={() => setDeed(null)}
          />
        )}
      </Modal>
    </section>
  );
}

interface PassphraseFormProps {
  readonly deed: Deed;
  readonly onDone: (removedBackups: number) => void;
  readonly onCancel: () => void;
}

function PassphraseForm({ deed, onDone, onCancel }: PassphraseFormProps) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const set = useRun('engagement.setPassphrase');
  const change = useRun('engagement.changePassphrase');
  const remove = useRun('engagement.removePassphrase');
  const run = { set, change, remove }[deed];
  const wrong = deed === 'remove' ? null : wrongPassphrase(next, again);
  const currentProblem =
    run.problem?.envelope.fields?.current ?? (run.problem?.code === 'WRONG_PASSPHRASE' ? run.problem.message : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong !== null) return;
    const done =
      deed === 'set' ? await set.run({ next }) : deed === 'change' ? await change.run({ current, next }) : await remove.run({ current });
    if (done !== null) onDone(done.removedBackups);
  };

  return (
    <form className={classes.fields} onSubmit={(event) => void submit(event)}>
      <p className={classes.text}>{t(`settings.passphrase.${deed}Text`)}</p>
      {deed === 'set' ? null : (
        <PasswordInput
          size="md"
          data-autofocus
          label={t('settings.passphrase.current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={currentProblem}
        />
      )}
      {deed === 'remove' ? null : (
        <>
          <PasswordInput
            size="md"
            data-autofocus={deed === 'set' || undefined}
            label={t('settings.passphrase.next')}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            error={tried && wrong?.field === 'next' ? wrong.words : null}
          />
          <PasswordInput
            size="md"
            label={t('settings.passphrase.again')}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            error={tried && wrong?.field === 'again' ? wrong.words : null}
          />
        </>
      )}
      {currentProblem === undefined ? <InlineProblem problem={run.problem} /> : null}
      <div className={classes.deeds} data-end>
        <Button size="md" variant="default" onClick={onCancel}>
          {t('settings.cancel')}
        </Button>
        <Button size="md" type="submit" loading={run.busy}>
          {t(`settings.passphrase.${deed}Deed`)}
        </Button>
      </div>
    </form>
  );
}

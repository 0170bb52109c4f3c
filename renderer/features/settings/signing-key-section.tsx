/** The key of this computer that signs decision packs: its name to compare, its public half to give away, its passphrase. */
import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand, useRun } from '../../api/use-run.ts';
import { copyText } from '../../components/copy-text.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { RevealIcon } from '../../components/reveal-icon.tsx';
import { wrongPassphrase } from './passphrase-rules.ts';
import classes from './settings.module.css';

type Key = NonNullable<OutputOf<'settings.signingKey'>['key']>;

export function SigningKeySection() {
  const read = useRead('settings.signingKey', {});
  return (
    <section className={classes.section} aria-labelledby="settings-signing">
      <h2 id="settings-signing" className={classes.head}>
        {t('settings.signing.head')}
      </h2>
      <div className={classes.fields}>
        <p className={classes.text}>{t('settings.signing.text')}</p>
        <InlineProblem problem={read.error} />
        {read.data === undefined ? null : read.data.key === null ? (
          <p className={classes.text}>{t('settings.signing.none')}</p>
        ) : (
          <KeyShown shown={read.data.key} />
        )}
      </div>
    </section>
  );
}

function KeyShown({ shown }: { readonly shown: Key }) {
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  // The second line of `minisign.pub` is the key itself.
  const publicLine = shown.publicKey.split('\n')[1] ?? '';
  const save = async () => {
    setSaid('');
    setProblem(null);
    try {
      const { target } = await call('window.chooseTarget', { purpose: 'key', suggestedName: 'minisign.pub' });
      if (target === null) return;
      const { fileName } = await runCommand('settings.exportSigningKey', { to: { token: target.token } });
      setSaid(t('settings.signing.saved', { name: fileName }));
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  };
  return (
    <>
      <dl className={classes.pairs}>
        <div>
          <dt>{t('settings.signing.name')}</dt>
          <dd className={classes.code}>{shown.name}</dd>
        </div>
        <div>
          <dt>{t('settings.signing.madeAt')}</dt>
          <dd>{longDate(shown.madeAt.slice(0, 10))}</dd>
        </div>
        <div>
          <dt>{t('settings.signing.publicKey')}</dt>
          <dd className={classes.code}>{publicLine}</dd>
        </div>
      </dl>
      <div className={classes.deeds}>
        <Button
          variant="default"
          onClick={() =>
            void copyText(publicLine).then((done) => setSaid(done ? t('settings.signing.copied') : t('settings.signing.notCopied')))
          }
        >
          {t('settings.signing.copy')}
        </Button>
        <Button variant="default" onClick={() => void save()}>
          {t('settings.signing.save')}
        </Button>
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('settings.passphrase.change')}
        </Button>
      </div>
      <InlineProblem problem={problem} />
      <p className={classes.text} role="status">
        {said}
      </p>
      <Modal
        opened={changing}
        onClose={() => setChanging(false)}
        title={t('settings.signing.changeTitle')}
        withCloseButton={false}
        data-modal-open={changing || undefined}
      >
        {changing ? (
          <ChangeForm
            onDone={() => {
              setChanging(false);
              setSaid(t('settings.signing.changed'));
            }}
            onCancel={() => setChanging(false)}
          />
        ) : null}
      </Modal>
    </>
  );
}

function ChangeForm({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const [values, setValues] = useState({ current: '', next: '', again: '' });
  const [tried, setTried] = useState(false);
  const change = useRun('settings.changeSigningPassphrase');
  const wrong = wrongPassphrase(values.next, values.again);
  const currentProblem = change.problem?.code === 'WRONG_PASSPHRASE' ? change.problem.message : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong !== null || values.current === '') return;
    if ((await change.run({ passphrase: values.current, newPassphrase: values.next })) !== null) onDone();
  };
  const field = (name: 'current' | 'next' | 'again', error: string | null | undefined) => (
    <PasswordInput
      size="md"
      data-autofocus={name === 'current' || undefined}
      autoComplete="off"
      label={t(`settings.passphrase.${name}`)}
      visibilityToggleIcon={RevealIcon}
      visibilityToggleButtonProps={{ 'aria-label': t('start.passphrase.show') }}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
      error={error}
    />
  );
  return (
    <form className={classes.fields} onSubmit={(event) => void submit(event)}>
      <p className={classes.text}>{t('settings.signing.changeText')}</p>
      {field('current', currentProblem)}
      {field('next', tried && wrong?.field === 'next' ? wrong.words : null)}
      {field('again', tried && wrong?.field === 'again' ? wrong.words : null)}
      {currentProblem === undefined ? <InlineProblem problem={change.problem} /> : null}
      <div className={classes.deeds} data-end>
        <Button size="md" variant="default" onClick={onCancel}>
          {t('settings.cancel')}
        </Button>
        <Button size="md" type="submit" loading={change.busy}>
          {t('settings.passphrase.changeDeed')}
        </Button>
      </div>
    </form>
  );
}

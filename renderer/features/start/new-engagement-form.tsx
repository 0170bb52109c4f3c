/** A new engagement: who, what kind, by whom; the passphrase is offered first, having none is a deliberate choice. */
import { Button, Checkbox, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconLockOpen } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { engagementKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { createFile } from '../../api/opening.ts';
import { useRead } from '../../api/use-read.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { createInput, type NewEngagement, suggestedName, wrongFields } from './new-engagement.ts';
import classes from './start.module.css';
import { useStart } from './start-store.ts';

export function NewEngagementForm() {
  const settings = useRead('settings.show', {}).data?.settings;
  const navigate = useNavigate();
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<NewEngagement>({
    initialValues: {
      clientName: '',
      kind: 'certification',
      myName: settings?.myName ?? '',
      bodyName: settings?.organization ?? '',
      scope: '',
      passphrase: '',
      again: '',
      without: false,
    },
    validate: (values) => wrongFields(values),
  });
  const back = () => useStart.setState({ form: false });

  const create = async (values: NewEngagement) => {
    setProblem(null);
    setBusy(true);
    try {
      const { target } = await call('window.chooseTarget', { purpose: 'engagement', suggestedName: suggestedName(values.clientName) });
      if (target !== null) {
        await createFile(createInput(values, target.token, Intl.DateTimeFormat().resolvedOptions().timeZone));
        await navigate({ to: '/e' });
      }
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={classes.screen}>
      <form
        className={classes.form}
        onSubmit={form.onSubmit((values) => void create(values))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') back();
        }}
      >
        <div>
          <h1 className={classes.title}>{t('start.form.title')}</h1>
          <p className={classes.lead}>{t('start.form.lead')}</p>
        </div>
        <TextInput
          label={t('start.form.client')}
          description={t('start.form.clientHelp')}
          data-autofocus
          autoFocus
          {...form.getInputProps('clientName')}
        />
        <Radio.Group label={t('start.form.kind')} {...form.getInputProps('kind')}>
          <div className={classes.kinds}>
            {engagementKind.options.map((kind) => (
              <Radio.Card key={kind} value={kind} className={classes.kind}>
                <span className={classes.kindWord}>
                  <Radio.Indicator size="xs" /> {t(`start.form.${kind}`)}
                </span>
                <span className={classes.kindHelp}>{t(`start.form.${kind}Help`)}</span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <div className={classes.pair}>
          <TextInput label={t('start.form.me')} description={t('start.form.meHelp')} {...form.getInputProps('myName')} />
          <TextInput
            label={t(form.values.kind === 'consultancy' ? 'start.form.consultancyBody' : 'start.form.body')}
            description={' '}
            {...form.getInputProps('bodyName')}
          />
        </div>
        <Textarea
          label={t('start.form.scope')}
          description={t('start.form.scopeHelp')}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('scope')}
        />
        <div className={classes.pair}>
          <PasswordInput
            label={t('start.form.passphrase')}
            disabled={form.values.without}
            autoComplete="new-password"
            {...form.getInputProps('passphrase')}
          />
          <PasswordInput
            label={t('start.form.again')}
            disabled={form.values.without}
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
        </div>
        <p className={classes.kindHelp}>{t('start.form.passphraseHelp')}</p>
        <Checkbox label={t('start.form.without')} {...form.getInputProps('without', { type: 'checkbox' })} />
        {form.values.without ? (
          <p className={classes.warn}>
            <IconLockOpen size={14} stroke={1.6} aria-hidden="true" /> {t('start.form.withoutHelp')}
          </p>
        ) : null}
        <InlineProblem problem={problem} />
        <div className={classes.deeds}>
          <Button type="submit" loading={busy}>
            {t('start.form.create')}
          </Button>
          <Button variant="default" onClick={back} rightSection={<KeyHint keys="Esc" joined />}>
            {t('start.form.cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}

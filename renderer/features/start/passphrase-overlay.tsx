/** The passphrase of the file that is being opened: the field, what went wrong, what is safe. */
import { Button, Modal, PasswordInput } from '@mantine/core';
import { IconAlertOctagon, IconArrowBigUpLine } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { asksPassphrase, giveUpOpening, openFile, useOpening } from '../../api/opening.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './passphrase-overlay.module.css';

export function PassphraseOverlay() {
  const { problem, wanted, busy } = useOpening();
  const navigate = useNavigate();
  const [passphrase, setPassphrase] = useState('');
  const [caps, setCaps] = useState(false);
  const open = asksPassphrase(problem) && wanted !== null;
  const wrong = problem?.code === 'WRONG_PASSPHRASE';

  // It stays in this component and only while it is needed.
  useEffect(() => {
    if (!open) setPassphrase('');
  }, [open]);

  return (
    <Modal
      opened={open}
      onClose={giveUpOpening}
      title={
        <>
          {t('start.passphrase.title', { file: wanted?.fileName ?? '' })}
          {wanted === null || wanted.folder === '' ? null : <span className={classes.folder}>{wanted.folder}</span>}
        </>
      }
      withCloseButton={false}
      padding={20}
      yOffset={200}
      data-modal-open={open || undefined}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted === null || passphrase === '') return;
          void openFile(wanted, { passphrase }).then((opened) => (opened ? navigate({ to: '/e' }) : undefined));
        }}
      >
        <PasswordInput
          size="md"
          label={t('start.passphrase.label')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
          onKeyDown={(event) => setCaps(event.getModifierState('CapsLock'))}
          autoComplete="off"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t('start.passphrase.show') }}
          errorProps={{ role: 'alert' }}
          error={
            wrong && !busy ? (
              <span className={classes.wrong}>
                <IconAlertOctagon size={14} stroke={1.6} aria-hidden="true" /> {t('start.passphrase.wrong')}
              </span>
            ) : null
          }
        />
        {caps ? (
          <p className={classes.caps} role="status">
            <IconArrowBigUpLine size={14} stroke={1.6} aria-hidden="true" /> {t('start.passphrase.caps')}
          </p>
        ) : null}
        <p className={classes.safe}>{t('start.passphrase.safe')}</p>
        <div className={classes.deeds}>
          <Button variant="default" onClick={giveUpOpening} rightSection={<KeyHint keys="Esc" joined />}>
            {t('start.passphrase.cancel')}
          </Button>
          <Button type="submit" loading={busy} rightSection={<KeyHint keys="Enter" joined onFill />}>
            {t('start.passphrase.open')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

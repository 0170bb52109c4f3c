/** Builds the decision pack: evidence as files or index, the passphrase of the signing key, where to, and the seal of what was made. */
import { Button, Modal, PasswordInput, Radio } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { commitAll } from '../../api/draft-fields.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand } from '../../api/use-run.ts';
import { useTask } from '../../api/use-task.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { RevealIcon } from '../../components/reveal-icon.tsx';
import { TaskStatus } from '../../components/task-status.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './decision-screen.module.css';
import dialog from './pack-dialog.module.css';
import type { Shown } from './parts.ts';

type Evidence = 'files' | 'index';
type Key = NonNullable<OutputOf<'settings.signingKey'>['key']>;
type Checked = OutputOf<'decision.packVerify'>;
interface Made {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly more: string;
  readonly token: string;
}

/** More would push the passphrase out of a small window; the pack's index lists all. */
const LISTED = 4;

export interface PackDialogProps {
  readonly audit: Shown['audit'];
  readonly onClose: () => void;
}

export function PackDialog({ audit, onClose }: PackDialogProps) {
  useFocusReturn();
  const key = useRead('settings.signingKey', {});
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('decisionScreen.pack.title')}
      size={560}
      yOffset="4dvh"
      withCloseButton={false}
      data-modal-open
      closeOnClickOutside={false}
    >
      {key.data === undefined ? <InlineProblem problem={key.error} /> : <PackForm audit={audit} known={key.data.key} onClose={onClose} />}
    </Modal>
  );
}

function PackForm({ audit, known, onClose }: PackDialogProps & { readonly known: Key | null }) {
  const contents = useRead('decision.packContents', { auditId: audit.id });
  // The key as it was when the dialog opened: making it is part of the deed.
  const [key] = useState(known);
  const [evidence, setEvidence] = useState<Evidence>('files');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const task = useTask();
  const differ = key === null && again !== '' && again !== passphrase;
  const ready = passphrase !== '' && (key !== null || (passphrase.length >= 8 && again === passphrase));

  const build = async () => {
    setProblem(null);
    setMade(null);
    setChecked(null);
    // What is still being typed belongs into the pack.
    if (!(await commitAll())) return setProblem({ code: 'CONFLICT', message: t('reports.exportUnsaved'), ref: 'PAGE' });
    try {
      const { target } = await call('window.chooseTarget', { purpose: 'pack', suggestedName: `decision-pack-${audit.number}.zip` });
      if (target === null) return;
      const name = task.begin(target.name);
      const { key: present } = await call('settings.signingKey', {});
      if (present === null) await runCommand('settings.makeSigningKey', { passphrase });
      const done = await runCommand('decision.pack', { auditId: audit.id, evidence, passphrase, to: { token: target.token }, task: name });
      await runCommand('decision.seal', {
        auditId: audit.id,
        tagManifestSha256: done.tagManifestSha256,
        keyId: done.key,
        fileName: done.fileName,
        evidenceFiles: evidence === 'files',
        head: done.head,
      });
      setPassphrase('');
      setAgain('');
      setMade({
        name: done.fileName,
        bytes: done.bytes,
        sha256: done.sha256,
        more: t('decisionScreen.pack.made', { files: done.files, key: done.key }),
        token: target.token,
      });
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      task.end();
    }
  };

  const check = async (token: string) => {
    setProblem(null);
    try {
      setChecked(await call('decision.packVerify', { file: { token } }));
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  };

  const missing = contents.data?.items.filter(({ standing }) => standing === 'missing') ?? [];
  const kept = contents.data?.evidence;
  return (
    <form
      className={dialog.packForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && task.running === null) void build();
      }}
    >
      <InlineProblem problem={contents.error} />
      {missing.length === 0 ? null : (
        <div>
          <p className={classes.strong}>{t('decisionScreen.pack.missing', { count: missing.length })}</p>
          <ul className={classes.what}>
            {missing.slice(0, LISTED).map((one) => (
              <li key={one.key}>
                {one.title}: <span className={classes.said}>{one.detail}</span>
              </li>
            ))}
            {missing.length > LISTED ? <li>{t('decisionScreen.pack.more', { count: missing.length - LISTED })}</li> : null}
          </ul>
        </div>
      )}
      <Radio.Group label={t('decisionScreen.pack.evidence')} value={evidence} onChange={(next) => setEvidence(next as Evidence)}>
        <Radio mt={8} value="files" label={t('decisionScreen.pack.files', { count: kept?.kept ?? 0, size: fileSize(kept?.bytes ?? 0) })} />
        <Radio mt={8} value="index" label={t('decisionScreen.pack.index', { count: kept?.pieces ?? 0 })} />
      </Radio.Group>
      <PasswordInput
        data-autofocus
        label={key === null ? t('decisionScreen.pack.newPassphrase') : t('decisionScreen.pack.passphrase', { key: key.name })}
        description={key === null ? t('decisionScreen.pack.newPassphraseHint') : t('decisionScreen.pack.passphraseHint')}
        autoComplete="off"
        visibilityToggleIcon={RevealIcon}
        visibilityToggleButtonProps={{ 'aria-label': t('start.passphrase.show') }}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {key === null ? (
        <PasswordInput
          label={t('decisionScreen.pack.again')}
          autoComplete="off"
          visibilityToggleIcon={RevealIcon}
          visibilityToggleButtonProps={{ 'aria-label': t('start.passphrase.show') }}
          value={again}
          error={differ ? t('decisionScreen.pack.differ') : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
      ) : null}
      <TaskStatus task={task} written={made} />
      {made === null ? null : (
        <p className={classes.quiet} role="status">
          {t('decisionScreen.pack.sealed')}
        </p>
      )}
      {checked === null ? null : (
        <div role="status">
          <p className={classes.strong}>
            {checked.ok
              ? t('decisionScreen.pack.whole', { count: checked.files })
              : t('decisionScreen.pack.notWhole', { count: checked.problems.length })}
          </p>
          <ul className={classes.what}>
            {checked.problems.slice(0, 20).map((one) => (
              <li key={`${one.where} ${one.what}`}>
                {one.where}: {one.what}
              </li>
            ))}
          </ul>
        </div>
      )}
      <InlineProblem problem={problem} />
      <div className={dialog.packDeeds}>
        <Button variant="default" onClick={task.running === null ? onClose : task.cancel}>
          {task.running === null ? t('decisionScreen.pack.close') : t('decisionScreen.pack.cancel')}
        </Button>
        {made === null ? null : (
          <Button variant="default" onClick={() => void check(made.token)}>
            {t('decisionScreen.pack.check')}
          </Button>
        )}
        <Button type="submit" disabled={!ready} loading={task.running !== null}>
          {t('decisionScreen.pack.deed')}
        </Button>
      </div>
    </form>
  );
}

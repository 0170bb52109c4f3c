/** Pictures and fonts of the look: each is taken in or out at once, and a refused one says why in its own row. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { isFontRole, type LookFileRole } from '../../../shared/model/report-look.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './templates-screen.module.css';

export type LookFileRow = OutputOf<'templates.show'>['files'][number];

interface LookFilesProps {
  readonly roles: readonly LookFileRole[];
  readonly files: readonly LookFileRow[];
  readonly help: string;
}

export function LookFiles({ roles, files, help }: LookFilesProps) {
  const [problem, setProblem] = useState<{ readonly role: LookFileRole; readonly error: ReturnType<typeof envelopeOf> } | null>(null);
  const [busy, setBusy] = useState<LookFileRole | null>(null);
  const change = async (role: LookFileRole, work: () => Promise<unknown>) => {
    setProblem(null);
    setBusy(role);
    try {
      await work();
    } catch (error) {
      setProblem({ role, error: envelopeOf(error) });
    } finally {
      setBusy(null);
    }
  };
  const choose = (role: LookFileRole) =>
    change(role, async () => {
      const { files: chosen } = await call('window.chooseFile', { purpose: isFontRole(role) ? 'font' : 'picture' });
      const [one] = chosen;
      if (one !== undefined) await runCommand('templates.setFile', { role, file: { token: one.token } });
    });
  return (
    <div className={classes.files}>
      {roles.map((role) => {
        const file = files.find((one) => one.role === role);
        const name = t(`looks.file.${role}`);
        return (
          <div key={role}>
            <div className={classes.file}>
              <span className={classes.fileRole}>{name}</span>
              <span className={classes.fileName}>
                {file === undefined
                  ? t('lookScreen.identity.none')
                  : t('lookScreen.identity.size', { name: file.name, size: fileSize(file.bytes) })}
              </span>
              {file === undefined ? null : (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`${t('lookScreen.identity.remove')}: ${name}`}
                  onClick={() => void change(role, () => runCommand('templates.removeFile', { role }))}
                >
                  {t('lookScreen.identity.remove')}
                </Button>
              )}
              <Button
                size="xs"
                variant="default"
                loading={busy === role}
                aria-label={`${t(file === undefined ? 'lookScreen.identity.choose' : 'lookScreen.identity.replace')} ${name}`}
                onClick={() => void choose(role)}
              >
                {t(file === undefined ? 'lookScreen.identity.choose' : 'lookScreen.identity.replace')}
              </Button>
            </div>
            {problem?.role === role ? <InlineProblem kind="line" problem={problem.error} /> : null}
          </div>
        );
      })}
      <p className={classes.note}>{help}</p>
    </div>
  );
}

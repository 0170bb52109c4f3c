/** Why nothing can be written, or only questions can, and warnings about the place of the file; one quiet line above the work. */
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { deskOf } from '../../shared/rules/review-mode.ts';
import { t } from '../../shared/words/words.ts';
import { closeFile, openFile, useOpening } from '../api/opening.ts';
import { useRead } from '../api/use-read.ts';
import { overlays } from '../commands/overlays.ts';
import { activeCommands, commandById, useRegistry } from '../commands/registry.ts';
import { KeyHint } from '../components/key-hint.tsx';
import classes from './read-only-banner.module.css';

export function ReadOnlyBanner() {
  const file = useRead('engagement.status', {}).data?.file ?? null;
  const wanted = useOpening((s) => s.wanted);
  const [hidden, setHidden] = useState(false);
  const askHere = useRegistry((state) => activeCommands(state).some(({ id }) => id === 'window.askHere'));
  if (file === null) return null;
  const desk = file.readOnly === 'no' && file.actor !== null ? deskOf(file.actor.role) : 'work';
  if (desk !== 'work')
    return (
      <div className={classes.line} role="note">
        <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
        <span>{t(`decisionScreen.desk.${desk}`, { name: file.actor?.name ?? '' })}</span>
        {askHere ? (
          <button type="button" className="thin-link" onClick={() => commandById('window.askHere')?.run()}>
            {t('decisionScreen.desk.askHere')} <KeyHint keys="Ctrl+Shift+A" joined />
          </button>
        ) : null}
        <button type="button" className="thin-link" onClick={() => overlays.who(true)}>
          {t('decisionScreen.desk.leave')} <KeyHint keys="Ctrl+Shift+P" joined />
        </button>
      </div>
    );
  const words =
    file.readOnly === 'in_use'
      ? t('problems.inUse', { who: file.heldBy })
      : file.readOnly === 'media'
        ? t('problems.media')
        : file.readOnly === 'asked'
          ? t('problems.asked')
          : file.placeWarning === 'none' || hidden
            ? null
            : t(`window.place.${file.placeWarning}`);
  if (words === null) return null;
  const again = async () => {
    if (wanted !== null && (await closeFile())) await openFile(wanted);
  };
  return (
    <div className={classes.line} role="note">
      <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
      <span>{words}</span>
      {file.readOnly === 'no' ? (
        <button type="button" className="thin-link" onClick={() => setHidden(true)}>
          {t('window.understood')}
        </button>
      ) : wanted === null ? null : (
        <button type="button" className="thin-link" onClick={() => void again()}>
          {t('problems.openAgain')}
        </button>
      )}
    </div>
  );
}

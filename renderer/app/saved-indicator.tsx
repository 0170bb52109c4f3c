/** Saved, saving (only after 300 ms), not saved. Announced only when it fails and when it is well again. */
import { IconAlertOctagon, IconCheck, IconLock, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { timeOf } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { useSaved } from '../api/saved-state.ts';
import { useRead } from '../api/use-read.ts';
import classes from './saved-indicator.module.css';

const SHOW_SAVING_AFTER_MS = 300;
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Time of day on this computer's clock, with seconds. */
export function clockTime(epoch: number): string {
  return timeOf(new Date(epoch).toISOString(), zone(), true);
}

export function SavedIndicator() {
  const failed = useSaved((s) => s.unsaved.length > 0);
  const writingSince = useSaved((s) => s.writingSince);
  const savedHere = useSaved((s) => s.lastSavedAt);
  const file = useRead('engagement.status', {}).data?.file ?? null;
  const readOnly = file?.readOnly ?? 'no';
  const savedInFile = file?.lastSavedAt ?? null;
  const lastSavedAt = savedHere ?? (savedInFile === null ? null : Date.parse(savedInFile));
  const slow = useSlow(writingSince);
  const announced = useAnnouncement(failed);

  const face = failed ? 'failed' : slow ? 'saving' : readOnly === 'no' ? 'saved' : 'readOnly';
  return (
    <span className={classes.state} data-face={face} data-testid="saved">
      {face === 'failed' ? <IconAlertOctagon size={16} stroke={1.6} aria-hidden="true" /> : null}
      {face === 'saving' ? <IconRefresh className="turning" size={16} stroke={1.6} aria-hidden="true" /> : null}
      {face === 'saved' ? <IconCheck className={classes.tick} size={16} stroke={1.6} aria-hidden="true" /> : null}
      {face === 'readOnly' ? <IconLock size={16} stroke={1.6} aria-hidden="true" /> : null}
      <span>
        {face === 'failed' ? t('window.saved.not') : null}
        {face === 'saving' ? t('window.saved.saving') : null}
        {face === 'readOnly' ? t('window.saved.readOnly') : null}
        {face === 'saved'
          ? lastSavedAt === null
            ? t('window.saved.nothing')
            : t('window.saved.at', { time: clockTime(lastSavedAt) })
          : null}
      </span>
      <span role="status" className="visually-hidden">
        {announced}
      </span>
    </span>
  );
}

/** True once a write has been under way for longer than a blink. */
function useSlow(since: number | null): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (since === null) {
      setSlow(false);
      return;
    }
    const timer = window.setTimeout(() => setSlow(true), SHOW_SAVING_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [since]);
  return slow;
}

function useAnnouncement(failed: boolean): string {
  const [words, setWords] = useState('');
  const before = useRef(failed);
  useEffect(() => {
    if (before.current === failed) return;
    before.current = failed;
    setWords(failed ? t('window.saved.not') : t('window.saved.well'));
  }, [failed]);
  return words;
}

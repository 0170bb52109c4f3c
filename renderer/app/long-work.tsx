/** Work that takes longer than 400 ms: a thin bar with words and count, and Cancel beside it. */
import { useEffect, useState } from 'react';
import type { Progress } from '../../shared/contract/names.ts';
import { wholeNumber } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { bridge } from '../api/bridge.ts';
import { call } from '../api/client.ts';
import { frameCommands } from '../commands/frame-commands.ts';
import { useCommands } from '../commands/registry.ts';
import { KeyHint } from '../components/key-hint.tsx';
import { Meter } from '../components/stacked-bar.tsx';
import classes from './foot-bar.module.css';

const SHOW_AFTER_MS = 400;
/** A task that has said nothing for so long has ended without its last word. */
const FORGET_AFTER_MS = 15_000;

interface Running extends Progress {
  readonly since: number;
  readonly heard: number;
}

export function LongWork() {
  const [running, setRunning] = useState<Running | null>(null);
  const [now, setNow] = useState(() => Date.now());

  useEffect(
    () =>
      bridge().onProgress((progress) => {
        const at = Date.now();
        setNow(at);
        setRunning((last) => {
          if (progress.total > 0 && progress.done >= progress.total) return null;
          return { ...progress, since: last?.task === progress.task ? last.since : at, heard: at };
        });
      }),
    [],
  );
  useEffect(() => {
    if (running === null) return;
    const timer = window.setInterval(() => {
      setNow(Date.now());
      setRunning((last) => (last !== null && Date.now() - last.heard > FORGET_AFTER_MS ? null : last));
    }, SHOW_AFTER_MS);
    return () => window.clearInterval(timer);
  }, [running]);

  const shown = running !== null && now - running.since >= SHOW_AFTER_MS;
  const cancel = () => {
    if (running !== null) void call('engagement.cancel', { task: running.task });
  };
  useCommands([{ ...frameCommands.stopWork, when: shown, run: cancel }], 'frame');

  if (!shown) return null;
  const words =
    running.total === 0
      ? t('window.foot.progressOpen', { what: running.what })
      : t('window.foot.progress', { what: running.what, done: wholeNumber(running.done), total: wholeNumber(running.total) });
  return (
    <div className={classes.work}>
      {running.total === 0 ? null : <Meter value={running.done} total={running.total} label={words} width={120} />}
      <span className={classes.workWords} title={words}>
        {words}
      </span>
      <button type="button" className="thin-link" aria-keyshortcuts="Control+Shift+X" onClick={cancel}>
        {t('window.foot.cancel')}
      </button>
      <KeyHint keys="Ctrl+Shift+X" joined />
    </div>
  );
}

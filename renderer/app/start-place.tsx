/** The place before a file: the start screen, or what stands in the way of opening one. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { t } from '../../shared/words/words.ts';
import { asksPassphrase, openFile, useOpening } from '../api/opening.ts';
import { PassphraseOverlay } from '../features/start/passphrase-overlay.tsx';
import { StartScreen } from '../features/start/start-screen.tsx';
import { StartSide } from '../features/start/start-side.tsx';
import { PlainFrame } from './plain-frame.tsx';
import { ProblemPlace } from './problem-place.tsx';

export function StartPlace() {
  const { open } = useSearch({ from: '/' });
  const navigate = useNavigate();
  const problem = useOpening((s) => s.problem);
  const handled = useRef<string | null>(null);

  useEffect(() => {
    if (open === undefined || handled.current === open) return;
    handled.current = open;
    void openFile({ file: { token: open }, fileName: t('start.thisFile'), folder: '' }).then((opened) =>
      navigate({ to: opened ? '/e' : '/', search: {}, replace: true }),
    );
  }, [open, navigate]);

  if (problem !== null && !asksPassphrase(problem)) return <ProblemPlace problem={problem} />;
  return (
    <PlainFrame side={<StartSide />} note={t('start.note')}>
      <StartScreen />
      <PassphraseOverlay />
    </PlainFrame>
  );
}

/** The window itself: keys, theme, palette, help; inside it the start screen or the frame of a file. */
import { useMantineColorScheme } from '@mantine/core';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { followChanges } from '../api/change-feed.ts';
import { call, onEngineLost } from '../api/client.ts';
import { commitAll } from '../api/draft-fields.ts';
import { showFileProblem, useOpening } from '../api/opening.ts';
import { queryClient } from '../api/query-client.ts';
import { useSaved } from '../api/saved-state.ts';
import { useRead } from '../api/use-read.ts';
import { frameCommands } from '../commands/frame-commands.ts';
import { overlays } from '../commands/overlays.ts';
import { useCommands } from '../commands/registry.ts';
import { useKeyboard } from '../commands/use-keyboard.ts';
import { HelpOverlay } from './help-overlay.tsx';
import { cyclePane } from './panes.ts';

export function Root() {
  const settings = useRead('settings.show', {}).data?.settings;
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const scheme = settings?.theme;

  useEffect(() => followChanges(queryClient), []);
  useEffect(() => {
    if (scheme !== undefined) setColorScheme(scheme === 'system' ? 'auto' : scheme);
  }, [scheme, setColorScheme]);

  // The engine that kept the file has gone: say so instead of showing a window that cannot save.
  useEffect(
    () =>
      onEngineLost((envelope) => {
        if (useOpening.getState().open) showFileProblem({ ...envelope, code: 'ENGINE_STOPPED' });
      }),
    [],
  );

  // Closing the window asks first while a text is not in the file.
  useEffect(() => {
    let told = false;
    return useSaved.subscribe((state) => {
      const unsaved = state.pending.length > 0 || state.unsaved.length > 0;
      if (unsaved === told) return;
      told = unsaved;
      void call('window.showUnsaved', { unsaved }).catch(() => undefined);
    });
  }, []);

  useKeyboard(settings?.singleKeys ?? true);
  useCommands(
    [
      { ...frameCommands.help, run: () => overlays.help(true) },
      { ...frameCommands.settings, run: () => void navigate({ to: '/settings' }) },
      { ...frameCommands.nextPane, run: () => cyclePane(1) },
      { ...frameCommands.previousPane, run: () => cyclePane(-1) },
      { ...frameCommands.save, run: () => void commitAll() },
      { ...frameCommands.newWindow, run: () => void call('window.open', {}) },
    ],
    'frame',
  );

  return (
    <>
      <Outlet />
      <HelpOverlay />
    </>
  );
}

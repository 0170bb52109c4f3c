/** The frame of an open file: top bar, areas, work area, foot bar. */
import { useViewportSize } from '@mantine/hooks';
import { Navigate, Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { memo, useEffect } from 'react';
import { deskOf } from '../../shared/rules/review-mode.ts';
import { t } from '../../shared/words/words.ts';
import { call } from '../api/client.ts';
import { useAuditChoice } from '../api/current-audit.ts';
import { closeFile, noticeOpenFile, useOpening } from '../api/opening.ts';
import { useRead } from '../api/use-read.ts';
import { runCommand } from '../api/use-run.ts';
import { frameCommands, goCommands } from '../commands/frame-commands.ts';
import { overlays } from '../commands/overlays.ts';
import { useCommands } from '../commands/registry.ts';
import { Capture } from '../features/inbox/capture.tsx';
import { Inbox } from '../features/inbox/inbox.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { areaOf, isRail } from './area-list.ts';
import { Areas } from './areas.tsx';
import { FootBar } from './foot-bar.tsx';
import classes from './frame.module.css';
import { goTo } from './go.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { PlainFrame } from './plain-frame.tsx';
import { ProblemPlace } from './problem-place.tsx';
import { keepRail, useRails } from './rail-state.ts';
import { ReadOnlyBanner } from './read-only-banner.tsx';
import { loadWhenIdle } from './screens-at-hand.ts';
import { TopBar } from './top-bar.tsx';
import { takeBack } from './undo.tsx';
import { UnsavedBanner } from './unsaved-banner.tsx';
import { WhoActs } from './who-acts.tsx';

export function Frame() {
  const status = useRead('engagement.status', {});
  const { pathname } = useLocation();
  const problem = useOpening((s) => s.problem);
  if (problem !== null) return <ProblemPlace problem={problem} />;
  if (status.isPending) return <p className="visually-hidden">{t('window.reading')}</p>;
  if (status.data?.file == null) {
    // On the way out the start screen is already the place: to send there once more would never end.
    if (pathname === '/') return null;
    if (pathname !== '/settings' && pathname !== '/adviser' && pathname !== '/pack') return <Navigate to="/" search={{}} />;
    return (
      <PlainFrame>
        <Outlet />
      </PlainFrame>
    );
  }
  return <FileFrame />;
}

/** What a question of the reviewer would be about here: `finding:ID`; null where no item of the file is shown. */
function useItemHere(): string | null {
  const params: { readonly itemId?: string; readonly findingId?: string; readonly evidenceId?: string } = useParams({ strict: false });
  if (params.itemId !== undefined) return `checklist_item:${params.itemId}`;
  if (params.findingId !== undefined) return `finding:${params.findingId}`;
  return params.evidenceId === undefined ? null : `evidence:${params.evidenceId}`;
}

/** What opens over the frame. None of it is drawn again when only the place changes. */
const Overlays = memo(function Overlays() {
  return (
    <>
      <Palette />
      <Capture />
      <Inbox />
      <WhoActs />
      <LeaveGuard />
    </>
  );
});

function FileFrame() {
  const navigate = useNavigate();
  const { width } = useViewportSize();
  const { working } = useAuditChoice();
  const engagement = useRead('engagement.show', {}).data;
  const area = useLocation({ select: ({ pathname }) => areaOf(pathname) });
  const rails = useRails();
  const rail = isRail(area, width === 0 ? globalThis.innerWidth : width, rails[area]);
  const title = engagement?.clientName;
  const actor = useRead('engagement.status', {}).data?.file?.actor ?? null;
  const here = useItemHere();
  const asks = actor !== null && deskOf(actor.role) !== 'work' && here !== null && working !== null;

  useEffect(noticeOpenFile, []);
  useEffect(loadWhenIdle, []);
  useEffect(() => {
    if (title !== undefined) void call('window.setTitle', { title }).catch(() => undefined);
  }, [title]);

  useCommands(
    [
      { ...frameCommands.palette, run: () => overlays.palette(true) },
      { ...frameCommands.areas, run: () => keepRail(area, !rail) },
      { ...frameCommands.undo, run: () => void takeBack('undo') },
      { ...frameCommands.redo, run: () => void takeBack('redo') },
      { ...frameCommands.capture, run: () => overlays.capture(true) },
      { ...frameCommands.inbox, run: () => overlays.inbox(true) },
      { ...frameCommands.actAs, run: () => overlays.who(true) },
      { ...frameCommands.readPack, run: () => void navigate({ to: '/pack' }) },
      { ...frameCommands.adviser, run: () => void navigate({ to: '/adviser' }) },
      {
        ...frameCommands.askHere,
        when: asks,
        run: () => {
          if (working === null || here === null) return;
          void navigate({ to: '/e/audits/$auditId/decision', params: { auditId: working.id }, search: { view: 'review', ask: here } });
        },
      },
      { ...frameCommands.backUp, run: () => void runCommand('engagement.backUp', {}) },
      {
        ...frameCommands.closeFile,
        run: () => void closeFile().then((closed) => (closed ? navigate({ to: '/', search: {} }) : undefined)),
      },
    ],
    'frame',
  );
  useCommands(
    (Object.keys(goCommands) as (keyof typeof goCommands)[]).map((key) => ({
      ...goCommands[key],
      run: () => goTo(navigate, key, working),
    })),
    'go',
  );

  return (
    <div className={classes.frame} data-rail={rail || undefined}>
      <button type="button" className="skip-link" onClick={() => document.getElementById('work')?.focus()}>
        {t('window.skip')}
      </button>
      <TopBar rail={rail} />
      <Areas rail={rail} current={area} />
      <main id="work" className={classes.work} data-pane tabIndex={-1}>
        <ReadOnlyBanner />
        <UnsavedBanner />
        <div className={classes.screen}>
          <Outlet />
        </div>
      </main>
      <FootBar />
      <Overlays />
    </div>
  );
}

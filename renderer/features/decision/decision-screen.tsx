/** Checks, technical review, decision and certificate of an audit (ISO/IEC 17021-1 9.5, 8.2.2). */

import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { helperPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { ViewBar } from '../../components/view-bar.tsx';
import { CertificateForm, ElementsPanel } from './certificate-view.tsx';
import { ChecksView } from './checks-view.tsx';
import { decisionCommands } from './commands.ts';
import { DecideView } from './decide-view.tsx';
import classes from './decision-screen.module.css';
import { PackDialog } from './pack-dialog.tsx';
import { type Certificate, type Gates, type Shown, type View, views } from './parts.ts';
import { QuestionPanel } from './question-panel.tsx';
import { ReviewView } from './review-view.tsx';
import { RulesForm } from './rules-form.tsx';
import { SealPanel } from './seal-panel.tsx';

export function DecisionScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const enabled = { enabled: auditId !== '', keepLast: true };
  const gates = useRead('decision.gates', { auditId }, enabled);
  const shown = useRead('decision.show', { auditId }, enabled);
  const problem = gates.error ?? shown.error;
  if (problem !== null) return <InlineProblem problem={problem} />;
  if (gates.data === undefined || shown.data === undefined) return null;
  if (!shown.data.applies)
    return (
      <div className={classes.screen}>
        <header className={classes.head}>
          <h1>{t('decisionScreen.title')}</h1>
        </header>
        <EmptyState
          what={t('decisionScreen.notHere', { number: shown.data.audit.number })}
          todo={t(`decisionScreen.notHereTodo.${shown.data.audit.kind === 'stage_1' ? 'stage_1' : 'consultancy'}`)}
        />
      </div>
    );
  return <DecisionOf key={auditId} auditId={auditId} gates={gates.data} shown={shown.data} />;
}

interface DecisionOfProps {
  readonly auditId: string;
  readonly gates: Gates;
  readonly shown: Shown;
}

/** Where the person is, in the address: so that a jump away and back finds the same place. */
function usePlace(auditId: string) {
  const navigate = useNavigate();
  const search: { readonly view?: string; readonly show?: string; readonly ask?: string } = useSearch({ strict: false });
  const view = views.find((one) => one === search.view) ?? 'checks';
  const go = useCallback(
    (next: View, show?: string, ask?: string) =>
      void navigate({
        to: '/e/audits/$auditId/decision',
        params: { auditId },
        search: { view: next, ...(show === undefined ? {} : { show }), ...(ask === undefined ? {} : { ask }) },
        replace: true,
      }),
    [navigate, auditId],
  );
  return { view, show: search.show, ask: search.ask, go };
}

function DecisionOf({ auditId, gates, shown }: DecisionOfProps) {
  const { view, show, ask, go } = usePlace(auditId);
  const certificate = useRead('decision.certificate', { auditId }, { keepLast: true });
  const narrow = useNarrow();
  // Above the panes: these are made anew where the window gets narrow, and the dialog must not go with them.
  const [building, setBuilding] = useState(false);
  useCommands(views.map((one) => ({ ...decisionCommands[one], when: one !== view, run: () => go(one) })));
  const middle = (
    <div className={classes.screen}>
      <Head gates={gates} shown={shown} certificate={certificate.data} view={view} onView={go} />
      <Middle auditId={auditId} gates={gates} shown={shown} certificate={certificate.data} view={view} show={show} go={go} />
      <InlineProblem problem={certificate.error} />
    </div>
  );
  const right = ((): { label: string; content: ReactNode } | null => {
    switch (view) {
      case 'checks':
      case 'decide':
        return {
          label: t('decisionScreen.seal.title'),
          content: <SealPanel auditId={auditId} gates={gates} shown={shown} onBuild={building ? undefined : () => setBuilding(true)} />,
        };
      case 'review':
        return {
          label: t('decisionScreen.review.question'),
          content: (
            <QuestionPanel
              key={ask === undefined ? (show ?? '') : `ask ${ask}`}
              auditId={auditId}
              shown={shown}
              chosen={show}
              ask={ask}
              onDone={(id) => go('review', id)}
            />
          ),
        };
      case 'certificate':
        return certificate.data === undefined
          ? null
          : { label: t('decisionScreen.certificate.elements'), content: <ElementsPanel certificate={certificate.data} /> };
      case 'rules':
        return null;
    }
  })();
  const width = view === 'review' ? { width: 400, min: 300, max: 620 } : { ...helperPane, width: narrow ? 290 : 340 };
  return (
    <>
      {building ? <PackDialog audit={shown.audit} onClose={() => setBuilding(false)} /> : null}
      <SplitPanes
        key={view === 'review' ? 'review' : 'decision'}
        name={`decision${view === 'review' ? '-review' : ''}${narrow ? '-narrow' : ''}`}
        middleLabel={t('decisionScreen.title')}
        middle={middle}
        right={right === null ? undefined : { ...width, ground: 'nav', ...right }}
      />
    </>
  );
}

interface MiddleProps extends DecisionOfProps {
  readonly certificate: Certificate | undefined;
  readonly view: View;
  readonly show: string | undefined;
  readonly go: (view: View, show?: string, ask?: string) => void;
}

function Middle({ auditId, gates, shown, certificate, view, show, go }: MiddleProps) {
  switch (view) {
    case 'checks':
      return <ChecksView auditId={auditId} gates={gates} shown={shown} chosen={show} onChoose={(key) => go('checks', key)} />;
    case 'review':
      return (
        <ReviewView
          auditId={auditId}
          shown={shown}
          chosen={show}
          onChoose={(id) => go('review', id)}
          onAsk={() => go('review', undefined, 'new')}
        />
      );
    case 'decide':
      return <DecideView auditId={auditId} gates={gates} shown={shown} onChecks={() => go('checks')} />;
    case 'certificate':
      return certificate === undefined ? null : (
        <CertificateForm key={certificate.recorded?.version ?? 0} auditId={auditId} certificate={certificate} />
      );
    case 'rules':
      return <RulesForm policy={shown.policy} gates={gates} />;
  }
}

interface HeadProps {
  readonly gates: Gates;
  readonly shown: Shown;
  readonly certificate: Certificate | undefined;
  readonly view: View;
  readonly onView: (view: View) => void;
}

function Head({ gates: { counts }, shown, certificate, view, onView }: HeadProps) {
  const open = shown.questions.filter(({ state }) => state !== 'settled').length;
  const lacking = certificate?.elements.filter(({ standing }) => standing === 'missing').length ?? 0;
  const numbers: Partial<Record<View, number>> = { checks: counts.blocking, review: open, certificate: lacking };
  return (
    <>
      <header className={classes.head}>
        <h1>{t('decisionScreen.title')}</h1>
        <span className={classes.kind}>{`${shown.audit.number} · ${t(`vocabulary.auditKind.${shown.audit.kind}`)}`}</span>
        <span className={classes.outcome} data-outcome={shown.standing?.outcome ?? 'none'}>
          {shown.standing === null ? t('decisionScreen.undecided') : t(`decisionScreen.outcome.${shown.standing.outcome}`)}
        </span>
      </header>
      <div className={classes.viewBar}>
        <ViewBar
          label={t('decisionScreen.views')}
          chosen={view}
          onChoose={onView}
          views={views.map((one, index) => ({
            key: one,
            label: t(`decisionScreen.view.${one}`),
            shortcut: String(index + 1),
            number: numbers[one] ?? 0,
          }))}
        />
      </div>
    </>
  );
}

/** Every place of the window and the screen that stands there. Screens of features are loaded when they are first asked for. */
import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { FeatureFault } from './feature-fault.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { Root } from './root.tsx';
import { fieldWorkScreen, findingsScreen } from './screens-at-hand.ts';
import { StartPlace } from './start-place.tsx';

/** Keeps the named search values that are text: a place may be pointed at from elsewhere, e.g. the form that raises a finding. */
const pick =
  <const K extends string>(...names: readonly K[]) =>
  (search: Record<string, unknown>): { [N in K]?: string } =>
    Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as { [N in K]?: string };

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: StartPlace,
  // `?open=TOKEN`: the file that the system handed over when it started the program.
  validateSearch: ({ open }: { open?: unknown }): { open?: string } => (typeof open === 'string' ? { open } : {}),
});

const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/e',
  component: lazyRouteComponent(() => import('../features/home/home-screen.tsx'), 'HomeScreen'),
});
const audits = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits',
  component: lazyRouteComponent(() => import('../features/audits/audits-screen.tsx'), 'AuditsScreen'),
  validateSearch: pick('show'),
});
const fieldWork = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/field-work/{-$itemId}',
  component: fieldWorkScreen,
});
const interviews = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/interviews/{-$interviewId}',
  component: lazyRouteComponent(() => import('../features/interviews/interviews-screen.tsx'), 'InterviewsScreen'),
});
const findings = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/findings/{-$findingId}',
  component: findingsScreen,
  // `?raise=minor&item=ROW`: the form that raises a finding, filled from a row of the checklist; `requirement` where the row
  // stands for several standards. `?view=dates`: another view than the list.
  validateSearch: pick('raise', 'item', 'requirement', 'view'),
});
const plan = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/plan',
  component: lazyRouteComponent(() => import('../features/plan/plan-screen.tsx'), 'PlanScreen'),
});
const sampling = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/sampling/{-$sampleId}',
  component: lazyRouteComponent(() => import('../features/sampling/sampling-screen.tsx'), 'SamplingScreen'),
  // `?population=ROW` shows a population instead of a sample.
  validateSearch: pick('population'),
});
const adviser = createRoute({
  getParentRoute: () => frame,
  path: '/adviser',
  component: lazyRouteComponent(() => import('../features/sampling/adviser-screen.tsx'), 'AdviserScreen'),
});
const packReview = createRoute({
  getParentRoute: () => frame,
  path: '/pack',
  component: lazyRouteComponent(() => import('../features/decision/pack-review-screen.tsx'), 'PackReviewScreen'),
});
const coverage = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/coverage',
  component: lazyRouteComponent(() => import('../features/coverage/coverage-screen.tsx'), 'CoverageScreen'),
});
const decision = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/decision',
  component: lazyRouteComponent(() => import('../features/decision/decision-screen.tsx'), 'DecisionScreen'),
  // Which part and which line; `?ask=finding:ID`: the form that asks the team about an item.
  validateSearch: pick('view', 'show', 'ask'),
});
const auditTime = createRoute({
  getParentRoute: () => frame,
  path: '/e/audit-time',
  component: lazyRouteComponent(() => import('../features/audit-time/audit-time-screen.tsx'), 'AuditTimeScreen'),
  validateSearch: pick('show'),
});
const programme = createRoute({
  getParentRoute: () => frame,
  path: '/e/programme',
  component: lazyRouteComponent(() => import('../features/programme/programme-screen.tsx'), 'ProgrammeScreen'),
});
const stage1 = createRoute({
  getParentRoute: () => frame,
  path: '/e/audits/$auditId/stage-1',
  component: lazyRouteComponent(() => import('../features/stage1/stage1-screen.tsx'), 'Stage1Screen'),
  // Which line is shown, e.g. `objective:a`.
  validateSearch: pick('show'),
});
const evidence = createRoute({
  getParentRoute: () => frame,
  path: '/e/evidence/{-$evidenceId}',
  component: lazyRouteComponent(() => import('../features/evidence/evidence-screen.tsx'), 'EvidenceScreen'),
});
const client = createRoute({
  getParentRoute: () => frame,
  path: '/e/client',
  component: lazyRouteComponent(() => import('../features/client/client-screen.tsx'), 'ClientScreen'),
  validateSearch: pick('part'),
});
const scope = createRoute({
  getParentRoute: () => frame,
  path: '/e/scope',
  component: lazyRouteComponent(() => import('../features/scope/scope-screen.tsx'), 'ScopeScreen'),
});
const systems = createRoute({
  getParentRoute: () => frame,
  path: '/e/systems',
  component: lazyRouteComponent(() => import('../features/scope/systems-screen.tsx'), 'SystemsScreen'),
  validateSearch: pick('show'),
});
const suppliers = createRoute({
  getParentRoute: () => frame,
  path: '/e/suppliers',
  component: lazyRouteComponent(() => import('../features/suppliers/suppliers-screen.tsx'), 'SuppliersScreen'),
  validateSearch: pick('show'),
});
const applicability = createRoute({
  getParentRoute: () => frame,
  path: '/e/applicability',
  component: lazyRouteComponent(() => import('../features/soa/applicability-screen.tsx'), 'ApplicabilityScreen'),
  validateSearch: pick('version', 'row'),
});
const team = createRoute({
  getParentRoute: () => frame,
  path: '/e/team',
  component: lazyRouteComponent(() => import('../features/team/team-screen.tsx'), 'TeamScreen'),
  // `?view=check`: competence and impartiality of the whole team.
  validateSearch: pick('show', 'view'),
});
const reports = createRoute({
  getParentRoute: () => frame,
  path: '/e/reports',
  component: lazyRouteComponent(() => import('../features/reports/reports-screen.tsx'), 'ReportsScreen'),
  validateSearch: pick('audit', 'section'),
});
const templates = createRoute({
  getParentRoute: () => frame,
  path: '/e/templates',
  component: lazyRouteComponent(() => import('../features/templates/templates-screen.tsx'), 'TemplatesScreen'),
});
const ledger = createRoute({
  getParentRoute: () => frame,
  path: '/e/ledger',
  component: lazyRouteComponent(() => import('../features/ledger/ledger-screen.tsx'), 'LedgerScreen'),
});
const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-screen.tsx'), 'SettingsScreen'),
});

const routeTree = root.addChildren([
  start,
  frame.addChildren([
    overview,
    auditTime,
    programme,
    audits,
    plan,
    stage1,
    fieldWork,
    interviews,
    findings,
    evidence,
    sampling,
    adviser,
    packReview,
    coverage,
    decision,
    client,
    scope,
    systems,
    applicability,
    suppliers,
    team,
    reports,
    templates,
    ledger,
    settings,
  ]),
]);

export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultErrorComponent: FeatureFault,
  defaultPreload: false,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

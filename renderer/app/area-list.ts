/** The areas of the window in the order of the work, and when their list is a rail. Pure. */

/** Areas that exist; one more area is one more line here and one more route. */
export const areaKeys = [
  'overview',
  'client',
  'scope',
  'systems',
  'applicability',
  'suppliers',
  'team',
  'auditTime',
  'programme',
  'audits',
  'plan',
  'fieldWork',
  'interviews',
  'evidence',
  'sampling',
  'coverage',
  'findings',
  'reports',
  'decision',
  'templates',
  'ledger',
  'settings',
] as const;
export type AreaKey = (typeof areaKeys)[number];

/** Which area a path belongs to. */
export function areaOf(path: string): AreaKey {
  if (path.includes('/field-work')) return 'fieldWork';
  if (/^\/e\/audits\/[^/]+\/plan/.test(path)) return 'plan';
  if (path.includes('/coverage')) return 'coverage';
  if (/^\/e\/audits\/[^/]+\/sampling/.test(path) || path === '/adviser') return 'sampling';
  if (/^\/e\/audits\/[^/]+\/decision/.test(path) || path === '/pack') return 'decision';
  if (/^\/e\/audits\/[^/]+\/interviews/.test(path)) return 'interviews';
  if (path.includes('/findings')) return 'findings';
  if (path === '/e/audit-time') return 'auditTime';
  if (path === '/settings') return 'settings';
  const second = path.split('/')[2];
  return areaKeys.find((key) => key === second) ?? 'overview';
}

const threePane: readonly AreaKey[] = ['applicability', 'fieldWork', 'interviews', 'findings', 'plan', 'sampling'];
const WIDE = 1280;

/** Rail or words: the person's choice for this screen, else a rail on three-pane screens and in narrow windows. */
export function isRail(area: AreaKey, width: number, kept: boolean | undefined): boolean {
  return kept ?? (threePane.includes(area) || width < WIDE);
}

/** When an application may be accepted (ISO/IEC 17021-1 9.1.2), and what it still lacks (9.1.1). */
import { type ReviewAnswer, type ReviewPoint, reviewPoint } from '../model/client-vocabulary.ts';

export interface ReviewedPoint {
  readonly point: ReviewPoint;
  readonly answer: ReviewAnswer;
  readonly remark: string;
}

export type ReviewObstacle =
  | { readonly obstacle: 'point_open' | 'point_denied' | 'point_must_apply' | 'remark_missing'; readonly point: ReviewPoint }
  | { readonly obstacle: 'no_team_competence' | 'no_decision_competence' | 'no_justification' };

/** Points that can have no bearing on a client: nothing differed, one language, no hazard. The others always bear. */
const mayNotApply: readonly ReviewPoint[] = ['differences', 'language', 'safety'];

export interface ReviewFacts {
  readonly points: readonly ReviewedPoint[];
  readonly justification: string;
  /** Areas of competence that the team, and those who decide, need. */
  readonly teamAreas: number;
  readonly decisionAreas: number;
}

/** What stands between an application and its acceptance, in the order of the points. */
export function reviewObstacles({ points, justification, teamAreas, decisionAreas }: ReviewFacts): ReviewObstacle[] {
  const obstacles = reviewPoint.options.flatMap((point): ReviewObstacle[] => {
    const given = points.find((one) => one.point === point);
    if (given === undefined || given.answer === 'open') return [{ obstacle: 'point_open', point }];
    if (given.answer === 'no') return [{ obstacle: 'point_denied', point }];
    if (given.answer === 'yes') return [];
    if (!mayNotApply.includes(point)) return [{ obstacle: 'point_must_apply', point }];
    return given.remark.trim() === '' ? [{ obstacle: 'remark_missing', point }] : [];
  });
  if (teamAreas === 0) obstacles.push({ obstacle: 'no_team_competence' });
  if (decisionAreas === 0) obstacles.push({ obstacle: 'no_decision_competence' });
  if (justification.trim() === '') obstacles.push({ obstacle: 'no_justification' });
  return obstacles;
}

export const applicationParts = ['scope', 'roles', 'sites', 'people', 'contact', 'obligations', 'outsourced', 'consultancy'] as const;
export type ApplicationPart = (typeof applicationParts)[number];

export interface ApplicationFacts {
  readonly scope: string;
  readonly aiRoles: number;
  readonly sites: readonly { readonly activities: string; readonly headcount: number | null }[];
  readonly headcount: number | null;
  readonly mainContacts: number;
  readonly obligations: number;
  readonly outsourced: string;
  readonly consultancyUsed: 'yes' | 'no' | 'not_stated';
  readonly consultants: number;
}

/** What the information of an applicant lacks (9.1.1): each part that nobody filled in. */
export function applicationLacks(facts: ApplicationFacts): ApplicationPart[] {
  const lacks: Record<ApplicationPart, boolean> = {
    scope: facts.scope.trim() === '',
    roles: facts.aiRoles === 0,
    sites: facts.sites.length === 0 || facts.sites.some((site) => site.activities.trim() === '' || site.headcount === null),
    people: facts.headcount === null,
    contact: facts.mainContacts === 0,
    obligations: facts.obligations === 0,
    outsourced: facts.outsourced.trim() === '',
    consultancy: facts.consultancyUsed === 'not_stated' || (facts.consultancyUsed === 'yes' && facts.consultants === 0),
  };
  return applicationParts.filter((part) => lacks[part]);
}

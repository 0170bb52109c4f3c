import { describe, expect, it } from 'vitest';
import { reviewPoint } from '../../../shared/model/client-vocabulary.ts';
import { applicationLacks, applicationParts, type ReviewFacts, reviewObstacles } from '../../../shared/rules/application-review.ts';

const answered: ReviewFacts = {
  points: reviewPoint.options.map((point) => ({ point, answer: 'yes', remark: '' })),
  justification: 'The body has auditors for the sector.',
  teamAreas: 6,
  decisionAreas: 2,
};
const withAnswer = (point: string, answer: 'open' | 'no' | 'not_applicable', remark = ''): ReviewFacts => ({
  ...answered,
  points: answered.points.map((one) => (one.point === point ? { ...one, answer, remark } : one)),
});

describe('the review of an application (9.1.2)', () => {
  it('stands in the way of nothing once every point is answered, competences are named and it is justified', () => {
    expect(reviewObstacles(answered)).toEqual([]);
  });

  it('names every point that is open, denied or left out', () => {
    for (const point of reviewPoint.options) {
      expect(reviewObstacles(withAnswer(point, 'open'))).toEqual([{ obstacle: 'point_open', point }]);
      expect(reviewObstacles(withAnswer(point, 'no', 'because'))).toEqual([{ obstacle: 'point_denied', point }]);
      expect(reviewObstacles({ ...answered, points: answered.points.filter((one) => one.point !== point) })).toEqual([
        { obstacle: 'point_open', point },
      ]);
    }
  });

  it('lets language, safety and differences not apply with a reason, and nothing else', () => {
    const free = reviewPoint.options.filter((point) => reviewObstacles(withAnswer(point, 'not_applicable', 'One office.')).length === 0);
    expect(free).toEqual(['differences', 'language', 'safety']);
    expect(reviewObstacles(withAnswer('safety', 'not_applicable', ' '))).toEqual([{ obstacle: 'remark_missing', point: 'safety' }]);
    expect(reviewObstacles(withAnswer('scope', 'not_applicable', 'x'))).toEqual([{ obstacle: 'point_must_apply', point: 'scope' }]);
  });

  it('asks for the competence of team and decision, and for a justification', () => {
    expect(reviewObstacles({ ...answered, teamAreas: 0, decisionAreas: 0, justification: ' ' }).map((one) => one.obstacle)).toEqual([
      'no_team_competence',
      'no_decision_competence',
      'no_justification',
    ]);
  });
});

describe('the information of an applicant (9.1.1)', () => {
  const whole = {
    scope: 'Credit scoring.',
    aiRoles: 2,
    sites: [{ activities: 'Office', headcount: 104 }],
    headcount: 142,
    mainContacts: 1,
    obligations: 3,
    outsourced: 'None.',
    consultancyUsed: 'no' as const,
    consultants: 0,
  };

  it('lacks nothing when every part is there, and everything at first', () => {
    expect(applicationLacks(whole)).toEqual([]);
    const empty = { ...whole, scope: '', aiRoles: 0, sites: [], headcount: null, mainContacts: 0, obligations: 0, outsourced: '' };
    expect(applicationLacks({ ...empty, consultancyUsed: 'not_stated' })).toEqual([...applicationParts]);
  });

  it('lacks sites when one says neither what is done there nor by how many', () => {
    expect(applicationLacks({ ...whole, sites: [...whole.sites, { activities: 'Lab', headcount: null }] })).toEqual(['sites']);
    expect(applicationLacks({ ...whole, sites: [{ activities: '', headcount: 4 }] })).toEqual(['sites']);
  });

  it('asks by whom when consultancy was used', () => {
    expect(applicationLacks({ ...whole, consultancyUsed: 'yes' })).toEqual(['consultancy']);
    expect(applicationLacks({ ...whole, consultancyUsed: 'yes', consultants: 1 })).toEqual([]);
  });
});

/** Findings over the audits of an engagement: decisions to take, dates to keep, verification lists, trend. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { findingState } from '../model/finding-states.ts';
import { carriedResult, escalationGround } from '../model/finding-vocabulary.ts';
import { count, date, filledText, id, line } from '../model/scalars.ts';
import { grade, verificationMethod } from '../model/vocabulary.ts';
import { command, query } from './define.ts';
import { findingRow } from './evidence-findings.ts';

const earlierList = z.strictObject({
  carried: z.array(z.strictObject({ item: entities.carried_finding, finding: findingRow })),
  /** Open nonconformities of earlier audits that are not on the list yet. */
  candidates: z.array(findingRow),
});
const named = z.strictObject({ id, number: line, title: line, auditId: id });
const audits = ['findings', 'audits'] as const;

export const findingsAcrossMethods = {
  'findings.proposals': query(
    'Escalations that a person should decide: limits that passed, repeats, several minors on one requirement.',
    z.strictObject({}),
    z.strictObject({
      proposals: z.array(
        z.strictObject({ subject: line, ground: escalationGround, ref: line, finding: findingRow, others: z.array(named) }),
      ),
    }),
    { topics: audits },
  ),
  'findings.calendar': query(
    'Every date that open findings have to keep, the earliest first.',
    z.strictObject({}),
    z.strictObject({
      today: date,
      dates: z.array(
        z.strictObject({
          on: date,
          what: z.enum(['answer', 'verify', 'limit', 'expiry']),
          late: z.boolean(),
          finding: z.strictObject({ id, auditId: id, number: line, title: line, grade, state: findingState }).nullable(),
        }),
      ),
    }),
    { topics: audits },
  ),
  'findings.trend': query(
    'Findings of each audit by clause, control, site and AI system; drafts and withdrawn ones left out.',
    z.strictObject({}),
    z.strictObject({
      audits: z.array(z.strictObject({ id, number: line, title: line, on: date.nullable() })),
      rows: z.array(
        z.strictObject({
          by: z.enum(['clause', 'control', 'site', 'system']),
          key: z.string().max(2000),
          label: line,
          counts: z.array(z.strictObject({ auditId: id, major: count, minor: count, opportunity: count })),
          open: count,
          recurs: z.boolean(),
        }),
      ),
    }),
    { topics: [...audits, 'checklist', 'scope'] },
  ),
  'findings.earlier': query(
    'The verification list of an audit: nonconformities of earlier audits, and what the audit found about them.',
    z.strictObject({ auditId: id }),
    earlierList,
    { topics: audits },
  ),
  'findings.carryOver': command(
    'Puts open nonconformities of earlier audits on the verification list of an audit (ISO/IEC 17021-1 9.6.2.2).',
    z.strictObject({ auditId: id, ids: z.array(id).min(1).max(500).optional() }),
    earlierList,
    { topics: ['findings', 'reports'] },
  ),
  'findings.verifyEarlier': command(
    'Records what an audit found about an earlier nonconformity. One that was not verified says why and stays open.',
    z.strictObject({
      id,
      result: carriedResult.exclude(['open']),
      text: filledText,
      on: date.optional(),
      method: verificationMethod.optional(),
      evidence: z.array(id).max(50).optional(),
      byId: id.optional(),
      /** Closes it in the same step. */
      close: z.boolean().optional(),
    }),
    earlierList,
    { topics: ['findings', 'evidence', 'reports'] },
  ),
  'findings.dropEarlier': command(
    'Takes a nonconformity off the list, as long as nothing was concluded about it there.',
    z.strictObject({ id }),
    earlierList,
    { topics: ['findings', 'reports'] },
  ),
} as const;

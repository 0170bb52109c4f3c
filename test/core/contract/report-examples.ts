/** Examples of issuing reports: each audit is complete by itself, so that nothing else of the engagement is frozen. */

import { aCompleteAudit } from '../../builders/complete-audit.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import type { Examples } from './examples.ts';

const anIssuedReport = async ({ call, people }: FilledEngagement): Promise<string> =>
  (await call('reports.issue', { auditId: await aCompleteAudit(call, people.lead) })).id;

export const reportExamples = {
  'reports.issue': async ({ call, people }) => ({
    auditId: await aCompleteAudit(call, people.lead),
    number: '1.0',
    issuedOn: '2026-11-18',
    changes: 'First version.',
    task: 'issue-1',
  }),
  'reports.issued': ({ audits }) => ({ auditId: audits.stage2 }),
  'reports.changes': async (world) => ({ id: await anIssuedReport(world), limit: 50 }),
  'reports.reopen': async (world) => ({ id: await anIssuedReport(world), reason: 'A date was wrong.' }),
  'reports.saveIssued': async (world) => ({
    id: await anIssuedReport(world),
    to: { path: world.ports.path('issued.pdf') },
    task: 'save-issued-1',
  }),
} satisfies Partial<Examples>;

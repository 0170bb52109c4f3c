/** The SELECTs of every area, prepared once when a file opens. Services receive these and the ledger, never the handle. */
import type { Database } from 'better-sqlite3';
import { createAuditTimeQueries } from './audit-time/audit-time-queries.ts';
import { createAuditQueries } from './audits/audits-queries.ts';
import { createCatalogQueries } from './catalogs/catalogs-queries.ts';
import { createChecklistQueries } from './checklist/checklist-queries.ts';
import { createClientQueries } from './client/client-queries.ts';
import { createCoverageQueries } from './coverage/coverage-queries.ts';
import { createDecisionQueries } from './decision/decision-queries.ts';
import { createEngagementQueries } from './engagement/engagement-queries.ts';
import { createEvidenceQueries } from './evidence/evidence-queries.ts';
import { createFindingQueries } from './findings/findings-queries.ts';
import { createFindingRecordQueries } from './findings/record-queries.ts';
import { createInterviewQueries } from './interviews/interviews-queries.ts';
import { createLedgerQueries } from './ledger/ledger-queries.ts';
import { createNoteQueries } from './notes/notes-queries.ts';
import { createPlanQueries } from './plan/plan-queries.ts';
import { createProgrammeQueries } from './programme/programme-queries.ts';
import { createReportQueries } from './reports/reports-queries.ts';
import { createResponseQueries } from './responses/response-queries.ts';
import { createSamplingQueries } from './sampling/sampling-queries.ts';
import { createScopeQueries } from './scope/scope-queries.ts';
import { createSearchQueries } from './search/search-queries.ts';
import { createSoaQueries } from './soa/soa-queries.ts';
import { createStage1Queries } from './stage1/stage1-queries.ts';
import { createSupplierQueries } from './suppliers/suppliers-queries.ts';
import { createTeamQueries } from './team/team-queries.ts';
import { createTeamRecordQueries } from './team/team-records-queries.ts';
import { createLookQueries } from './templates/look-queries.ts';

export function createQueries(db: Database) {
  return {
    engagement: createEngagementQueries(db),
    client: createClientQueries(db),
    team: createTeamQueries(db),
    teamRecords: createTeamRecordQueries(db),
    scope: createScopeQueries(db),
    suppliers: createSupplierQueries(db),
    catalogs: createCatalogQueries(db),
    soa: createSoaQueries(db),
    audits: createAuditQueries(db),
    auditTime: createAuditTimeQueries(db),
    plan: createPlanQueries(db),
    sampling: createSamplingQueries(db),
    programme: createProgrammeQueries(db),
    stage1: createStage1Queries(db),
    checklist: createChecklistQueries(db),
    coverage: createCoverageQueries(db),
    interviews: createInterviewQueries(db),
    notes: createNoteQueries(db),
    evidence: createEvidenceQueries(db),
    findings: createFindingQueries(db),
    findingRecords: createFindingRecordQueries(db),
    responses: createResponseQueries(db),
    reports: createReportQueries(db),
    decision: createDecisionQueries(db),
    looks: createLookQueries(db),
    search: createSearchQueries(db),
    ledger: createLedgerQueries(db),
  };
}

export type Queries = ReturnType<typeof createQueries>;

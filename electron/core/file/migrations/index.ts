/** Every step in order; the file's `user_version` is the number of steps it has been through. */
import { init } from './0001-init.ts';
import { statementOfApplicability } from './0002-statement-of-applicability.ts';
import { inventorySuppliersBoundary } from './0003-inventory-suppliers-boundary.ts';
import { auditPlan } from './0004-audit-plan.ts';
import { issuedReports } from './0005-issued-reports.ts';
import { clientAndTeam } from './0006-client-and-team.ts';
import { findingsAcrossAudits } from './0007-findings-across-audits.ts';
import { standardsAndOwnChecklists } from './0008-standards-and-own-checklists.ts';
import { clientRoundTrip } from './0009-client-round-trip.ts';
import { interviewPlan } from './0010-interview-plan.ts';
import { sampling } from './0011-sampling.ts';
import { auditTime } from './0012-audit-time.ts';
import { programme } from './0013-programme.ts';
import { stage1 } from './0014-stage-1.ts';
import { decision } from './0015-decision.ts';
import { ownLists } from './0016-own-lists.ts';
import { reportLook } from './0017-report-look.ts';
import { reportTexts } from './0018-report-texts.ts';
import { packRecords } from './0019-pack-records.ts';
import type { MigrationStep } from './step.ts';

export const migrations: readonly MigrationStep[] = [
  init,
  statementOfApplicability,
  inventorySuppliersBoundary,
  auditPlan,
  issuedReports,
  clientAndTeam,
  findingsAcrossAudits,
  standardsAndOwnChecklists,
  clientRoundTrip,
  interviewPlan,
  sampling,
  auditTime,
  programme,
  stage1,
  decision,
  ownLists,
  reportLook,
  reportTexts,
  packRecords,
];

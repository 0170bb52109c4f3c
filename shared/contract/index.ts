/**
 * The contract: every method of the product, in one table. Types are inferred from it, the dispatch reads it, the
 * command line prints it, and the compiler demands a handler for each entry.
 */
import type { z } from 'zod';
import { auditTimeMethods } from './audit-time.ts';
import { auditTimeKeptMethods } from './audit-time-kept.ts';
import { auditMethods, checklistMethods } from './audits.ts';
import { catalogListMethods } from './catalog-lists.ts';
import { checklistListMethods } from './checklist-lists.ts';
import { clientMethods } from './client.ts';
import { coverageMethods } from './coverage.ts';
import { decisionMethods } from './decision.ts';
import { engagementMethods } from './engagement.ts';
import { evidenceMethods, findingMethods } from './evidence-findings.ts';
import { findingRecordMethods } from './finding-records.ts';
import { findingsAcrossMethods } from './findings-across.ts';
import { inboxMethods, interviewMethods, noteMethods } from './interviews.ts';
import { inventoryMethods, supplierMethods } from './inventory.ts';
import { packMethods } from './pack.ts';
import { packReviewMethods } from './pack-review.ts';
import { phrasingMethods } from './phrasings.ts';
import { planMethods } from './plan.ts';
import { programmeMethods } from './programme.ts';
import { ledgerMethods, reportMethods, searchMethods, settingsMethods, windowMethods } from './reports.ts';
import { responseMethods } from './response.ts';
import { samplingMethods } from './sampling.ts';
import { soaMethods } from './soa.ts';
import { stage1Methods } from './stage1.ts';
import { teamRecordMethods } from './team-records.ts';
import { catalogMethods, scopeMethods, teamMethods } from './team-scope.ts';
import { templateMethods } from './templates.ts';

export const contract = {
  ...engagementMethods,
  ...clientMethods,
  ...teamMethods,
  ...teamRecordMethods,
  ...scopeMethods,
  ...inventoryMethods,
  ...supplierMethods,
  ...catalogMethods,
  ...catalogListMethods,
  ...soaMethods,
  ...auditMethods,
  ...auditTimeMethods,
  ...auditTimeKeptMethods,
  ...planMethods,
  ...samplingMethods,
  ...programmeMethods,
  ...stage1Methods,
  ...checklistMethods,
  ...checklistListMethods,
  ...coverageMethods,
  ...interviewMethods,
  ...noteMethods,
  ...inboxMethods,
  ...evidenceMethods,
  ...findingMethods,
  ...responseMethods,
  ...phrasingMethods,
  ...findingRecordMethods,
  ...findingsAcrossMethods,
  ...reportMethods,
  ...decisionMethods,
  ...packMethods,
  ...packReviewMethods,
  ...templateMethods,
  ...searchMethods,
  ...ledgerMethods,
  ...settingsMethods,
  ...windowMethods,
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type InputOf<M extends MethodName> = z.input<Contract[M]['input']>;
export type OutputOf<M extends MethodName> = z.output<Contract[M]['output']>;
export type CommandName = { [M in MethodName]: Contract[M]['kind'] extends 'command' ? M : never }[MethodName];
export type QueryName = Exclude<MethodName, CommandName>;
export type WindowMethodName = keyof typeof windowMethods;
export type EngineMethodName = Exclude<MethodName, WindowMethodName>;

export const methodNames = Object.keys(contract) as MethodName[];

/** Own-key look-up: `constructor` and `__proto__` are no methods. */
export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

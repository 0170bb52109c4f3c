/** Which function answers which method. The compiler demands an entry for every method that an engine can answer. */
import type { z } from 'zod';
import type { Contract, EngineMethodName } from '../../shared/contract/index.ts';
import { auditTimeHandlers } from './audit-time/audit-time-service.ts';
import { auditHandlers } from './audits/audits-service.ts';
import { catalogHandlers } from './catalogs/catalogs-service.ts';
import { checklistHandlers } from './checklist/checklist-service.ts';
import { clientHandlers } from './client/client-service.ts';
import type { AppContext, FileContext } from './context.ts';
import { coverageHandlers } from './coverage/coverage-service.ts';
import { decisionHandlers } from './decision/decision-service.ts';
import { engagementHandlers } from './engagement/engagement-service.ts';
import { overviewHandlers } from './engagement/overview-service.ts';
import { evidenceHandlers } from './evidence/evidence-service.ts';
import { packHandlers } from './export/pack/pack-service.ts';
import { findingHandlers } from './findings/findings-service.ts';
import { interviewHandlers } from './interviews/interviews-service.ts';
import { ledgerHandlers } from './ledger/ledger-service.ts';
import { inboxHandlers, noteHandlers } from './notes/notes-service.ts';
import { phrasingHandlers } from './phrasings/phrasings-service.ts';
import { planHandlers } from './plan/plan-service.ts';
import { programmeHandlers } from './programme/programme-service.ts';
import { reportHandlers } from './reports/reports-service.ts';
import { samplingHandlers } from './sampling/sampling-service.ts';
import { scopeHandlers } from './scope/scope-service.ts';
import { searchHandlers } from './search/search-service.ts';
import { settingsHandlers } from './settings/settings-service.ts';
import { soaHandlers } from './soa/soa-service.ts';
import { stage1Handlers } from './stage1/stage1-service.ts';
import { supplierHandlers } from './suppliers/suppliers-service.ts';
import { teamHandlers } from './team/team-service.ts';
import { templateHandlers } from './templates/templates-service.ts';

type ContextOf<M extends EngineMethodName> = Contract[M]['needs'] extends 'file' ? FileContext : AppContext;

/** The function behind a method: parsed input in, answer out, expected failures thrown as `AppError`. */
export type Handler<M extends EngineMethodName> = (
  context: ContextOf<M>,
  input: z.output<Contract[M]['input']>,
) => z.output<Contract[M]['output']> | Promise<z.output<Contract[M]['output']>>;

/** The handlers of one area: `satisfies HandlersOf<'team.'>` in the area's service. */
export type HandlersOf<Area extends string> = { readonly [M in Extract<EngineMethodName, `${Area}${string}`>]: Handler<M> };
export type AnyHandler = (context: FileContext, input: unknown) => unknown;

export const handlers: { readonly [M in EngineMethodName]: Handler<M> } = {
  ...engagementHandlers,
  ...overviewHandlers,
  ...clientHandlers,
  ...teamHandlers,
  ...scopeHandlers,
  ...supplierHandlers,
  ...catalogHandlers,
  ...soaHandlers,
  ...auditHandlers,
  ...auditTimeHandlers,
  ...planHandlers,
  ...samplingHandlers,
  ...programmeHandlers,
  ...stage1Handlers,
  ...checklistHandlers,
  ...coverageHandlers,
  ...interviewHandlers,
  ...noteHandlers,
  ...inboxHandlers,
  ...evidenceHandlers,
  ...findingHandlers,
  ...phrasingHandlers,
  ...reportHandlers,
  ...decisionHandlers,
  ...packHandlers,
  ...templateHandlers,
  ...searchHandlers,
  ...ledgerHandlers,
  ...settingsHandlers,
};

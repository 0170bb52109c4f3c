/** The English words, one file per area. */
import { catalogCore, interviewCore, scopeCore, teamCore } from './en/areas-core.ts';
import { auditTime, multiSite } from './en/audit-time.ts';
import { auditTimeCore } from './en/audit-time-core.ts';
import { auditTimeReport } from './en/audit-time-report.ts';
import { auditTimeScreen } from './en/audit-time-screen.ts';
import { audits } from './en/audits.ts';
import { auditCore } from './en/audits-core.ts';
import { catalogLists } from './en/catalog-lists.ts';
import { checklistCore } from './en/checklist-core.ts';
import { checklistLists } from './en/checklist-lists.ts';
import { cli } from './en/cli.ts';
import { client } from './en/client.ts';
import { clientCopy } from './en/client-copy.ts';
import { clientCore } from './en/client-core.ts';
import { clientVocabulary } from './en/client-vocabulary.ts';
import { commands } from './en/commands.ts';
import { coverage, coverageScreen } from './en/coverage.ts';
import { certificatePaper, certificateWords, decisionCore } from './en/decision-core.ts';
import { decisionGates } from './en/decision-gates.ts';
import { decisionScreen } from './en/decision-screen.ts';
import { entities } from './en/entities.ts';
import { errors } from './en/errors.ts';
import { evidence } from './en/evidence.ts';
import { evidenceRules } from './en/evidence-rules.ts';
import { files } from './en/files.ts';
import { findingRecords, findingViews } from './en/finding-records.ts';
import { findingHistory, findingRules } from './en/finding-rules.ts';
import { findings } from './en/findings.ts';
import { home } from './en/home.ts';
import { importCore } from './en/import-core.ts';
import { input } from './en/input.ts';
import { interviews } from './en/interviews.ts';
import { boundary, inventory, inventoryCore, scopeChecks, suppliers } from './en/inventory.ts';
import { issuing } from './en/issuing.ts';
import { ledger } from './en/ledger.ts';
import { looks } from './en/looks.ts';
import { lookScreen } from './en/looks-screen.ts';
import { notes } from './en/notes.ts';
import { overviewCore } from './en/overview-core.ts';
import { pack, signing } from './en/pack.ts';
import { packRecords } from './en/pack-records.ts';
import { packReview } from './en/pack-review.ts';
import { phrasings } from './en/phrasings.ts';
import { plan, planCore, planPaper } from './en/plan.ts';
import { planScreen } from './en/plan-screen.ts';
import { problems } from './en/problems.ts';
import { programmeCore, programmeScreen } from './en/programme.ts';
import { report } from './en/report.ts';
import { reportElements } from './en/report-elements.ts';
import { ledgerScreen, reports } from './en/reports.ts';
import { response, responseBook, responseCore, responseForm } from './en/response.ts';
import { responseScreen } from './en/response-screen.ts';
import { samplingAdviser } from './en/sampling-adviser.ts';
import { samplingCore } from './en/sampling-core.ts';
import { samplingPlan } from './en/sampling-plan.ts';
import { samplingPopulation } from './en/sampling-population.ts';
import { samplingReport } from './en/sampling-report.ts';
import { sampling } from './en/sampling-rules.ts';
import { samplingScreen } from './en/sampling-screen.ts';
import { samplingWork } from './en/sampling-work.ts';
import { scope } from './en/scope.ts';
import { searchCore } from './en/search-core.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { soa } from './en/soa.ts';
import { soaCore } from './en/soa-core.ts';
import { stage1Core, stage1Vocabulary } from './en/stage1.ts';
import { stage1 } from './en/stage1-screen.ts';
import { start } from './en/start.ts';
import { tableImport } from './en/table-import.ts';
import { teamRecordsCore } from './en/team-core.ts';
import { teamScreen } from './en/team-screen.ts';
import { undo } from './en/undo.ts';
import { vocabulary } from './en/vocabulary.ts';
import { window } from './en/window.ts';
import { work } from './en/work.ts';
import { workbook } from './en/workbook.ts';
import { writingHelp } from './en/writing-help.ts';

export const en = {
  tableImport,
  audits,
  auditTime,
  auditTimeCore,
  auditTimeReport,
  programmeCore,
  programmeScreen,
  auditTimeScreen,
  multiSite,
  boundary,
  inventory,
  inventoryCore,
  scopeChecks,
  suppliers,
  sampling,
  samplingAdviser,
  samplingCore,
  samplingPlan,
  samplingPopulation,
  samplingScreen,
  samplingWork,
  samplingReport,
  scope,
  reports,
  looks,
  lookScreen,
  ledgerScreen,
  auditCore,
  catalogCore,
  checklistCore,
  checklistLists,
  catalogLists,
  coverage,
  coverageScreen,
  interviewCore,
  interviews,
  notes,
  overviewCore,
  pack,
  packReview,
  packRecords,
  signing,
  plan,
  planCore,
  planPaper,
  planScreen,
  scopeCore,
  client,
  clientCopy,
  clientCore,
  teamScreen,
  teamCore: { ...teamCore, ...teamRecordsCore },
  cli,
  certificatePaper,
  certificateWords,
  decisionCore,
  decisionGates,
  decisionScreen,
  entities,
  errors,
  evidence,
  evidenceRules,
  findingHistory,
  findingRules,
  files,
  issuing,
  ledger,
  findings,
  findingRecords,
  findingViews,
  importCore,
  input,
  work,
  workbook,
  writingHelp,
  response,
  responseBook,
  responseCore,
  responseForm,
  responseScreen,
  phrasings,
  report,
  vocabulary: { ...vocabulary, ...clientVocabulary },
  shell,
  commands,
  home,
  problems,
  reportElements,
  searchCore,
  settings,
  soa,
  soaCore,
  stage1,
  stage1Core,
  stage1Vocabulary,
  start,
  undo,
  window,
} as const;

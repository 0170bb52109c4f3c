/** The commands that are there on every screen, as data. What they do is said in renderer/app. */
import { t } from '../../shared/words/words.ts';
import type { CommandTable } from './registry.ts';

export const frameCommands = {
  palette: { id: 'window.palette', label: t('commands.palette'), shortcut: 'Ctrl+K', foot: t('commands.openSearch') },
  help: { id: 'window.help', label: t('commands.help'), shortcut: '?', otherKeys: ['F1'], foot: t('window.foot.allKeys') },
  areas: { id: 'window.areas', label: t('commands.areas'), shortcut: 'Ctrl+B' },
  settings: { id: 'window.settings', label: t('commands.settings'), shortcut: 'Ctrl+,' },
  nextPane: { id: 'window.nextPane', label: t('commands.nextPane'), shortcut: 'F6' },
  previousPane: { id: 'window.previousPane', label: t('commands.previousPane'), shortcut: 'Shift+F6' },
  save: { id: 'window.save', label: t('commands.save'), shortcut: 'Ctrl+S' },
  undo: { id: 'window.undo', label: t('commands.undo'), shortcut: 'Ctrl+Z', outsideText: true },
  redo: { id: 'window.redo', label: t('commands.redo'), shortcut: 'Ctrl+Shift+Z', outsideText: true },
  capture: { id: 'window.capture', label: t('commands.capture'), shortcut: 'Q', otherKeys: ['Ctrl+Shift+Space'] },
  inbox: { id: 'window.inbox', label: t('commands.inbox') },
  closeFile: { id: 'window.closeFile', label: t('commands.closeFile'), shortcut: 'Ctrl+Shift+W' },
  newWindow: { id: 'window.newWindow', label: t('commands.newWindow'), shortcut: 'Ctrl+Shift+N' },
  actAs: { id: 'window.actAs', label: t('commands.actAs'), shortcut: 'Ctrl+Shift+P' },
  readPack: { id: 'window.readPack', label: t('commands.readPack') },
  adviser: { id: 'window.adviser', label: t('commands.adviser') },
  askHere: { id: 'window.askHere', label: t('commands.askHere'), shortcut: 'Ctrl+Shift+A' },
  stopWork: { id: 'window.stopWork', label: t('commands.stopWork'), shortcut: 'Ctrl+Shift+X' },
  backUp: { id: 'window.backUp', label: t('commands.backUp') },
} as const satisfies CommandTable;

/** `G`, then a letter. */
export const goCommands = {
  overview: { id: 'go.overview', label: t('commands.goOverview'), shortcut: 'G H' },
  client: { id: 'go.client', label: t('commands.goClient'), shortcut: 'G K' },
  scope: { id: 'go.scope', label: t('commands.goScope'), shortcut: 'G S' },
  systems: { id: 'go.systems', label: t('commands.goSystems'), shortcut: 'G Y' },
  suppliers: { id: 'go.suppliers', label: t('commands.goSuppliers'), shortcut: 'G V' },
  applicability: { id: 'go.applicability', label: t('commands.goApplicability'), shortcut: 'G A' },
  team: { id: 'go.team', label: t('commands.goTeam'), shortcut: 'G T' },
  auditTime: { id: 'go.auditTime', label: t('commands.goAuditTime'), shortcut: 'G U' },
  programme: { id: 'go.programme', label: t('commands.goProgramme'), shortcut: 'G O' },
  audits: { id: 'go.audits', label: t('commands.goAudits'), shortcut: 'G W' },
  plan: { id: 'go.plan', label: t('commands.goPlan'), shortcut: 'G P' },
  fieldWork: { id: 'go.fieldWork', label: t('commands.goFieldWork'), shortcut: 'G F', foot: t('window.areas.fieldWork').toLowerCase() },
  interviews: { id: 'go.interviews', label: t('commands.goInterviews'), shortcut: 'G I' },
  evidence: { id: 'go.evidence', label: t('commands.goEvidence'), shortcut: 'G E' },
  sampling: { id: 'go.sampling', label: t('commands.goSampling'), shortcut: 'G M' },
  coverage: { id: 'go.coverage', label: t('commands.goCoverage'), shortcut: 'G C' },
  findings: { id: 'go.findings', label: t('commands.goFindings'), shortcut: 'G N', foot: t('window.areas.findings').toLowerCase() },
  reports: { id: 'go.reports', label: t('commands.goReports'), shortcut: 'G R' },
  decision: { id: 'go.decision', label: t('commands.goDecision'), shortcut: 'G D' },
  templates: { id: 'go.templates', label: t('commands.goTemplates'), shortcut: 'G B' },
  ledger: { id: 'go.ledger', label: t('commands.goLedger'), shortcut: 'G L' },
} as const satisfies CommandTable;

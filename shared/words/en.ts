/** The English words, one file per area. */
import { catalogCore, interviewCore, scopeCore, teamCore } from './en/areas-core.ts';
import { auditCore } from './en/audits-core.ts';
import { checklistCore } from './en/checklist-core.ts';
import { cli } from './en/cli.ts';
import { entities } from './en/entities.ts';
import { errors } from './en/errors.ts';
import { input } from './en/input.ts';
import { report } from './en/report.ts';
import { shell } from './en/shell.ts';
import { vocabulary } from './en/vocabulary.ts';
import { workbook } from './en/workbook.ts';

export const en = {
  auditCore,
  catalogCore,
  checklistCore,
  interviewCore,
  scopeCore,
  teamCore,
  cli,
  entities,
  errors,
  input,
  workbook,
  report,
  vocabulary,
  shell,
} as const;

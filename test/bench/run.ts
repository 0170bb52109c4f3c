/**
 * Measures every limit that has been set: `npm run -s bench` prints a table, `--json` the bare numbers,
 * `--only NAME` one case. Exit 1 when a limit is broken.
 */
import { evidenceStream } from './evidence-stream.ts';
import { exportCases } from './export-large.ts';
import { findingsRegister } from './findings-register.ts';
import { populationCases } from './import-population.ts';
import { importCases } from './import-systems.ts';
import type { BenchCase, Limit } from './measure.ts';
import { itemCases } from './move-between-items.ts';
import { openChecklist } from './open-checklist.ts';
import { packStream } from './pack-stream.ts';
import { reportCases } from './report-500.ts';
import { responseWorkbook } from './response-workbook.ts';
import { sampleDesigns, samplePlan } from './sample-plan.ts';
import { saveField } from './save-field.ts';
import { search } from './search.ts';
import { typeInterview } from './type-interview.ts';
import { workbookCases } from './workbook-rows.ts';

const cases: readonly BenchCase[] = [
  saveField,
  openChecklist,
  ...importCases,
  evidenceStream,
  packStream,
  responseWorkbook,
  ...reportCases,
  ...workbookCases,
  ...exportCases,
  ...findingsRegister,
  search,
  typeInterview,
  ...itemCases,
  samplePlan,
  sampleDesigns,
  ...populationCases,
];

const asJson = process.argv.includes('--json');
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt === -1 ? undefined : process.argv[onlyAt + 1];
const chosen = cases.filter(({ name }) => only === undefined || name === only);
if (chosen.length === 0) {
  console.error(`There is no case ‘${only ?? ''}’. Cases: ${cases.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results: Limit[] = [];
for (const one of chosen) {
  if (!asJson) console.log(`${one.name}: ${one.what}`);
  results.push(await one.run());
}
if (asJson) console.log(JSON.stringify(results));
else console.table(results);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;

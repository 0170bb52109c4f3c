/** Valid inputs of the methods on standards, own questions and own lists (see examples.ts). */
import { writeFileSync } from 'node:fs';
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import { aWorkbook } from '../../builders/sheet.ts';

type Method = Extract<
  EngineMethodName,
  | 'audits.addStandard'
  | 'audits.removeStandard'
  | 'audits.useCatalog'
  | 'checklist.propose'
  | 'checklist.addQuestion'
  | 'checklist.removeQuestion'
  | 'checklist.tickQuestion'
  | 'checklist.exportQuestions'
  | 'checklist.previewQuestions'
  | 'checklist.importQuestions'
  | 'catalogs.previewList'
  | 'catalogs.importList'
  | 'catalogs.setMayLeave'
  | 'catalogs.removeList'
>;
type Examples = { readonly [M in Method]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const isms = { standard: 'ISO/IEC 27001', edition: '2022' } as const;
/** A new audit, so that one example does not stand in the way of another. */
const anAudit = async ({ call }: FilledEngagement) => (await call('audits.create', { kind: 'special' })).id;
const catalogOf = async (world: FilledEngagement) => {
  const auditId = await anAudit(world);
  const { id } = await world.call('audits.addStandard', { auditId, ...isms });
  const found = (await world.call('audits.show', { id: auditId })).standards.find((one) => one.id === id);
  return found?.catalogId ?? '';
};

const aQuestion = async (world: FilledEngagement, text: string) =>
  (await world.call('checklist.addQuestion', { auditId: world.audits.stage2, requirement: '42001:5.2', list: 'ask', text })).id;

/** A list with one wrong row, read with every choice a person can make. */
async function aQuestionList({ ports, audits }: FilledEngagement, question: string) {
  const path = ports.path(`${question.replaceAll(/\W/g, '')}.xlsx`);
  const rows = [
    ['Nr', 'Unit', 'What'],
    ['8.4', '', 'Who?'],
    ['8.9', '', 'Nobody?'],
    ['8.1', '', 'No matter?'],
  ];
  writeFileSync(path, await aWorkbook({ Notes: [['x']], Checks: rows }));
  return {
    auditId: audits.stage2,
    file: { path },
    sheet: 'Checks',
    mapping: {
      headRow: 1,
      columns: [
        { column: 0, field: 'requirement' as const },
        { column: 1, field: 'unit' as const },
        { column: 2, field: 'question' as const },
      ],
    },
    corrections: [{ row: 2, column: 2, value: question }],
    leaveOut: [4],
    task: 'questions',
  };
}

async function aRequirementList({ ports }: FilledEngagement, title: string) {
  const path = ports.path(`${title.replaceAll(/\W/g, '')}.xlsx`);
  const rows = [
    ['Nr', 'What'],
    ['1.1', 'First'],
    ['1.1', 'Twice'],
    ['1.2', 'Not this one'],
  ];
  writeFileSync(path, await aWorkbook({ Notes: [['x']], List: rows }));
  return {
    file: { path },
    sheet: 'List',
    mapping: {
      headRow: 1,
      columns: [
        { column: 0, field: 'reference' as const },
        { column: 1, field: 'title' as const },
      ],
    },
    corrections: [{ row: 2, column: 1, value: title }],
    leaveOut: [4],
    task: 'list',
    standard: 'Scheme of the body',
    edition: '2026',
    framework: '99001',
    title,
  };
}
const anImportedList = async (world: FilledEngagement, title: string) =>
  (await world.call('catalogs.importList', { ...(await aRequirementList(world, title)), leaveOutWrong: true })).catalogId;

export const checklistExamples: Examples = {
  'catalogs.previewList': (world) => aRequirementList(world, 'To be looked at'),
  'catalogs.importList': async (world) => ({ ...(await aRequirementList(world, 'To be taken')), leaveOutWrong: true }),
  'catalogs.setMayLeave': async (world) => ({
    catalogId: await anImportedList(world, 'To be told'),
    mayLeave: true,
    reason: 'Licence 4711 covers reports.',
  }),
  'catalogs.removeList': async (world) => ({ catalogId: await anImportedList(world, 'To be removed') }),
  'checklist.exportQuestions': ({ audits, ports }) => ({
    auditId: audits.stage2,
    to: { path: ports.path('questions.xlsx') },
    task: 'questions',
  }),
  'checklist.previewQuestions': (world) => aQuestionList(world, 'Who looks at it?'),
  'checklist.importQuestions': async (world) => ({ ...(await aQuestionList(world, 'Who decides?')), leaveOutWrong: true }),
  'checklist.addQuestion': ({ audits }) => ({
    auditId: audits.stage2,
    requirement: '42001:5.2',
    list: 'lookAt',
    text: 'Policy on the wall.',
  }),
  'checklist.removeQuestion': async (world) => ({ questionId: await aQuestion(world, 'Who reads it?') }),
  'checklist.tickQuestion': async (world) => ({
    id: await world.row(world.audits.stage2, '5.2'),
    questionId: await aQuestion(world, 'Who approved it?'),
    done: true,
  }),
  'checklist.propose': async (world) => ({ auditId: await anAudit(world), systems: [world.systems.lend], share: 40 }),
  'audits.addStandard': async (world) => ({ auditId: await anAudit(world), ...isms, catalogId: await catalogOf(world) }),
  'audits.removeStandard': async (world) => ({
    id: (await world.call('audits.addStandard', { auditId: await anAudit(world), ...isms })).id,
  }),
  'audits.useCatalog': async (world) => ({ auditId: await anAudit(world), catalogId: await catalogOf(world) }),
};

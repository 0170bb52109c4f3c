/** Own checklists to and from a workbook: the list to fill in, the preview of what comes back, and taking it over. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, stopIfCancelled } from '../context.ts';
import { runExport } from '../export/run-export.ts';
import type { Handler } from '../handlers.ts';
import { tablePreview } from '../import/preview.ts';
import { refuseProblems } from '../import/read-rows.ts';
import { questionBook } from './question-book.ts';
import { type QuestionLine, type ReadQuestions, readQuestions } from './question-list.ts';

const LINES_SHOWN = 60;

const wrongRows = ({ checked, lines, leftOut }: ReadQuestions): number => checked.rows.length - lines.length - leftOut;

const countsOf = (lines: readonly QuestionLine[]) => {
  const counts = { new: 0, hint: 0, known: 0, row: 0 };
  for (const { deed } of lines) counts[deed] += 1;
  return counts;
};

function previewOf(read: ReadQuestions, input: InputOf<'checklist.previewQuestions'>): OutputOf<'checklist.previewQuestions'> {
  const { table, checked, lines, problems, leftOut } = read;
  const named = checked.mapping.columns.some(({ field }) => field === 'requirement');
  return {
    ...tablePreview(table, checked, problems, input.corrections),
    ready: lines.length,
    leftOut,
    wrong: named ? wrongRows(read) : 0,
    counts: countsOf(lines),
    addedRows: lines.filter(({ adds }) => adds !== null).length,
    lines: lines
      // What changes something is looked at first.
      .toSorted((a, b) => Number(a.deed === 'known') - Number(b.deed === 'known') || a.row - b.row)
      .slice(0, LINES_SHOWN)
      .map(({ row, ref, unitLabel, list, question, hint, deed, adds }) => ({
        row,
        ref,
        unit: unitLabel,
        list,
        question,
        hint,
        deed,
        addsRow: adds !== null,
      })),
  };
}

function write(context: FileContext, { audit, table, lines }: ReadQuestions): void {
  const { checklist } = context.file.queries;
  const positions = new Map<string, number>();
  for (const { requirement, position } of checklist.ownQuestions(audit.id))
    positions.set(requirement, Math.max(positions.get(requirement) ?? -1, position));
  const sourceOf = (row: number) =>
    t(table.sheet === '' ? 'checklistLists.source' : 'checklistLists.sourceSheet', {
      name: table.name.slice(0, 180),
      sheet: table.sheet,
      row,
    });
  const reason = t('checklistLists.reason', { name: table.name.slice(0, 200) });
  context.file.ledger.write({ actor: actorOf(context), reason }, (tx) => {
    for (const line of lines) {
      if (line.adds !== null) tx.insert('checklist_item', line.adds);
      if (line.deed === 'hint' && line.questionId !== null) tx.update('own_question', line.questionId, { hint: line.hint });
      if (line.deed !== 'new') continue;
      const position = (positions.get(line.requirement) ?? -1) + 1;
      positions.set(line.requirement, position);
      tx.insert('own_question', {
        id: context.ports.ids.uuid(),
        auditId: audit.id,
        requirement: line.requirement,
        list: line.list,
        text: line.question,
        source: sourceOf(line.row),
        position,
        unitKind: line.unit?.kind ?? null,
        unitId: line.unit?.id ?? null,
        hint: line.hint,
      });
    }
  });
}

type Methods = 'checklist.exportQuestions' | 'checklist.previewQuestions' | 'checklist.importQuestions';

export const questionListHandlers: { readonly [M in Methods]: Handler<M> } = {
  'checklist.exportQuestions': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    const { model, rows } = questionBook(context, auditId);
    const { fileName, bytes, sha256 } = await runExport(context, { kind: 'workbook', model }, target, task);
    return { fileName, bytes, sha256, rows };
  },

  'checklist.previewQuestions': async (context, input) => previewOf(await readQuestions(context, input, false), input),

  'checklist.importQuestions': async (context, input) => {
    actorOf(context);
    const read = await readQuestions(context, input, true);
    const { table, lines, problems } = read;
    if (input.leaveOutWrong !== true) refuseProblems(problems, lines.length);
    if (lines.length === 0) throw new AppError('RULE', t('checklistLists.noneReady', { name: table.name }));
    const changing = lines.filter(({ deed, adds }) => deed !== 'known' || adds !== null);
    if (changing.length > 0) {
      context.session.keeping?.backUp('import');
      stopIfCancelled(context);
      write(context, { ...read, lines: changing });
    }
    const counts = countsOf(lines);
    return {
      added: counts.new,
      changed: counts.hint,
      known: counts.known,
      addedRows: lines.filter(({ adds }) => adds !== null).length,
    };
  },
};

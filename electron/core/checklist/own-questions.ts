/** Questions that a person adds to the checklist of one audit, beside the prompts of the catalog and marked as own. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { progressAfterWork } from './checklist-result.ts';
import { rawRowOf } from './checklist-rows.ts';

/** @throws NOT_FOUND */
function questionOf(context: FileContext, id: string): Row<'own_question'> {
  const question = context.file.queries.checklist.ownQuestion(id);
  if (question === null) throw new AppError('NOT_FOUND', t('checklistCore.noQuestion'));
  return question;
}

/** Whether a question of a requirement is for a row: those of one unit are asked on its row only. */
export const isAskedOn = (
  { unitKind, unitId }: Pick<Row<'own_question'>, 'unitKind' | 'unitId'>,
  row: Pick<Row<'checklist_item'>, 'unitKind' | 'unitId'>,
): boolean => unitKind === null || (unitKind === row.unitKind && unitId === row.unitId);

/** On every row of the requirement in this audit. @throws NOT_FOUND for a requirement that the audit is not about, CONFLICT */
export function addQuestion(
  context: FileContext,
  { auditId, requirement, list, text }: InputOf<'checklist.addQuestion'>,
): Row<'own_question'> {
  const { queries, ledger } = context.file;
  const audit = auditOf(context, auditId);
  const item = queries.catalogs.itemForAudit(audit.id, requirement);
  if (item === null) throw new AppError('NOT_FOUND', t('checklistCore.noRequirement', { requirement }));
  const known = queries.checklist.ownQuestionsFor(auditId, requirement);
  const wording = text.trim();
  if ([...item[list], ...known.filter((one) => one.list === list).map((one) => one.text)].includes(wording))
    throw new AppError('CONFLICT', t('checklistCore.questionTwice', { ref: item.ref }));
  const position = Math.max(-1, ...known.map((one) => one.position)) + 1;
  const id = context.ports.ids.uuid();
  return ledger.write({ actor: actorOf(context) }, (tx) =>
    tx.insert('own_question', {
      id,
      auditId,
      requirement,
      list,
      text: wording,
      source: '',
      position,
      unitKind: null,
      unitId: null,
      hint: '',
    }),
  );
}

/** Removes a question with its ticks; the ledger keeps both. @throws NOT_FOUND */
export function removeQuestion(context: FileContext, id: string): void {
  questionOf(context, id);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    for (const check of context.file.queries.checklist.checksOfQuestion(id)) tx.remove('own_question_check', check.id);
    tx.remove('own_question', id);
  });
}

/** Marks a question as asked on one row. @throws NOT_FOUND; RULE for a row of another requirement */
export function tickQuestion(context: FileContext, { id, questionId, done }: InputOf<'checklist.tickQuestion'>): void {
  const { queries, ledger, engagementId } = context.file;
  const row = rawRowOf(context, id);
  const question = questionOf(context, questionId);
  if (question.auditId !== row.auditId || question.requirement !== row.requirement || !isAskedOn(question, row))
    throw new AppError('RULE', t('checklistCore.questionElsewhere', { ref: row.ref }));
  const known = queries.checklist.ownChecks(id).find((check) => check.questionId === questionId);
  ledger.write({ actor: actorOf(context) }, (tx) => {
    if (known !== undefined) tx.update('own_question_check', known.id, { done });
    else if (done) {
      const checkId = naturalId(engagementId, 'own_question_check', id, questionId);
      tx.insert('own_question_check', { id: checkId, questionId, checklistItemId: id, done });
    }
    const progress = progressAfterWork(row.progress);
    if (done && progress !== row.progress) tx.update('checklist_item', id, { progress });
  });
}

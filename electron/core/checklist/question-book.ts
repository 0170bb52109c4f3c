/** The list of own questions as a workbook to fill in: every requirement of the checklist, with the questions it has. */
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { type FileContext, nowOf } from '../context.ts';
import type { SheetRow, WorkbookModel } from '../export/workbook/workbook-types.ts';
import { forOutside } from '../file/outside.ts';
import { checklistRows } from './checklist-rows.ts';
import { unitNames } from './question-list.ts';

/** Excel reads a list of choices from at most so many characters, divided by commas. */
const CHOICES_LIMIT = 255;

/** Choices as the container can hold them; none where they would not fit. */
function choicesOf(labels: readonly string[]): { choices: readonly string[] } | Record<never, never> {
  const fits = labels.every((label) => !/[",]/.test(label)) && labels.join(',').length <= CHOICES_LIMIT;
  return fits ? { choices: labels } : {};
}

export function questionBook(context: FileContext, auditId: string): { readonly model: WorkbookModel; readonly rows: number } {
  return readBook(forOutside(context), auditId);
}

function readBook(context: FileContext, auditId: string): { readonly model: WorkbookModel; readonly rows: number } {
  const audit = auditOf(context, auditId);
  const { engagement, checklist } = context.file.queries;
  const { clientName, bodyName } = engagement.show();
  const [ask, lookAt] = [t('work.ask'), t('work.lookAt')];
  const names = unitNames(context);
  const labelOf = ({ unitKind, unitId }: Row<'own_question'>) =>
    names.find(({ unit }) => unit.kind === unitKind && unit.id === unitId)?.label ?? '';
  const all = checklistRows(context, auditId);
  const several = context.file.queries.audits.standards(auditId).length > 0;
  const requirements = [...new Map(all.map((row) => [row.requirement, row])).values()];
  const own = Map.groupBy(checklist.ownQuestions(auditId), ({ requirement }) => requirement);
  const rows = requirements.flatMap(({ requirement, ref, title }): SheetRow[] => {
    const named = several ? requirement : ref;
    const questions = own.get(requirement) ?? [];
    if (questions.length === 0) return [{ cells: [named, title, '', '', '', ''] }];
    return questions.map((one) => ({
      cells: [named, title, labelOf(one), one.list === 'ask' ? ask : lookAt, one.text, one.hint],
    }));
  });
  const title = t('checklistLists.title', { audit: `${audit.number} ${audit.title}`.trim() });
  const units = names.map(({ label }) => label);
  return {
    rows: rows.length,
    model: {
      title,
      subject: title,
      author: bodyName,
      company: bodyName,
      heading: [clientName, audit.title].filter((part) => part !== '').join(' · '),
      footing: [t('workbook.confidential'), bodyName].filter((part) => part !== '').join(' · '),
      madeAt: nowOf(context),
      sheets: [
        {
          name: t('checklistLists.sheet'),
          frozenColumns: 2,
          columns: [
            { header: t('checklistLists.field.requirement'), kind: 'text', width: 13, key: true },
            { header: t('checklistLists.columns.title'), kind: 'text', width: 36 },
            { header: t('checklistLists.field.unit'), kind: 'text', width: 22, fill: true, ...choicesOf(units) },
            { header: t('checklistLists.field.list'), kind: 'text', width: 11, fill: true, choices: [ask, lookAt] },
            { header: t('checklistLists.field.question'), kind: 'text', width: 60, fill: true },
            { header: t('checklistLists.field.hint'), kind: 'text', width: 44, fill: true },
          ],
          rows,
        },
        {
          name: t('checklistLists.howSheet'),
          frozenColumns: 0,
          portrait: true,
          columns: [{ header: t('checklistLists.how'), kind: 'text', width: 90 }],
          rows: (['rows', 'requirement', 'title', 'unit', 'kind', 'question', 'back'] as const).map((line) => ({
            cells: [t(`checklistLists.howLines.${line}`, { units: units.join(', '), ask, lookAt })],
          })),
        },
      ],
    },
  };
}

/** What report and workbook say of application and impartiality: one wording for both. Empty for what there is none of. */
import { dateRange, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { ReportModel } from './report-model/shape.ts';

export function consultancyWords({ file }: ReportModel): string {
  const { used, by } = file.consultancy;
  if (used !== 'yes') return used === 'no' ? t('report.file.noConsultancy') : '';
  return by
    .map(({ organization, fromOn, toOn }) => [organization, dateRange(fromOn, toOn)].filter((part) => part !== '').join(', '))
    .join('; ');
}

export function reviewWords({ file, engagement }: ReportModel): string {
  const { review } = file;
  if (engagement.kind === 'consultancy' || review === null || review.outcome === 'open') return '';
  return t('report.file.review', { outcome: t(`vocabulary.reviewOutcome.${review.outcome}`), on: shortDate(review.on), by: review.by });
}

/** Sentences on the impartiality of the team and the client's say; overrides are always named. */
export function impartialityWords({ file, engagement }: ReportModel): string[] {
  if (engagement.kind === 'consultancy') return [];
  const { members, declared } = file.declared;
  const sentences: string[] = [];
  if (members > 0)
    sentences.push(declared === members ? t('report.file.allDeclared') : t('report.file.someDeclared', { declared, count: members }));
  for (const { name, justification, by, on } of file.overrides)
    sentences.push(t('report.file.override', { name, justification, by, on: shortDate(on) }));
  if (file.toldOn !== null) sentences.push(t('report.file.told', { on: shortDate(file.toldOn) }));
  for (const { name, text, outcome, why } of file.objections)
    sentences.push(t('report.file.objection', { name, text, outcome: t(`vocabulary.objectionOutcome.${outcome}`), why }).trim());
  return sentences;
}

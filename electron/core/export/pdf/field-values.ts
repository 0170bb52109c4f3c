/** What the fields of a template stand for in a report. */
import type { AuditKind } from '../../../../shared/model/vocabulary.ts';
import { arranged, type FieldValues } from '../../../../shared/rules/report-look.ts';
import { dateRange, longDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import { bodyOf, type Paper, type Sheet } from './paper.ts';

/** What a paper beside the report says of the audit it belongs to. */
export interface AuditPaper {
  readonly client: string;
  readonly body: string;
  readonly standard: string;
  readonly audit: { readonly number: string; readonly title: string; readonly kind: AuditKind };
}

/** Plan, audit-time sheet and form know fewer of the fields than a report; those they have read as in it. */
export function paperValues(sheet: Sheet, { client, body, standard, audit }: AuditPaper, dates: string): FieldValues {
  return {
    client,
    body: bodyOf(sheet, body, client),
    audit: audit.number,
    audit_title: audit.title,
    kind: t(`vocabulary.auditKind.${audit.kind}`),
    standard,
    dates,
  };
}

export function fieldValues(paper: Paper): FieldValues {
  const { model } = paper;
  return {
    client: model.client.name,
    client_address: model.client.address.replaceAll('\n', ', '),
    body: bodyOf(paper, model.body.name, model.client.name),
    audit: model.audit.number,
    audit_title: model.audit.title,
    kind: t(`vocabulary.auditKind.${model.audit.kind}`),
    standard: `${model.engagement.standard}:${model.engagement.edition}`,
    version: model.issue?.number ?? t('looks.draft'),
    date: longDate(model.issue?.issuedOn ?? model.generatedOn),
    scope: model.engagement.scopeStatement,
    lead: model.leadAuditor,
    dates: dateRange(model.audit.startsOn, model.audit.endsOn),
    places: model.audit.places.replaceAll('\n', ', '),
  };
}

/** Annexes in the product's order; they stand after all sections, lettered in the order they have. */
export const annexParts = ['checklist', 'evidence', 'closing'] as const;

/** What the text calls an annex: by its letter, or in words where the template leaves it out. */
export function annexName(paper: Paper, part: (typeof annexParts)[number]): string {
  const at = arranged(annexParts, paper.look.given.sections).indexOf(part);
  return at < 0 ? t(`report.annexKept.${part}`) : t('report.annexName', { letter: String.fromCharCode(65 + at) });
}

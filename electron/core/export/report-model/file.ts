/** What is on file of the application, its review and the impartiality of the team of an audit. */
import type { Row } from '../../../../shared/model/entities.ts';
import { taskOfRole } from '../../../../shared/rules/impartiality.ts';
import { dateIn } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { FileContext } from '../../context.ts';
import type { ReportFile } from './shape.ts';

export function reportFile(context: FileContext, audit: Row<'audit'>): ReportFile {
  const { client, teamRecords, audits } = context.file.queries;
  const members = audits.members(audit.id).filter((member) => taskOfRole(member.role) !== null);
  const declared = new Set(teamRecords.declarations.all().flatMap((one) => (one.withdrawnOn === null ? [one.personId] : [])));
  const notices = teamRecords.notices().filter((one) => one.auditId === audit.id);
  const review = client.reviews.all().at(-1);
  return {
    contacts: client.contacts
      .all()
      .map((one) =>
        [one.name, one.title, one.purposes.map((purpose) => t(`vocabulary.contactPurpose.${purpose}`).toLowerCase()).join(', ')]
          .filter((part) => part !== '')
          .join(' · '),
      ),
    obligations: client.obligations.all().map(({ name, reference, bearsOn }) => ({ name, reference, bearsOn })),
    consultancy: {
      used: client.application()?.consultancyUsed ?? 'not_stated',
      by: client.consultancies.all().map(({ organization, fromOn, toOn }) => ({ organization, fromOn, toOn })),
    },
    review:
      review === undefined
        ? null
        : { outcome: review.outcome, on: review.reviewedOn, by: review.reviewedByName, justification: review.justification },
    declared: { members: members.length, declared: members.filter((member) => declared.has(member.personId)).length },
    overrides: teamRecords
      .overrides()
      .filter((one) => one.auditId === audit.id)
      .map((one) => ({ name: one.personName, justification: one.justification, by: one.byName, on: dateIn(one.at, audit.timeZone) })),
    // The first day on which anybody was named.
    toldOn: notices.reduce<string | null>(
      (first, one) => (one.sentOn !== null && (first === null || one.sentOn < first) ? one.sentOn : first),
      null,
    ),
    objections: notices
      .filter((one) => one.outcome !== 'none')
      .map((one) => ({ name: one.personName, text: one.objection, outcome: one.outcome, why: one.outcomeText })),
  };
}

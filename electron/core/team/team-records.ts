/** What is on file about one person: competence, declarations, absences, audits with the client's say. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { standingOn } from '../../../shared/rules/competence.ts';
import type { FileContext } from '../context.ts';
import { competenceAreas } from './competence-areas.ts';
import { blockOf, todayOf } from './independence.ts';

type Records = OutputOf<'team.records'>;

export function personRecords(context: FileContext, person: Row<'person'>): Records {
  const { teamRecords: records, audits } = context.file.queries;
  const own = <T extends { readonly personId: string }>(rows: readonly T[]) => rows.filter((row) => row.personId === person.id);
  const today = todayOf(context);
  return {
    areas: competenceAreas(context),
    competence: own(records.competence.all()).map((row) => ({ ...row, standing: standingOn(row, today) })),
    declarations: own(records.declarations.all()),
    block: blockOf(context, person.id, today),
    overrides: own(records.overrides()),
    absences: own(records.absences.all()),
    audits: audits.all().flatMap((audit) => {
      const member = audits.members(audit.id).find((one) => one.personId === person.id);
      const notice = records.notice(audit.id, person.id);
      if (member === undefined && notice === null) return [];
      return [
        {
          auditId: audit.id,
          memberId: member?.id ?? null,
          label: audit.title,
          role: member?.role ?? null,
          guidedById: member?.guidedById ?? null,
          notice,
        },
      ];
    }),
  };
}

/** The audit time of an audit as report, workbook and later the decision pack print it: the same lines as on the screen. */
import type { Row } from '../../../../shared/model/entities.ts';
import { days, signedDays } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import { auditView, keptView } from '../../audit-time/audit-time-view.ts';
import type { FileContext } from '../../context.ts';
import type { ReportAuditTime, ReportTimeLine } from './shape.ts';

/** A line of its own beside those of the calculator: what was approved, planned, taken. */
const ownLine = (label: string, hundredths: number, input: string, justification: string): ReportTimeLine => ({
  label,
  input,
  days: hundredths / 100,
  justification,
  source: '',
  status: 'entered',
});

/** Null while nothing is kept about the audit's time. */
export function reportAuditTime(context: FileContext, audit: Row<'audit'>): ReportAuditTime | null {
  const use = context.file.queries.auditTime.takenBy(audit.id);
  if (use === null) return null;
  const calculation = use.auditTimeId === null ? null : keptView(context, use.auditTimeId);
  const view = auditView(context, audit, use, calculation === null ? [] : [calculation]);
  const deviation = (of: 'planned' | 'actual') => view.deviations.find((one) => one.of === of);
  const against = (of: 'planned' | 'actual') => {
    const found = deviation(of);
    return found === undefined ? '' : t(`auditTimeReport.against.${of}`, { difference: signedDays(found.differenceHundredths) });
  };
  const taken: ReportTimeLine[] = [
    ...(view.plannedHundredths === null
      ? []
      : [ownLine(t('auditTime.planned'), view.plannedHundredths, against('planned'), deviation('planned')?.reason ?? '')]),
    ...(view.actualHundredths === null
      ? []
      : [ownLine(t('auditTime.actual'), view.actualHundredths, against('actual'), deviation('actual')?.reason ?? '')]),
    ...(view.notCountedHundredths === null
      ? []
      : [
          ownLine(
            t('auditTimeReport.notCounted'),
            view.notCountedHundredths,
            view.notCounted.map(({ name, role }) => `${name} (${t(`vocabulary.personRole.${role}`).toLowerCase()})`).join(', '),
            t('auditTimeReport.notCountedWhy'),
          ),
        ]),
  ];
  const approved =
    calculation === null || calculation.approvedOn === null
      ? null
      : { by: calculation.approvedBy, on: calculation.approvedOn, changedSince: calculation.changedSince };
  return {
    title: calculation?.title ?? '',
    part: t(`auditTimeReport.part.${view.part}`),
    requiredHundredths: view.requiredHundredths,
    required: view.requiredHundredths === null ? '' : days(view.requiredHundredths),
    lines: calculation?.result?.lines.map(plain) ?? [],
    shares: calculation?.result?.shares.map(plain) ?? [],
    taken,
    approved,
    warnings: calculation?.result?.warnings ?? [],
    note: calculation?.note ?? '',
  };
}

const plain = ({ label, input, days: value, justification, source, status }: ReportTimeLine): ReportTimeLine => ({
  label,
  input,
  days: value,
  justification,
  source,
  status,
});

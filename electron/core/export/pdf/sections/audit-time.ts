/** Audit time in the section "How the audit was done": the lines of the calculation with justification and source. */
import type { Content } from 'pdfmake/interfaces';
import { days, longDate } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportAuditTime, ReportTimeLine } from '../../report-model/shape.ts';
import type { Paper, Sheet } from '../paper.ts';
import { listTable } from '../tables.ts';

function row({ label, input, days: value, justification, source, status }: ReportTimeLine) {
  const from = source === '' ? '' : t('auditTimeReport.from', { source, status: t(`auditTimeScreen.status.${status}`) });
  return [label, input, days(Math.round(value * 100)), [justification ?? '', from].filter((part) => part !== '').join('\n')];
}

/** What the audit takes of which calculation, and who approved it. */
export function auditTimeIntro(auditTime: ReportAuditTime): string {
  const { approved } = auditTime;
  const intro = [
    auditTime.requiredHundredths === null
      ? ''
      : t('auditTimeReport.intro', { part: auditTime.part, required: auditTime.required, title: auditTime.title }),
    approved === null
      ? t('auditTimeReport.notApproved')
      : t(approved.changedSince ? 'auditTimeReport.approvedBefore' : 'auditTimeReport.approved', {
          by: approved.by,
          on: longDate(approved.on),
        }),
  ];
  return intro.filter((part) => part !== '').join(' ');
}

export function auditTimeTable(sheet: Sheet, rows: readonly ReportTimeLine[]): Content {
  return listTable(
    sheet,
    [
      { head: t('auditTimeReport.columns.line'), width: 118, bold: true },
      { head: t('auditTimeReport.columns.input'), width: 110 },
      { head: t('auditTimeReport.columns.days'), width: 50, alignment: 'right' },
      { head: t('auditTimeReport.columns.justification'), width: 'rest' },
    ],
    rows.map(row),
    { dense: true },
  );
}

/** Nothing where nothing is kept about the time. */
export function auditTimeOf(paper: Paper, heading: (title: string, first?: Content[]) => Content[]): Content[] {
  const { auditTime } = paper.model;
  if (auditTime === null) return [];
  return heading(t('auditTimeReport.title'), [
    paper.text(auditTimeIntro(auditTime), { margin: [0, 0, 0, 5] }),
    auditTimeTable(paper, [...auditTime.lines, ...auditTime.shares, ...auditTime.taken]),
  ]);
}

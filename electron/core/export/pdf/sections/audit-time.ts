/** Audit time in the section "How the audit was done": the lines of the calculation with justification and source. */
import type { Content } from 'pdfmake/interfaces';
import { days, longDate } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportTimeLine } from '../../report-model/shape.ts';
import type { Paper } from '../paper.ts';
import { listTable } from '../tables.ts';

function row({ label, input, days: value, justification, source, status }: ReportTimeLine) {
  const from = source === '' ? '' : t('auditTimeReport.from', { source, status: t(`auditTimeScreen.status.${status}`) });
  return [label, input, days(Math.round(value * 100)), [justification ?? '', from].filter((part) => part !== '').join('\n')];
}

/** Nothing where nothing is kept about the time. */
export function auditTimeOf(paper: Paper, heading: (title: string, first?: Content[]) => Content[]): Content[] {
  const { auditTime } = paper.model;
  if (auditTime === null) return [];
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
  const rows = [...auditTime.lines, ...auditTime.shares, ...auditTime.taken].map(row);
  return [
    ...heading(t('auditTimeReport.title'), [paper.text(intro.filter((part) => part !== '').join(' '), { margin: [0, 0, 0, 5] })]),
    listTable(
      paper,
      [
        { head: t('auditTimeReport.columns.line'), width: 118, bold: true },
        { head: t('auditTimeReport.columns.input'), width: 110 },
        { head: t('auditTimeReport.columns.days'), width: 50, alignment: 'right' },
        { head: t('auditTimeReport.columns.justification'), width: 'rest' },
      ],
      rows,
      { dense: true },
    ),
  ];
}

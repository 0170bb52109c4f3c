/** The days of the plan as one table: a band per day, a row per session. Rows stay far below a page (see `fitted`). */
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { clockTime } from '../../../../shared/rules/plan.ts';
import { weekdayDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import { auditorsOf, type PlanModel, wayOf } from '../plan-model.ts';
import { ink, leading, rule, size } from './look.ts';
import type { Sheet } from './paper.ts';
import { fitted } from './tables.ts';
import type { TextLook } from './type-setter.ts';

type Session = PlanModel['days'][number]['sessions'][number];

const GAP = 8;
/** Most lines of a session's row: far below a landscape page. */
const MOST_LINES = 14;
/** Time, subject, requirements, with whom, auditor: at the measure of A4; narrower on Letter, in proportion. */
const columns = [66, 208, 108, 114, 98] as const;
const FULL_MEASURE = 731.89;

function subjectText(session: Session): string {
  const lines = [session.title];
  if (session.systems.length > 0) lines.push(t('planPaper.systemsOf', { names: session.systems.map(({ name }) => name).join(', ') }));
  if (session.remote && session.risks !== '') lines.push(t('planPaper.risks', { text: session.risks }));
  if (session.note !== '') lines.push(session.note);
  if (session.held === 'not_held') lines.push(t('planPaper.notHeld', { reason: session.deviationReason }));
  if (session.held === 'changed')
    lines.push(t('planPaper.heldChanged', { what: session.heldText, reason: session.deviationReason }).trim());
  return lines.join('\n');
}

/** @param measure width of the page between its margins, in points */
export function planTable(sheet: Sheet, model: PlanModel, measure: number): Content {
  const fixed = columns.map((width) => (width * Math.min(measure, FULL_MEASURE)) / FULL_MEASURE);
  const widths = [...fixed, measure - fixed.reduce((sum, width) => sum + width, 0) - GAP * fixed.length];
  const look: TextLook = { family: 'Sans', bold: false, size: size.table };
  const bold: TextLook = { ...look, bold: true };
  const looks = [bold, look, look, look, look, look];
  const heads = [
    t('planPaper.time'),
    t('planPaper.subject'),
    t('planPaper.requirements'),
    t('planPaper.withWhom'),
    t('planPaper.auditor'),
    t('planPaper.way'),
  ];
  const body: TableCell[][] = [
    heads.map((head) => sheet.text(head, { bold: true, size: size.head, color: ink.muted, lineHeight: leading.dense })),
  ];
  /** What begins in each row of the table: `band` a day, `row` a session, `rest` more of the session above. */
  const begins: ('head' | 'band' | 'row' | 'rest')[] = ['head'];
  for (const { day, places, sessions } of model.days) {
    const band = [weekdayDate(day), ...(places.length > 0 ? [places.join(', ')] : [])].join(' · ');
    body.push([
      {
        ...sheet.text(band, { bold: true, color: sheet.look.accent, margin: [5, 1, 0, 1] }),
        colSpan: widths.length,
        fillColor: sheet.look.tint,
      },
      ...widths.slice(1).map(() => ({ text: '' })),
    ]);
    begins.push('band');
    for (const session of sessions) {
      const texts = [
        `${clockTime(session.startMinute)}–${clockTime(session.endMinute)}`,
        subjectText(session),
        session.refs.join(', '),
        session.auditees,
        auditorsOf(session),
        wayOf(session),
      ];
      for (const [sub, cells] of fitted(sheet, texts, widths, looks, MOST_LINES).entries()) {
        body.push(
          cells.map((parts, at): TableCell => {
            const style = at === 0 ? { bold: true } : session.held === 'not_held' ? { color: ink.muted } : {};
            const contents = parts.map((part, index) =>
              sheet.text(part, index === 0 ? style : { color: ink.muted, margin: [0, 1.5, 0, 0] }),
            );
            const [only] = contents;
            return contents.length === 1 && only !== undefined ? only : { stack: contents };
          }),
        );
        begins.push(sub === 0 ? 'row' : 'rest');
      }
    }
  }
  const table: ContentTable = {
    table: { headerRows: 1, keepWithHeaderRows: body.length > 2 ? 2 : 0, dontBreakRows: true, widths, body },
    layout: {
      hLineWidth: (line) => {
        if (line === 0) return 0;
        if (line === 1 || line === begins.length) return rule.strong;
        return begins[line] === 'rest' ? 0 : rule.thin;
      },
      hLineColor: (line) => (line === 1 || line === begins.length ? ink.text : ink.hairline),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : GAP / 2),
      paddingRight: (column) => (column === widths.length - 1 ? 0 : GAP / 2),
      paddingTop: (row) => (begins[row] === 'rest' ? 0 : 3),
      paddingBottom: (row) => (begins[row + 1] === 'rest' ? 0 : 3.2),
    },
    fontSize: size.table,
    lineHeight: leading.table,
    margin: [0, 0, 0, 12],
  };
  return table;
}

/** The sheets of Stage 1: objectives, documents read, and areas of concern with what became of them. */
import { t } from '../../../../../shared/words/words.ts';
import { joined, lines, type WorkbookSource, withAuditColumn } from '../source.ts';
import type { SheetColumn, SheetModel } from '../workbook-types.ts';

const text = (header: string, width: number, key = false): SheetColumn => ({ header, kind: 'text', width, ...(key ? { key } : {}) });
const date = (header: string): SheetColumn => ({ header, kind: 'date', width: 12 });

function sheet(
  source: WorkbookSource,
  name: string,
  columns: readonly SheetColumn[],
  rowsOf: Parameters<typeof withAuditColumn>[2],
): SheetModel[] {
  const made = withAuditColumn(source, columns, rowsOf);
  return made.rows.length === 0 ? [] : [{ name, frozenColumns: source.reports.length === 1 ? 1 : 2, ...made }];
}

/** None for a workbook without a Stage 1: a sheet without rows says nothing. */
export function stage1Sheets(source: WorkbookSource): SheetModel[] {
  return [
    ...sheet(
      source,
      t('workbook.sheets.stage1'),
      [
        text(t('workbook.columns.objective'), 10, true),
        text(t('workbook.columns.asks'), 40),
        text(t('workbook.columns.verdict'), 14),
        text(t('workbook.columns.conclusion'), 70),
        text(t('workbook.columns.evidence'), 20),
      ],
      ({ stage1 }) =>
        (stage1?.objectives ?? []).map((one) => ({
          cells: [
            one.objective,
            t(`stage1Vocabulary.objective.${one.objective}`),
            one.state === 'open' ? '' : t(`stage1Vocabulary.objectiveState.${one.state}`),
            one.text,
            joined(one.evidence),
          ],
        })),
    ),
    ...sheet(
      source,
      t('workbook.sheets.documents'),
      [
        text(t('workbook.columns.document'), 44, true),
        text(t('workbook.columns.version'), 20),
        date(t('workbook.columns.dated')),
        text(t('workbook.columns.answers'), 24),
        text(t('workbook.columns.verdict'), 14),
        text(t('workbook.columns.why'), 50),
        text(t('workbook.columns.evidence'), 12),
        text(t('workbook.columns.auditor'), 18),
        date(t('workbook.columns.reviewedOn')),
      ],
      ({ stage1 }) => [
        ...(stage1?.documents ?? []).map((one) => ({
          cells: [
            one.title,
            one.version,
            one.datedOn,
            joined(one.refs),
            one.verdict === 'open' ? '' : t(`stage1Vocabulary.documentVerdict.${one.verdict}`),
            one.reason,
            one.evidence,
            one.reviewedBy,
            one.reviewedOn,
          ],
        })),
        ...(stage1?.notReviewed ?? []).map(({ ref, title }) => ({
          cells: ['', '', null, ref, t('stage1Vocabulary.expectedState.missing'), title, '', '', null],
        })),
      ],
    ),
    ...sheet(
      source,
      t('workbook.sheets.concerns'),
      [
        text(t('workbook.columns.number'), 9, true),
        text(t('workbook.columns.ref'), 9),
        text(t('workbook.columns.requirement'), 30),
        text(t('workbook.columns.unit'), 18),
        text(t('workbook.columns.concern'), 60),
        text(t('workbook.columns.outlook'), 36),
        text(t('workbook.columns.answer'), 20),
        text(t('workbook.columns.answered'), 50),
        text(t('workbook.columns.finding'), 10),
        text(t('workbook.columns.evidence'), 14),
        text(t('workbook.columns.answeredBy'), 18),
        date(t('workbook.columns.answeredOn')),
      ],
      ({ areasOfConcern }) =>
        areasOfConcern.map((one) => ({
          cells: [
            one.number,
            one.ref,
            one.title,
            one.unit,
            lines([one.name, ...one.concern]),
            one.outlook,
            one.treated === null ? '' : t(`stage1Vocabulary.treatment.${one.treated.treatment}`),
            one.treated?.text ?? '',
            one.treated?.finding ?? '',
            joined(one.treated?.evidence ?? []),
            one.treated?.by ?? '',
            one.treated?.on ?? null,
          ],
        })),
    ),
  ];
}

/** The sheet of the Statement of Applicability that each audit judges by. */
import { t } from '../../../../../shared/words/words.ts';
import type { ReportSoa } from '../../report-model/shape.ts';
import { joined, lines, type WorkbookSource, withAuditColumn } from '../source.ts';
import type { SheetModel } from '../workbook-types.ts';

type SoaRow = ReportSoa['rows'][number];

/** Why it is in or out, by the accepted grounds. */
const groundsOf = (row: SoaRow): string =>
  row.exclusionGround === null
    ? joined(row.applicable === 'no' ? [] : row.inclusionGrounds.map((ground) => t(`vocabulary.inclusionGround.${ground}`)))
    : t(`vocabulary.exclusionGround.${row.exclusionGround}`);

const textOf = (row: SoaRow): string => {
  // What the reason names already is not said twice.
  const named = row.linkedRisks.split(/[,;\s]+/).every((risk) => row.text.includes(risk));
  return lines([row.text, named ? '' : t('workbook.risks', { risks: row.linkedRisks })]);
};

const noteOf = (row: SoaRow): string =>
  [row.decision === 'open' ? '' : t(`vocabulary.soaDecision.${row.decision}`), row.auditorNote].filter((part) => part !== '').join(': ');

/** Null when no audit of the workbook pins a version: a sheet without rows says nothing. */
export function soaSheet(source: WorkbookSource): SheetModel | null {
  if (source.reports.every((report) => report.soa === null)) return null;
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.soaVersion'), kind: 'text', width: 12 },
      { header: t('workbook.columns.control'), kind: 'text', width: 10, key: true },
      { header: t('workbook.columns.title'), kind: 'text', width: 44 },
      { header: t('workbook.columns.applies'), kind: 'text', width: 9 },
      { header: t('workbook.columns.reason'), kind: 'text', width: 20 },
      { header: t('workbook.columns.groundText'), kind: 'text', width: 60 },
      { header: t('workbook.columns.implementation'), kind: 'text', width: 16 },
      { header: t('workbook.columns.auditorNote'), kind: 'text', width: 40 },
    ],
    ({ soa }) =>
      (soa?.rows ?? []).map((row) => ({
        cells: [
          soa?.number ?? '',
          row.ref,
          row.writtenTitle === row.title || !row.named
            ? row.title
            : t('workbook.writtenAs', { title: row.title, written: row.writtenTitle }),
          // Empty where the list says nothing: filters and counts then work.
          row.named && row.applicable !== 'not_stated' ? t(`vocabulary.soaApplicable.${row.applicable}`) : '',
          groundsOf(row),
          row.named ? textOf(row) : t('workbook.notNamed'),
          row.implementation,
          noteOf(row),
        ],
      })),
  );
  return { name: t('workbook.sheets.soa'), frozenColumns: source.reports.length === 1 ? 2 : 3, columns, rows };
}

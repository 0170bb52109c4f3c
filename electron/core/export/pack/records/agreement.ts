/** The record of the agreement, and of complaints, appeals and legal matters (ISO/IEC 17021-1 5.1.2, 9.7, 9.8). */
import { t } from '../../../../../shared/words/words.ts';
import { agreementOf } from '../../../client/agreement.ts';
import { facts, type PackRecord, table } from '../pack-record.ts';
import { day, evidenceCell, type PackSource, yesNoText } from './frame.ts';

const c = (key: Parameters<typeof t>[0]) => t(key);

export function agreementRecord(source: PackSource): PackRecord {
  const { queries } = source.context.file;
  const agreement = agreementOf(source.context);
  const complaints = queries.client.complaints.all();
  const evidence = agreement.evidenceId === null ? null : queries.evidence.byId(agreement.evidenceId);
  return {
    key: 'agreement',
    title: t('packRecords.agreement.title'),
    parts: [
      facts(t('packRecords.agreement.agreement'), [
        [c('packRecords.column.reference'), agreement.reference],
        [c('packRecords.column.version'), agreement.version],
        [c('packRecords.agreement.signedOn'), day(agreement.signedOn)],
        [c('packRecords.agreement.signedBy'), agreement.signedBy],
        [c('packRecords.agreement.evidence'), evidence === null ? '' : evidenceCell(source, [evidence.number])],
        [c('packRecords.column.note'), agreement.note],
        [c('packRecords.agreement.known'), yesNoText(agreement.complaintsKnown)],
        [c('packRecords.agreement.asOf'), day(agreement.complaintsAsOf)],
      ]),
      table(
        t('packRecords.agreement.complaints'),
        [
          c('packRecords.column.kind'),
          c('packRecords.agreement.subject'),
          c('packRecords.column.reference'),
          c('packRecords.agreement.source'),
          c('packRecords.agreement.receivedOn'),
          c('packRecords.column.outcome'),
          c('packRecords.agreement.closedOn'),
        ],
        complaints.map((one) => [
          t(`vocabulary.complaintKind.${one.kind}`),
          one.subject,
          one.reference,
          one.source,
          day(one.receivedOn),
          one.outcome,
          day(one.closedOn),
        ]),
        'complaints',
      ),
    ],
    data: { agreement, complaints },
  };
}

/** The record of every finding with its life: answers in rounds, reviews, verification, escalations, views, steps. */
import { t } from '../../../../../shared/words/words.ts';
import { type FindingDetail, findingDetailOf, findingRows } from '../../../findings/finding-row.ts';
import { facts, type PackPart, type PackRecord, table } from '../pack-record.ts';
import { auditsOf, byAndOn, day, evidenceCell, joined, type PackSource } from './frame.ts';

const c = (key: Parameters<typeof t>[0]) => t(key);

function partsOf(source: PackSource, detail: FindingDetail): readonly PackPart[] {
  const { finding } = detail;
  const answers = detail.responses.flatMap(({ response, correction, cause, correctiveAction }): readonly (readonly [string, string])[] => {
    const verdict = (value: 'accepted' | 'returned' | null) => (value === null ? '' : t(`vocabulary.verdict.${value}`));
    return [
      [
        t('packRecords.findings.round', { round: response.round }),
        joined([byAndOn(response.submittedBy, response.submittedOn), response.enclosed]),
      ],
      [
        c('packRecords.findings.correction'),
        joined([correction?.text ?? '', day(correction?.doneOn ?? null), verdict(response.correctionVerdict)]),
      ],
      [
        c('packRecords.findings.cause'),
        joined([cause?.text ?? '', cause === null ? '' : t(`vocabulary.causeMethod.${cause.method}`), verdict(response.causeVerdict)]),
      ],
      [
        c('packRecords.findings.action'),
        joined([
          correctiveAction?.text ?? '',
          correctiveAction?.owner ?? '',
          day(correctiveAction?.plannedFor ?? null),
          correctiveAction?.implementation ?? '',
          day(correctiveAction?.implementedOn ?? null),
          verdict(response.correctiveActionVerdict),
        ]),
      ],
      [c('packRecords.findings.review'), joined([byAndOn(response.reviewedByName, response.reviewedOn), response.reviewComment])],
    ];
  });
  return [
    facts(`${finding.number} ${finding.title}`.trim(), [
      [c('packRecords.findings.grade'), joined([finding.gradeLabel, t(`vocabulary.findingState.${finding.state}`)])],
      [c('packRecords.column.requirements'), finding.requirements.map(({ ref, title }) => `${ref} ${title}`).join('\n')],
      [c('packRecords.findings.units'), finding.units.join(', ')],
      [c('packRecords.findings.statement'), finding.statement],
      [
        c('packRecords.findings.evidence'),
        detail.objectiveEvidence.map(({ text, reference }) => (reference === '' ? text : `${text} (${reference})`)).join('\n'),
      ],
      [c('packRecords.findings.gradeReason'), finding.gradeReason],
      [c('packRecords.findings.view'), joined([byAndOn(finding.auditeeName, finding.auditeeOn), finding.auditeeView])],
      [c('packRecords.findings.answerBy'), day(finding.answerBy)],
      ...answers,
      ...(finding.state === 'withdrawn' ? [[c('packRecords.findings.withdrawn'), finding.withdrawnReason] as const] : []),
    ]),
    ...(detail.verifications.length === 0
      ? []
      : [
          table(
            t('packRecords.findings.verification'),
            [
              c('packRecords.column.date'),
              c('packRecords.column.by'),
              c('packRecords.findings.method'),
              c('packRecords.findings.effective'),
              c('packRecords.column.text'),
            ],
            detail.verifications.map((one) => [
              day(one.verifiedOn),
              one.byName,
              t(`vocabulary.verificationMethod.${one.method}`),
              t(one.effective ? 'vocabulary.yesNo.yes' : 'vocabulary.yesNo.no'),
              one.text,
            ]),
          ),
        ]),
    ...(detail.evidence.length === 0
      ? []
      : [
          table(
            t('packRecords.findings.files'),
            [c('packRecords.column.number'), c('packRecords.evidence.what'), c('packRecords.column.version')],
            detail.evidence.map((one) => [evidenceCell(source, [one.number]), one.title, one.versionOrDate]),
          ),
        ]),
    ...(detail.opinions.length === 0
      ? []
      : [
          table(
            t('packRecords.findings.opinions'),
            [c('packRecords.column.by'), c('packRecords.findings.view'), c('packRecords.column.outcome')],
            detail.opinions.map((one) => [
              byAndOn(one.auditeeName, one.statedOn),
              one.view,
              joined([one.outcome === null ? '' : t(`vocabulary.opinionOutcome.${one.outcome}`), one.resolution]),
            ]),
          ),
        ]),
    table(
      t('packRecords.findings.history'),
      [c('packRecords.column.date'), c('packRecords.column.by'), c('packRecords.column.what')],
      detail.history.map((one) => [one.at, one.who, one.what]),
    ),
  ];
}

export function findingsRecord(source: PackSource): PackRecord {
  const rows = auditsOf(source).flatMap((audit) => findingRows(source.context, audit.id));
  const details = rows.map((row) => findingDetailOf(source.context, row.id));
  return {
    key: 'findings',
    title: t('packRecords.findings.title'),
    parts: [
      table(
        t('packRecords.findings.overview'),
        [
          c('packRecords.column.number'),
          c('packRecords.findings.grade'),
          c('packRecords.findings.state'),
          c('packRecords.column.requirements'),
          c('packRecords.column.name'),
        ],
        rows.map((row) => [
          row.number,
          row.gradeLabel,
          t(`vocabulary.findingState.${row.state}`),
          row.requirements.map(({ ref }) => ref).join(', '),
          row.title,
        ]),
        'findings',
      ),
      ...details.flatMap((detail) => partsOf(source, detail)),
    ],
    data: details,
  };
}

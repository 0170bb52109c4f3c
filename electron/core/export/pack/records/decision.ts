/** Records of what follows the audit: checks with what was passed over, technical review, decision, draft certificate. */
import { t } from '../../../../../shared/words/words.ts';
import { showCertificate } from '../../../decision/certificate-service.ts';
import { showGates } from '../../../decision/gates-service.ts';
import { questionViews } from '../../../decision/review-service.ts';
import { facts, type PackPart, type PackRecord, table } from '../pack-record.ts';
import { byAndOn, day, instantText, joined, type PackSource, range, yesOrNo } from './frame.ts';

const c = (key: Parameters<typeof t>[0]) => t(key);

export function gatesRecord({ context, audit, engagement }: PackSource): PackRecord {
  const shown = showGates(context, { auditId: audit.id });
  const overrides = context.file.queries.decision.overrides(audit.id);
  return {
    key: 'checks',
    title: t('packRecords.gates.title'),
    parts: [
      table(
        t('packRecords.gates.overrides'),
        [
          c('packRecords.gates.check'),
          c('packRecords.gates.failed'),
          c('packRecords.column.reason'),
          c('packRecords.column.by'),
          c('packRecords.gates.withdrawn'),
        ],
        overrides.map((one) => [
          shown.gates.find(({ key }) => key === one.gate)?.title ?? one.gate,
          one.what.join(', '),
          one.justification,
          joined([one.byName, t(`vocabulary.personRole.${one.byRole}`), instantText(one.at, engagement.timeZone)]),
          one.withdrawnAt === null
            ? ''
            : joined([one.withdrawnByName, instantText(one.withdrawnAt, engagement.timeZone), one.withdrawnReason]),
        ]),
        'overrides',
      ),
      table(
        t('packRecords.gates.checks'),
        [c('packRecords.gates.check'), c('packRecords.gates.result'), c('packRecords.gates.severity'), c('packRecords.column.clause')],
        shown.gates.map((gate) => [
          gate.title,
          gate.override === null
            ? t(`packRecords.gates.status.${gate.status}`)
            : t('packRecords.gates.passedOver', { name: gate.override.byName }),
          t(`packRecords.gates.severities.${gate.severity}`),
          gate.clause,
        ]),
        'checks',
      ),
    ],
    data: { ...shown, overrides },
  };
}

/** Null before a review began. */
export function reviewRecord({ context, audit, engagement }: PackSource): PackRecord | null {
  const reviews = context.file.queries.decision.reviews(audit.id);
  if (reviews.length === 0) return null;
  const questions = questionViews(context, audit.id);
  return {
    key: 'technical-review',
    title: t('packRecords.review.title'),
    parts: reviews.flatMap((review): PackPart[] => [
      facts(t('packRecords.review.review', { number: review.position + 1 }), [
        [c('packRecords.review.reviewer'), byAndOn(review.reviewerName, review.startedOn)],
        [c('packRecords.column.outcome'), joined([t(`packRecords.review.conclusion.${review.conclusion}`), day(review.concludedOn)])],
        [c('packRecords.column.remark'), review.remark],
      ]),
      table(
        t('packRecords.review.questions'),
        [
          c('packRecords.column.number'),
          c('packRecords.review.about'),
          c('packRecords.review.question'),
          c('packRecords.review.clarifications'),
          c('packRecords.review.settled'),
        ],
        questions
          .filter(({ reviewId }) => reviewId === review.id)
          .map((one) => [
            one.number,
            one.subjectLabel,
            [one.text, joined([one.askedByName, instantText(one.askedAt, engagement.timeZone)])].join('\n'),
            one.clarifications
              .map((answer) => `${answer.text}\n${joined([answer.byName, instantText(answer.at, engagement.timeZone)])}`)
              .join('\n\n'),
            one.settledAt === null
              ? ''
              : [one.outcome, joined([one.settledByName, instantText(one.settledAt, engagement.timeZone)])].join('\n'),
          ]),
        `questions-${review.position + 1}`,
      ),
    ]),
    data: { reviews, questions },
  };
}

/** Null before a decision. */
export function decisionRecord({ context, audit }: PackSource): PackRecord | null {
  const decisions = context.file.queries.decision.decisions(audit.id);
  if (decisions.length === 0) return null;
  return {
    key: 'decision',
    title: t('packRecords.decision.title'),
    parts: decisions.map((one) =>
      facts(t(`packRecords.decision.outcome.${one.outcome}`), [
        [c('packRecords.column.by'), joined([one.decidedByName, one.decidedByFunction, day(one.decidedOn)])],
        [c('packRecords.decision.independent'), yesOrNo(one.independent)],
        [c('packRecords.decision.competence'), one.competence],
        [c('packRecords.decision.grounds'), one.grounds],
        [c('packRecords.decision.conditions'), joined([one.conditions, day(one.conditionsBy)])],
        [c('packRecords.decision.report'), one.reportNumber],
        [c('packRecords.decision.soa'), one.soaNumber],
        [
          c('packRecords.decision.withdrawn'),
          one.withdrawnOn === null ? '' : joined([byAndOn(one.withdrawnByName, one.withdrawnOn), one.withdrawnReason]),
        ],
      ]),
    ),
    data: decisions,
  };
}

export function certificateRecord({ context, audit }: PackSource): PackRecord {
  const view = showCertificate(context, { auditId: audit.id });
  const { shown, dates } = view;
  return {
    key: 'certificate',
    title: t(view.draft ? 'packRecords.certificate.draft' : 'packRecords.certificate.title'),
    parts: [
      facts(t('packRecords.certificate.content'), [
        [c('packRecords.column.number'), shown.number],
        [
          c('packRecords.column.version'),
          view.recorded === null ? t('packRecords.certificate.proposal') : joined([String(shown.version), day(shown.recordedOn)]),
        ],
        [c('packRecords.certificate.holder'), shown.holder],
        [c('packRecords.certificate.standard'), shown.standard],
        [c('packRecords.certificate.scope'), shown.scope],
        [c('packRecords.scope.roles'), shown.aiRoles],
        [c('packRecords.certificate.soa'), joined([shown.soaNumber, day(shown.soaDatedOn)])],
        [c('packRecords.certificate.valid'), range(dates.effectiveOn, dates.expiresOn)],
        [c('packRecords.certificate.body'), joined([shown.bodyName, shown.bodyAddress, shown.accreditation])],
        [c('packRecords.certificate.revision'), joined([shown.revision, shown.replaces])],
        [c('packRecords.certificate.statement'), shown.statement],
      ]),
      table(
        t('packRecords.scope.sites'),
        [c('packRecords.column.name'), c('packRecords.scope.address'), c('packRecords.scope.activities')],
        shown.locations.map((one) => [one.name, one.address, one.activities]),
      ),
      table(
        t('packRecords.certificate.elements'),
        [c('packRecords.elements.element'), c('packRecords.elements.standing'), c('packRecords.column.clause')],
        view.elements.map((one) => [one.title, t(`pack.standing.${one.standing}`), one.clause]),
      ),
    ],
    data: view,
  };
}

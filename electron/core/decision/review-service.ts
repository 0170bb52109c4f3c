/**
 * The technical review (ISO/IEC 17021-1 9.5.2): by somebody who was not on the audit, with questions on items of the file.
 * Every clarification is kept with its question, whoever gave it (9.5.1.4).
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { QuestionState, QuestionSubject } from '../../../shared/model/decision-vocabulary.ts';
import { gateKey } from '../../../shared/model/decision-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { deskOf } from '../../../shared/rules/review-mode.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { checklistRows } from '../checklist/checklist-rows.ts';
import { type ActingPerson, actorOf, type FileContext, nowOf } from '../context.ts';
import { shortNumber } from '../findings/finding-row.ts';
import { todayIn } from '../stage1/stage1-parts.ts';
import { demandIndependence, todayOf } from '../team/independence.ts';
import { personOf } from '../team/team-person.ts';
import { decidedAudit, demandApart, demandBody, missing } from './decision-parts.ts';

type Review = Row<'technical_review'>;
type Clarification = Row<'review_clarification'>;
export type QuestionView = OutputOf<'decision.ask'>;

const LONGEST_LABEL = 300;

/** Open until something was said to it, and again after the reviewer asked further; settled by the reviewer alone. */
export function questionState(question: Row<'review_question'>, clarifications: readonly Clarification[]): QuestionState {
  if (question.settledAt !== null) return 'settled';
  const last = clarifications.at(-1);
  return last === undefined || last.kind === 'further_question' ? 'open' : 'answered';
}

const viewOf = (question: Row<'review_question'>, clarifications: Clarification[]): QuestionView => ({
  ...question,
  state: questionState(question, clarifications),
  clarifications,
});

export function questionViews(context: FileContext, auditId: string): QuestionView[] {
  const { decision } = context.file.queries;
  const all = new Map<string, Clarification[]>();
  for (const one of decision.clarifications(auditId)) all.set(one.questionId, [...(all.get(one.questionId) ?? []), one]);
  return decision.questions(auditId).map((question) => viewOf(question, all.get(question.id) ?? []));
}

function answer(context: FileContext, id: string): QuestionView {
  return viewOf(questionOf(context, id), context.file.queries.decision.clarificationsOf(id));
}

/** @throws NOT_FOUND */
function questionOf(context: FileContext, id: string): Row<'review_question'> {
  const question = context.file.queries.decision.question(id);
  if (question === null) throw missing('review_question');
  return question;
}

/** @throws NOT_FOUND, and RULE for a review that was concluded */
function openReview(context: FileContext, id: string): Review {
  const review = context.file.queries.decision.review(id);
  if (review === null) throw missing('technical_review');
  if (review.conclusion !== 'open') throw new AppError('RULE', t('decisionCore.reviewOver', { name: review.reviewerName }));
  return review;
}

/** Answers `decision.beginReview`. @throws RULE for a reviewer who was on the audit, CONFLICT while another review is open */
export function beginReview(context: FileContext, input: InputOf<'decision.beginReview'>): Review {
  const actor = actorOf(context);
  const audit = decidedAudit(context, input.auditId);
  const review = reviewToBegin(context, audit, personOf(context, input.reviewerId ?? actor.id), input.on);
  return context.file.ledger.write({ actor }, (tx) => tx.insert('technical_review', review));
}

/** The row of a review that begins. @throws RULE for a reviewer who was on the audit, CONFLICT while another review is open */
export function reviewToBegin(context: FileContext, audit: Row<'audit'>, reviewer: Row<'person'>, on?: string): Review {
  demandBody(reviewer);
  demandApart(context, reviewer);
  const earlier = context.file.queries.decision.reviews(audit.id);
  const open = earlier.find(({ conclusion }) => conclusion === 'open');
  if (open !== undefined) throw new AppError('CONFLICT', t('decisionCore.reviewOpen', { name: open.reviewerName }));
  demandIndependence(context, reviewer, { task: 'review', auditId: null, day: todayOf(context) }, undefined);
  return {
    id: context.ports.ids.uuid(),
    auditId: audit.id,
    reviewerId: reviewer.id,
    reviewerName: reviewer.name,
    startedOn: on ?? todayIn(context, audit),
    conclusion: 'open',
    concludedOn: null,
    remark: '',
    position: earlier.length,
  };
}

/** Answers `decision.concludeReview`. @throws RULE with open questions, or without a word on what is sent back */
export function concludeReview(context: FileContext, input: InputOf<'decision.concludeReview'>): Review {
  const actor = actorOf(context);
  const review = openReview(context, input.id);
  const audit = auditOf(context, review.auditId);
  const open = questionViews(context, review.auditId).filter(({ state }) => state !== 'settled');
  if (input.conclusion === 'ready' && open.length > 0)
    throw new AppError(
      'RULE',
      t('decisionCore.questionsOpen', { count: open.length, numbers: open.map(({ number }) => number).join(', ') }),
    );
  const remark = (input.remark ?? '').trim();
  if (input.conclusion === 'returned' && remark === '') {
    const message = t('decisionCore.returnedWhy');
    throw new AppError('RULE', message, { fields: { remark: message } });
  }
  return context.file.ledger.write({ actor }, (tx) =>
    tx.update('technical_review', review.id, {
      conclusion: input.conclusion,
      concludedOn: input.on ?? todayIn(context, audit),
      remark,
    }),
  );
}

type Subject = OutputOf<'decision.subjects'>['subjects'][number];

/** Answers `decision.subjects`: what a question can be about, in the order of the file. */
export function listSubjects(context: FileContext, { auditId }: InputOf<'decision.subjects'>): OutputOf<'decision.subjects'> {
  const audit = decidedAudit(context, auditId);
  const { decision, reports } = context.file.queries;
  const named = (subject: QuestionSubject, id: string | null, label: string): Subject => ({
    subject,
    id,
    label: label.slice(0, LONGEST_LABEL),
  });
  return {
    subjects: [
      named('audit', audit.id, `${audit.number} ${audit.title}`.trim()),
      ...reports.issued(auditId).map((one) => named('report', one.id, t('decisionCore.reportLabel', { number: one.number }))),
      ...decision.findings(auditId).map((one) => named('finding', one.id, `${shortNumber(one.number, audit.number)} ${one.title}`.trim())),
      ...checklistRows(context, auditId).map((row) =>
        named('checklist_item', row.id, `${row.ref} ${row.shortTitle === '' ? row.title : row.shortTitle}, ${row.unit.label}`),
      ),
      ...decision.evidence(auditId).map(({ id, label }) => named('evidence', id, label)),
      ...gateKey.options.map((key) => named('gate', null, t(`decisionGates.${key}.name`))),
      named('certificate', null, t('decisionCore.certificateLabel')),
    ],
  };
}

/** The item as it is called now. @throws NOT_FOUND for an item that is not part of the audit */
function labelOf(context: FileContext, review: Review, subject: QuestionSubject, id: string | null): string {
  const { subjects } = listSubjects(context, { auditId: review.auditId });
  if (id === null) return subject === 'certificate' ? t('decisionCore.certificateLabel') : '';
  const found = subjects.find((one) => one.subject === subject && one.id === id);
  if (found === undefined) throw new AppError('NOT_FOUND', t('decisionCore.noSubject'));
  return found.label;
}

/** Who speaks for the review: whoever is at the keyboard if they review, else the reviewer whose words are recorded. */
function reviewerAt(actor: ActingPerson, review: Review): { id: string; name: string } {
  return deskOf(actor.role) === 'work' ? { id: review.reviewerId, name: review.reviewerName } : { id: actor.id, name: actor.name };
}

/** Answers `decision.ask`. @throws RULE once the review was concluded */
export function ask(context: FileContext, input: InputOf<'decision.ask'>): QuestionView {
  const actor = actorOf(context);
  const review = openReview(context, input.reviewId);
  const subjectId = input.subjectId ?? null;
  const subjectLabel = labelOf(context, review, input.subject, subjectId);
  const by = reviewerAt(actor, review);
  const position = context.file.queries.decision.questions(review.auditId).length;
  const question = context.file.ledger.write({ actor }, (tx) =>
    tx.insert('review_question', {
      id: context.ports.ids.uuid(),
      auditId: review.auditId,
      reviewId: review.id,
      number: `Q-${position + 1}`,
      subject: input.subject,
      subjectId,
      subjectLabel,
      text: input.text,
      askedById: by.id,
      askedByName: by.name,
      askedAt: nowOf(context),
      settledAt: null,
      settledByName: '',
      outcome: '',
      position,
    }),
  );
  return answer(context, question.id);
}

function speaker(context: FileContext, actor: ActingPerson, input: InputOf<'decision.clarify'>, review: Review) {
  if (input.kind === 'further_question') return reviewerAt(actor, review);
  if (input.byId === undefined && input.byName !== undefined) return { id: null, name: input.byName };
  const { id, name } = personOf(context, input.byId ?? actor.id);
  return { id, name };
}

/** Answers `decision.clarify`. @throws RULE on a settled question, and for a reviewer who would answer for the team */
export function clarify(context: FileContext, input: InputOf<'decision.clarify'>): QuestionView {
  const actor = actorOf(context);
  const question = questionOf(context, input.questionId);
  if (question.settledAt !== null) throw new AppError('RULE', t('decisionCore.settled', { number: question.number }));
  const review = context.file.queries.decision.review(question.reviewId);
  if (review === null) throw missing('technical_review');
  const by = speaker(context, actor, input, review);
  if (input.kind === 'answer' && (by.id === review.reviewerId || by.id === question.askedById))
    throw new AppError('RULE', t('decisionCore.ownAnswer', { name: by.name, number: question.number }), {
      hint: t('decisionCore.ownAnswerHint'),
    });
  context.file.ledger.write({ actor }, (tx) =>
    tx.insert('review_clarification', {
      id: context.ports.ids.uuid(),
      questionId: question.id,
      kind: input.kind,
      text: input.text,
      byId: by.id,
      byName: by.name,
      at: nowOf(context),
      position: context.file.queries.decision.clarificationsOf(question.id).length,
    }),
  );
  return answer(context, question.id);
}

/** Answers `decision.settleQuestion`. @throws CONFLICT when it is settled already */
export function settleQuestion(context: FileContext, { id, outcome }: InputOf<'decision.settleQuestion'>): QuestionView {
  const actor = actorOf(context);
  const question = questionOf(context, id);
  if (question.settledAt !== null) throw new AppError('CONFLICT', t('decisionCore.settled', { number: question.number }));
  const review = context.file.queries.decision.review(question.reviewId);
  if (review === null) throw missing('technical_review');
  const by = reviewerAt(actor, review);
  context.file.ledger.write({ actor }, (tx) =>
    tx.update('review_question', id, { settledAt: nowOf(context), settledByName: by.name, outcome }),
  );
  return answer(context, id);
}

/**
 * Takes the sample on to the technical review: the agreement on file, both reports issued, the certificate drafted, one check passed over, a
 * question asked and settled. It works on a copy, since an issued report freezes what it was made from.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { clarificationKind, gateKey, questionSubject } from '../../../shared/model/decision-vocabulary.ts';
import { date, filledLine, filledText } from '../../../shared/model/scalars.ts';
import type { TypedCall } from './sample-keys.ts';

const sampleDecision = z.strictObject({
  agreement: z.strictObject({
    reference: filledLine,
    version: filledLine,
    signedOn: date,
    signedBy: filledLine,
    complaintsKnown: z.literal('no'),
    complaintsAsOf: date,
  }),
  certificate: z.strictObject({ number: filledLine, accreditation: filledLine }),
  overrides: z.array(z.strictObject({ gate: gateKey, by: filledLine, justification: filledText })),
  review: z.strictObject({
    by: filledLine,
    startedOn: date,
    questions: z.array(
      z.strictObject({
        subject: questionSubject,
        /** Part of the name of what is asked about. */
        label: filledLine,
        text: filledText,
        answers: z.array(z.strictObject({ kind: clarificationKind, by: filledLine, text: filledText })),
        outcome: filledText,
      }),
    ),
  }),
});

/**
 * @param resources folder that holds `sample/`
 * @returns id of the audit that is decided on
 */
export async function reviewSample(call: TypedCall, resources: string): Promise<string> {
  const data = sampleDecision.parse(JSON.parse(readFileSync(join(resources, 'sample', 'decision.json'), 'utf8')));
  const { people } = await call('team.list', {});
  const idOf = (name: string): string => {
    const person = people.find((one) => one.name === name);
    if (person === undefined) throw new Error(`the sample names ${name}, who is not in it`);
    return person.id;
  };
  const { audits } = await call('audits.list', {});
  const ofKind = (kind: string): string => {
    const audit = audits.find((one) => one.kind === kind);
    if (audit === undefined) throw new Error(`the sample holds no ${kind}`);
    return audit.id;
  };
  const auditId = ofKind('stage_2');
  await call('client.setAgreement', data.agreement);
  for (const id of [ofKind('stage_1'), auditId]) await call('reports.issue', { auditId: id });
  await call('decision.setCertificate', { auditId, ...data.certificate });
  for (const { gate, by, justification } of data.overrides) {
    await call('team.actAs', { id: idOf(by) });
    await call('decision.override', { auditId, gate, justification });
  }
  const { review } = data;
  await call('team.actAs', { id: idOf(review.by) });
  const { id: reviewId } = await call('decision.beginReview', { auditId, on: review.startedOn });
  const { subjects } = await call('decision.subjects', { auditId });
  for (const question of review.questions) {
    const subject = subjects.find((one) => one.subject === question.subject && one.label.includes(question.label));
    if (subject === undefined) throw new Error(`the sample asks about ${question.label}, which is not there`);
    const { id: questionId } = await call('decision.ask', {
      reviewId,
      subject: subject.subject,
      subjectId: subject.id,
      text: question.text,
    });
    for (const { kind, by, text } of question.answers) await call('decision.clarify', { questionId, kind, text, byId: idOf(by) });
    await call('decision.settleQuestion', { id: questionId, outcome: question.outcome });
  }
  return auditId;
}

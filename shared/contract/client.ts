/** The client: contacts, obligations, use of consultancy, what it applied for, and the review of the application. */
import { z } from 'zod';
import { complaintKind, contactPurpose, obligationKind, reviewAnswer } from '../model/client-vocabulary.ts';
import { entities } from '../model/entities.ts';
import { date, filledLine, filledText, id, line, text } from '../model/scalars.ts';
import { yesNo } from '../model/vocabulary.ts';
import { applicationParts } from '../rules/application-review.ts';
import { byId, command, nothing, patchOf, query } from './define.ts';

const topics = { topics: ['engagement'] } as const;

const contact = {
  name: filledLine,
  title: line.optional(),
  email: line.optional(),
  phone: line.optional(),
  purposes: z.array(contactPurpose).max(contactPurpose.options.length).optional(),
  siteId: id.nullable().optional(),
  note: text.optional(),
};
const obligation = {
  name: filledLine,
  kind: obligationKind.optional(),
  reference: line.optional(),
  jurisdiction: line.optional(),
  authority: line.optional(),
  bearsOn: text.optional(),
  keptBy: text.optional(),
};
const consultancy = {
  organization: filledLine,
  persons: line.optional(),
  fromOn: date.nullable().optional(),
  toOn: date.nullable().optional(),
  service: text.optional(),
};

const complaint = {
  subject: filledLine,
  kind: complaintKind.optional(),
  reference: line.optional(),
  receivedOn: date.nullable().optional(),
  source: line.optional(),
  outcome: text.optional(),
  closedOn: date.nullable().optional(),
};

export const reviewView = z.strictObject({
  ...entities.application_review.shape,
  points: z.array(entities.application_review_point),
  /** What stands in the way of accepting it, as sentences. */
  obstacles: z.array(line),
});

export const clientMethods = {
  'client.show': query(
    'Contacts, obligations, use of consultancy, the application, and what its information lacks (ISO/IEC 17021-1 9.1.1).',
    nothing,
    z.strictObject({
      application: entities.application,
      contacts: z.array(entities.contact),
      obligations: z.array(entities.obligation),
      consultancies: z.array(entities.consultancy_use),
      agreement: entities.agreement,
      complaints: z.array(entities.complaint),
      lacks: z.array(z.strictObject({ part: z.enum(applicationParts), message: line })),
    }),
    { topics: ['engagement', 'scope'] },
  ),
  'client.updateApplication': command(
    'Changes what the client applied for; what is not named stays.',
    z.strictObject({
      receivedOn: date.nullable().optional(),
      requestedScope: text.optional(),
      outsourced: text.optional(),
      language: line.optional(),
      safety: text.optional(),
      otherStandards: text.optional(),
      restricted: text.optional(),
      consultancyUsed: yesNo.optional(),
    }),
    entities.application,
    topics,
  ),
  'client.addContact': command('Adds a contact of the client.', z.strictObject(contact), entities.contact, topics),
  'client.updateContact': command('Changes a contact.', patchOf(contact), entities.contact, topics),
  'client.removeContact': command('Removes a contact.', byId, nothing, topics),
  'client.addObligation': command(
    'Adds a legal, regulatory or contractual obligation that the client names.',
    z.strictObject(obligation),
    entities.obligation,
    topics,
  ),
  'client.updateObligation': command('Changes an obligation.', patchOf(obligation), entities.obligation, topics),
  'client.removeObligation': command('Removes an obligation.', byId, nothing, topics),
  'client.addConsultancy': command(
    'Records consultancy on the management system that the client used: by whom and when.',
    z.strictObject(consultancy),
    entities.consultancy_use,
    topics,
  ),
  'client.updateConsultancy': command('Changes a use of consultancy.', patchOf(consultancy), entities.consultancy_use, topics),
  'client.removeConsultancy': command('Removes a use of consultancy.', byId, nothing, topics),
  'client.setAgreement': command(
    'Records the certification agreement, and whether complaints are known; what is not named stays (ISO/IEC 17021-1 5.1.2, 9.8).',
    z.strictObject(entities.agreement.omit({ id: true }).partial().shape),
    entities.agreement,
    { topics: ['engagement', 'decision'] },
  ),
  'client.addComplaint': command(
    'Adds a complaint, an appeal or a legal matter of the client (ISO/IEC 17021-1 9.7, 9.8).',
    z.strictObject(complaint),
    entities.complaint,
    { topics: ['engagement', 'decision'] },
  ),
  'client.updateComplaint': command('Changes a complaint.', patchOf(complaint), entities.complaint, { topics: ['engagement', 'decision'] }),
  'client.removeComplaint': command('Removes a complaint.', byId, nothing, { topics: ['engagement', 'decision'] }),
  'client.reviews': query(
    'The reviews of the application, the newest last, each with what stands in the way of accepting it.',
    nothing,
    z.strictObject({ reviews: z.array(reviewView) }),
    { topics: ['engagement', 'team', 'scope'] },
  ),
  'client.startReview': command(
    'Begins a review of the application with all its points open (ISO/IEC 17021-1 9.1.2).',
    nothing,
    reviewView,
    topics,
  ),
  'client.answerPoint': command(
    'Answers a point of an open review.',
    z.strictObject({ id, answer: reviewAnswer.optional(), remark: text.optional() }),
    reviewView,
    topics,
  ),
  'client.justifyReview': command(
    'Writes why the application is accepted or declined, while the review is open.',
    z.strictObject({ id, justification: text }),
    reviewView,
    topics,
  ),
  'client.acceptApplication': command(
    'Accepts the application once nothing stands in the way; freezes who reviewed it and which competence is needed.',
    z.strictObject({ id, on: date.optional() }),
    reviewView,
    topics,
  ),
  'client.declineApplication': command(
    'Declines the application with its reason.',
    z.strictObject({ id, on: date.optional() }),
    reviewView,
    topics,
  ),
  'client.reopenReview': command(
    'Opens a decided review again; the reason stands in the ledger.',
    z.strictObject({ id, reason: filledText }),
    reviewView,
    topics,
  ),
} as const;

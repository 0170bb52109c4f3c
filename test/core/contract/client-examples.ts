/** Valid inputs of the methods about the client (see examples.ts). */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import { anOpenReview, answerAll } from '../../builders/application.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type ClientMethod = Extract<EngineMethodName, `client.${string}`>;
type ClientExamples = { readonly [M in ClientMethod]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

const nothing = () => ({});
const aContact = {
  name: 'Ruben Claes',
  title: 'AIMS manager',
  email: 'ruben.claes@lumenfold.example',
  phone: '+31 30 000 0000',
  purposes: ['main' as const, 'audit' as const],
  note: 'Mornings.',
};
const anObligation = {
  name: 'Regulation (EU) 2024/1689',
  kind: 'law' as const,
  reference: 'Annex III, 5 (b)',
  jurisdiction: 'EU',
  authority: 'Market surveillance',
  bearsOn: 'LendScore',
  keptBy: 'Register LR-01',
};
const aConsultancy = {
  organization: 'Brightwater Advisory',
  persons: 'Simone Arts',
  fromOn: '2025-03-01',
  toOn: '2025-11-28',
  service: 'Gap analysis and set-up of the AIMS',
};

const aComplaint = {
  subject: 'Refused loan without a reason',
  kind: 'complaint' as const,
  reference: 'B-2026-7',
  receivedOn: '2026-09-01',
  source: 'A borrower',
  outcome: 'Answered by the client',
  closedOn: '2026-09-20',
};

export const clientExamples: ClientExamples = {
  'client.setAgreement': (world) => ({
    reference: `A-2026-41 ${crypto.randomUUID()}`,
    version: '2',
    signedOn: '2026-05-20',
    signedBy: 'Ruben Claes, Anna Berg',
    evidenceId: world.evidence,
    note: 'With the annex on AI.',
    complaintsKnown: 'yes',
    complaintsAsOf: '2026-11-01',
  }),
  'client.addComplaint': () => aComplaint,
  'client.updateComplaint': async ({ call }) => ({
    ...aComplaint,
    id: (await call('client.addComplaint', { subject: 'Another' })).id,
  }),
  'client.removeComplaint': async ({ call }) => ({ id: (await call('client.addComplaint', { subject: 'By mistake' })).id }),
  'client.show': nothing,
  'client.updateApplication': () => ({
    receivedOn: '2026-05-04',
    requestedScope: `Credit scoring ${crypto.randomUUID()}`,
    outsourced: 'Hosting',
    language: 'English, Dutch',
    safety: 'None beyond an office',
    otherStandards: 'ISO/IEC 27001',
    restricted: 'Source of the scoring model: read on site only',
    consultancyUsed: 'yes',
  }),
  'client.addContact': ({ site }) => ({ ...aContact, siteId: site }),
  'client.updateContact': async ({ call, site }) => ({
    id: (await call('client.addContact', { name: 'Elise Brandt' })).id,
    ...aContact,
    siteId: site,
  }),
  'client.removeContact': async ({ call }) => ({ id: (await call('client.addContact', aContact)).id }),
  'client.addObligation': () => anObligation,
  'client.updateObligation': async ({ call }) => ({ id: (await call('client.addObligation', { name: 'GDPR' })).id, ...anObligation }),
  'client.removeObligation': async ({ call }) => ({ id: (await call('client.addObligation', anObligation)).id }),
  'client.addConsultancy': () => aConsultancy,
  'client.updateConsultancy': async ({ call }) => ({
    id: (await call('client.addConsultancy', { organization: 'Other' })).id,
    ...aConsultancy,
  }),
  'client.removeConsultancy': async ({ call }) => ({ id: (await call('client.addConsultancy', aConsultancy)).id }),
  'client.reviews': nothing,
  'client.startReview': async ({ call }) => {
    for (const review of (await call('client.reviews')).reviews.filter((one) => one.outcome === 'open')) {
      await call('client.justifyReview', { id: review.id, justification: 'Begun by mistake.' });
      await call('client.declineApplication', { id: review.id });
    }
    return {};
  },
  'client.answerPoint': async (world) => ({
    id: (await anOpenReview(world.call)).points[6]?.id ?? '',
    answer: 'not_applicable',
    remark: `Everybody speaks English ${crypto.randomUUID()}.`,
  }),
  'client.justifyReview': async (world) => ({
    id: (await anOpenReview(world.call)).id,
    justification: `The body knows the sector ${crypto.randomUUID()}.`,
  }),
  'client.acceptApplication': async (world) => ({ id: await answerAll(world.call), on: '2026-05-12' }),
  'client.declineApplication': async (world) => ({ id: await answerAll(world.call), on: '2026-05-12' }),
  'client.reopenReview': async (world) => {
    const id = await answerAll(world.call);
    await world.call('client.acceptApplication', { id });
    return { id, reason: 'The client added a site.' };
  },
};

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptedApplication, answerAll } from '../../builders/application.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

describe('the client before the audit', () => {
  it('has contacts, obligations and consultancies that are added, changed and removed, each with its entry', async () => {
    const { call, path } = engagement;
    const { left } = await withLedger(path, async () => {
      const contact = await call('client.addContact', { name: 'Ruben Claes', purposes: ['main'] });
      await call('client.updateContact', { id: contact.id, phone: '+31 30 000 0000', name: 'Ruben Claes' });
      const obligation = await call('client.addObligation', { name: 'Regulation (EU) 2024/1689', reference: 'Annex III' });
      await call('client.updateObligation', { id: obligation.id, bearsOn: 'LendScore' });
      const consultancy = await call('client.addConsultancy', { organization: 'Brightwater', toOn: '2025-11-28' });
      await call('client.updateConsultancy', { id: consultancy.id, fromOn: '2025-03-01' });
      expect(rowIn(path, 'contact', contact.id)).toMatchObject({ phone: '+31 30 000 0000', purposes: ['main'], siteId: null });
      expect(rowIn(path, 'obligation', obligation.id)).toMatchObject({ kind: 'law', bearsOn: 'LendScore' });
      expect(rowIn(path, 'consultancy_use', consultancy.id)).toMatchObject({ fromOn: '2025-03-01', toOn: '2025-11-28' });
      await call('client.removeContact', { id: contact.id });
      await call('client.removeObligation', { id: obligation.id });
      await call('client.removeConsultancy', { id: consultancy.id });
    });
    expect(deeds(left)).toEqual([
      'insert contact',
      'update contact phone',
      'insert obligation',
      'update obligation bearsOn',
      'insert consultancy_use',
      'update consultancy_use fromOn',
      'remove contact',
      'remove obligation',
      'remove consultancy_use',
    ]);
    expect((await call('ledger.verify')).problems).toEqual([]);
  });

  it('has one application, made with its first word and changed from then on', async () => {
    const { call, path } = engagement;
    const { left } = await withLedger(path, async () => {
      await call('client.updateApplication', { receivedOn: '2026-05-04' });
      await call('client.updateApplication', { language: 'English' });
    });
    expect(deeds(left)).toEqual(['insert application', 'update application language']);
    expect(rowsIn(path, 'application')).toMatchObject([{ receivedOn: '2026-05-04', language: 'English', consultancyUsed: 'not_stated' }]);
  });

  it('is told what its information lacks until nothing is missing (9.1.1)', async () => {
    const { call } = engagement;
    const lacks = async () => (await call('client.show')).lacks.map((one) => one.part);
    expect(await lacks()).toEqual(['scope', 'roles', 'sites', 'people', 'contact', 'obligations', 'outsourced', 'consultancy']);
    await call('engagement.update', { scopeStatement: 'Credit scoring.', headcount: 142, aiRoles: ['provider'] });
    await call('scope.addSite', { name: 'Utrecht', activities: 'Office', headcount: 104, shifts: '1', centralFunction: true });
    await call('client.addContact', { name: 'Ruben Claes', purposes: ['main'] });
    await call('client.addObligation', { name: 'GDPR' });
    await call('client.updateApplication', { outsourced: 'None.', consultancyUsed: 'yes' });
    expect(await lacks()).toEqual(['consultancy']);
    await call('client.addConsultancy', { organization: 'Brightwater' });
    expect(await lacks()).toEqual([]);
  });

  it('keeps a contact whose site goes', async () => {
    const { call, path } = engagement;
    const site = await call('scope.addSite', { name: 'Porto' });
    const contact = await call('client.addContact', { name: 'Sara Almeida', siteId: site.id });
    const { left } = await withLedger(path, () => call('scope.removeSite', { id: site.id }));
    expect(deeds(left)).toEqual(['update contact siteId', 'remove site']);
    expect(rowIn(path, 'contact', contact.id)?.siteId).toBeNull();
  });

  it('refuses a consultancy that ends before it begins, and entries that are not there', async () => {
    const { call, path } = engagement;
    const wrong = { organization: 'Brightwater', fromOn: '2026-01-01', toOn: '2025-01-01' };
    expect(await refusalWithoutWrite(path, () => call('client.addConsultancy', wrong))).toMatchObject({ code: 'RULE' });
    for (const method of ['client.removeContact', 'client.removeObligation', 'client.removeConsultancy'] as const)
      expect((await refusalWithoutWrite(path, () => call(method, { id: unknownId }))).code).toBe('NOT_FOUND');
  });
});

describe('the review of the application (9.1.2)', () => {
  it('opens with its nine points, and is accepted only when nothing stands in the way', async () => {
    const { call, path } = engagement;
    const review = await call('client.startReview');
    expect(review.points.map((one) => `${one.point} ${one.answer}`)).toHaveLength(9);
    const refused = await refusalWithoutWrite(path, () => call('client.acceptApplication', { id: review.id }));
    expect(refused.code).toBe('RULE');
    expect(refused.message).toContain('Not answered: language.');
    expect(refused.message).toContain('The justification is empty.');
    await answerAll(call);
    const { value, left } = await withLedger(path, () => call('client.acceptApplication', { id: review.id, on: '2026-05-12' }));
    expect(value).toMatchObject({ outcome: 'accepted', reviewedOn: '2026-05-12', reviewedByName: 'Ines Vogt', obstacles: [] });
    expect(value.teamCompetence).toHaveLength(6);
    expect(value.decisionCompetence).toEqual(['ISO/IEC 42001 and certification schemes', 'Sector of the client']);
    expect(deeds(left).every((deed) => deed.startsWith('update application_review '))).toBe(true);
  });

  it('stays as it was decided until it is opened again with a reason, which the ledger tells', async () => {
    const { call, path } = engagement;
    const review = await acceptedApplication(call);
    const point = review.points[0]?.id ?? '';
    for (const work of [
      () => call('client.answerPoint', { id: point, answer: 'no' }),
      () => call('client.justifyReview', { id: review.id, justification: 'Other.' }),
      () => call('client.acceptApplication', { id: review.id }),
      () => call('client.declineApplication', { id: review.id }),
    ])
      expect(await refusalWithoutWrite(path, work)).toMatchObject({
        code: 'RULE',
        hint: 'Open it again with a reason, or begin a new review.',
      });
    const { value, left } = await withLedger(path, () => call('client.reopenReview', { id: review.id, reason: 'A site was added.' }));
    expect(value).toMatchObject({ outcome: 'open', reviewedByName: '', teamCompetence: [] });
    expect(new Set(left.map((entry) => entry.reason))).toEqual(new Set(['A site was added.']));
  });

  it('is declined with its reason, and one review at a time is open', async () => {
    const { call, path } = engagement;
    const review = await call('client.startReview');
    expect((await refusalWithoutWrite(path, () => call('client.startReview'))).code).toBe('CONFLICT');
    expect((await refusalWithoutWrite(path, () => call('client.declineApplication', { id: review.id }))).code).toBe('RULE');
    await call('client.justifyReview', { id: review.id, justification: 'No auditor for the sector.' });
    expect(await call('client.declineApplication', { id: review.id })).toMatchObject({ outcome: 'declined', reviewedOn: '2026-11-18' });
    await call('client.startReview');
    expect((await call('client.reviews')).reviews.map((one) => one.outcome)).toEqual(['declined', 'open']);
  });

  it('does not exist in a consultancy, which has the same intake', async () => {
    const consultancy = await anEngagement({ kind: 'consultancy', fileName: 'consultancy.aims' });
    try {
      await consultancy.call('client.updateApplication', { language: 'English' });
      const refused = await refusalWithoutWrite(consultancy.path, () => consultancy.call('client.startReview'));
      expect(refused).toMatchObject({ code: 'RULE' });
      expect(refused.message).toContain('9.1.2');
    } finally {
      await consultancy.close();
    }
  });
});

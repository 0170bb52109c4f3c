/** What time does to nonconformities: a major past six months, and what is carried into the next audit. */
import { expectAccessible } from './support/accessible.ts';
import type { MadeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

const answer = {
  submittedBy: 'R. Claes',
  correction: { text: 'Both assessments were made.', doneOn: '2026-12-10' },
  cause: { text: 'The release gate does not ask for an assessment.', method: 'five_whys' },
  correctiveAction: { text: 'The gate blocks a release without an assessment.', owner: 'Release lead', plannedFor: '2027-01-15' },
};
const accepted = { correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' };

/** A nonconformity of the audit, taken as far as an accepted plan. */
function planned(file: MadeFile, auditId: string, finding: { grade: string; title: string; requirement: string }): string {
  const { id } = file.call<{ id: string }>('findings.raise', {
    auditId,
    grade: finding.grade,
    title: finding.title,
    statement: 'Impact assessments were not made for the systems in operation.',
    requirements: [finding.requirement],
    objectiveEvidence: [{ text: 'Register IAR-01 has no entry for version 4.2.' }],
  });
  file.call('findings.issue', { id, answerBy: '2026-12-19' });
  file.call('findings.acknowledge', { id, auditee: 'R. Claes', understood: true });
  file.call('findings.submitResponse', { id, ...answer });
  file.call('findings.reviewResponse', { id, ...accepted });
  file.call('findings.acceptPlan', { id });
  return id;
}

test('a major past six months stands on the overview and does not close before a person has decided how it goes on', async ({
  launch,
  folder,
}) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-17' });
  const id = planned(file, auditId, { grade: 'major', title: 'No impact assessment before release', requirement: '42001:8.4' });
  file.call('findings.submitEvidence', { id, text: 'Gate settings and four blocked releases.' });

  // The last day of Stage 2 was 17 November 2026: six months end with 17 May 2027.
  const app = await launch({ clock: '2027-05-18T08:00:00.000Z' });
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await expect(page.getByText('1 day past 17 May 2027')).toBeVisible();
  const decide = page.getByRole('region', { name: 'To decide' });
  await expect(decide.getByText('S2-NC-01 is past 17 May 2027, the limit of the standard (ISO/IEC 17021-1 9.5.3.2)')).toBeVisible();
  const dates = page.getByRole('region', { name: 'Deadlines' });
  await dates.getByRole('button', { name: '17 May 2027: 1 date, late' }).click();
  await expect(dates.getByRole('listitem')).toHaveText([/17 May 2027.*S2-NC-01.*Limit of the standard/]);
  await expectAccessible(page);

  // The finding says what follows; verified too late, it does not close.
  await dates.getByRole('listitem').getByRole('button').click();
  const detail = page.getByRole('region', { name: 'Finding', exact: true });
  const row = page.getByRole('grid', { name: 'Register of findings' }).getByRole('row').filter({ hasText: 'NC-01' });
  await expect(detail.getByText('Past the limit of 17 May 2027 (ISO/IEC 17021-1 9.5.3.2)')).toBeVisible();
  await expect(detail.getByText(/not verified within six months of the last day of Stage 2/)).toBeVisible();
  await expectAccessible(page);
  await detail.getByRole('button', { name: /^Verify…/ }).click();
  await page.getByLabel('What was seen').fill('Four releases, four assessments');
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('Verified');
  await detail.getByRole('button', { name: /^Close…/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByRole('alert').filter({ hasText: /was verified only after 17 May 2027.*9\.5\.3\.2/ })).toBeVisible();
  await expect(row).toContainText('Verified');
  await page.keyboard.press('Escape');

  // A person decides on the overview, with a reason that stays on record.
  await goTo(page, '/e');
  await decide.getByRole('button', { name: 'Decide…' }).click();
  const form = decide.getByRole('form', { name: 'Decide…' });
  await form
    .getByRole('combobox', { name: 'Decision' })
    .or(form.getByRole('textbox', { name: 'Decision' }))
    .click();
  await page.getByRole('option', { name: 'Exception with justification' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toBeVisible();
  await form.getByLabel('Reason', { exact: true }).fill('Verified one day late because the site was closed; the risk was assessed as low.');
  await page.keyboard.press('Control+Enter');
  await expect(decide).toHaveCount(0);
  const shown = await callFrom(page, 'findings.show', { id });
  expect(shown.escalations).toMatchObject([{ ground: 'past_limit', outcome: 'override', byName: 'Ines Vogt' }]);

  await goTo(page, `/e/audits/${auditId}/findings/${id}`);
  await expect(detail.getByText(/Exception with justification: Ines Vogt, 18 May 2027/).first()).toBeVisible();
  await detail.getByRole('button', { name: /^Close…/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('Closed');
});

test('open nonconformities are carried into a surveillance audit, verified there or left with a reason', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: first } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-17' });
  planned(file, first, { grade: 'minor', title: 'Reviews of drift alarms are missing', requirement: '42001:A.6.2.6' });
  planned(file, first, { grade: 'minor', title: 'Data sets without provenance', requirement: '42001:A.7.5' });
  const { id: second } = file.call<{ id: string }>('audits.create', { kind: 'surveillance', startsOn: '2027-11-15', endsOn: '2027-11-16' });

  const app = await launch({ clock: '2027-11-15T08:00:00.000Z' });
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${second}/findings?view=earlier`);
  await expect(page.getByRole('heading', { name: 'Earlier nonconformities' })).toBeVisible();
  await expect(page.getByText('2 open nonconformities of earlier audits are not on the list: S2-NC-01, S2-NC-02')).toBeVisible();
  await page.getByRole('button', { name: 'Put on the list' }).click();
  const alarms = page.locator('[data-earlier="S2-NC-01"]');
  const data = page.locator('[data-earlier="S2-NC-02"]');
  await expect(alarms).toContainText('Plan accepted');
  await expect(page.getByRole('button', { name: 'Put on the list' })).toHaveCount(0);
  await expectAccessible(page);

  await alarms.getByRole('button', { name: 'Record what was found' }).click();
  const form = page.getByRole('form', { name: 'Record what was found' });
  await form.getByLabel('What was seen').fill('Twelve alarms, each with its review');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(alarms).toContainText('Closed');
  await expect(alarms).toContainText('Effective, Ines Vogt, 15 Nov 2027');

  await data.getByRole('button', { name: 'Record what was found' }).click();
  await form
    .getByRole('combobox', { name: 'Result' })
    .or(form.getByRole('textbox', { name: 'Result' }))
    .click();
  await page.getByRole('option', { name: 'Not verified' }).click();
  await form.getByLabel('Why it was not verified').fill('The data team was not there; verified by documents in January.');
  await page.keyboard.press('Control+Enter');
  await expect(data).toContainText('Not verified, Ines Vogt, 15 Nov 2027');
  await expect(data).toContainText('Plan accepted');

  const { carried, candidates } = await callFrom(page, 'findings.earlier', { auditId: second });
  expect(candidates).toEqual([]);
  expect(carried.map(({ item, finding }) => [item.result, finding.state])).toEqual([
    ['effective', 'closed'],
    ['not_verified', 'plan_accepted'],
  ]);
  // From the list to the finding, which tells where it was verified.
  await alarms.getByRole('button', { name: 'S2-NC-01', exact: true }).click();
  await expect(page.getByRole('region', { name: 'In later audits' })).toContainText('Effective');
});

/** The programme through the public door: rows, ledger, dates from the decision, sites, reasons for changes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement } from '../../builders/engagement.ts';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusal, refusalWithoutWrite } from '../../builders/refusal.ts';

let world: FilledEngagement;
beforeEach(async () => {
  world = await aFilledEngagement();
});
afterEach(() => world.close());

const make = () => world.call('programme.make', { assumedOn: '2027-02-12' });
const show = () => world.call('programme.show', {});
const visitNamed = async (title: string) => {
  const visit = (await show()).visits.find((one) => one.title === title);
  if (visit === undefined) throw new Error(`no visit ${title}`);
  return visit;
};

describe('a programme', () => {
  it('is made with the visits of 9.1.3.2, takes the audits that are there, and has nothing to look at but the sites', async () => {
    await world.call('scope.addSite', { name: 'Utrecht' });
    const { value: shown, left } = await withLedger(world.path, make);
    expect(deeds(left)[0]).toBe('insert programme');
    expect(new Set(deeds(left).slice(1))).toEqual(new Set(['insert programme_visit', 'insert programme_subject']));
    expect(shown.visits.map(({ title, audit, from, to, origin }) => [title, audit?.number ?? '', from, to, origin])).toEqual([
      ['Stage 1', 'S1', '2026-10-06', '2026-10-07', 'audit'],
      ['Stage 2', 'S2', '2026-11-16', '2026-11-19', 'audit'],
      ['Surveillance 1', '', '2027-11-12', '2027-12-31', 'proposed'],
      ['Surveillance 2', '', '2028-11-12', '2028-12-31', 'proposed'],
      ['Recertification', '', '2029-08-11', '2029-12-11', 'proposed'],
    ]);
    expect(shown.checks.map(({ clause }) => clause)).toEqual(['IAF MD 1:2023']);
    expect(shown.coverage).toMatchObject({ planned: 70, total: 70 });
    expect(await refusalWithoutWrite(world.path, make)).toMatchObject({ code: 'CONFLICT' });
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true });
  });

  it('moves with the decision, which needs its source, and keeps windows that the body set', async () => {
    await make();
    const sv2 = await visitNamed('Surveillance 2');
    await world.call('programme.updateVisit', { id: sv2.id, windowFrom: '2028-10-02', windowTo: '2028-10-06' });
    const refused = await refusalWithoutWrite(world.path, () =>
      world.call('programme.setDecision', { decidedOn: '2027-04-20', source: ' ' }),
    );
    expect(refused).toMatchObject({ code: 'RULE', fields: { source: expect.any(String) } });
    const { value, left } = await withLedger(world.path, () =>
      world.call('programme.setDecision', { decidedOn: '2027-04-20', source: 'Decision 2027-014' }),
    );
    expect(deeds(left)).toEqual(['update programme decidedOn', 'update programme decisionSource']);
    expect(value.cycle).toEqual({ start: '2027-04-20', decided: true, expires: '2030-04-19', firstSurveillanceBy: '2028-04-20' });
    expect(value.visits.slice(2).map(({ from, to }) => [from, to])).toEqual([
      ['2028-01-20', '2028-04-20'],
      ['2028-10-02', '2028-10-06'],
      ['2029-10-19', '2030-02-19'],
    ]);
    // Recertification may now fall into 2030, so that 2029 would be left without a visit.
    expect(value.checks.map(({ text }) => text)).toEqual([expect.stringContaining('2029')]);
  });

  it('says what every surveillance looks at when one leaves it out, and what no visit plans', async () => {
    await make();
    const sv1 = await visitNamed('Surveillance 1');
    await world.call('programme.updateVisit', { id: sv1.id, requirements: ['42001:4'] });
    for (const title of ['Stage 2', 'Recertification', 'Surveillance 2']) {
      const { id } = await visitNamed(title);
      await world.call('programme.updateVisit', { id, whole: false, requirements: [], systems: [] });
    }
    const shown = await show();
    expect(shown.checks.find(({ visitId }) => visitId === sv1.id)).toMatchObject({
      clause: 'ISO/IEC 17021-1 9.6.2.2',
      text: expect.stringContaining('9.2'),
    });
    expect(shown.coverage.planned).toBe(4);
    expect(shown.coverage.missing.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^5\.1 /));
  });

  it('takes only an audit of its kind, once, and frees it when the audit goes', async () => {
    await make();
    const [sv1, sv2] = [await visitNamed('Surveillance 1'), await visitNamed('Surveillance 2')];
    const refused = (id: string, auditId: string) =>
      refusalWithoutWrite(world.path, () => world.call('programme.updateVisit', { id, auditId }));
    expect((await refused(sv1.id, world.audits.stage2)).fields).toHaveProperty('auditId');
    const audit = await world.call('audits.create', { kind: 'surveillance' });
    await world.call('programme.updateVisit', { id: sv1.id, auditId: audit.id });
    expect((await refused(sv2.id, audit.id)).message).toContain('Surveillance 1');
    await world.call('audits.remove', { id: audit.id });
    expect((await visitNamed('Surveillance 1')).audit).toBeNull();
  });

  it('keeps a window in order and an expiry after its start', async () => {
    await make();
    const { id } = await visitNamed('Surveillance 1');
    const wrong = await refusalWithoutWrite(world.path, () =>
      world.call('programme.updateVisit', { id, windowFrom: '2027-12-02', windowTo: '2027-12-01' }),
    );
    expect(wrong.fields).toHaveProperty('windowTo');
    const early = await refusalWithoutWrite(world.path, () => world.call('programme.update', { expiresOn: '2027-02-12' }));
    expect(early.fields).toHaveProperty('expiresOn');
  });

  it('that is settled lists each change with its reason and refuses one without', async () => {
    await make();
    const { id } = await visitNamed('Surveillance 1');
    await world.call('programme.settle', { on: '2026-11-18' });
    const refused = await refusalWithoutWrite(world.path, () => world.call('programme.updateVisit', { id, focus: 'Alarms.' }));
    expect(refused).toMatchObject({ code: 'RULE', fields: { reason: expect.any(String) } });
    const { left } = await withLedger(world.path, () =>
      world.call('programme.updateVisit', { id, focus: 'Alarms.', reason: 'NC-04 concerns them.' }),
    );
    expect(deeds(left)).toEqual(['update programme_visit focus', 'insert programme_change']);
    expect(left[0]?.reason).toBe('NC-04 concerns them.');
    expect((await show()).changes).toMatchObject([
      { changedBy: 'Ines Vogt', changedOn: '2026-11-18', what: 'Changed: Surveillance 1', reason: 'NC-04 concerns them.' },
    ]);
  });

  it('keeps a site or system that it names from being removed', async () => {
    await make();
    const { id } = await world.call('scope.addSystem', { name: 'Loomi Assist', inScope: true });
    await world.call('programme.updateVisit', { id: (await visitNamed('Surveillance 1')).id, systems: [id] });
    const refused = await refusalWithoutWrite(world.path, () => world.call('scope.removeSystem', { id }));
    expect(refused.message).toContain('programme');
  });
});

it('has no place in a consultancy', async () => {
  const consultancy = await anEngagement({ kind: 'consultancy' });
  try {
    expect((await consultancy.call('programme.show', {})).applies).toBe(false);
    expect(await refusal(consultancy.call('programme.make', {}))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('9.1.3'),
    });
  } finally {
    await consultancy.close();
  }
});

describe('sites', () => {
  const sites = async (count: number) => {
    const ids: string[] = [];
    for (let at = 1; at <= count; at += 1) ids.push((await world.call('scope.addSite', { name: `Site ${at}` })).id);
    return ids;
  };
  const answers = { oneSystem: 'yes', centralAuthority: 'yes', centralReview: 'yes', similarSites: 'yes', schemeAllows: 'yes' } as const;

  it('are drawn with a recorded seed, the same again, and rotate over the cycle', async () => {
    await make();
    const ids = await sites(9);
    await world.call('programme.setSampling', { ...answers, decision: 'sampling', reason: 'Alike.', centralSiteId: world.site });
    const stage2 = await visitNamed('Stage 2');
    expect(stage2.sample).toMatchObject({ sites: 3, random: 1 });
    const drawn = await world.call('programme.drawSites', { visitId: stage2.id, seed: 'lumenfold-1' });
    expect(drawn.sites.map(({ way }) => way).sort()).toEqual(['central', 'random']);
    const [random] = drawn.sites.filter(({ way }) => way === 'random');
    const direct = await world.call('audit-time.multiSite', {
      sites: 9,
      visit: 'initial',
      suitable: true,
      draw: { ids, seed: 'lumenfold-1' },
    });
    expect([random?.siteId]).toEqual(direct.drawn?.ids);
    expect(random?.seed).toBe('lumenfold-1');
    const again = await world.call('programme.drawSites', { visitId: stage2.id, seed: 'lumenfold-1' });
    expect(again.sites.map(({ siteId }) => siteId)).toEqual(drawn.sites.map(({ siteId }) => siteId));
    const later = await world.call('programme.drawSites', { visitId: (await visitNamed('Surveillance 1')).id, seed: 'lumenfold-1' });
    expect(later.sites.filter(({ way }) => way === 'random').map(({ siteId }) => siteId)).not.toContain(random?.siteId);
    expect((await show()).checks.filter(({ visitId }) => visitId === stage2.id).map(({ text }) => text)).toEqual([
      expect.stringContaining('3 is the least'),
    ]);
    for (const siteId of ids.filter((id) => id !== random?.siteId).slice(0, 2))
      await world.call('programme.chooseSite', { visitId: stage2.id, siteId, why: 'Size.' });
    expect((await show()).checks.filter(({ visitId }) => visitId === stage2.id)).toEqual([]);
  });

  it('that are not suitable are all visited, and in turn at surveillances', async () => {
    await make();
    await sites(6);
    await world.call('programme.setSampling', {
      ...answers,
      similarSites: 'no',
      decision: 'all',
      reason: 'They differ.',
      centralSiteId: world.site,
    });
    const draw = async (title: string) =>
      (await world.call('programme.drawSites', { visitId: (await visitNamed(title)).id, seed: 'none' })).sites
        .filter(({ way }) => way === 'all')
        .map(({ name }) => name);
    expect(await draw('Stage 2')).toHaveLength(6);
    // ⌈30 % of 6⌉ = 2, and the second surveillance goes to others (IAF MD 1 6.2.1).
    expect(await draw('Surveillance 1')).toEqual(['Site 1', 'Site 2']);
    expect(await draw('Surveillance 2')).toEqual(['Site 3', 'Site 4']);
    expect(await draw('Recertification')).toHaveLength(6);
    expect((await show()).checks).toEqual([]);
  });

  it('need a reason for the decision, and warn where an answer speaks against it', async () => {
    await make();
    await sites(2);
    const refused = await refusalWithoutWrite(world.path, () => world.call('programme.setSampling', { decision: 'sampling' }));
    expect(refused.fields).toHaveProperty('reason');
    const shown = await world.call('programme.setSampling', { ...answers, centralReview: 'no', decision: 'sampling', reason: 'Small.' });
    expect(shown.checks[0]).toMatchObject({ late: true, clause: 'IAF MD 1:2023 clause 5' });
    expect(rowsIn(world.path, 'site_sampling')).toHaveLength(1);
  });
});

/** Valid inputs of the programme's methods (see examples.ts). A file has one programme: it is made where it is not there yet. */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type ProgrammeMethod = Extract<EngineMethodName, `programme.${string}`>;
type Later = Exclude<ProgrammeMethod, 'programme.make'>;
type ProgrammeExamples = { readonly [M in Later]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

export const aProgramme = async ({ call }: FilledEngagement) => {
  const shown = await call('programme.show', {});
  return shown.programme === null ? call('programme.make', { assumedOn: '2027-02-12' }) : shown;
};
const aVisit = async (world: FilledEngagement) => {
  await aProgramme(world);
  return (await world.call('programme.addVisit', { kind: 'surveillance', title: `Visit ${crypto.randomUUID()}`, reason: 'More sites.' }))
    .id;
};
/** Two sites with one of them the central function, sampled. */
const sampled = async (world: FilledEngagement) => {
  await aProgramme(world);
  const { sites } = await world.call('scope.sites', {});
  const central = sites.find(({ name }) => name === 'Head office') ?? (await world.call('scope.addSite', { name: 'Head office' }));
  await world.call('programme.setSampling', {
    decision: 'sampling',
    reason: `Alike. ${crypto.randomUUID()}`,
    centralSiteId: central.id,
    oneSystem: 'yes',
  });
};

export const programmeExamples: ProgrammeExamples = {
  'programme.show': () => ({}),
  'programme.update': async (world) => {
    await aProgramme(world);
    return { assumedOn: '2027-02-19', expiresOn: '2030-01-31', note: 'Agreed with the client.', reason: 'The review takes longer.' };
  },
  'programme.setDecision': async (world) => {
    await aProgramme(world);
    return { decidedOn: '2027-02-15', source: 'Record of the decision 2027-014' };
  },
  'programme.settle': async (world) => {
    await aProgramme(world);
    return { on: '2027-02-16' };
  },
  'programme.addVisit': async (world) => {
    await aProgramme(world);
    return {
      kind: 'special',
      title: 'Extension of the scope',
      windowFrom: '2027-06-01',
      windowTo: '2027-06-30',
      auditId: (await world.call('audits.create', { kind: 'special' })).id,
      whole: true,
      focus: 'The new system.',
      requirements: ['42001:8.4'],
      systems: [world.systems.lend],
      reason: 'The client adds a system.',
    };
  },
  'programme.updateVisit': async (world) => ({
    id: await aVisit(world),
    title: 'Surveillance with Porto',
    windowFrom: '2027-11-01',
    windowTo: '2027-11-30',
    auditId: (await world.call('audits.create', { kind: 'surveillance' })).id,
    whole: true,
    focus: 'Data preparation.',
    requirements: ['42001:9.2', '42001:A.7.4'],
    systems: [world.systems.docu],
    reason: 'Porto grows.',
  }),
  'programme.removeVisit': async (world) => ({ id: await aVisit(world), reason: 'Not needed.' }),
  'programme.setSampling': async (world) => {
    await aProgramme(world);
    return {
      decision: 'all',
      oneSystem: 'yes',
      centralAuthority: 'yes',
      centralReview: 'yes',
      similarSites: 'no',
      schemeAllows: 'not_stated',
      reason: 'Development and annotation differ.',
      centralSiteId: world.site,
      provenEffective: true,
      decidedBy: 'Lotte Maas',
      decidedOn: '2026-09-10',
    };
  },
  'programme.drawSites': async (world) => {
    const visitId = await aVisit(world);
    await sampled(world);
    return { visitId, seed: 'lumenfold-2027', reason: 'First draw.' };
  },
  'programme.chooseSite': async (world) => ({
    visitId: await aVisit(world),
    siteId: world.site,
    why: 'Complaints came from there.',
    reason: 'Risk.',
  }),
  'programme.dropSite': async (world) => {
    const visitId = await aVisit(world);
    const visit = await world.call('programme.chooseSite', { visitId, siteId: world.site, why: 'Size.', reason: 'Size.' });
    return { id: visit.sites[0]?.id ?? '', reason: 'Closed.' };
  },
};

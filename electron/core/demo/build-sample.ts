/**
 * Builds the sample engagement from resources/sample through the methods of the contract alone: what the sample shows
 * is what the program can do. Clock and ids come from the host's ports; with fixed ones two builds hold the same rows.
 */
import { join } from 'node:path';
import type { FileAt } from '../../../shared/contract/define.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { addSampleAuditTime } from './sample-audit-time.ts';
import { addSampleClient, addSampleNotices, addSampleTeam, reviewSampleApplication } from './sample-client.ts';
import { raiseFinding, takeSampleStep } from './sample-findings.ts';
import { addInterviewLines, addInterviews } from './sample-interviews.ts';
import { addSampleInventory } from './sample-inventory.ts';
import { requirementOf, type SampleKeys, sampleKeys, type TypedCall } from './sample-keys.ts';
import { fillPlan } from './sample-plan.ts';
import { addSampleProgramme } from './sample-programme.ts';
import { addSamples } from './sample-sampling.ts';
import { readSample, type Sample, type SampleAudit, type SampleEngagement, type SampleItem } from './sample-schema.ts';
import { addSoaVersion } from './sample-soa.ts';
import { addStage1, passGate } from './sample-stage1.ts';
import { sampleTexts } from './sample-texts.ts';

export interface SampleOptions {
  /** Folder that holds `sample/`. */
  readonly resources: string;
  /** Where the engagement file goes. */
  readonly file: FileAt;
  /** The present moment: nothing of the story is kept as done after it. */
  readonly now: string;
}

/** A method by name, as the dispatch offers it to work that is made of methods. */
export type UntypedCall = (method: string, input: unknown) => Promise<unknown>;

function leadOf(engagement: SampleEngagement): SampleEngagement['people'][number] {
  const lead = engagement.people.find((person) => person.role === 'lead_auditor');
  if (lead === undefined) throw new Error('the sample has no lead auditor');
  return lead;
}

/** What `engagement.create` is given for the sample: its first person is the lead auditor. */
export function sampleCreateInput(resources: string, file: FileAt): InputOf<'engagement.create'> {
  const { engagement } = readSample(resources);
  const { name, role, side, title, email } = leadOf(engagement);
  return {
    file,
    kind: engagement.kind,
    clientName: engagement.client.name,
    cycle: engagement.cycle,
    standard: engagement.standard,
    edition: engagement.edition,
    scopeStatement: engagement.scopeStatement,
    timeZone: engagement.timezone,
    bodyName: engagement.body.name,
    person: { name, role, side, title, ...(email === undefined ? {} : { email }) },
  };
}

async function addEngagementFacts(call: TypedCall, keys: SampleKeys, { client, body, people, sites, systems }: SampleEngagement) {
  await call('engagement.update', {
    clientLegalName: client.legalName,
    clientAddress: client.address,
    clientDescription: client.description,
    representativeName: client.representative.name,
    representativeRole: client.representative.role,
    headcount: client.headcount,
    aiRoles: client.aiRoles,
    bodyAddress: body.address,
  });
  for (const { key, email, ...person } of people) {
    if (person.role === 'lead_auditor') continue;
    const added = await call('team.add', { ...person, ...(email === undefined ? {} : { email }) });
    keys.addPerson(key, added.id, added.name);
  }
  for (const { key, ...site } of sites) keys.addUnit(key, { kind: 'site', id: (await call('scope.addSite', site)).id });
  for (const { key, ...system } of systems) keys.addUnit(key, { kind: 'system', id: (await call('scope.addSystem', system)).id });
}

/** `7.5` → 750. */
const hundredths = (days: string) => Math.round(Number(days) * 100);

async function addAudit(call: TypedCall, keys: SampleKeys, audit: SampleAudit): Promise<void> {
  const { id } = await call('audits.create', {
    kind: audit.kind,
    number: audit.number,
    title: audit.title,
    criteria: audit.criteria,
    objectives: audit.objectives.join('\n'),
    startsOn: audit.startsOn,
    endsOn: audit.endsOn,
    timeZone: audit.timezone,
    places: audit.places.join('; '),
    plannedHundredths: hundredths(audit.auditTimeDays),
    actualHundredths: hundredths(audit.actualTimeDays),
  });
  keys.addAudit(audit.key, id);
  for (const { person, role } of audit.members) await call('audits.addMember', { auditId: id, personId: keys.person(person), role });
}

async function makeChecklist(call: TypedCall, keys: SampleKeys, audit: SampleAudit, items: readonly SampleItem[]): Promise<void> {
  const auditId = keys.audit(audit.key);
  await call('checklist.make', {
    auditId,
    units: items.map(({ ref, unit }) => ({ requirement: requirementOf(ref), unit: keys.unit(unit) })),
  });
  const { rows } = await call('checklist.list', { auditId });
  for (const { ref, unit } of items) {
    const { kind, id } = keys.unit(unit);
    const row = rows.find((one) => one.ref === ref && one.unit.kind === kind && one.unit.id === id);
    if (row === undefined) throw new Error(`the checklist of ${audit.key} has no row ${ref} for ${unit}`);
    keys.addItem(audit.key, ref, unit, row.id);
  }
}

async function addEvidence(call: TypedCall, keys: SampleKeys, sample: Sample, resources: string): Promise<void> {
  for (const { key, audit, file, seenNotKept, periodFrom, periodTo, ...facts } of sample.evidence) {
    const input = {
      auditId: keys.audit(audit),
      number: key,
      ...facts,
      ...(periodFrom === undefined ? {} : { periodFrom }),
      ...(periodTo === undefined ? {} : { periodTo }),
    };
    const { id } =
      seenNotKept || file === null
        ? await call('evidence.addSeen', input)
        : (await call('evidence.add', { ...input, file: { path: join(resources, 'sample', file) } })).evidence;
    keys.addEvidence(key, id);
  }
}

/** The work on one row: notes by their authors, prompts, links to evidence, then the result. */
async function fillItem(call: TypedCall, keys: SampleKeys, audit: SampleAudit, item: SampleItem, lead: string): Promise<void> {
  const id = keys.item(audit.key, item.ref, item.unit);
  if (id === undefined) throw new Error(`the checklist of ${audit.key} has no row ${item.ref} for ${item.unit}`);
  await keys.actAs(item.notes[0]?.author ?? lead);
  for (const list of ['ask', 'lookAt'] as const)
    for (const index of item.ticks?.[list] ?? []) await call('checklist.tick', { id, list, index, done: true });
  for (const { at, author, kind, text } of item.notes) {
    await keys.actAs(author);
    await call('checklist.addNote', { id, text, kind, at, authorId: keys.person(author) });
  }
  for (const key of item.evidence) await call('evidence.link', { id: keys.evidence(key), to: { kind: 'checklist_item', id } });
  if (item.result !== null)
    await call('checklist.setResult', { id, result: item.result, ...(item.reason === undefined ? {} : { reason: item.reason }) });
  await call('checklist.setProgress', { id, progress: item.progress });
}

/** The steps of all findings in the order of their days, so that the ledger tells them as they happened. */
async function takeSteps(call: TypedCall, keys: SampleKeys, { findings }: Sample): Promise<void> {
  const steps = findings.flatMap((finding) => finding.steps.map((step) => ({ finding, step })));
  for (const { finding, step } of steps.toSorted((a, b) => a.step.on.localeCompare(b.step.on)))
    await takeSampleStep(call, keys, finding, step);
}

/**
 * Fills an engagement that was created with `sampleCreateInput` and is open.
 * @throws whatever a method throws: then the data and the rules of the program disagree
 */
export async function fillSample(untyped: UntypedCall, resources: string, now: string): Promise<void> {
  // The names and inputs are checked here by the compiler, and again by the dispatch.
  const call = untyped as TypedCall;
  const sample = readSample(resources);
  const lead = leadOf(sample.engagement);
  const first = (await call('team.list', {})).people[0];
  if (first === undefined) throw new Error('the engagement of the sample has nobody in it');
  const keys = sampleKeys(call, first.id);
  keys.addPerson(lead.key, first.id, first.name);
  await addEngagementFacts(call, keys, sample.engagement);
  await addSampleInventory(call, keys, resources);
  await addSampleClient(call, keys, resources);
  await addSampleTeam(call, keys, resources);
  await reviewSampleApplication(call, keys, resources, lead.key);
  for (const audit of sample.audits) {
    await addAudit(call, keys, audit);
    await makeChecklist(call, keys, audit, sample.items.get(audit.key) ?? []);
  }
  await addSampleNotices(call, keys, resources);
  await fillPlan(call, keys, sample.plan);
  await addSampleAuditTime(call, keys, resources);
  await addSampleProgramme(call, keys, resources);
  await addEvidence(call, keys, sample, resources);
  for (const version of sample.soa) await addSoaVersion(call, keys, version);
  for (const audit of sample.audits)
    for (const item of sample.items.get(audit.key) ?? []) await fillItem(call, keys, audit, item, lead.key);
  await addStage1(call, keys, sample.stage1);
  await addInterviews(call, keys, sample);
  for (const finding of sample.findings) await raiseFinding(call, keys, finding);
  await addSamples(call, keys, resources, now);
  await addInterviewLines(call, keys, sample);
  await passGate(call, keys, sample.stage1);
  await takeSteps(call, keys, sample);
  await keys.actAs(lead.key);
  for (const audit of sample.audits)
    for (const [section, text] of sampleTexts(audit)) await call('reports.setText', { auditId: keys.audit(audit.key), section, text });
}

/** Creates the sample engagement and fills it; it is left open with the lead auditor at the keyboard. */
export async function buildSample(call: UntypedCall, options: SampleOptions): Promise<void> {
  await call('engagement.create', sampleCreateInput(options.resources, options.file));
  await fillSample(call, options.resources, options.now);
}

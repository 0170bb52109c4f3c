/** The sample's client and team before the audits: contacts, obligations, application and review, competence, impartiality. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contract } from '../../../shared/contract/index.ts';
import { reviewAnswer, reviewPoint } from '../../../shared/model/client-vocabulary.ts';
import { date, line, text } from '../../../shared/model/scalars.ts';
import type { SampleKeys, TypedCall } from './sample-keys.ts';

const { siteId: _siteId, ...contactFields } = contract['client.addContact'].input.shape;
const { id: _id, name: _name, ...siteFields } = contract['scope.updateSite'].input.shape;
const { personId: _personId, areaId: _areaId, ...evidenceFields } = contract['team.addCompetence'].input.shape;
const { personId: _declarer, ...declarationFields } = contract['team.declare'].input.shape;
const { personId: _absent, ...absenceFields } = contract['team.addAbsence'].input.shape;
const { auditId: _auditId, personId: _told, ...noticeFields } = contract['team.recordNotice'].input.shape;

const client = z.strictObject({
  sites: z.record(line, z.strictObject(siteFields)),
  contacts: z.array(z.strictObject({ ...contactFields, site: line.optional() })),
  obligations: z.array(contract['client.addObligation'].input),
  application: contract['client.updateApplication'].input,
  consultancies: z.array(contract['client.addConsultancy'].input),
  review: z.strictObject({
    on: date,
    by: line,
    points: z.record(reviewPoint, z.strictObject({ answer: reviewAnswer, remark: text })),
    justification: text,
  }),
});

const team = z.strictObject({
  /** `area` counts the proposed areas from 0. */
  evidence: z.array(z.strictObject({ person: line, area: z.int().min(0), ...evidenceFields })),
  declarations: z.array(z.strictObject({ person: line, ...declarationFields })),
  absences: z.array(z.strictObject({ person: line, ...absenceFields })),
  guides: z.array(z.strictObject({ audit: line, person: line, guide: line })),
  notices: z.array(z.strictObject({ audit: line, person: line, ...noticeFields })),
});

const read = (resources: string, name: string): unknown => JSON.parse(readFileSync(join(resources, 'sample', name), 'utf8'));

/** Needs the sample's people and sites. @param resources folder that holds `sample/` */
export async function addSampleClient(call: TypedCall, keys: SampleKeys, resources: string): Promise<void> {
  const sample = client.parse(read(resources, 'client.json'));
  const siteId = (key: string) => keys.unit(key).id ?? key;
  for (const [key, fields] of Object.entries(sample.sites)) await call('scope.updateSite', { id: siteId(key), ...fields });
  for (const { site, ...contact } of sample.contacts)
    await call('client.addContact', { ...contact, siteId: site === undefined ? null : siteId(site) });
  for (const obligation of sample.obligations) await call('client.addObligation', obligation);
  await call('client.updateApplication', sample.application);
  for (const consultancy of sample.consultancies) await call('client.addConsultancy', consultancy);
}

/** The review, by who made it. @param lead who acts again afterwards */
export async function reviewSampleApplication(call: TypedCall, keys: SampleKeys, resources: string, lead: string): Promise<void> {
  const { review } = client.parse(read(resources, 'client.json'));
  await keys.actAs(review.by);
  const { id, points } = await call('client.startReview', {});
  for (const { id: pointId, point } of points) await call('client.answerPoint', { id: pointId, ...review.points[point] });
  await call('client.justifyReview', { id, justification: review.justification });
  await call('client.acceptApplication', { id, on: review.on });
  await keys.actAs(lead);
}

/** Competence and impartiality of the people. Needs the sample's people. */
export async function addSampleTeam(call: TypedCall, keys: SampleKeys, resources: string): Promise<void> {
  const sample = team.parse(read(resources, 'team.json'));
  const { areas } = await call('team.check', {});
  for (const { person, area, ...evidence } of sample.evidence) {
    const areaId = areas[area]?.id;
    if (areaId === undefined) throw new Error(`the sample names area ${area} of competence, which is not proposed`);
    await call('team.addCompetence', { personId: keys.person(person), areaId, ...evidence });
  }
  for (const { person, ...declared } of sample.declarations) await call('team.declare', { personId: keys.person(person), ...declared });
  for (const { person, ...absence } of sample.absences) await call('team.addAbsence', { personId: keys.person(person), ...absence });
}

/** What the client was told of the teams, and who guides whom. Needs the sample's audits with their members. */
export async function addSampleNotices(call: TypedCall, keys: SampleKeys, resources: string): Promise<void> {
  const sample = team.parse(read(resources, 'team.json'));
  for (const { audit, person, guide } of sample.guides) {
    const { members } = await call('audits.show', { id: keys.audit(audit) });
    const member = members.find(({ personId }) => personId === keys.person(person));
    if (member === undefined) throw new Error(`${person} is guided in the sample and not on ${audit}`);
    await call('team.setGuide', { memberId: member.id, personId: keys.person(guide) });
  }
  for (const { audit, person, ...notice } of sample.notices)
    await call('team.recordNotice', { auditId: keys.audit(audit), personId: keys.person(person), ...notice });
}

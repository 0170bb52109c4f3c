/** The sample's programme of the cycle: dates from an assumed decision, what each visit is for, the sites it goes to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { siteDecision } from '../../../shared/model/programme-entities.ts';
import { date, filledLine, filledText } from '../../../shared/model/scalars.ts';
import { yesNo } from '../../../shared/model/vocabulary.ts';
import type { SampleKeys, TypedCall } from './sample-keys.ts';

const programme = z.strictObject({
  assumedOn: date,
  note: filledText,
  settledOn: date,
  sampling: z.strictObject({
    oneSystem: yesNo,
    centralAuthority: yesNo,
    centralReview: yesNo,
    similarSites: yesNo,
    schemeAllows: yesNo,
    decision: siteDecision,
    reason: filledText,
    central: filledLine,
    decidedBy: filledLine,
    decidedOn: date,
  }),
  visits: z.array(z.strictObject({ title: filledLine, sites: z.enum(['central', 'all']), focus: filledText })),
});

/** Needs the sample's people, sites, systems and audits. @param resources folder that holds `sample/` */
export async function addSampleProgramme(call: TypedCall, keys: SampleKeys, resources: string): Promise<void> {
  const data = programme.parse(JSON.parse(readFileSync(join(resources, 'sample', 'programme.json'), 'utf8')));
  const { visits } = await call('programme.make', { assumedOn: data.assumedOn });
  await call('programme.update', { note: data.note });
  const { central, decidedBy, ...sampling } = data.sampling;
  const centralSiteId = keys.unit(central).id ?? '';
  await call('programme.setSampling', { ...sampling, centralSiteId, decidedBy: keys.personName(decidedBy) });
  for (const { title, sites, focus } of data.visits) {
    const visit = visits.find((one) => one.title === title);
    if (visit === undefined) throw new Error(`the programme of the sample has no visit ${title}`);
    await call('programme.updateVisit', { id: visit.id, focus });
    if (sites === 'all') await call('programme.drawSites', { visitId: visit.id, seed: 'not drawn' });
    else await call('programme.chooseSite', { visitId: visit.id, siteId: centralSiteId, why: 'Documents and management are there.' });
  }
  await call('programme.settle', { on: data.settledOn });
}

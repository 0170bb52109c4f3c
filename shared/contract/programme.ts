/** The programme of the certification cycle: dates, visits, what each looks at, the sites it goes to, and its changes. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { siteChoiceWay } from '../model/programme-entities.ts';
import { count, date, filledLine, filledText, id, line, requirementId, text } from '../model/scalars.ts';
import { auditKind, catalogItemKind } from '../model/vocabulary.ts';
import { command, nothing, query } from './define.ts';

const certificationKind = auditKind.extract(['stage_1', 'stage_2', 'surveillance', 'recertification', 'special', 'transfer']);
const option = z.strictObject({ id, name: line });

export const programmeVisit = z.strictObject({
  ...entities.programme_visit.shape,
  /** When it is: days of the audit, own window, or what follows from the dates of the cycle. */
  from: date.nullable(),
  to: date.nullable(),
  origin: z.enum(['audit', 'own', 'proposed', 'none']),
  state: z.enum(['held', 'under_way', 'dated', 'planned', 'late', 'undated']),
  audit: z.strictObject({ id, number: line, title: line }).nullable(),
  requirements: z.array(z.strictObject({ requirement: requirementId, ref: line, title: line })),
  /** The same as a person reads them: neighbours as ranges. */
  refs: z.array(line),
  systems: z.array(option),
  sites: z.array(z.strictObject({ id, siteId: id, name: line, way: siteChoiceWay, reason: text, seed: line })),
  /** Requirements planned of each group, in the order of `groups`. */
  cells: z.array(count),
  /** How many sites besides the central function it has to go to; null where there is nothing to work out. */
  sample: z
    .strictObject({
      sites: count,
      random: count,
      lines: z.array(z.strictObject({ label: z.string(), input: z.string(), sites: count, source: z.string() })),
    })
    .nullable(),
});
export type ProgrammeVisitView = z.infer<typeof programmeVisit>;

const check = z.strictObject({
  /** A limit that is passed or will be, as opposed to what is worth a look. */
  late: z.boolean(),
  visitId: id.nullable(),
  clause: line,
  text: z.string(),
});

export const programmeShown = z.strictObject({
  programme: entities.programme.nullable(),
  /** False for a consultancy: it has no certification cycle. */
  applies: z.boolean(),
  today: date,
  cycle: z.strictObject({ start: date, decided: z.boolean(), expires: date, firstSurveillanceBy: date }).nullable(),
  visits: z.array(programmeVisit),
  /** Clauses and areas with the number of their requirements that apply. */
  groups: z.array(z.strictObject({ requirement: requirementId, ref: line, title: line, total: count })),
  coverage: z.strictObject({
    planned: count,
    total: count,
    /** What no visit but Stage 1 plans. */
    missing: z.array(
      z.strictObject({ kind: z.enum(['requirement', 'system', 'site']), id: z.string().max(64), name: z.string().max(1400) }),
    ),
  }),
  checks: z.array(check),
  sampling: entities.site_sampling.nullable(),
  changes: z.array(entities.programme_change),
  /** What can be chosen in a visit. */
  options: z.strictObject({
    requirements: z.array(z.strictObject({ requirement: requirementId, ref: line, title: line, kind: catalogItemKind })),
    systems: z.array(option),
    sites: z.array(option),
    audits: z.array(z.strictObject({ id, number: line, title: line, kind: auditKind })),
  }),
});

/** Needed once the programme is settled: the reason goes into the list of changes. */
const reason = text.optional();
const visitPatch = {
  title: filledLine.optional(),
  windowFrom: date.nullable().optional(),
  windowTo: date.nullable().optional(),
  auditId: id.nullable().optional(),
  whole: z.boolean().optional(),
  focus: text.optional(),
  /** Each list, where given, takes the place of the one before. */
  requirements: z.array(requirementId).max(300).optional(),
  systems: z.array(id).max(500).optional(),
  reason,
};
const topics = ['programme'] as const;
const sampling = entities.site_sampling.omit({ id: true, programmeId: true }).partial().shape;

export const programmeMethods = {
  'programme.show': query(
    'The programme of the cycle: dates, visits, what each looks at, sites, what is missing, and its changes.',
    nothing,
    programmeShown,
    { topics: ['programme', 'audits', 'scope', 'catalogs', 'engagement', 'soa', 'findings'] },
  ),
  'programme.make': command(
    'Makes the programme with the visits that ISO/IEC 17021-1 9.1.3.2 asks for, each with a proposal of what it looks at.',
    z.strictObject({ assumedOn: date.nullable().optional() }),
    programmeShown,
    { topics: ['programme', 'catalogs'] },
  ),
  'programme.update': command(
    'Changes the assumed day of the decision, the expiry or the note.',
    z.strictObject({ assumedOn: date.nullable().optional(), expiresOn: date.nullable().optional(), note: text.optional(), reason }),
    programmeShown,
    { topics },
  ),
  'programme.setDecision': command(
    'Enters the day of the certification decision with its source; the dates of the cycle follow from it.',
    z.strictObject({ decidedOn: date.nullable(), source: line }),
    programmeShown,
    { topics },
  ),
  'programme.settle': command(
    'Settles the programme: from then on each change is listed with its reason.',
    z.strictObject({ on: date }),
    programmeShown,
    { topics },
  ),
  'programme.addVisit': command(
    'Adds a visit to the programme.',
    z.strictObject({ kind: certificationKind, ...visitPatch }),
    programmeVisit,
    { topics },
  ),
  'programme.updateVisit': command(
    'Changes when a visit is, which audit it became, and what it looks at.',
    z.strictObject({ id, ...visitPatch }),
    programmeVisit,
    { topics },
  ),
  'programme.removeVisit': command('Takes a visit out of the programme.', z.strictObject({ id, reason }), programmeShown, { topics }),
  'programme.setSampling': command(
    'Records whether the sites are sampled, with the answers that it rests on (IAF MD 1).',
    z.strictObject(sampling),
    programmeShown,
    { topics },
  ),
  'programme.drawSites': command(
    'Draws the random share of a visit with a recorded seed; without sampling, takes the sites whose turn it is.',
    z.strictObject({ visitId: id, seed: filledLine.max(200), reason }),
    programmeVisit,
    { topics },
  ),
  'programme.chooseSite': command(
    'Puts a site on a visit, with the reason why this one.',
    z.strictObject({ visitId: id, siteId: id, why: filledText, reason }),
    programmeVisit,
    { topics },
  ),
  'programme.dropSite': command('Takes a site off a visit.', z.strictObject({ id, reason }), programmeVisit, { topics }),
} as const;

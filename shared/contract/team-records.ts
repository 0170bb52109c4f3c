/** What is on file about the people of the body: competence, impartiality, absences, and the client's say on the team. */
import { z } from 'zod';
import { competenceBasis, declarationKind, independentTask, neededFor, objectionOutcome, threat } from '../model/client-vocabulary.ts';
import { entities } from '../model/entities.ts';
import { date, filledLine, filledText, id, line, text } from '../model/scalars.ts';
import { personRole } from '../model/vocabulary.ts';
import { byId, command, nothing, patchOf, query } from './define.ts';

const topics = { topics: ['team'] } as const;

const area = { name: filledLine, source: text.optional(), neededFor: z.array(neededFor).max(3).optional() };
const competence = {
  areaId: id,
  basis: competenceBasis.optional(),
  evidence: text.optional(),
  evaluatedOn: date.nullable().optional(),
  evaluatedBy: line.optional(),
  validUntil: date.nullable().optional(),
};
const absence = { fromOn: date, toOn: date, reason: line.optional() };

export const standing = z.enum(['held', 'stated', 'expired', 'none']);
const cover = z.strictObject({ areaId: id, standing, by: z.array(line) });

/** What keeps a person out of the certification of this client; `until` null while the consultancy still goes on. */
const block = z.strictObject({ declarationId: id, kind: declarationKind, until: date.nullable() });

export const gapKind = z.enum([
  'competence',
  'no_declaration',
  'no_safeguard',
  'consultancy',
  'not_apart',
  'no_leader',
  'no_reviewer',
  'no_decision_maker',
  'not_guided',
  'absent',
  'not_told',
  'objection_open',
]);

export const teamRecordMethods = {
  'team.check': query(
    'Competence and impartiality of the people, and what is missing for each audit, the review and the decision.',
    nothing,
    z.strictObject({
      today: date,
      areas: z.array(entities.competence_area),
      people: z.array(
        z.strictObject({
          id,
          name: line,
          role: personRole,
          /** One per area, in the order of the areas. */
          standings: z.array(standing),
          declaredOn: date.nullable(),
          block: block.nullable(),
          overridden: z.boolean(),
        }),
      ),
      /** The team of each audit, then who reviews and who decides. */
      groups: z.array(z.strictObject({ group: neededFor, auditId: id.nullable(), label: line, day: date, cover: z.array(cover) })),
      gaps: z.array(z.strictObject({ kind: gapKind, clause: line, message: text, auditId: id.nullable(), personId: id.nullable() })),
      /** Overrides, which stay visible. */
      overrides: z.array(entities.impartiality_override),
    }),
    { topics: ['team', 'audits', 'engagement'] },
  ),
  'team.records': query(
    'What is on file about one person.',
    byId,
    z.strictObject({
      areas: z.array(entities.competence_area),
      competence: z.array(z.strictObject({ ...entities.competence.shape, standing })),
      declarations: z.array(entities.impartiality_declaration),
      block: block.nullable(),
      overrides: z.array(entities.impartiality_override),
      absences: z.array(entities.absence),
      audits: z.array(
        z.strictObject({
          auditId: id,
          memberId: id.nullable(),
          label: line,
          role: personRole.nullable(),
          guidedById: id.nullable(),
          notice: entities.member_notice.nullable(),
        }),
      ),
    }),
    { topics: ['team', 'audits', 'engagement'] },
  ),
  'team.addArea': command('Adds an area of competence that the audit needs.', z.strictObject(area), entities.competence_area, topics),
  'team.updateArea': command('Changes an area of competence.', patchOf(area), entities.competence_area, topics),
  'team.removeArea': command('Removes an area of competence that no evidence names.', byId, nothing, topics),
  'team.addCompetence': command(
    'Records evidence of competence.',
    z.strictObject({ personId: id, ...competence }),
    entities.competence,
    topics,
  ),
  'team.updateCompetence': command('Changes evidence of competence.', patchOf(competence), entities.competence, topics),
  'team.removeCompetence': command('Removes evidence of competence; the ledger keeps it.', byId, nothing, topics),
  'team.declare': command(
    'Records what a person declares about the client, threats and safeguards (ISO/IEC 17021-1 5.2.13).',
    z.strictObject({
      personId: id,
      kind: declarationKind,
      text: text.optional(),
      declaredOn: date.optional(),
      fromOn: date.nullable().optional(),
      toOn: date.nullable().optional(),
      threats: z.array(threat).max(4).optional(),
      safeguards: text.optional(),
    }),
    entities.impartiality_declaration,
    topics,
  ),
  'team.setSafeguards': command(
    'Changes threats and safeguards of a declaration; what was declared stays as it is.',
    z.strictObject({ id, threats: z.array(threat).max(4).optional(), safeguards: text.optional() }),
    entities.impartiality_declaration,
    topics,
  ),
  'team.withdrawDeclaration': command(
    'Withdraws a declaration with a reason; it stays visible and no longer counts.',
    z.strictObject({ id, reason: filledText }),
    entities.impartiality_declaration,
    topics,
  ),
  'team.recordOverride': command(
    'Records why a person takes part although a declaration speaks against it; name and reason stay visible.',
    z.strictObject({ personId: id, task: independentTask, auditId: id.nullable().optional(), justification: filledText }),
    entities.impartiality_override,
    topics,
  ),
  'team.addAbsence': command(
    'Records days on which a person is away.',
    z.strictObject({ personId: id, ...absence }),
    entities.absence,
    topics,
  ),
  'team.updateAbsence': command('Changes an absence.', patchOf(absence), entities.absence, topics),
  'team.removeAbsence': command('Removes an absence.', byId, nothing, topics),
  'team.recordNotice': command(
    'Records what the client was told of a person on an audit, and what it said (ISO/IEC 17021-1 9.2.3.5).',
    z.strictObject({
      auditId: id,
      personId: id,
      sentOn: date.nullable().optional(),
      backgroundAskedOn: date.nullable().optional(),
      backgroundSentOn: date.nullable().optional(),
      objectedOn: date.nullable().optional(),
      objection: text.optional(),
      outcome: objectionOutcome.optional(),
      outcomeText: text.optional(),
    }),
    entities.member_notice,
    { topics: ['team', 'audits'] },
  ),
  'team.setGuide': command(
    'Names the auditor who guides an auditor in training or a technical expert on an audit (ISO/IEC 17021-1 9.2.2).',
    z.strictObject({ memberId: id, personId: id.nullable() }),
    entities.audit_member,
    { topics: ['team', 'audits'] },
  ),
} as const;

/** The people of the engagement, and which of them is at the keyboard (declared, not proven). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { competenceHandlers } from './competence-service.ts';
import { impartialityHandlers } from './impartiality-service.ts';
import { demandRole } from './independence.ts';
import { teamCheck } from './team-check.ts';
import { personOf } from './team-person.ts';
import type { NamedIn } from './team-queries.ts';
import { personRecords } from './team-records.ts';

const places: Readonly<Record<keyof NamedIn, WordKey>> = {
  audits: 'teamCore.namedInAudit',
  notes: 'teamCore.namedInNotes',
  interviews: 'teamCore.namedInInterviews',
  findings: 'teamCore.namedInFindings',
  links: 'teamCore.namedInLinks',
  declarations: 'teamCore.namedInDeclarations',
  ledger: 'teamCore.namedInLedger',
};

/** Records keep the names of those who made them (ISO/IEC 17021-1 9.9), so a named person stays. */
function refuseIfNamed(context: FileContext, person: Row<'person'>): void {
  if (context.actor?.id === person.id) {
    throw new AppError('RULE', t('teamCore.acting', { name: person.name }), { hint: t('teamCore.actingHint') });
  }
  const named = context.file.queries.team.namedIn(person.id);
  const where = (Object.keys(places) as (keyof NamedIn)[]).filter((key) => named[key] === 1).map((key) => t(places[key]));
  if (where.length === 0) return;
  throw new AppError('RULE', t('teamCore.named', { name: person.name, where: where.join(', ') }), { hint: t('teamCore.namedHint') });
}

/** What the auditee does is recorded by the body or the consultancy, with the auditee named in the row. */
const auditeeMayNotAct = (name: string) =>
  new AppError('NOT_ALLOWED', t('teamCore.auditeeActs', { name }), { hint: t('teamCore.auditeeActsHint') });

export const teamHandlers = {
  ...competenceHandlers,
  ...impartialityHandlers,

  'team.check': teamCheck,

  'team.records': (context, { id }) => personRecords(context, personOf(context, id)),

  'team.list': (context) => ({ people: context.file.queries.team.all() }),

  'team.add': (context, input) =>
    context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('person', {
        id: context.ports.ids.uuid(),
        name: input.name,
        title: input.title ?? '',
        email: input.email ?? '',
        role: input.role,
        side: input.side,
        position: context.file.queries.team.nextPosition(),
      }),
    ),

  'team.update': (context, { id, justification, ...patch }) => {
    const before = personOf(context, id);
    if (context.actor?.id === id && patch.role === 'auditee') throw auditeeMayNotAct(before.name);
    const override = patch.role === undefined || patch.role === before.role ? null : demandRole(context, before, patch.role, justification);
    const person = context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      if (override !== null) tx.insert('impartiality_override', override);
      return tx.update('person', id, definedFields(patch));
    });
    // Entries from now on carry the person's present name and role.
    if (context.actor?.id === id) context.session.setActor({ id, name: person.name, role: person.role });
    return person;
  },

  'team.remove': (context, { id }) => {
    refuseIfNamed(context, personOf(context, id));
    const { competence, absences } = context.file.queries.teamRecords;
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const row of competence.all()) if (row.personId === id) tx.remove('competence', row.id);
      for (const row of absences.all()) if (row.personId === id) tx.remove('absence', row.id);
      tx.remove('person', id);
    });
    return {};
  },

  'team.actAs': (context, { id }) => {
    const { name, role } = personOf(context, id);
    if (role === 'auditee') throw auditeeMayNotAct(name);
    context.session.setActor({ id, name, role });
    return { personId: id, name, role };
  },
} satisfies HandlersOf<'team.'>;

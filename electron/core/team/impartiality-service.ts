/** Declarations, overrides, the client's say on the team, and who guides whom (ISO/IEC 17021-1 5.2, 9.2.2, 9.2.3.5). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { checkPeriod } from '../periods.ts';
import { blockOf, overrideOf, overrideRow, todayOf } from './independence.ts';
import { personOf } from './team-person.ts';

type Methods = 'declare' | 'setSafeguards' | 'withdrawDeclaration' | 'recordOverride' | 'recordNotice' | 'setGuide';
type Declaration = Row<'impartiality_declaration'>;

/** @throws NOT_FOUND, and RULE for one that was withdrawn */
function standingDeclaration(context: FileContext, id: string): Declaration {
  const row = context.file.queries.teamRecords.declarations.find(id);
  if (row === null) throw new AppError('NOT_FOUND', t('teamCore.noDeclaration'));
  if (row.withdrawnOn !== null) throw new AppError('RULE', t('teamCore.withdrawn'), { hint: t('teamCore.withdrawnHint') });
  return row;
}

/** "No conflict" beside a threat contradicts itself; a tie without any word on it says nothing. */
function checkDeclaration(declared: Declaration): void {
  if (declared.kind === 'no_conflict' && declared.threats.length > 0) {
    const message = t('teamCore.noConflictWithThreat');
    throw new AppError('RULE', message, { fields: { threats: message } });
  }
  if (declared.kind !== 'no_conflict' && declared.text.trim() === '') {
    const message = t('teamCore.declareWhat');
    throw new AppError('RULE', message, { fields: { text: message } });
  }
  checkPeriod(declared);
}

function auditOrThrow(context: FileContext, id: string): Row<'audit'> {
  const audit = context.file.queries.audits.find(id);
  if (audit === null) throw new AppError('NOT_FOUND', t('auditCore.noAudit'));
  return audit;
}

/** @throws RULE for an objection or a background that nobody asked for, and for days that run backwards */
function checkNotice(notice: Row<'member_notice'>): void {
  const refuse = (field: string, message: string) => new AppError('RULE', message, { fields: { [field]: message } });
  const { sentOn, objectedOn, outcome } = notice;
  if (outcome === 'none' && (objectedOn !== null || notice.objection.trim() !== ''))
    throw refuse('outcome', t('teamCore.objectionWithoutOutcome'));
  if (outcome !== 'none' && (objectedOn === null || notice.objection.trim() === ''))
    throw refuse('objection', t('teamCore.outcomeWithoutObjection'));
  if ((outcome === 'upheld' || outcome === 'not_upheld') && notice.outcomeText.trim() === '')
    throw refuse('outcomeText', t('teamCore.outcomeWhy'));
  if (sentOn !== null && objectedOn !== null && objectedOn < sentOn) throw refuse('objectedOn', t('teamCore.objectedBefore'));
}

export const impartialityHandlers = {
  'team.declare': (context, { personId, kind, ...rest }) => {
    personOf(context, personId);
    const declared: Declaration = {
      id: context.ports.ids.uuid(),
      personId,
      kind,
      text: rest.text ?? '',
      declaredOn: rest.declaredOn ?? todayOf(context),
      fromOn: rest.fromOn ?? null,
      toOn: rest.toOn ?? null,
      threats: rest.threats ?? [],
      safeguards: rest.safeguards ?? '',
      withdrawnOn: null,
      withdrawnReason: '',
      position: context.file.queries.teamRecords.declarations.nextPosition(),
    };
    checkDeclaration(declared);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.insert('impartiality_declaration', declared));
  },

  'team.setSafeguards': (context, { id, ...input }) => {
    const patch = definedFields(input);
    checkDeclaration({ ...standingDeclaration(context, id), ...patch });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('impartiality_declaration', id, patch));
  },

  'team.withdrawDeclaration': (context, { id, reason }) => {
    const { personId } = standingDeclaration(context, id);
    const actor = actorOf(context);
    // What keeps a person out is not taken back by that person alone.
    if (actor.id === personId && blockOf(context, personId, todayOf(context))?.declarationId === id)
      throw new AppError('NOT_ALLOWED', t('teamCore.ownWithdrawal', { name: actor.name }), { hint: t('teamCore.ownOverrideHint') });
    return context.file.ledger.write({ actor, reason }, (tx) =>
      tx.update('impartiality_declaration', id, { withdrawnOn: todayOf(context), withdrawnReason: reason }),
    );
  },

  'team.recordOverride': (context, { personId, task, auditId = null, justification }) => {
    const person = personOf(context, personId);
    if ((task === 'audit') !== (auditId !== null)) {
      const message = t('teamCore.overrideWhere');
      throw new AppError('RULE', message, { fields: { auditId: message } });
    }
    const day = auditId === null ? todayOf(context) : (auditOrThrow(context, auditId).startsOn ?? todayOf(context));
    const block = blockOf(context, personId, day);
    if (block === null) throw new AppError('RULE', t('teamCore.notBlocked', { name: person.name }));
    if (overrideOf(context, personId, { task, auditId }, block.declarationId) !== null)
      throw new AppError('CONFLICT', t('teamCore.overriddenAlready', { name: person.name }));
    const row = overrideRow(context, person, { task, auditId }, block, justification);
    return context.file.ledger.write({ actor: actorOf(context), reason: justification }, (tx) => tx.insert('impartiality_override', row));
  },

  'team.recordNotice': (context, { auditId, personId, ...input }) => {
    auditOrThrow(context, auditId);
    const person = personOf(context, personId);
    const { teamRecords, audits } = context.file.queries;
    const known = teamRecords.notice(auditId, personId);
    if (known === null && !audits.members(auditId).some((member) => member.personId === personId))
      throw new AppError('RULE', t('teamCore.notOnAudit', { name: person.name }));
    const patch = definedFields(input);
    const notice: Row<'member_notice'> = {
      ...(known ?? {
        id: naturalId(context.file.engagementId, 'member_notice', auditId, personId),
        auditId,
        personId,
        personName: person.name,
        sentOn: null,
        backgroundAskedOn: null,
        backgroundSentOn: null,
        objectedOn: null,
        objection: '',
        outcome: 'none',
        outcomeText: '',
      }),
      ...patch,
    };
    checkNotice(notice);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      known === null ? tx.insert('member_notice', notice) : tx.update('member_notice', known.id, patch),
    );
  },

  'team.setGuide': (context, { memberId, personId }) => {
    const { audits } = context.file.queries;
    const member = audits.member(memberId);
    if (member === null) throw new AppError('NOT_FOUND', t('auditCore.noMember'));
    if (personId !== null) {
      const guide = audits.members(member.auditId).find((one) => one.personId === personId);
      const fits = guide !== undefined && guide.id !== memberId && (guide.role === 'lead_auditor' || guide.role === 'auditor');
      if (!fits) throw new AppError('RULE', t('teamCore.guideIsAuditor'), { fields: { personId: t('teamCore.guideIsAuditor') } });
    }
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('audit_member', memberId, { guidedById: personId }));
  },
} satisfies Pick<HandlersOf<'team.'>, `team.${Methods}`>;

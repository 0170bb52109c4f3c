/** Evidence of competence, the areas it is for, and days on which a person is away (ISO/IEC 17021-1 7.1.2, 7.2). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { checkPeriod } from '../periods.ts';
import { competenceAreas, keepAreas } from './competence-areas.ts';
import { personOf } from './team-person.ts';

type Methods =
  | 'addArea'
  | 'updateArea'
  | 'removeArea'
  | 'addCompetence'
  | 'updateCompetence'
  | 'removeCompetence'
  | 'addAbsence'
  | 'updateAbsence'
  | 'removeAbsence';

/** @throws NOT_FOUND */
function areaOf(context: FileContext, id: string): Row<'competence_area'> {
  const area = competenceAreas(context).find((one) => one.id === id);
  if (area === undefined) throw new AppError('NOT_FOUND', t('teamCore.noArea'));
  return area;
}

/** @throws CONFLICT for a second area of the same name */
function refuseSameName(context: FileContext, name: string | undefined, own: string | null): void {
  if (name === undefined) return;
  const wanted = name.trim().toLowerCase();
  if (competenceAreas(context).some((one) => one.id !== own && one.name.trim().toLowerCase() === wanted)) {
    const message = t('teamCore.areaTwice', { name });
    throw new AppError('CONFLICT', message, { fields: { name: message } });
  }
}

function competenceOf(context: FileContext, id: string): Row<'competence'> {
  const row = context.file.queries.teamRecords.competence.find(id);
  if (row === null) throw new AppError('NOT_FOUND', t('teamCore.noCompetence'));
  return row;
}

function absenceOf(context: FileContext, id: string): Row<'absence'> {
  const row = context.file.queries.teamRecords.absences.find(id);
  if (row === null) throw new AppError('NOT_FOUND', t('teamCore.noAbsence'));
  return row;
}

/** Evidence counts from the day on which somebody judged it, so that day and that person belong together (7.2). */
function checkEvaluation({ evaluatedOn, evaluatedBy, validUntil }: Row<'competence'>): void {
  if (evaluatedOn !== null && evaluatedBy.trim() === '') {
    const message = t('teamCore.evaluatedByWhom');
    throw new AppError('RULE', message, { fields: { evaluatedBy: message } });
  }
  if (evaluatedOn !== null && validUntil !== null && validUntil < evaluatedOn) {
    const message = t('teamCore.validBefore');
    throw new AppError('RULE', message, { fields: { validUntil: message } });
  }
}

export const competenceHandlers = {
  'team.addArea': (context, { name, source = '', neededFor = ['team'] }) => {
    refuseSameName(context, name, null);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      keepAreas(context, tx);
      const position = context.file.queries.teamRecords.areas.nextPosition();
      return tx.insert('competence_area', { id: context.ports.ids.uuid(), name, source, neededFor, position });
    });
  },
  'team.updateArea': (context, { id, ...patch }) => {
    areaOf(context, id);
    refuseSameName(context, patch.name, id);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      keepAreas(context, tx);
      return tx.update('competence_area', id, definedFields(patch));
    });
  },
  'team.removeArea': (context, { id }) => {
    const { name } = areaOf(context, id);
    const count = context.file.queries.teamRecords.evidenceOf(id);
    if (count > 0) throw new AppError('RULE', t('teamCore.areaUsed', { name, count }), { hint: t('teamCore.areaUsedHint') });
    if (competenceAreas(context).length === 1) throw new AppError('RULE', t('teamCore.lastArea'), { hint: t('teamCore.lastAreaHint') });
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      keepAreas(context, tx);
      tx.remove('competence_area', id);
    });
    return {};
  },

  'team.addCompetence': (context, { personId, areaId, basis = 'other', ...rest }) => {
    personOf(context, personId);
    areaOf(context, areaId);
    const row: Row<'competence'> = {
      id: context.ports.ids.uuid(),
      personId,
      areaId,
      basis,
      evidence: rest.evidence ?? '',
      evaluatedOn: rest.evaluatedOn ?? null,
      evaluatedBy: rest.evaluatedBy ?? '',
      validUntil: rest.validUntil ?? null,
      position: context.file.queries.teamRecords.competence.nextPosition(),
    };
    checkEvaluation(row);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      keepAreas(context, tx);
      return tx.insert('competence', row);
    });
  },
  'team.updateCompetence': (context, { id, ...input }) => {
    const patch = definedFields(input);
    const row = { ...competenceOf(context, id), ...patch };
    areaOf(context, row.areaId);
    checkEvaluation(row);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      keepAreas(context, tx);
      return tx.update('competence', id, patch);
    });
  },
  'team.removeCompetence': (context, { id }) => {
    competenceOf(context, id);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('competence', id));
    return {};
  },

  'team.addAbsence': (context, { personId, fromOn, toOn, reason = '' }) => {
    personOf(context, personId);
    checkPeriod({ fromOn, toOn });
    const position = context.file.queries.teamRecords.absences.nextPosition();
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('absence', { id: context.ports.ids.uuid(), personId, fromOn, toOn, reason, position }),
    );
  },
  'team.updateAbsence': (context, { id, ...input }) => {
    const patch = definedFields(input);
    checkPeriod({ ...absenceOf(context, id), ...patch });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('absence', id, patch));
  },
  'team.removeAbsence': (context, { id }) => {
    absenceOf(context, id);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('absence', id));
    return {};
  },
} satisfies Pick<HandlersOf<'team.'>, `team.${Methods}`>;

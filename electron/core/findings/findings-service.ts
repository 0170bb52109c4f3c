/** Findings: raised as drafts, then moved through their life one step at a time (ISO/IEC 17021-1 9.4.5, 9.4.9, 9.4.10). */
import { AppError } from '../../../shared/contract/errors.ts';
import { isLocked } from '../../../shared/model/finding-states.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { type ActingPerson, actorOf, type FileContext, nowOf } from '../context.ts';
import { linkEvidence } from '../evidence/evidence-service.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import {
  checkContent,
  type FindingContent,
  isNonconformity,
  nextNumber,
  writeObjectiveEvidence,
  writeRequirements,
} from './finding-content.ts';
import { findingDetailOf, findingOf, findingRowOf, findingRows } from './finding-row.ts';
import * as steps from './findings-steps.ts';

/** Who records findings: the team, those who help it, and the office for it. Reviewers and decision makers stay apart (9.5.1). */
const MAY_RAISE: readonly PersonRole[] = ['lead_auditor', 'auditor', 'technical_expert', 'trainee', 'consultant', 'body_administrator'];

function raiser(context: FileContext): ActingPerson {
  const actor = actorOf(context);
  if (!MAY_RAISE.includes(actor.role))
    throw new AppError('NOT_ALLOWED', t('findingRules.mayNotRaise', { role: t(`vocabulary.personRole.${actor.role}`).toLowerCase() }));
  return actor;
}

function auditOf(context: FileContext, id: string) {
  const audit = context.file.queries.audits.find(id);
  if (audit === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.audit') }));
  return audit;
}

function personOf(context: FileContext, id: string): { id: string; name: string } {
  const person = context.file.queries.team.find(id);
  if (person === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.person') }));
  return person;
}

export const findingHandlers = {
  'findings.list': (context, input) => {
    const auditId = input.auditId ?? null;
    if (auditId !== null) auditOf(context, auditId);
    return { findings: findingRows(context, auditId) };
  },
  'findings.show': (context, input) => findingDetailOf(context, input.id),

  'findings.raise': (context, input) => {
    const actor = raiser(context);
    const audit = auditOf(context, input.auditId);
    const content: FindingContent = { ...input, checklistItems: input.checklistItems ?? [] };
    checkContent(context, audit, content, input.requirementFulfilled === true);
    const by = input.raisedById === undefined ? actor : personOf(context, input.raisedById);
    const { findings } = context.file.queries;
    const id = context.ports.ids.uuid();
    context.file.ledger.write({ actor }, (tx) => {
      tx.insert('finding', {
        id,
        auditId: audit.id,
        number: nextNumber(audit.number, input.grade, findings.numbers(audit.id)),
        grade: input.grade,
        title: input.title,
        statement: input.statement,
        gradeReason: input.gradeReason ?? '',
        state: 'draft',
        raisedById: by.id,
        raisedByName: by.name,
        raisedAt: input.raisedAt ?? nowOf(context),
        issuedAt: null,
        auditeeName: '',
        auditeeOn: null,
        auditeeUnderstood: null,
        auditeeView: '',
        answerBy: input.answerBy ?? null,
        verifyBy: input.verifyBy ?? null,
        withdrawnReason: '',
        position: findings.nextPosition(audit.id),
      });
      writeRequirements(context, tx, id, content);
      writeObjectiveEvidence(context, tx, id, input.objectiveEvidence);
    });
    return findingRowOf(context, id);
  },

  'findings.update': (context, input) => {
    const actor = raiser(context);
    const { id, requirements, checklistItems, objectiveEvidence, requirementFulfilled, ...patch } = input;
    const finding = findingOf(context, id);
    if (isLocked(finding.state)) {
      const state = t(`vocabulary.findingState.${finding.state}`);
      throw new AppError('RULE', t('findingRules.locked', { number: finding.number, state }));
    }
    const grade = patch.grade ?? finding.grade;
    if (isNonconformity(finding.grade) && !isNonconformity(grade)) throw new AppError('RULE', t('findingRules.mayNotBecomeOpportunity'));
    if (!isNonconformity(finding.grade) && isNonconformity(grade)) throw new AppError('RULE', t('findingRules.mayNotBecomeNonconformity'));

    const { findings, checklist } = context.file.queries;
    const standing = findings.requirements(id);
    const named = requirements ?? [...new Set(standing.map((row) => row.requirement))];
    const rows = standing.flatMap((row) => (row.checklistItemId === null ? [] : [row.checklistItemId]));
    const content: FindingContent = {
      grade,
      statement: patch.statement ?? finding.statement,
      requirements: named,
      // A row whose requirement was taken out goes with it.
      checklistItems: checklistItems ?? rows.filter((row) => named.includes(checklist.row(row)?.requirement ?? '')),
      objectiveEvidence: objectiveEvidence ?? findings.objectiveEvidence(id),
    };
    // What was confirmed when it was raised holds until other requirements are named.
    checkContent(context, auditOf(context, finding.auditId), content, requirementFulfilled ?? requirements === undefined);
    context.file.ledger.write({ actor }, (tx) => {
      tx.update('finding', id, definedFields(patch));
      if (requirements !== undefined || checklistItems !== undefined) writeRequirements(context, tx, id, content);
      if (objectiveEvidence !== undefined) writeObjectiveEvidence(context, tx, id, objectiveEvidence);
    });
    return findingRowOf(context, id);
  },

  'findings.issue': steps.issue,
  'findings.record': steps.record,
  'findings.acknowledge': steps.acknowledge,
  'findings.dispute': steps.dispute,
  'findings.submitResponse': steps.submitResponse,
  'findings.reviewResponse': steps.reviewResponse,
  'findings.acceptPlan': steps.acceptPlan,
  'findings.submitEvidence': (context, input) =>
    steps.submitEvidence(context, input, (tx, evidenceId, findingId) => {
      linkEvidence(context, tx, evidenceId, 'finding', findingId, 'implements');
    }),
  'findings.verify': steps.verify,
  'findings.close': steps.close,
  'findings.reopen': steps.reopen,
  'findings.withdraw': steps.withdraw,
} as const satisfies HandlersOf<'findings.'>;

/** Findings: raised as drafts, then moved through their life one step at a time (ISO/IEC 17021-1 9.4.5, 9.4.9, 9.4.10). */
import { AppError } from '../../../shared/contract/errors.ts';
import { isLocked } from '../../../shared/model/finding-states.ts';
import { nextFindingNumber } from '../../../shared/rules/finding-numbers.ts';
import { t } from '../../../shared/words/words.ts';
import { type FileContext, nowOf } from '../context.ts';
import { linkEvidence } from '../evidence/evidence-service.ts';
import type { HandlersOf } from '../handlers.ts';
import { sendHandlers } from '../responses/send-response.ts';
import { takeHandlers } from '../responses/take-response.ts';
import { carryOver, dropEarlier, listEarlier, verifyEarlier } from './carried-findings.ts';
import {
  checkContent,
  contentAfter,
  type FindingContent,
  isNonconformity,
  writeContent,
  writeObjectiveEvidence,
  writeRequirements,
} from './finding-content.ts';
import { raiser } from './finding-people.ts';
import { defaultPolicy, gradeCodeOf, listSchemes, policyOf, saveScheme, setPolicy } from './finding-policy.ts';
import * as records from './finding-records.ts';
import { findingDetailOf, findingOf, findingRowOf, findingRows, todayOf } from './finding-row.ts';
import * as across from './findings-across.ts';
import * as steps from './findings-steps.ts';

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
    const content: FindingContent = {
      ...input,
      checklistItems: input.checklistItems ?? [],
      siteIds: input.siteIds ?? [],
      systemIds: input.systemIds ?? [],
    };
    const gradeCode = gradeCodeOf(context, audit.kind, input.grade, input.gradeCode);
    checkContent(context, audit, content, input.requirementFulfilled === true);
    const by = input.raisedById === undefined ? actor : personOf(context, input.raisedById);
    const { findings } = context.file.queries;
    const id = context.ports.ids.uuid();
    context.file.ledger.write({ actor }, (tx) => {
      tx.insert('finding', {
        id,
        auditId: audit.id,
        number: nextFindingNumber(
          {
            pattern: policyOf(context).numberPattern,
            audit: audit.number,
            grade: input.grade,
            gradeCode,
            year: todayOf(context).slice(0, 4),
          },
          findings.numbers(audit.id),
        ),
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
        gradeCode,
        criterion: input.criterion ?? '',
        process: input.process ?? '',
        siteIds: [...content.siteIds],
        systemIds: [...content.systemIds],
        position: findings.nextPosition(audit.id),
      });
      writeRequirements(context, tx, id, content);
      writeObjectiveEvidence(context, tx, id, input.objectiveEvidence);
    });
    return findingRowOf(context, id);
  },

  'findings.update': (context, input) => {
    const actor = raiser(context);
    const { id, requirementFulfilled, ...patch } = input;
    const finding = findingOf(context, id);
    if (isLocked(finding.state)) {
      const state = t(`vocabulary.findingState.${finding.state}`);
      throw new AppError('RULE', t('findingRules.locked', { number: finding.number, state }));
    }
    const grade = patch.grade ?? finding.grade;
    if (isNonconformity(finding.grade) && !isNonconformity(grade)) throw new AppError('RULE', t('findingRules.mayNotBecomeOpportunity'));
    if (!isNonconformity(finding.grade) && isNonconformity(grade)) throw new AppError('RULE', t('findingRules.mayNotBecomeNonconformity'));

    const content = contentAfter(context, finding, grade, input);
    const audit = auditOf(context, finding.auditId);
    const gradeCode =
      patch.grade === undefined && patch.gradeCode === undefined ? undefined : gradeCodeOf(context, audit.kind, grade, patch.gradeCode);
    // What was confirmed when it was raised holds until other requirements are named.
    checkContent(context, audit, content, requirementFulfilled ?? input.requirements === undefined);
    context.file.ledger.write({ actor }, (tx) =>
      writeContent(context, tx, id, content, { ...patch, ...(gradeCode === undefined ? {} : { gradeCode }) }),
    );
    return findingRowOf(context, id);
  },

  ...sendHandlers,
  ...takeHandlers,

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
  'findings.issueMany': steps.issueMany,

  'findings.amend': records.amend,
  'findings.regrade': records.regrade,
  'findings.escalate': records.escalate,
  'findings.resolveDispute': steps.resolveDispute,
  'findings.relate': records.relate,
  'findings.unrelate': records.unrelate,
  'findings.recordConsultation': records.recordConsultation,
  'findings.setDates': records.setDates,

  'findings.proposals': across.proposals,
  'findings.calendar': across.dueCalendar,
  'findings.trend': across.trend,
  'findings.earlier': listEarlier,
  'findings.carryOver': carryOver,
  'findings.verifyEarlier': verifyEarlier,
  'findings.dropEarlier': dropEarlier,

  'findings.policy': (context) => ({ policy: policyOf(context), defaults: defaultPolicy, source: t('findingRules.policySource') }),
  'findings.setPolicy': setPolicy,
  'findings.schemes': (context) => ({ schemes: listSchemes(context) }),
  'findings.saveScheme': saveScheme,
} as const satisfies HandlersOf<'findings.'>;

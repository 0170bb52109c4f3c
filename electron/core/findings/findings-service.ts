/** Findings: raised as drafts, then moved through their life one step at a time (ISO/IEC 17021-1 9.4.5, 9.4.9, 9.4.10). */
import { AppError } from '../../../shared/contract/errors.ts';
import { isLocked } from '../../../shared/model/finding-states.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { linkEvidence } from '../evidence/evidence-service.ts';
import type { HandlersOf } from '../handlers.ts';
import { sendHandlers } from '../responses/send-response.ts';
import { takeHandlers } from '../responses/take-response.ts';
import { carryOver, dropEarlier, listEarlier, verifyEarlier } from './carried-findings.ts';
import { checkContent, contentAfter, isNonconformity, writeContent } from './finding-content.ts';
import { raiser } from './finding-people.ts';
import { defaultPolicy, gradeCodeOf, listSchemes, policyOf, saveScheme, setPolicy } from './finding-policy.ts';
import * as records from './finding-records.ts';
import { findingDetailOf, findingOf, findingRowOf, listedFindings } from './finding-row.ts';
import * as across from './findings-across.ts';
import * as steps from './findings-steps.ts';
import { preparedFinding } from './raise-finding.ts';
import { findInStatements } from './statement-search.ts';

export const findingHandlers = {
  'findings.list': (context, input) => {
    const auditId = input.auditId ?? null;
    if (auditId !== null) auditOf(context, auditId);
    return listedFindings(context, auditId, input.first ?? null);
  },
  'findings.searchStatements': (context, { auditId, words }) => {
    auditOf(context, auditId);
    return { found: findInStatements(context, auditId, words) };
  },
  'findings.show': (context, input) => findingDetailOf(context, input.id),

  'findings.raise': (context, input) => {
    const finding = preparedFinding(context, input);
    context.file.ledger.write({ actor: finding.actor }, finding.write);
    return findingRowOf(context, finding.id);
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

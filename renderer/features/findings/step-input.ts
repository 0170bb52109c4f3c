/**
 * The forms of the steps in the life of a nonconformity as data: which fields each asks for, and how their values become
 * the input of its method. One method per step, as the contract has it.
 */
import type { z } from 'zod';
import type { InputOf } from '../../../shared/contract/index.ts';
import { findingStep } from '../../../shared/model/finding-states.ts';
import { escalationGround, escalationOutcome, opinionOutcome } from '../../../shared/model/finding-vocabulary.ts';
import { causeMethod, grade, verdict, verificationMethod } from '../../../shared/model/vocabulary.ts';

export type StepField =
  | { readonly kind: 'date' | 'line' | 'text' | 'check' | 'evidence' | 'person'; readonly name: FieldName }
  | { readonly kind: 'choice'; readonly name: FieldName; readonly options: ChoiceName };

export type ChoiceName =
  | 'causeMethod'
  | 'verdict'
  | 'verificationMethod'
  | 'nonconformityGrade'
  | 'opinionOutcome'
  | 'escalationGround'
  | 'escalationOutcome';

/** Steps that have a small form; an amendment is made in the form of the finding. */
const formStep = findingStep.exclude(['amend']);
export type FormStep = z.infer<typeof formStep>;
export const formSteps = formStep.options;

export type FieldName =
  | 'on'
  | 'answerBy'
  | 'verifyBy'
  | 'auditee'
  | 'understood'
  | 'view'
  | 'submittedBy'
  | 'correctionText'
  | 'correctionDoneOn'
  | 'correctionExtent'
  | 'causeText'
  | 'causeMethod'
  | 'actionText'
  | 'actionOwner'
  | 'actionPlannedFor'
  | 'verdictCorrection'
  | 'verdictCause'
  | 'verdictAction'
  | 'comment'
  | 'evidenceText'
  | 'evidence'
  | 'method'
  | 'effective'
  | 'verifyText'
  | 'by'
  | 'complete'
  | 'outcome'
  | 'resolution'
  | 'grade'
  | 'ground'
  | 'escalation'
  | 'reference'
  | 'reason';

/** Check boxes hold `yes` or nothing, evidence holds ids parted by blanks, everything else its text. */
export type StepValues = Readonly<Partial<Record<FieldName, string>>>;

const line = (name: FieldName): StepField => ({ kind: 'line', name });
const text = (name: FieldName): StepField => ({ kind: 'text', name });
const date = (name: FieldName): StepField => ({ kind: 'date', name });
const verdictOf = (name: FieldName): StepField => ({ kind: 'choice', name, options: 'verdict' });

export const stepFields: Readonly<Record<FormStep, readonly StepField[]>> = {
  issue: [date('answerBy'), date('verifyBy'), date('on')],
  record: [date('on')],
  acknowledge: [line('auditee'), { kind: 'check', name: 'understood' }, text('view'), date('on')],
  dispute: [line('auditee'), text('view'), date('on')],
  submit_response: [
    line('submittedBy'),
    date('on'),
    text('correctionText'),
    date('correctionDoneOn'),
    line('correctionExtent'),
    text('causeText'),
    { kind: 'choice', name: 'causeMethod', options: 'causeMethod' },
    text('actionText'),
    line('actionOwner'),
    date('actionPlannedFor'),
  ],
  review_response: [verdictOf('verdictCorrection'), verdictOf('verdictCause'), verdictOf('verdictAction'), text('comment'), date('on')],
  accept_plan: [date('on')],
  submit_evidence: [text('evidenceText'), { kind: 'evidence', name: 'evidence' }, { kind: 'check', name: 'complete' }, date('on')],
  verify: [
    { kind: 'choice', name: 'method', options: 'verificationMethod' },
    { kind: 'check', name: 'effective' },
    text('verifyText'),
    { kind: 'person', name: 'by' },
    date('on'),
  ],
  close: [date('on')],
  reopen: [text('reason'), date('on')],
  withdraw: [text('reason'), date('on')],
  resolve_dispute: [{ kind: 'choice', name: 'outcome', options: 'opinionOutcome' }, text('resolution'), date('on')],
  regrade: [{ kind: 'choice', name: 'grade', options: 'nonconformityGrade' }, text('reason'), date('on')],
  escalate: [
    { kind: 'choice', name: 'ground', options: 'escalationGround' },
    { kind: 'choice', name: 'escalation', options: 'escalationOutcome' },
    text('reason'),
    line('reference'),
    date('on'),
  ],
};

/** What a form begins with. */
export const stepDefaults: StepValues = {
  understood: 'yes',
  effective: 'yes',
  causeMethod: 'five_whys',
  verdictCorrection: 'accepted',
  verdictCause: 'accepted',
  verdictAction: 'accepted',
  method: 'desk',
  complete: 'yes',
  outcome: 'agreed',
  grade: 'major',
  ground: 'repeat',
  escalation: 'none',
};

/** Field of a form that a path of the engine's answer belongs to. */
export const fieldOfPath: Readonly<Record<string, FieldName>> = {
  on: 'on',
  answerBy: 'answerBy',
  verifyBy: 'verifyBy',
  auditee: 'auditee',
  view: 'view',
  submittedBy: 'submittedBy',
  'correction.text': 'correctionText',
  'correction.doneOn': 'correctionDoneOn',
  'correction.extent': 'correctionExtent',
  'cause.text': 'causeText',
  'correctiveAction.text': 'actionText',
  'correctiveAction.owner': 'actionOwner',
  'correctiveAction.plannedFor': 'actionPlannedFor',
  comment: 'comment',
  text: 'verifyText',
  reason: 'reason',
  outcome: 'outcome',
  grade: 'grade',
  reference: 'reference',
};

export type StepCall =
  | { readonly method: 'findings.issue'; readonly input: InputOf<'findings.issue'> }
  | { readonly method: 'findings.record' | 'findings.acceptPlan' | 'findings.close'; readonly input: InputOf<'findings.close'> }
  | { readonly method: 'findings.acknowledge'; readonly input: InputOf<'findings.acknowledge'> }
  | { readonly method: 'findings.dispute'; readonly input: InputOf<'findings.dispute'> }
  | { readonly method: 'findings.submitResponse'; readonly input: InputOf<'findings.submitResponse'> }
  | { readonly method: 'findings.reviewResponse'; readonly input: InputOf<'findings.reviewResponse'> }
  | { readonly method: 'findings.submitEvidence'; readonly input: InputOf<'findings.submitEvidence'> }
  | { readonly method: 'findings.verify'; readonly input: InputOf<'findings.verify'> }
  | { readonly method: 'findings.resolveDispute'; readonly input: InputOf<'findings.resolveDispute'> }
  | { readonly method: 'findings.regrade'; readonly input: InputOf<'findings.regrade'> }
  | { readonly method: 'findings.escalate'; readonly input: InputOf<'findings.escalate'> }
  | { readonly method: 'findings.reopen' | 'findings.withdraw'; readonly input: InputOf<'findings.withdraw'> };

/** The call that a filled form means. A date left empty is today, which the engine knows. */
export function stepCall(step: FormStep, id: string, values: StepValues): StepCall {
  const said = (name: FieldName) => (values[name] ?? '').trim();
  const dateOrNull = (name: FieldName) => (said(name) === '' ? null : said(name));
  const base = { id, ...(said('on') === '' ? {} : { on: said('on') }) };
  const judged = (name: FieldName) => verdict.parse(said(name));
  switch (step) {
    case 'issue':
      return { method: 'findings.issue', input: { ...base, answerBy: dateOrNull('answerBy'), verifyBy: dateOrNull('verifyBy') } };
    case 'record':
      return { method: 'findings.record', input: base };
    case 'accept_plan':
      return { method: 'findings.acceptPlan', input: base };
    case 'close':
      return { method: 'findings.close', input: base };
    case 'acknowledge':
      return {
        method: 'findings.acknowledge',
        input: { ...base, auditee: said('auditee'), understood: said('understood') === 'yes', view: said('view') },
      };
    case 'dispute':
      return { method: 'findings.dispute', input: { ...base, auditee: said('auditee'), view: said('view') } };
    case 'submit_response':
      return {
        method: 'findings.submitResponse',
        input: {
          ...base,
          submittedBy: said('submittedBy'),
          correction: { text: said('correctionText'), doneOn: dateOrNull('correctionDoneOn'), extent: said('correctionExtent') },
          cause: { text: said('causeText'), method: causeMethod.parse(said('causeMethod')) },
          correctiveAction: { text: said('actionText'), owner: said('actionOwner'), plannedFor: dateOrNull('actionPlannedFor') },
        },
      };
    case 'review_response':
      return {
        method: 'findings.reviewResponse',
        input: {
          ...base,
          correction: judged('verdictCorrection'),
          cause: judged('verdictCause'),
          correctiveAction: judged('verdictAction'),
          comment: said('comment'),
        },
      };
    case 'submit_evidence':
      return {
        method: 'findings.submitEvidence',
        input: {
          ...base,
          text: said('evidenceText'),
          evidence: said('evidence').split(' ').filter(Boolean),
          complete: said('complete') === 'yes',
        },
      };
    case 'verify':
      return {
        method: 'findings.verify',
        input: {
          ...base,
          method: verificationMethod.parse(said('method')),
          effective: said('effective') === 'yes',
          text: said('verifyText'),
          ...(said('by') === '' ? {} : { byId: said('by') }),
        },
      };
    case 'resolve_dispute':
      return {
        method: 'findings.resolveDispute',
        input: { ...base, outcome: opinionOutcome.exclude(['withdrawn']).parse(said('outcome')), text: said('resolution') },
      };
    case 'regrade':
      return { method: 'findings.regrade', input: { ...base, grade: grade.parse(said('grade')), reason: said('reason') } };
    case 'escalate':
      return {
        method: 'findings.escalate',
        input: {
          ...base,
          ground: escalationGround.parse(said('ground')),
          outcome: escalationOutcome.parse(said('escalation')),
          reason: said('reason'),
          reference: said('reference'),
        },
      };
    case 'reopen':
      return { method: 'findings.reopen', input: { ...base, reason: said('reason') } };
    case 'withdraw':
      return { method: 'findings.withdraw', input: { ...base, reason: said('reason') } };
  }
}

/** What the program says about the rules of findings. Clauses are those of ISO/IEC 17021-1:2015. */
export const findingRules = {
  needsRequirement: 'A nonconformity names the requirement that is not fulfilled (ISO/IEC 17021-1 9.4.5.3).',
  needsStatement: 'A nonconformity needs a clear statement of what is not fulfilled (ISO/IEC 17021-1 9.4.5.3).',
  needsEvidence: 'A nonconformity needs the objective evidence it rests on, at least one line (ISO/IEC 17021-1 9.4.5.3).',
  incomplete:
    'A nonconformity states the requirement, what is not fulfilled, and the objective evidence in detail (ISO/IEC 17021-1 9.4.5.3). Nothing was written.',
  stage1:
    'Stage 1 grades nothing: it names areas of concern that could become nonconformities in Stage 2 (ISO/IEC 17021-1 9.3.1). Nothing was written.',
  stage1Hint: 'Set the row to ‘area of concern’ and say why.',
  opportunityOverNonconformity:
    '{{ref}} has the open nonconformity {{number}}. What is a nonconformity is not recorded as an opportunity for improvement (ISO/IEC 17021-1 9.4.5.2). Nothing was written.',
  opportunityUnfulfilled:
    'An opportunity for improvement stands only where every requirement is fulfilled; a nonconformity may not be recorded as one (ISO/IEC 17021-1 9.4.5.2). Nothing was written.',
  opportunityUnfulfilledHint: 'Confirm that the requirement is fulfilled, or raise a nonconformity.',
  mayNotBecomeOpportunity:
    'A nonconformity cannot become an opportunity for improvement (ISO/IEC 17021-1 9.4.5.2). Nothing was written. Withdraw it with a reason if it does not stand.',
  mayNotBecomeNonconformity:
    'An opportunity for improvement cannot be turned into a nonconformity: raise the nonconformity as a new record with its own evidence (ISO/IEC 17021-1 9.4.5.3). Nothing was written.',
  locked:
    '{{number}} is ‘{{state}}’: requirement, statement, grade and evidence are locked (ISO/IEC 17021-1 9.4.5.3). Nothing was written. Withdraw it with a reason and raise a new one.',
  unknownRequirement: '{{requirement}} is no requirement of the catalog of this audit.',
  unknownRequirements: 'A finding names requirements of the catalog of its audit. Nothing was written.',
  rowOfOtherAudit: 'A row of the checklist of another audit cannot carry this finding. Nothing was written.',
  rowOfOtherRequirement: 'The row {{ref}} is not among the requirements of the finding. Nothing was written.',
  rowHint: 'Name the requirement of the row as well, or leave the row out.',
  mayNotRaise:
    'Findings are recorded by the audit team, or by the office for it; {{role}} takes no part in that (ISO/IEC 17021-1 9.4.5, 9.5.1). Nothing was written.',
  noStepState: '‘{{step}}’ is not possible while {{number}} is ‘{{state}}’ (ISO/IEC 17021-1 {{clause}}). Nothing was written.',
  noStepGrade: '‘{{step}}’ is no step of {{grade}} (ISO/IEC 17021-1 {{clause}}). Nothing was written.',
  noStepRole: '‘{{step}}’ is not for the role {{role}} (ISO/IEC 17021-1 {{clause}}); it is for: {{roles}}. Nothing was written.',
  nextSteps: 'Possible now: {{steps}}.',
  noNextSteps: 'No step follows from here.',
  threeVerdicts:
    'The plan of {{number}} is accepted only when correction, cause and corrective action were each accepted (ISO/IEC 17021-1 9.4.10). Nothing was written.',
  threeVerdictsHint: 'Review the response first.',
  notVerified:
    '{{number}} closes only after its corrective action was verified as effective (ISO/IEC 17021-1 9.4.10). Nothing was written.',
  consultantVerifies:
    '{{name}} was a consultant in this engagement. Who advised the client takes no part in its certification for two years (ISO/IEC 17021-1 5.2.10), so somebody else verifies. Nothing was written.',
  verifierRole:
    '{{name}} has the role {{role}} and does not verify effectiveness (ISO/IEC 17021-1 9.4.10); that is for: {{roles}}. Nothing was written.',
  asOf: 'As of {{date}}',
  asOfBecause: 'As of {{date}}: {{reason}}',
} as const;

/** Lines of a finding's history. */
export const findingHistory = {
  raised: 'Raised: {{grade}}',
  changed: 'Draft changed: {{what}}',
  became: {
    draft: 'Draft',
    issued: 'Issued',
    acknowledged: 'Understood by {{auditee}}',
    disputed: 'Disputed by {{auditee}}',
    response_due: 'Reopened',
    response_submitted: 'Response {{round}} by {{submittedBy}}',
    rejected: 'Response returned ({{verdicts}})',
    plan_accepted: 'Plan accepted',
    implementation: 'Implementation under way',
    evidence_submitted: 'Evidence of implementation in',
    verification: 'Verified as effective by {{verifier}}',
    not_effective: 'Verified as not effective by {{verifier}}',
    closed: 'Closed',
    recorded: 'Recorded',
    withdrawn: 'Withdrawn',
  },
  notUnderstood: 'Seen, not understood by {{auditee}}',
  reviewed: 'Response reviewed ({{verdicts}})',
  verdict: {
    correction: 'correction {{verdict}}',
    cause: 'cause {{verdict}}',
    correctiveAction: 'corrective action {{verdict}}',
  },
  evidenceLinked: 'Evidence linked',
  evidenceUnlinked: 'Link to evidence removed',
  dated: '{{what}}, dated {{date}}',
  because: '{{what}}. {{reason}}',
  field: {
    grade: 'grade',
    title: 'title',
    statement: 'statement',
    gradeReason: 'reason for the grade',
    answerBy: 'answer by',
    verifyBy: 'verify by',
    requirements: 'requirements',
    objectiveEvidence: 'objective evidence',
    other: 'other facts',
  },
} as const;

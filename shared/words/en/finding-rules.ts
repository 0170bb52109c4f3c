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
    '{{number}} is ‘{{state}}’: requirement, statement, grade and evidence are locked (ISO/IEC 17021-1 9.4.5.3). Nothing was written. Amend it with a reason, or withdraw it.',
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
  consultedVerifies:
    '{{name}} advised the client on this finding ({{what}}) and may not verify it (ISO/IEC 17021-1 5.2). Nothing was written. Somebody else verifies.',
  mayNotSetPolicy:
    'The rules for findings are set by the lead auditor, the administrator of the body or the consultant; {{role}} does not change them. Nothing was written.',
  policySource:
    'ISO/IEC 17021-1 9.4.9 leaves these limits to the body; 30 and 90 days are common practice. Fixed are six months from the last day of Stage 2 (9.5.3.2) and the expiry of the certificate (9.6.3.2.2).',
  pattern: {
    counter: 'The counter {nn} stands once, at the end of the pattern.',
    unknown: 'A pattern knows {audit}, {type}, {grade}, {year} and the counter {n} to {nnnn}.',
    kind: 'Without {type} or {grade} nonconformities and opportunities would share numbers.',
    long: 'A pattern has at most 60 characters.',
  },
  unknownGradeCode: 'The scheme ‘{{scheme}}’ has no such code for {{grade}}; its codes are: {{codes}}.',
  scheme: {
    no_codes: 'A grading scheme has at least one code. Nothing was written.',
    double_code: 'Each code of a grading scheme is used once. Nothing was written.',
    class_missing: 'A grading scheme needs a code for major and one for minor. Nothing was written.',
    third_class:
      'A certification grades major and minor, and may record opportunities (ISO/IEC 17021-1 3.12, 3.13, 9.4.5.2); other classes are for consultancies. Nothing was written.',
    kind_twice: 'Another grading scheme is for one of these kinds of audit. Nothing was written.',
  },
  schemeUsed:
    'Findings of {{kinds}} bear grades of this scheme, so it can no longer change (ISO/IEC 17021-1 9.4.5.3). Nothing was written.',
  beyondLimit: '{{number}} must be verified by {{until}} (ISO/IEC 17021-1 {{clause}}); a later date cannot be set. Nothing was written.',
  pastLimit:
    '{{number}} was verified only after {{until}}, the last day for it (ISO/IEC 17021-1 {{clause}}). A certification is not recommended on it without a second Stage 2, or an exception with its justification. Nothing was written.',
  pastLimitHint: 'Escalate it on the ground ‘Past the limit’: hold a second Stage 2, or record why an exception is justified.',
  outcomeOfLimit:
    'A second Stage 2 or an exception answers a limit that has passed (ISO/IEC 17021-1 9.5.3.2), nothing else. Nothing was written.',
  notAmended: '{{number}} has not been amended since it was disputed. Nothing was written. Amend it or regrade it first.',
  nothingAmended: 'Nothing of {{number}} would change. Nothing was written.',
  notToCarry: '{{number}} is no open nonconformity of an audit before {{audit}}, or it is on the list already. Nothing was written.',
  nothingToCarry: 'No audit before {{audit}} left a nonconformity open that is not on the list already. Nothing was written.',
  notVerifiable:
    '{{number}} is ‘{{state}}’: its effect is judged only once correction, cause and corrective action were accepted (ISO/IEC 17021-1 9.4.10). Nothing was written. Record it as not verified, with the reason.',
  carriedConcluded:
    'Something was concluded about {{number}} in this audit, so it stays on the list (ISO/IEC 17021-1 9.4.8.3). Nothing was written.',
  relationNeedsOther: 'Name the other finding, or the reference of one that is not in this file. Nothing was written.',
  relationToItself: 'A finding does not relate to itself. Nothing was written.',
  relationKnown: '{{number}} and {{other}} are related like this already. Nothing was written.',
  repeatOfNonconformity: 'Only a nonconformity repeats a nonconformity. Nothing was written.',
  noDates: 'Name at least one date. Nothing was written.',
  datesNotFor: '{{number}} is ‘{{state}}’ and has no dates to keep. Nothing was written.',
  datesNeedReason: '{{number}} was issued; a change of its dates needs a reason (ISO/IEC 17021-1 9.4.9).',
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
    under_review: 'Response reviewed ({{verdicts}})',
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
  opinion: {
    agreed: 'Dispute ended, {{auditee}} agrees',
    upheld: 'Dispute ended, finding upheld',
    amended: 'Dispute ended, amended and issued again',
    withdrawn: 'Dispute ended by withdrawal',
    unresolved: 'Diverging opinion stays unresolved, referred to the body',
  },
  amended: 'Amended, version {{version}}: {{what}}',
  regraded: 'Regraded from {{from}} to {{to}}, version {{version}}',
  escalated: 'Escalation ({{ground}}): {{outcome}}',
  related: 'Relation recorded ({{kind}})',
  unrelated: 'Relation removed',
  consulted: 'Advice by {{name}} recorded',
  carried: 'Put on a verification list',
  carriedResult: 'Earlier nonconformity: {{result}}',
  dates: 'Dates changed: {{what}}',
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
    units: 'checklist rows',
    criterion: 'client’s document',
    process: 'process',
    sites: 'sites',
    systems: 'AI systems',
    other: 'other facts',
  },
} as const;

/** What the engine says about checklists. Clause numbers without another name are those of the audited standard. */
export const checklistCore = {
  noRow: 'This checklist row is not in the engagement. It may have been removed. Nothing was written.',
  noNote: 'This line is not in the engagement. It may have been removed. Nothing was written.',
  noRequirement: '{{requirement}} is no requirement of the catalog of this audit. Nothing was written.',
  isHeading: '{{ref}} is a heading without a requirement of its own. Nothing was written.',
  isHeadingHint: 'Choose one of the requirements under it.',
  noUnit: 'The {{kind}} is not in the engagement. It may have been removed. Nothing was written.',
  unitNeeded: 'Say which {{kind}} the row is for. Nothing was written.',
  unitTooMuch: 'A row for the whole organization names no unit. Nothing was written.',
  unitKind: { organization: 'organization', system: 'AI system', site: 'site' },
  organization: 'Whole organization',
  rowTwice: '{{ref}} has a row for ‘{{unit}}’ already. Nothing was written.',
  holds: 'The row {{ref}} ({{unit}}) holds {{what}} and stays. Nothing was removed.',
  holdsHint: 'Take that out of the row first.',
  holdsResult: 'a result',
  holdsNotes: 'notes',
  holdsEvidence: 'evidence',
  holdsFindings: 'findings',
  holdsMentions: 'mentions in interviews',
  stage1Result:
    'A Stage 1 grades nothing: adequate, area of concern, not applicable or not reviewed (ISO/IEC 17021-1 9.3.1.2). Nothing was written.',
  laterResult: '‘{{result}}’ is a result of a Stage 1. Here it is conforms, not applicable or not sampled. Nothing was written.',
  clauseExcluded:
    '{{ref}} cannot be not applicable: clauses 4 to 10 hold for everybody, only Annex A controls can be left out (4.3, 6.1.3). Nothing was written.',
  clauseExcludedHint: 'If it was not looked at, choose not sampled and say why.',
  clauseExcludedHintStage1: 'If it was not looked at, choose not reviewed.',
  controlReason:
    'A control is left out only with a reason (6.1.3): say why the Statement of Applicability does without {{ref}}. Nothing was written.',
  notSampledReason:
    'Say why {{ref}} was not sampled and when it will be: the report names it (ISO/IEC 17021-1 9.4.8.2). Nothing was written.',
  nonconformityStands: '{{ref}} cannot conform while {{number}} stands. Nothing was written.',
  findingStands: '{{ref}} was looked at: {{number}} stands on it. Nothing was written.',
  withdrawFirst: 'Withdraw {{number}} first, or leave the result to it.',
  otherStandard: '{{ref}} is not asked for the standard {{standard}} too. Nothing was written.',
  sharedRow:
    '{{requirement}} has no row of its own: it is asked once, on {{ref}} of the main standard, and concluded there for both. Nothing was written.',
  noQuestion: 'This question is not in the engagement. It may have been removed. Nothing was written.',
  questionTwice: '{{ref}} has this question already. Nothing was written.',
  questionElsewhere: 'This question is on another requirement than {{ref}}. Nothing was written.',
  noPrompt: 'There is no such prompt on {{ref}}. Nothing was written.',
} as const;

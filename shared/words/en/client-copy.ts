/** Words of the client's copy of report and workbook. */
export const clientCopy = {
  title: 'Client copy',
  /** In place of a name whose function is not on record. */
  person: 'an interviewee',
  evidence: 'confidential evidence {{number}}',
  system: 'a system left out of this copy',
  said: {
    people: 'People of the client are named by their function.',
    notes: 'Quotes and to-dos of the audit team are left out.',
    allNotes: 'Notes of the audit team are left out.',
    evidence_one: '{{count}} confidential piece of evidence is left out: {{numbers}}.',
    evidence_other: '{{count}} confidential pieces of evidence are left out: {{numbers}}.',
    systems_one: '{{count}} AI system is left out, with its rows of the checklist.',
    systems_other: '{{count}} AI systems are left out, with their rows of the checklist.',
    numbers: 'Counts and numbers are those of the full report.',
  },
} as const;

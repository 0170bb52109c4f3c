/** What the engine says about people, sites, AI systems, catalogs and interviews. */
export const teamCore = {
  nobody: 'This person is not in the engagement. Nothing was written.',
  acting: '{{name}} is the person at the keyboard and cannot be removed. Nothing was written.',
  actingHint: 'Let another person act first.',
  named: '{{name}} is named in records of this engagement ({{where}}) and stays on record. Nothing was written.',
  namedHint: 'Change the role instead, or take the person off the audits to come.',
  namedInAudit: 'audit team',
  namedInNotes: 'notes',
  namedInInterviews: 'interviews',
  namedInFindings: 'findings',
  namedInLinks: 'links',
  namedInLedger: 'ledger',
  auditeeActs: 'What the auditee does is recorded by the audit team or the office, so {{name}} cannot act here.',
  auditeeActsHint: 'Choose a person of the certification body or of the consultancy.',
} as const;

export const scopeCore = {
  noSite: 'This site is not in the engagement. It may have been removed. Nothing was written.',
  noSystem: 'This AI system is not in the engagement. It may have been removed. Nothing was written.',
  inChecklist_one: '‘{{name}}’ stands in the checklist of {{audits}} ({{count}} row) and stays on record. Nothing was removed.',
  inChecklist_other: '‘{{name}}’ stands in the checklist of {{audits}} ({{count}} rows) and stays on record. Nothing was removed.',
  siteHint: 'Take its rows out of the checklist first.',
  systemHint: 'Take its rows out of the checklist first, or say that it is out of scope and why.',
  linked: '‘{{name}}’ is linked to findings or notes and stays on record. Nothing was removed.',
} as const;

export const catalogCore = {
  withheld: 'Words of an imported list, kept inside',
  asWorded: 'As worded in {{standard}}',
  noCatalog: 'This catalog is not in the engagement. Nothing was written.',
  noneFits: 'The program has no catalog for {{standard}}:{{edition}}. Nothing was written.',
  noneFitsHint: 'Catalogs that come with the program: {{available}}. Correct standard or edition of the engagement.',
  damaged: 'The catalog ‘{{key}}’ of this installation does not fit its own checksums, so it is not used. Your engagement is safe.',
  damagedHint: 'Install the program again.',
} as const;

export const interviewCore = {
  noInterview: 'This interview is not in the engagement. Nothing was written.',
  endsFirst: 'The interview would end before it began. Nothing was written.',
  notInChecklist: '{{ref}} has no row in the checklist of this audit. The line was not written.',
  plannedNotInChecklist: '{{ref}} has no row in the checklist of this audit, so it cannot be planned here. Nothing was written.',
  holds: '{{number}} {{what}}. Nothing was removed.',
  holdsLines: 'holds lines of notes',
  holdsFindings: 'is named as evidence of a finding',
  holdsHint: 'What was heard stays in the file; give the interview an end instead.',
  notInInbox: 'This line is not in the inbox any more. Nothing was written.',
  notInChecklistHint: 'Add the requirement to the checklist, or write the line without it.',
} as const;

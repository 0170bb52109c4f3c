/** Imported lists of requirements, as the engine speaks of them. */
export const catalogLists = {
  field: { reference: 'Reference', title: 'Title', description: 'Text', section: 'Section' },
  noReference: 'A reference is missing.',
  badReference: '‘{{value}}’ cannot be a reference: digits, letters and points, such as 8.4 or A.6.2.6.',
  twice: '{{ref}} stands in row {{row}} already.',
  noWords: 'Neither a title nor a text stands here.',
  sectionOf: 'Section {{ref}}',
  others: 'Without a section',
  sourceSheet: '{{name}}, sheet ‘{{sheet}}’',
  reason: 'Requirement list from ‘{{name}}’',
  nothing: 'No requirement of ‘{{name}}’ can be taken over. Nothing was written.',
  notImported: '‘{{title}}’ came with the program and was not imported. Nothing was changed.',
  inUse: '‘{{title}}’ stays: {{audits}} is judged by it. Nothing was removed.',
  inUseHint: 'Judge the audit by another catalog first, as long as it has no checklist.',
} as const;

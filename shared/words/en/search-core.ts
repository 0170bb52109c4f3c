/** How a hit of the search names itself where its row has no title of its own. */
export const searchCore = {
  note: 'Note',
  reportText: '{{section}} ({{audit}})',
} as const;

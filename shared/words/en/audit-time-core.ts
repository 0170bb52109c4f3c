/** What the engine says about audit time that is kept. */
export const auditTimeCore = {
  noCalculation: 'This audit-time calculation does not exist (any more).',
  noStandard: 'The calculation names no standard yet.',
  noStandardRow: 'This standard is not in the calculation (any more).',
  noLine: 'This line is not in the calculation (any more).',
  standardTwice: '{{scheme}} is in this calculation already. Nothing was changed.',
  lastStandard: 'A calculation keeps one standard at least. Remove the whole calculation instead.',
  used: 'Audit time of {{audits}} comes from this calculation, so it stays.',
  usedHint: 'Apply another calculation to them first.',
  noNegativeDays: 'Days are added here. What takes time off is an adjustment in percent, with its reason.',
  percentTooMuch: 'At most 300 % can be added.',
  nothingToApprove: 'There is no result to approve yet.',
  nothingToApply: 'There is no result to plan an audit with yet.',
  reasonNeeded: {
    planned: 'The plan is {{difference}} against the time worked out. Say why (ISO/IEC 17021-1 9.1.4).',
    actual: 'The audit took {{difference}} against the plan. Say why (ISO/IEC 17021-1 9.4.8.2).',
  },
} as const;

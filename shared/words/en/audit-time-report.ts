/** Words of audit time in the report and the workbook. */
export const auditTimeReport = {
  sheet: 'Audit time',
  title: 'Audit time',
  intro: '{{part}}: {{required}} by the calculation ‘{{title}}’.',
  approved: '{{by}} approved it on {{on}}.',
  approvedBefore: '{{by}} approved it on {{on}}; it was changed since.',
  notApproved: 'Nobody has approved it yet.',
  part: {
    whole: 'Time of the whole initial audit',
    stage_1: 'Time of Stage 1',
    stage_2: 'Time of Stage 2',
    surveillance: 'Time of the surveillance',
    recertification: 'Time of the recertification',
  },
  against: { planned: '{{difference}} against the time worked out', actual: '{{difference}} against the plan' },
  notCounted: 'Experts, observers, trainees',
  notCountedWhy: 'On top: does not count as audit time (ISO/IEC 17021-1 9.1.4.4).',
  from: 'Source: {{source}} ({{status}})',
  columns: { line: 'Line', input: 'Input', days: 'Days', justification: 'Justification' },
} as const;

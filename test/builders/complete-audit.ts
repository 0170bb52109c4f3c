/** A small audit with everything that its report needs, so that it can be issued. */
import type { AuditKind, ReportSection } from '../../shared/model/vocabulary.ts';
import type { Call } from './engagement.ts';

const sections: readonly ReportSection[] = [
  'summary',
  'conformity_conclusion',
  'effectiveness_conclusion',
  'internal_audit_and_review',
  'scope_conclusion',
  'objectives_conclusion',
  'recommendation',
  'programme_issues',
  'deviations_from_plan',
  'changes_since_last',
  'certificate_use',
  'earlier_nonconformities',
  'unresolved_issues',
  'continuing_operation',
  'ict_use',
];

/** What only some kinds ask for, and what a kind has no place for. */
const furtherSections: Readonly<Partial<Record<AuditKind, readonly ReportSection[]>>> = {
  recertification: ['cycle_review'],
  special: ['occasion'],
  gap_analysis: ['readiness_conclusion', 'roadmap'],
};
const withoutSections: Readonly<Partial<Record<AuditKind, readonly ReportSection[]>>> = {
  special: ['continuing_operation'],
  internal: ['continuing_operation', 'certificate_use', 'recommendation'],
  gap_analysis: [
    'continuing_operation',
    'certificate_use',
    'recommendation',
    'conformity_conclusion',
    'effectiveness_conclusion',
    'internal_audit_and_review',
    'programme_issues',
    'changes_since_last',
    'earlier_nonconformities',
    'unresolved_issues',
  ],
};

/**
 * @param lead a person of the engagement
 * @param kind a surveillance when nothing is said
 * @returns id of an audit of one row that lacks nothing
 */
export async function aCompleteAudit(call: Call, lead: string, kind: AuditKind = 'surveillance'): Promise<string> {
  await call('engagement.update', {
    clientAddress: 'Weverskade 14, Utrecht',
    representativeName: 'Ruben Claes',
    bodyName: 'Tarn Certification',
    scopeStatement: 'Development of credit scoring.',
  });
  const audit = await call('audits.create', {
    kind,
    criteria: 'ISO/IEC 42001:2023',
    objectives: 'Conformity goes on.',
    startsOn: '2026-11-16',
    endsOn: '2026-11-17',
    places: 'Utrecht',
    plannedHundredths: 200,
    actualHundredths: 200,
  });
  await call('audits.addMember', {
    auditId: audit.id,
    personId: lead,
    role: kind === 'gap_analysis' || kind === 'internal' ? 'consultant' : 'lead_auditor',
  });
  await call('checklist.make', { auditId: audit.id, units: [{ requirement: '42001:8.4', unit: { kind: 'organization', id: null } }] });
  const [row] = (await call('checklist.list', { auditId: audit.id })).rows;
  if (row === undefined) throw new Error('the checklist has no row');
  await call('checklist.addNote', { id: row.id, text: 'Three assessments read; all were done before release.' });
  await call('checklist.setResult', { id: row.id, result: 'conforms' });
  await call('checklist.setProgress', { id: row.id, progress: 'done' });
  for (const section of [...sections.filter((one) => !withoutSections[kind]?.includes(one)), ...(furtherSections[kind] ?? [])])
    await call('reports.setText', { auditId: audit.id, section, text: `What is said on ${section}.` });
  await call('reports.setText', { auditId: audit.id, section: 'distribution', text: 'Lumenfold AI B.V.\nTarn Certification' });
  return audit.id;
}

/** The texts of the report in the groups in which an auditor writes them, in the order in which the report prints them. */
import type { AuditKind, ReportSection } from '../../../shared/model/vocabulary.ts';
import { followsCertificate } from '../../../shared/rules/report-kinds.ts';

export type ReportGroup = 'at_a_glance' | 'conclusions' | 'course' | 'since_last' | 'formal';

const groups: readonly { readonly group: ReportGroup; readonly sections: readonly ReportSection[] }[] = [
  { group: 'at_a_glance', sections: ['summary', 'strengths', 'recommendation', 'roadmap'] },
  {
    group: 'conclusions',
    sections: [
      'conformity_conclusion',
      'effectiveness_conclusion',
      'internal_audit_and_review',
      'scope_conclusion',
      'objectives_conclusion',
      'readiness_conclusion',
    ],
  },
  {
    group: 'course',
    sections: ['occasion', 'deviations_from_plan', 'programme_issues', 'unresolved_issues', 'ict_use', 'excluded_controls'],
  },
  {
    group: 'since_last',
    sections: ['changes_since_last', 'cycle_review', 'continuing_operation', 'earlier_nonconformities', 'certificate_use'],
  },
  { group: 'formal', sections: ['distribution'] },
];

/** A gap analysis concludes on readiness; what only a certification audit says has no place in it. */
const notInGapAnalysis: ReadonlySet<ReportSection> = new Set([
  'recommendation',
  'conformity_conclusion',
  'effectiveness_conclusion',
  'internal_audit_and_review',
  'programme_issues',
  'unresolved_issues',
]);

/** Whether a section has a place in the report of this kind of audit. */
function belongs(section: ReportSection, kind: AuditKind): boolean {
  if (section === 'readiness_conclusion') return kind === 'stage_1' || kind === 'gap_analysis';
  if (section === 'certificate_use') return followsCertificate(kind);
  if (section === 'occasion') return kind === 'special';
  if (section === 'cycle_review') return kind === 'recertification';
  if (section === 'continuing_operation') return kind === 'surveillance' || kind === 'recertification';
  if (section === 'roadmap') return kind === 'gap_analysis';
  if (kind === 'gap_analysis' && notInGapAnalysis.has(section)) return false;
  if (section === 'changes_since_last' || section === 'earlier_nonconformities') return kind !== 'stage_1' && kind !== 'gap_analysis';
  return true;
}

/** The groups with the sections that fit the audit; a section that already holds text is never hidden. */
export function groupsFor(
  kind: AuditKind,
  written: ReadonlySet<ReportSection>,
): readonly { readonly group: ReportGroup; readonly sections: readonly ReportSection[] }[] {
  return groups
    .map(({ group, sections }) => ({ group, sections: sections.filter((section) => belongs(section, kind) || written.has(section)) }))
    .filter(({ sections }) => sections.length > 0);
}

/** A file name that every file system takes: `Lumenfold AI B.V.`, `S2` → `lumenfold-ai-b-v-s2-report.pdf`. */
export function suggestedName(client: string, audit: string, what: 'report' | 'workbook' | 'audit_time', clientCopy = false): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
  const parts = [plain(client), plain(audit), what.replace('_', '-'), clientCopy && what !== 'audit_time' ? 'client-copy' : ''].filter(
    (part) => part !== '',
  );
  return `${parts.join('-')}.${what === 'workbook' ? 'xlsx' : 'pdf'}`;
}

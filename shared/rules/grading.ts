/**
 * Grading schemes: what an audit calls its grades, and the class each of them means. ISO/IEC 17021-1 knows two grades
 * (3.12, 3.13); a certification may call them otherwise but not add a third class. Schemes of consultancies and internal
 * audits are their own.
 */
import type { Row } from '../model/entities.ts';
import { type AuditKind, auditKind, type Grade, grade, type ResultClass } from '../model/vocabulary.ts';

export type GradingScheme = Omit<Row<'grading_scheme'>, 'id' | 'position'>;

const consultancyKinds: readonly AuditKind[] = ['gap_analysis', 'internal'];
export const certificationKinds: readonly AuditKind[] = auditKind.options.filter((kind) => !consultancyKinds.includes(kind));

/** The schemes that a new engagement begins with; a person may change them until a finding bears one of their grades. */
export const defaultSchemes: readonly GradingScheme[] = [
  {
    name: 'Certification',
    auditKinds: [...certificationKinds],
    codes: [
      { code: 'major', label: 'Major', meaning: 'Affects the ability of the system to reach its intended results.', resultClass: 'major' },
      { code: 'minor', label: 'Minor', meaning: 'Does not affect that ability.', resultClass: 'minor' },
      { code: 'opportunity', label: 'Opportunity', meaning: 'No requirement is left unfulfilled.', resultClass: 'opportunity' },
    ],
    source: 'ISO/IEC 17021-1:2015 3.12, 3.13, 9.4.5.2',
  },
  {
    name: 'Internal audit',
    auditKinds: ['internal'],
    codes: [
      { code: 'high', label: 'High', meaning: 'The system fails in this point, or a legal duty is not met.', resultClass: 'major' },
      { code: 'medium', label: 'Medium', meaning: 'A requirement is not met in part of the cases.', resultClass: 'minor' },
      { code: 'low', label: 'Low', meaning: 'An isolated lapse.', resultClass: 'minor' },
      { code: 'improvement', label: 'Improvement', meaning: 'Met; it could work better.', resultClass: 'opportunity' },
    ],
    source: 'Own scale; ISO/IEC 42001 defines none',
  },
  {
    name: 'Gap analysis',
    auditKinds: ['gap_analysis'],
    codes: [
      { code: 'missing', label: 'Missing', meaning: 'Nothing is in place.', resultClass: 'major' },
      { code: 'partial', label: 'Partial', meaning: 'Begun, or in place in part.', resultClass: 'minor' },
      { code: 'improvement', label: 'Improvement', meaning: 'In place; it could work better.', resultClass: 'opportunity' },
      { code: 'in_place', label: 'In place', meaning: 'Meets the requirement.', resultClass: 'conforms' },
      { code: 'not_applicable', label: 'Not applicable', meaning: 'Left out with a reason.', resultClass: 'not_applicable' },
    ],
    source: 'Own scale; ISO/IEC 42001 defines none',
  },
];

/** The scheme of an audit among those of the engagement; kinds that none names use the shipped one. */
export function schemeFor<S extends GradingScheme>(schemes: readonly S[], kind: AuditKind): S | GradingScheme {
  const own = schemes.find((scheme) => scheme.auditKinds.includes(kind));
  const shipped = own ?? defaultSchemes.find((scheme) => scheme.auditKinds.includes(kind)) ?? defaultSchemes[0];
  if (shipped === undefined) throw new Error('No grading scheme is shipped.');
  return shipped;
}

/** The code that a grade is given when none is named: the first of its class. */
export function codeFor(scheme: GradingScheme, of: Grade): string | null {
  return scheme.codes.find((code) => code.resultClass === of)?.code ?? null;
}

/** What a scale calls each class of results; several codes of one class are named together: `Medium, Low`. */
export function scaleWords(scheme: GradingScheme): Partial<Record<ResultClass, string>> {
  const classes = [...new Set(scheme.codes.map((one) => one.resultClass))];
  return Object.fromEntries(
    classes.map((of) => [
      of,
      scheme.codes
        .filter((one) => one.resultClass === of)
        .map((one) => one.label)
        .join(', '),
    ]),
  );
}

export function labelFor(scheme: GradingScheme, code: string): string {
  return scheme.codes.find((one) => one.code === code)?.label ?? code;
}

export type SchemeFault = 'no_codes' | 'double_code' | 'class_missing' | 'third_class' | 'kind_twice';

/** What is wrong with a scheme; `others` are the remaining schemes of the engagement. */
export function schemeFault(scheme: GradingScheme, others: readonly GradingScheme[]): SchemeFault | null {
  if (scheme.codes.length === 0) return 'no_codes';
  if (new Set(scheme.codes.map((one) => one.code)).size < scheme.codes.length) return 'double_code';
  if (others.some((other) => other.auditKinds.some((kind) => scheme.auditKinds.includes(kind)))) return 'kind_twice';
  const classes = new Set<string>(scheme.codes.map((one) => one.resultClass));
  if (!classes.has('major') || !classes.has('minor')) return 'class_missing';
  const certifies = scheme.auditKinds.some((kind) => certificationKinds.includes(kind));
  return certifies && scheme.codes.some((one) => !(grade.options as readonly string[]).includes(one.resultClass)) ? 'third_class' : null;
}

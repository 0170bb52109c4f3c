/** Rows of a checklist and findings for the tests of the page's pure logic. */
import type { Checklist, ChecklistRow } from '../../../../renderer/features/field-work/tree.ts';
import type { FindingRow } from '../../../../renderer/features/findings/register.ts';

let made = 0;
const nextId = () => {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
};

export function aRow(ref: string, group: string, more: Partial<ChecklistRow> = {}): ChecklistRow {
  return {
    id: nextId(),
    requirement: `42001:${ref}`,
    ref,
    title: `Long title of ${ref}`,
    shortTitle: `Title of ${ref}`,
    kind: ref.startsWith('A.') ? 'control' : 'requirement',
    group: `42001:${group}`,
    unit: { kind: 'organization', id: null, label: 'Organization' },
    progress: 'not_started',
    stored: null,
    reason: '',
    shown: null,
    also: [],
    findings: [],
    notes: 0,
    evidence: 0,
    documented: false,
    position: made,
    ...more,
  };
}

export const aSystem = (label: string) => ({ kind: 'system' as const, id: nextId(), label });

export function aGroup(ref: string, parent: string | null = null): Checklist['groups'][number] {
  return {
    requirement: `42001:${ref}`,
    ref,
    title: `Group ${ref}`,
    shortTitle: `Group ${ref}`,
    kind: ref.startsWith('A.') ? 'area' : 'clause',
    parent: parent === null ? null : `42001:${parent}`,
  };
}

export function aFinding(shortNumber: string, more: Partial<FindingRow> = {}): FindingRow {
  const id = nextId();
  return {
    id,
    auditId: '00000000-0000-7000-8000-000000000000',
    number: `S2-${shortNumber}`,
    shortNumber,
    grade: 'minor',
    title: `Finding ${shortNumber}`,
    state: 'issued',
    raisedByName: 'Ines Vogt',
    raisedAt: '2026-11-17T10:00:00.000Z',
    position: made,
    requirements: [],
    units: [],
    gradeLabel: 'Minor',
    sites: [],
    systems: [],
    due: null,
    daysLate: 0,
    ...more,
  };
}

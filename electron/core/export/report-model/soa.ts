/** The Statement of Applicability that the audit judges by, as the report and the workbook print it. */
import type { Row } from '../../../../shared/model/entities.ts';
import type { FileContext } from '../../context.ts';
import { reconcileVersion } from '../../soa/soa-parts.ts';
import type { ReportExclusion, ReportSoa } from './shape.ts';

/** Null when the audit pins no version. */
export function reportSoa(context: FileContext, audit: Row<'audit'>): ReportSoa | null {
  const { soa, evidence } = context.file.queries;
  const version = audit.soaVersionId === null ? null : soa.version(audit.soaVersionId);
  if (version === null) return null;
  const { items, entries, found } = reconcileVersion(context, version);
  const titles = new Map(entries.map((entry) => [entry.ref, entry.title]));
  const positions = new Map(entries.map((entry, index) => [entry.requirement, index]));
  const place = (item: Row<'soa_item'>) => positions.get(item.requirement ?? '') ?? entries.length + item.position;
  const rows = items.toSorted((a, b) => place(a) - place(b));
  return {
    number: version.number,
    datedOn: version.datedOn,
    approvedBy: version.approvedBy,
    approvedOn: version.approvedOn,
    evidence: version.evidenceId === null ? '' : (evidence.byId(version.evidenceId)?.number ?? ''),
    controls: found.counts.controls,
    applicable: found.lines.filter((line) => line.requirement !== null && line.row?.applicable === 'yes' && line.kind !== 'duplicate')
      .length,
    excluded: found.counts.excluded,
    missing: found.lines.filter((line) => line.kind === 'missing').map((line) => line.ref),
    concerns: rows
      .filter((item) => item.decision === 'concern')
      .map((item) => ({ ref: item.controlRef, title: item.title, note: item.auditorNote })),
    rows: rows.map((item) => ({
      ref: item.controlRef,
      title: item.requirement === null ? item.title : (titles.get(item.requirement.slice(item.requirement.indexOf(':') + 1)) ?? item.title),
      writtenTitle: item.title,
      named: item.inSource,
      applicable: item.applicable,
      inclusionGrounds: item.inclusionGrounds,
      exclusionGround: item.applicable === 'no' ? item.exclusionGround : null,
      text: item.applicable === 'no' ? item.exclusionText : item.inclusionText,
      linkedRisks: item.linkedRisks,
      implementation: item.implementation,
      auditorNote: item.auditorNote,
      decision: item.decision,
    })),
  };
}

/**
 * Excluded controls with their ground: what the client justifies comes first; where it gives no text, or no row at all,
 * the reason that the checklist holds. Controls that only the statement excludes stand behind.
 */
export function withSoa(fromChecklist: readonly ReportExclusion[], soa: ReportSoa | null): ReportExclusion[] {
  const excluded = (soa?.rows ?? []).filter((row) => row.applicable === 'no' && row.named);
  const textOf = (ref: string) => excluded.find((row) => row.ref === ref)?.text.trim() ?? '';
  const known = new Set(fromChecklist.map(({ ref }) => ref));
  // A repeated control that applies by its first row is none of them.
  const applies = new Set((soa?.rows ?? []).filter((row) => row.applicable === 'yes').map(({ ref }) => ref));
  return [
    ...fromChecklist.map((one) => ({ ...one, reason: textOf(one.ref) || one.reason })),
    ...excluded
      .filter(({ ref }) => !known.has(ref) && !applies.has(ref))
      .map(({ ref, title, text }) => ({ ref, title, reason: text.trim() })),
  ];
}

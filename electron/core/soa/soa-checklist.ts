/**
 * What the pinned Statement of Applicability does to a checklist. An excluded control keeps its row: the auditor judges
 * the justification there (ISO/IEC 42001 6.1.3). Nothing that a person recorded is written over.
 */
import type { z } from 'zod';
import type { soaMethods } from '../../../shared/contract/soa.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { checkResult } from '../checklist/checklist-result.ts';
import { type ChecklistRow, checklistRows, rawRowOf } from '../checklist/checklist-rows.ts';
import { storeResult } from '../checklist/store-result.ts';
import { actorOf, type FileContext } from '../context.ts';
import { reconcileVersion, versionOf } from './soa-parts.ts';

type Effect = z.output<(typeof soaMethods)['soa.effect']['output']>;
type Conflict = Effect['conflicts'][number];

interface Planned {
  readonly effect: Effect;
  readonly rows: readonly { readonly row: ChecklistRow; readonly item: Row<'soa_item'>; readonly reason: string }[];
  readonly audit: Row<'audit'>;
}

/** What already stands on the row and must not be written over; null for a row that is free. */
function heldBy(row: ChecklistRow): Conflict['why'] | null {
  if (row.findings.length > 0) return 'findings';
  if (row.stored !== null) return 'result';
  if (row.notes > 0) return 'notes';
  return row.evidence > 0 ? 'evidence' : null;
}

const briefly = ({ id, ref, title, unit }: ChecklistRow) => ({ checklistItemId: id, ref, title, unit: unit.label });
const noEffect = (version: Effect['version']): Effect => ({ version, changes: [], unchanged: 0, conflicts: [], open: [] });

/** @throws NOT_FOUND for the audit */
export function planEffect(context: FileContext, auditId: string): Planned {
  const audit = auditOf(context, auditId);
  if (audit.soaVersionId === null) return { effect: noEffect(null), rows: [], audit };
  const version = versionOf(context, audit.soaVersionId);
  const { found } = reconcileVersion(context, version);
  const byRequirement = new Map<string, ChecklistRow[]>();
  for (const row of checklistRows(context, auditId)) {
    if (row.kind === 'control') byRequirement.set(row.requirement, [...(byRequirement.get(row.requirement) ?? []), row]);
  }
  const effect = noEffect({ id: version.id, number: version.number });
  const planned: { row: ChecklistRow; item: Row<'soa_item'>; reason: string }[] = [];
  for (const line of found.lines) {
    const rows = line.requirement === null ? undefined : byRequirement.get(line.requirement);
    // Of a repeated control the first row counts.
    if (rows === undefined || line.problems.includes('duplicate')) continue;
    const name = { ref: line.ref, title: line.title };
    const item = line.row;
    if (item === null) effect.open.push({ ...name, why: 'missing' });
    else if (item.applicable === 'not_stated') effect.open.push({ ...name, why: 'not_stated' });
    else if (item.applicable === 'no' && item.exclusionText.trim() === '') effect.open.push({ ...name, why: 'no_text' });
    else if (item.applicable === 'yes') {
      for (const row of rows.filter((one) => one.stored === 'not_applicable'))
        effect.conflicts.push({ ...briefly(row), why: 'applies_now' });
    } else {
      const reason = t('soaCore.excludedReason', { number: version.number, reason: item.exclusionText.trim() }).slice(0, 20_000);
      for (const row of rows) {
        const why = heldBy(row);
        if (row.stored === 'not_applicable') effect.unchanged += 1;
        else if (why !== null) effect.conflicts.push({ ...briefly(row), why });
        else {
          effect.changes.push({ ...briefly(row), reason });
          planned.push({ row, item, reason });
        }
      }
    }
  }
  return { effect, rows: planned, audit };
}

/** Writes what `planEffect` says: the result, and the row as work that is done once the exclusion is accepted. */
export function applyToChecklist(context: FileContext, auditId: string): Effect {
  const actor = actorOf(context);
  const { effect, rows, audit } = planEffect(context, auditId);
  if (rows.length === 0) return effect;
  for (const { row, reason } of rows)
    checkResult({ row: rawRowOf(context, row.id), auditKind: audit.kind, result: 'not_applicable', reason, findings: [] });
  context.file.ledger.write({ actor, reason: t('soaCore.applied', { number: effect.version?.number ?? '' }) }, (tx) => {
    for (const { row, item, reason } of rows) {
      storeResult(context, tx, rawRowOf(context, row.id), {
        result: 'not_applicable',
        reason,
        progress: item.decision === 'accepted' ? 'done' : 'in_progress',
      });
    }
  });
  return effect;
}

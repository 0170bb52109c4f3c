/** Stage 1, its areas of concern and the gate to Stage 2 as report and workbook print them. */
import type { Row } from '../../../../shared/model/entities.ts';
import type { FileContext } from '../../context.ts';
import { shortNumber } from '../../findings/finding-row.ts';
import { gateFacts } from '../../stage1/stage1-gate.ts';
import { type ConcernRow, concernRows, stage1Before } from '../../stage1/stage1-parts.ts';
import { documentsOf, expectedOf, objectivesOf, readinessOf } from '../../stage1/stage1-service.ts';
import type { AreaOfConcern, ReportGate, ReportStage1 } from './shape.ts';
import type { RequirementTitles } from './titles.ts';

function concernText(context: FileContext, { text, checklistItemId }: ConcernRow): string[] {
  if (text.trim() !== '' || checklistItemId === null) return [text];
  return context.file.queries.checklist
    .notes(checklistItemId)
    .filter((note) => note.kind !== 'to_do')
    .map((note) => note.text);
}

/** Of the Stage 1 itself, or of the one before an audit, with what that audit answered. */
export function areasOfConcern(context: FileContext, audit: Row<'audit'>, titles: ReadonlyMap<string, RequirementTitles>): AreaOfConcern[] {
  const stage1 = audit.kind === 'stage_1' ? audit : stage1Before(context, audit);
  if (stage1 === null) return [];
  return concernRows(context, stage1.id).map((one) => ({
    number: one.number,
    ref: one.ref,
    title: titles.get(one.requirement)?.title ?? one.requirementTitle,
    shortTitle: titles.get(one.requirement)?.shortTitle ?? one.requirementTitle,
    unit: one.unit,
    name: one.title,
    concern: concernText(context, one),
    outlook: one.outlook,
    treated:
      audit.id === stage1.id
        ? null
        : {
            treatment: one.treatment,
            text: one.treatmentText,
            by: one.treatedByName,
            on: one.treatedOn,
            finding: one.finding === '' ? '' : shortNumber(one.finding, audit.number),
            evidence: one.evidence.map(({ number }) => number),
          },
  }));
}

/** Null for an audit that is no Stage 1. */
export function reportStage1(context: FileContext, audit: Row<'audit'>): ReportStage1 | null {
  if (audit.kind !== 'stage_1') return null;
  const { verdict, concludedByName, concludedOn, communicatedTo, communicatedOn } = readinessOf(context, audit.id);
  const refs = new Map(context.file.queries.catalogs.items(audit.catalogId).map((item) => [item.requirement, item.ref]));
  return {
    objectives: objectivesOf(context, audit.id).map((one) => ({ ...one, evidence: one.evidence.map(({ number }) => number) })),
    verdict,
    concludedBy: concludedByName,
    concludedOn,
    communicatedTo,
    communicatedOn,
    documents: documentsOf(context, audit.id).map((one) => ({
      title: one.title,
      version: one.version,
      datedOn: one.datedOn,
      refs: one.requirements.map((requirement) => refs.get(requirement) ?? requirement),
      verdict: one.verdict,
      reason: one.reason,
      evidence: one.evidence[0]?.number ?? '',
      reviewedBy: one.reviewedByName,
      reviewedOn: one.reviewedOn,
    })),
    notReviewed: expectedOf(context, audit)
      .filter(({ state }) => state === 'missing')
      .map(({ ref, title }) => ({ ref, title })),
  };
}

/** Null where no Stage 1 goes before the audit. */
export function reportGate(context: FileContext, audit: Row<'audit'>): ReportGate | null {
  const { stage1, gate, facts, noticed } = gateFacts(context, audit);
  if (stage1 === null) return null;
  const { id: _id, auditId: _auditId, competenceById: _confirmed, validityById: _judged, ...printed } = gate;
  return { ...printed, stage1: stage1.title, stage1EndsOn: stage1.endsOn, days: facts.interval?.days ?? null, noticed };
}

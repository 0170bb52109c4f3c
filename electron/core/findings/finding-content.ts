/**
 * What a finding must hold: requirement, statement and objective evidence of a nonconformity (ISO/IEC 17021-1
 * 9.4.5.3), and nothing unfulfilled behind an opportunity for improvement (9.4.5.2).
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { Grade } from '../../../shared/model/vocabulary.ts';
import { standsFor } from '../../../shared/rules/standards.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';

export interface EvidenceLine {
  readonly text: string;
  readonly evidenceId?: string | null | undefined;
  readonly interviewId?: string | null | undefined;
  readonly noteId?: string | null | undefined;
}

/** What a finding says, before it is written. The first requirement is the main one. */
export interface FindingContent {
  readonly grade: Grade;
  readonly statement: string;
  readonly requirements: readonly string[];
  /** Checklist rows that the finding stands on; none: nothing is linked. */
  readonly checklistItems: readonly string[];
  readonly objectiveEvidence: readonly EvidenceLine[];
  /** Sites and AI systems that it names besides the units of its rows. */
  readonly siteIds: readonly string[];
  readonly systemIds: readonly string[];
}

/** A requirement of the finding with the row it stands on, in order. */
interface Standing {
  readonly requirement: string;
  readonly checklistItemId: string | null;
  readonly main: boolean;
  readonly position: number;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
export const isNonconformity = (grade: Grade): boolean => grade !== 'opportunity';

function checkRequirements(context: FileContext, audit: Row<'audit'>, requirements: readonly string[]): void {
  const fields: Record<string, string> = {};
  for (const [index, requirement] of requirements.entries()) {
    const item = context.file.queries.catalogs.itemForAudit(audit.id, requirement);
    if (item === null || (item.kind !== 'requirement' && item.kind !== 'control'))
      fields[`requirements.${index}`] = t('findingRules.unknownRequirement', { requirement });
  }
  if (Object.keys(fields).length > 0) throw new AppError('INVALID_INPUT', t('findingRules.unknownRequirements'), { fields });
}

function checkRows(context: FileContext, audit: Row<'audit'>, content: FindingContent): void {
  for (const [index, id] of content.checklistItems.entries()) {
    const row = context.file.queries.checklist.row(id);
    if (row === null) throw new AppError('NOT_FOUND', t('checklistCore.noRow'));
    const field = `checklistItems.${index}`;
    if (row.auditId !== audit.id) {
      const message = t('findingRules.rowOfOtherAudit');
      throw new AppError('RULE', message, { fields: { [field]: message } });
    }
    if (!content.requirements.some((requirement) => standsFor(row.requirement, requirement))) {
      const message = t('findingRules.rowOfOtherRequirement', { ref: row.ref });
      throw new AppError('RULE', message, { fields: { [field]: message }, hint: t('findingRules.rowHint') });
    }
  }
}

function checkSources(context: FileContext, lines: readonly EvidenceLine[]): void {
  const { findings } = context.file.queries;
  for (const { evidenceId, interviewId, noteId } of lines) {
    if (evidenceId != null && !findings.hasEvidence(evidenceId))
      throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.evidence') }));
    if (interviewId != null && !findings.hasInterview(interviewId))
      throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.interview') }));
    if (noteId != null && !findings.hasNote(noteId))
      throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.note') }));
  }
}

function checkPlaces(context: FileContext, { siteIds, systemIds }: FindingContent): void {
  const { scope } = context.file.queries;
  const missing = (entity: 'site' | 'ai_system') => new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t(`entities.${entity}`) }));
  const sites = new Set(scope.sites().map((site) => site.id));
  const systems = new Set(scope.systems().map((system) => system.id));
  if (siteIds.some((id) => !sites.has(id))) throw missing('site');
  if (systemIds.some((id) => !systems.has(id))) throw missing('ai_system');
}

function checkNonconformity(audit: Row<'audit'>, content: FindingContent): void {
  if (audit.kind === 'stage_1') throw new AppError('RULE', t('findingRules.stage1'), { hint: t('findingRules.stage1Hint') });
  const fields: Record<string, string> = {};
  if (content.requirements.length === 0) fields.requirements = t('findingRules.needsRequirement');
  if (content.statement.trim() === '') fields.statement = t('findingRules.needsStatement');
  if (content.objectiveEvidence.length === 0) fields.objectiveEvidence = t('findingRules.needsEvidence');
  if (Object.keys(fields).length > 0) throw new AppError('RULE', t('findingRules.incomplete'), { fields });
}

function checkOpportunity(context: FileContext, audit: Row<'audit'>, content: FindingContent, requirementFulfilled: boolean): void {
  const open = context.file.queries.findings.openNonconformity(audit.id, content.requirements);
  if (open !== null) {
    const { ref, number } = open;
    throw new AppError('RULE', t('findingRules.opportunityOverNonconformity', { ref, number }), {
      fields: { requirements: t('findingRules.opportunityOverNonconformity', { ref, number }) },
    });
  }
  if (!requirementFulfilled) {
    const message = t('findingRules.opportunityUnfulfilled');
    throw new AppError('RULE', message, { fields: { requirementFulfilled: message }, hint: t('findingRules.opportunityUnfulfilledHint') });
  }
}

/**
 * Checks what a finding says against the rules of its grade.
 * @param requirementFulfilled for an opportunity: whether the person confirmed that no requirement is left unfulfilled
 * @throws INVALID_INPUT, NOT_FOUND, RULE with the clause
 */
export function checkContent(context: FileContext, audit: Row<'audit'>, content: FindingContent, requirementFulfilled: boolean): void {
  if (isNonconformity(content.grade)) checkNonconformity(audit, content);
  checkRequirements(context, audit, content.requirements);
  if (!isNonconformity(content.grade)) checkOpportunity(context, audit, content, requirementFulfilled);
  checkRows(context, audit, content);
  checkSources(context, content.objectiveEvidence);
  if (content.siteIds.length > 0 || content.systemIds.length > 0) checkPlaces(context, content);
}

/** Fields of a finding that say what it is about, as a person changes them; what is left out stays. */
export interface ContentPatch {
  readonly statement?: string | undefined;
  readonly requirements?: readonly string[] | undefined;
  readonly checklistItems?: readonly string[] | undefined;
  readonly objectiveEvidence?: readonly EvidenceLine[] | undefined;
  readonly siteIds?: readonly string[] | undefined;
  readonly systemIds?: readonly string[] | undefined;
}

/** What a finding says once a patch is applied; a row of the checklist whose requirement was taken out goes with it. */
export function contentAfter(context: FileContext, finding: Row<'finding'>, grade: Grade, patch: ContentPatch): FindingContent {
  const { findings, checklist } = context.file.queries;
  const standing = findings.requirements(finding.id);
  const requirements = patch.requirements ?? unique(standing.map((row) => row.requirement));
  const rows = standing.flatMap((row) => (row.checklistItemId === null ? [] : [row.checklistItemId]));
  return {
    grade,
    statement: patch.statement ?? finding.statement,
    requirements,
    checklistItems:
      patch.checklistItems ?? rows.filter((row) => requirements.some((one) => standsFor(checklist.row(row)?.requirement ?? '', one))),
    objectiveEvidence: patch.objectiveEvidence ?? findings.objectiveEvidence(finding.id),
    siteIds: patch.siteIds ?? finding.siteIds,
    systemIds: patch.systemIds ?? finding.systemIds,
  };
}

/** Brings a finding to what `content` says: its own fields, then requirements and evidence where they were given. */
export function writeContent(
  context: FileContext,
  tx: Tx,
  findingId: string,
  content: FindingContent,
  patch: ContentPatch & { readonly [F in Exclude<keyof Row<'finding'>, keyof ContentPatch>]?: Row<'finding'>[F] | undefined },
): void {
  const { requirements, checklistItems, objectiveEvidence, ...own } = patch;
  tx.update('finding', findingId, definedFields(own) as Partial<Row<'finding'>>);
  if (requirements !== undefined || checklistItems !== undefined) writeRequirements(context, tx, findingId, content);
  if (objectiveEvidence !== undefined) writeObjectiveEvidence(context, tx, findingId, objectiveEvidence);
}

function standingsOf(context: FileContext, content: FindingContent): Standing[] {
  const rows = unique(content.checklistItems).map((id) => ({ id, requirement: context.file.queries.checklist.row(id)?.requirement }));
  const standings = unique(content.requirements).flatMap((requirement) => {
    const ids: (string | null)[] = rows
      .filter((row) => row.requirement !== undefined && standsFor(row.requirement, requirement))
      .map((row) => row.id);
    return (ids.length === 0 ? [null] : ids).map((checklistItemId) => ({ requirement, checklistItemId }));
  });
  return standings.map((one, position) => ({ ...one, main: position === 0, position }));
}

/** Brings the requirements of a finding to what `content` says; what stays the same leaves nothing in the ledger. */
export function writeRequirements(context: FileContext, tx: Tx, findingId: string, content: FindingContent): void {
  const before = context.file.queries.findings.requirements(findingId);
  const wanted = standingsOf(context, content);
  const matches = (row: Row<'finding_requirement'>, one: Standing) =>
    row.requirement === one.requirement && row.checklistItemId === one.checklistItemId;
  for (const row of before) if (!wanted.some((one) => matches(row, one))) tx.remove('finding_requirement', row.id);
  for (const one of wanted) {
    const known = before.find((row) => matches(row, one));
    if (known === undefined) tx.insert('finding_requirement', { id: context.ports.ids.uuid(), findingId, ...one });
    else tx.update('finding_requirement', known.id, { main: one.main, position: one.position });
  }
}

/** Brings the lines of objective evidence to what is given, line by line. */
export function writeObjectiveEvidence(context: FileContext, tx: Tx, findingId: string, lines: readonly EvidenceLine[]): void {
  const before = context.file.queries.findings.objectiveEvidence(findingId);
  for (const [position, line] of lines.entries()) {
    const row = {
      text: line.text,
      evidenceId: line.evidenceId ?? null,
      interviewId: line.interviewId ?? null,
      noteId: line.noteId ?? null,
      position,
    };
    const known = before[position];
    if (known === undefined) tx.insert('objective_evidence', { id: context.ports.ids.uuid(), findingId, ...row });
    else tx.update('objective_evidence', known.id, row);
  }
  for (const surplus of before.slice(lines.length)) tx.remove('objective_evidence', surplus.id);
}

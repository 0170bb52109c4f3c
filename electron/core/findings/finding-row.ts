/** A finding as lists and detail show it: its rows, and what follows from them. */
import type { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { findingDetail, findingRow, listedFinding } from '../../../shared/contract/evidence-findings.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { stepsFrom } from '../../../shared/model/finding-states.ts';
import type { AuditKind, Grade } from '../../../shared/model/vocabulary.ts';
import { dayIn, daysLate, dueOf, isPastLimit, type StandardLimit, standardLimit } from '../../../shared/rules/deadlines.ts';
import { type GradingScheme, labelFor } from '../../../shared/rules/grading.ts';
import { t } from '../../../shared/words/words.ts';
import { type FileContext, nowOf } from '../context.ts';
import { historyOf } from './finding-history.ts';
import { limitFacts, schemeOf } from './finding-policy.ts';
import type { BriefFinding, ListedFinding, NamedRequirement, RequirementWords } from './findings-queries.ts';

export type FindingRow = z.infer<typeof findingRow>;
type ListRow = z.infer<typeof listedFinding>;
/** What lists and detail have in common beyond the row itself. */
type Summary = Omit<ListRow, keyof Row<'finding'>>;
export type FindingDetail = z.infer<typeof findingDetail>;

/** Today in the zone of the certification body: deadlines end with its day. */
export function todayOf(context: FileContext): string {
  return dayIn(nowOf(context), context.file.queries.engagement.show().timeZone);
}

/** @throws NOT_FOUND */
export function findingOf(context: FileContext, id: string): Row<'finding'> {
  const finding = context.file.queries.findings.byId(id);
  if (finding === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.finding') }));
  return finding;
}

/** `S2-NC-04` in the audit S2 → `NC-04`. */
export function shortNumber(number: string, auditNumber: string): string {
  return number.startsWith(`${auditNumber}-`) ? number.slice(auditNumber.length + 1) : number;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** What the rows of a list share, read once. */
interface SummaryFacts {
  readonly today: string;
  readonly sites: ReadonlyMap<string, string>;
  readonly systems: ReadonlyMap<string, string>;
  readonly schemeOf: (kind: AuditKind) => GradingScheme;
  /** How the audit's catalogs call a requirement. */
  readonly wordsOf: (auditId: string, requirement: string) => { readonly ref: string; readonly title: string };
  readonly organization: string;
}

interface RowFacts extends SummaryFacts {
  readonly verifiedOn: ReadonlyMap<string, string>;
  readonly amendments: (findingId: string) => number;
  readonly limitOf: (kind: AuditKind, grade: Grade) => StandardLimit | null;
}

/** Remembers what a function of two words answers. */
function remembered<A extends string, B extends string, T>(work: (a: A, b: B) => T): (a: A, b: B) => T {
  const known = new Map<string, T>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(a, b);
    known.set(key, made);
    return made;
  };
}

function summaryFacts(context: FileContext): SummaryFacts {
  const { findings, scope } = context.file.queries;
  const schemes = new Map<AuditKind, GradingScheme>();
  const words = new Map<string, ReadonlyMap<string, RequirementWords>>();
  const wordsOfAudit = (auditId: string) => {
    const known = words.get(auditId) ?? new Map(findings.words(auditId).map((one) => [one.requirement, one]));
    words.set(auditId, known);
    return known;
  };
  return {
    today: todayOf(context),
    sites: new Map(scope.sites().map((site) => [site.id, site.name])),
    systems: new Map(scope.systems().map((system) => [system.id, `${system.name} ${system.version}`.trim()])),
    schemeOf: (kind) => {
      const known = schemes.get(kind) ?? schemeOf(context, kind);
      schemes.set(kind, known);
      return known;
    },
    wordsOf: (auditId, requirement) => wordsOfAudit(auditId).get(requirement) ?? { ref: requirement, title: '' },
    organization: t('checklistCore.organization'),
  };
}

function rowFacts(context: FileContext, amendments: RowFacts['amendments']): RowFacts {
  const limits = limitFacts(context);
  return {
    ...summaryFacts(context),
    verifiedOn: context.file.queries.findingRecords.verifiedOn(),
    amendments,
    limitOf: remembered((kind, grade) => standardLimit(kind, grade, limits)),
  };
}

function summaryOf(finding: BriefFinding, named: readonly NamedRequirement[], facts: SummaryFacts): Summary {
  const due = dueOf(finding);
  const byRequirement = new Map<string, FindingRow['requirements'][number]>();
  for (const { requirement, main } of named) {
    const { ref, title } = facts.wordsOf(finding.auditId, requirement);
    const known = byRequirement.get(requirement);
    byRequirement.set(requirement, { requirement, ref, title, main: main === 1 || known?.main === true });
  }
  const unitOf = ({ unitKind, unitId }: NamedRequirement) =>
    (unitKind === 'system' ? facts.systems : unitKind === 'site' ? facts.sites : null)?.get(unitId ?? '') ?? facts.organization;
  const names = (own: readonly string[], kind: 'site' | 'system', known: ReadonlyMap<string, string>) =>
    unique([...own, ...named.filter((one) => one.unitKind === kind).map((one) => one.unitId ?? '')]).flatMap((id) => known.get(id) ?? []);
  return {
    shortNumber: shortNumber(finding.number, finding.auditNumber),
    requirements: [...byRequirement.values()],
    units: unique(named.filter((one) => one.checklistItemId !== null).map(unitOf)),
    sites: names(finding.siteIds, 'site', facts.sites),
    systems: names(finding.systemIds, 'system', facts.systems),
    gradeLabel: labelFor(facts.schemeOf(finding.auditKind), finding.gradeCode),
    due,
    daysLate: daysLate(due, facts.today),
  };
}

function toRow(listed: ListedFinding, named: readonly NamedRequirement[], facts: RowFacts): FindingRow {
  const { auditKind, ...finding } = listed;
  const limit = facts.limitOf(auditKind, finding.grade);
  const verifiedOn = facts.verifiedOn.get(finding.id) ?? null;
  return {
    ...finding,
    ...summaryOf(listed, named, facts),
    version: 1 + facts.amendments(finding.id),
    limit,
    pastLimit: isPastLimit(limit, { state: finding.state, verifiedOn }, facts.today),
  };
}

function byFinding(all: readonly NamedRequirement[]): ReadonlyMap<string, readonly NamedRequirement[]> {
  const named = new Map<string, NamedRequirement[]>();
  for (const one of all) {
    const known = named.get(one.findingId);
    if (known === undefined) named.set(one.findingId, [one]);
    else known.push(one);
  }
  return named;
}

interface FindingList {
  readonly today: string;
  readonly total: number;
  readonly findings: ListRow[];
}

/** Findings of an audit, or of all, as a list shows them: none of their texts is read. `first` cuts the list there. */
export function listedFindings(context: FileContext, auditId: string | null, first: number | null): FindingList {
  const queries = context.file.queries.findings;
  const listed = queries.brief(auditId, first);
  const named = byFinding(first === null ? queries.named(auditId) : queries.namedOfSome(listed.map(({ id }) => id)));
  const facts = summaryFacts(context);
  const findings = listed.map((finding): ListRow => {
    const { id, number, grade, title, state, raisedByName, raisedAt, position } = finding;
    const own = { id, auditId: finding.auditId, number, grade, title, state, raisedByName, raisedAt, position };
    return { ...own, ...summaryOf(finding, named.get(id) ?? [], facts) };
  });
  return { today: facts.today, total: first === null ? findings.length : queries.count(auditId), findings };
}

/** The whole findings of an audit, or of all. A fixed number of statements, whatever their number. */
export function findingRows(context: FileContext, auditId: string | null): FindingRow[] {
  const queries = context.file.queries.findings;
  const named = byFinding(queries.named(auditId));
  const counts = context.file.queries.findingRecords.amendmentCounts();
  const facts = rowFacts(context, (findingId) => counts.get(findingId) ?? 0);
  return queries.list(auditId).map((listed) => toRow(listed, named.get(listed.id) ?? [], facts));
}

/** @throws NOT_FOUND */
export function findingRowOf(context: FileContext, id: string): FindingRow {
  const { findings, findingRecords } = context.file.queries;
  const listed = findings.listed(id);
  if (listed === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.finding') }));
  return toRow(listed, findings.namedOf(id), rowFacts(context, findingRecords.amendmentCount));
}

/** Everything that belongs to one finding. @throws NOT_FOUND */
export function findingDetailOf(context: FileContext, id: string): FindingDetail {
  const queries = context.file.queries.findings;
  const records = context.file.queries.findingRecords;
  const finding = findingRowOf(context, id);
  const ofResponse = <T extends { readonly responseId: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.responseId, row]));
  const corrections = ofResponse(queries.corrections(id));
  const causes = ofResponse(queries.causes(id));
  const actions = ofResponse(queries.correctiveActions(id));
  return {
    finding,
    requirements: queries.requirements(id),
    objectiveEvidence: queries.objectiveEvidence(id),
    responses: queries.responses(id).map((response) => ({
      response,
      correction: corrections.get(response.id) ?? null,
      cause: causes.get(response.id) ?? null,
      correctiveAction: actions.get(response.id) ?? null,
    })),
    verifications: queries.verifications(id),
    evidence: queries.evidence(id),
    amendments: records.amendments(id),
    escalations: records.escalations(id),
    relations: records.relations(id),
    opinions: records.opinions(id),
    consultations: records.consultations(id),
    carried: records.carriedOf(id),
    steps: stepsFrom(finding.state, finding.grade),
    history: historyOf(queries.history(id), context.file.queries.engagement.show().timeZone),
  };
}

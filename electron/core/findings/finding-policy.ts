/**
 * What the engagement sets for its findings: how they are numbered, what their grades are called, how long the client
 * has. Where the standard sets the limit itself, nothing here changes it.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { AuditKind, Grade, PersonRole } from '../../../shared/model/vocabulary.ts';
import type { LimitFacts } from '../../../shared/rules/deadlines.ts';
import { DEFAULT_NUMBER_PATTERN, patternFault } from '../../../shared/rules/finding-numbers.ts';
import { codeFor, defaultSchemes, type GradingScheme, schemeFault, schemeFor } from '../../../shared/rules/grading.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';

export type FindingPolicy = Omit<Row<'finding_policy'>, 'id'>;

/** Common practice of bodies, and only that: the standard leaves it to them (ISO/IEC 17021-1 9.4.9). */
export const defaultPolicy: FindingPolicy = {
  numberPattern: DEFAULT_NUMBER_PATTERN,
  majorAnswerDays: 30,
  majorVerifyDays: 90,
  minorAnswerDays: 30,
  minorVerifyDays: null,
  minorsOnOneRequirement: 3,
  certificateExpiresOn: null,
};

const MAY_SET: readonly PersonRole[] = ['lead_auditor', 'body_administrator', 'consultant'];

function setter(context: FileContext) {
  const actor = actorOf(context);
  if (!MAY_SET.includes(actor.role))
    throw new AppError('NOT_ALLOWED', t('findingRules.mayNotSetPolicy', { role: t(`vocabulary.personRole.${actor.role}`).toLowerCase() }));
  return actor;
}

export function policyOf(context: FileContext): FindingPolicy {
  const row = context.file.queries.findingRecords.policy();
  if (row === null) return defaultPolicy;
  const { id: _id, ...policy } = row;
  return policy;
}

/** What the limits of the standard follow from, read once for many findings. Outside a certification there are none. */
export function limitFacts(context: FileContext): LimitFacts {
  const { engagement, findingRecords } = context.file.queries;
  if (engagement.show().kind !== 'certification') return { lastDayOfStage2: null, certificateExpiresOn: null };
  return { lastDayOfStage2: findingRecords.lastDayOfStage2(), certificateExpiresOn: policyOf(context).certificateExpiresOn };
}

export function schemeOf(context: FileContext, kind: AuditKind): GradingScheme {
  return schemeFor(context.file.queries.findingRecords.schemes(), kind);
}

/** The code that a grade is written with. @throws INVALID_INPUT when the scheme has no such code or means another class by it */
export function gradeCodeOf(context: FileContext, kind: AuditKind, grade: Grade, code: string | undefined): string {
  const scheme = schemeOf(context, kind);
  const found = code === undefined ? codeFor(scheme, grade) : (scheme.codes.find((one) => one.code === code)?.code ?? null);
  const meant = scheme.codes.find((one) => one.code === found)?.resultClass;
  if (found !== null && meant === grade) return found;
  const message = t('findingRules.unknownGradeCode', {
    scheme: scheme.name,
    grade: t(`vocabulary.grade.${grade}`).toLowerCase(),
    codes: scheme.codes.map((one) => one.code).join(', '),
  });
  throw new AppError('INVALID_INPUT', message, { fields: { gradeCode: message } });
}

export function setPolicy(context: FileContext, input: InputOf<'findings.setPolicy'>): FindingPolicy {
  const actor = setter(context);
  const fault = input.numberPattern === undefined ? null : patternFault(input.numberPattern);
  if (fault !== null) {
    const message = t(`findingRules.pattern.${fault}`);
    throw new AppError('INVALID_INPUT', message, { fields: { numberPattern: message } });
  }
  const known = context.file.queries.findingRecords.policy();
  context.file.ledger.write({ actor }, (tx) => {
    if (known === null)
      tx.insert('finding_policy', {
        id: naturalId(context.file.engagementId, 'finding_policy'),
        ...defaultPolicy,
        ...definedFields(input),
      });
    else tx.update('finding_policy', known.id, definedFields(input));
  });
  return policyOf(context);
}

/** Schemes of the engagement, then the shipped ones for the kinds that none of them is for. */
export function listSchemes(context: FileContext) {
  const { findingRecords } = context.file.queries;
  const own = findingRecords.schemes();
  const used = new Set(findingRecords.usedKinds());
  const taken = new Set(own.flatMap((scheme) => scheme.auditKinds));
  const shipped = defaultSchemes
    .map((scheme) => ({ ...scheme, auditKinds: scheme.auditKinds.filter((kind) => !taken.has(kind)), id: null }))
    .filter((scheme) => scheme.auditKinds.length > 0);
  return [...own.map(({ position: _position, ...scheme }) => scheme), ...shipped].map((scheme) => ({
    ...scheme,
    used: scheme.auditKinds.some((kind) => used.has(kind)),
  }));
}

export function saveScheme(context: FileContext, input: InputOf<'findings.saveScheme'>): Row<'grading_scheme'> {
  const actor = setter(context);
  const { findingRecords } = context.file.queries;
  const schemes = findingRecords.schemes();
  const known = schemes.find((scheme) => scheme.id === input.id) ?? null;
  if (input.id !== null && known === null)
    throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.grading_scheme') }));
  const fault = schemeFault(
    input,
    schemes.filter((scheme) => scheme.id !== input.id),
  );
  if (fault !== null) throw new AppError('RULE', t(`findingRules.scheme.${fault}`));
  const kinds = new Set([...input.auditKinds, ...(known?.auditKinds ?? [])]);
  const used = findingRecords.usedKinds().filter((kind) => kinds.has(kind));
  if (used.length > 0)
    throw new AppError('RULE', t('findingRules.schemeUsed', { kinds: used.map((kind) => t(`vocabulary.auditKind.${kind}`)).join(', ') }));
  const { id: _id, ...facts } = input;
  return context.file.ledger.write({ actor }, (tx) =>
    known === null
      ? tx.insert('grading_scheme', { id: context.ports.ids.uuid(), ...facts, position: schemes.length })
      : tx.update('grading_scheme', known.id, facts),
  );
}

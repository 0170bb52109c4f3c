/** Calculations of audit time that are kept: made, changed, approved. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { AuditTimeTable } from '../../../shared/model/audit-time-tables.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { StoredCalculation } from '../../../shared/rules/audit-time/stored.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';
import { calculationOf, type KeptCalculation, keptView } from './audit-time-view.ts';
import { shippedAuditTimeTables } from './tables-loader.ts';

/** @throws NOT_FOUND */
function standardOf(context: FileContext, id: string): Row<'audit_time_standard'> {
  const standard = context.file.queries.auditTime.standard(id);
  if (standard === null) throw new AppError('NOT_FOUND', t('auditTimeCore.noStandardRow'));
  return standard;
}

/** @throws NOT_FOUND */
function lineOf(context: FileContext, id: string): Row<'audit_time_line'> {
  const line = context.file.queries.auditTime.line(id);
  if (line === null) throw new AppError('NOT_FOUND', t('auditTimeCore.noLine'));
  return line;
}

/** An approval is of what was calculated: a change afterwards says so until it is given anew. */
function change(context: FileContext, id: string, work: (tx: Tx, stored: StoredCalculation) => void): KeptCalculation {
  const stored = calculationOf(context, id);
  const actor = actorOf(context);
  context.file.ledger.write({ actor }, (tx) => {
    work(tx, stored);
    if (stored.approvedOn !== null && !stored.changedSince) tx.update('audit_time', id, { changedSince: true });
  });
  return keptView(context, id);
}

/** A standard with nothing but its table and persons; the published factors of AIMS stand there counting nothing. */
function insertStandard(
  context: FileContext,
  tx: Tx,
  parts: { auditTimeId: string; scheme: AuditTimeTable; persons: number; position: number },
): void {
  const standardId = context.ports.ids.uuid();
  tx.insert('audit_time_standard', {
    id: standardId,
    ...parts,
    effectivePersons: null,
    identical: [],
    effectiveReason: '',
    complexity: null,
    businessScore: null,
    itScore: null,
    complexityPercent: null,
    complexityReason: '',
    base: [],
    baseSource: '',
  });
  if (parts.scheme !== 'AIMS') return;
  const { aims } = shippedAuditTimeTables(context.ports.resources);
  for (const [position, factor] of aims.factors.entries())
    tx.insert('audit_time_line', {
      id: context.ports.ids.uuid(),
      standardId,
      kind: 'addition',
      factor: factor.key,
      count: 0,
      value: Math.round(factor.fromDays * 100),
      reason: '',
      source: aims.document,
      position,
    });
}

function removeStandardRows(tx: Tx, standard: StoredCalculation['standards'][number]): void {
  for (const line of standard.lines) tx.remove('audit_time_line', line.id);
  tx.remove('audit_time_standard', standard.id);
}

const nextPosition = (rows: readonly { readonly position: number }[]) => Math.max(-1, ...rows.map(({ position }) => position)) + 1;

export function addCalculation(context: FileContext, { title, scheme, persons }: InputOf<'audit-time.add'>): KeptCalculation {
  const id = context.ports.ids.uuid();
  const position = nextPosition(context.file.queries.auditTime.calculations());
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    tx.insert('audit_time', {
      id,
      title: title.trim(),
      sitePercent: null,
      siteReason: '',
      integrationLevel: null,
      integrationAbility: null,
      integrationReason: '',
      stage1Percent: null,
      onSitePercent: null,
      reductionLimitPercent: null,
      note: '',
      approvedBy: '',
      approvedOn: null,
      approvedHundredths: null,
      changedSince: false,
      position,
    });
    insertStandard(context, tx, { auditTimeId: id, scheme, persons, position: 0 });
  });
  return keptView(context, id);
}

export function updateCalculation(context: FileContext, { id, ...input }: InputOf<'audit-time.update'>): KeptCalculation {
  const { title, note, ...figures } = definedFields(input);
  const own = definedFields({ title, note });
  // Title and note go into no figure.
  if (Object.keys(figures).length > 0) return change(context, id, (tx) => void tx.update('audit_time', id, { ...own, ...figures }));
  calculationOf(context, id);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('audit_time', id, own));
  return keptView(context, id);
}

export function removeCalculation(context: FileContext, { id }: InputOf<'audit-time.remove'>): Record<string, never> {
  const stored = calculationOf(context, id);
  const audits = context.file.queries.auditTime.usersOf(id);
  if (audits !== '') throw new AppError('RULE', t('auditTimeCore.used', { audits }), { hint: t('auditTimeCore.usedHint') });
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    for (const standard of stored.standards) removeStandardRows(tx, standard);
    tx.remove('audit_time', id);
  });
  return {};
}

export function addStandard(context: FileContext, { auditTimeId, scheme, persons }: InputOf<'audit-time.addStandard'>): KeptCalculation {
  return change(context, auditTimeId, (tx, { standards }) => {
    if (standards.some((one) => one.scheme === scheme)) throw new AppError('CONFLICT', t('auditTimeCore.standardTwice', { scheme }));
    insertStandard(context, tx, { auditTimeId, scheme, persons, position: nextPosition(standards) });
  });
}

export function updateStandard(context: FileContext, { id, ...patch }: InputOf<'audit-time.updateStandard'>): KeptCalculation {
  const { auditTimeId } = standardOf(context, id);
  return change(context, auditTimeId, (tx) => void tx.update('audit_time_standard', id, definedFields(patch)));
}

export function removeStandard(context: FileContext, { id }: InputOf<'audit-time.removeStandard'>): KeptCalculation {
  const { auditTimeId } = standardOf(context, id);
  return change(context, auditTimeId, (tx, { standards }) => {
    if (standards.length === 1) throw new AppError('RULE', t('auditTimeCore.lastStandard'));
    for (const standard of standards) if (standard.id === id) removeStandardRows(tx, standard);
  });
}

/** Days of an addition are no less than none: a reduction is a percentage with its own line. */
function checkValue(kind: Row<'audit_time_line'>['kind'], value: number): void {
  const wrong = kind === 'addition' ? value < 0 : value > 300_00;
  if (!wrong) return;
  const message = t(kind === 'addition' ? 'auditTimeCore.noNegativeDays' : 'auditTimeCore.percentTooMuch');
  throw new AppError('INVALID_INPUT', message, { fields: { value: message } });
}

export function addLine(context: FileContext, { standardId, kind, factor, ...input }: InputOf<'audit-time.addLine'>): KeptCalculation {
  const { auditTimeId } = standardOf(context, standardId);
  const { count = 1, value = 0, reason = '', source = '' } = input;
  checkValue(kind, value);
  const position = nextPosition(context.file.queries.auditTime.lines(standardId));
  return change(
    context,
    auditTimeId,
    (tx) =>
      void tx.insert('audit_time_line', {
        id: context.ports.ids.uuid(),
        standardId,
        kind,
        factor: factor.trim(),
        count,
        value,
        reason,
        source,
        position,
      }),
  );
}

export function updateLine(context: FileContext, { id, ...input }: InputOf<'audit-time.updateLine'>): KeptCalculation {
  const line = lineOf(context, id);
  const patch = definedFields(input);
  checkValue(line.kind, patch.value ?? line.value);
  return change(context, standardOf(context, line.standardId).auditTimeId, (tx) => void tx.update('audit_time_line', id, patch));
}

export function removeLine(context: FileContext, { id }: InputOf<'audit-time.removeLine'>): KeptCalculation {
  const line = lineOf(context, id);
  return change(context, standardOf(context, line.standardId).auditTimeId, (tx) => tx.remove('audit_time_line', id));
}

export function approve(context: FileContext, { id, by, on }: InputOf<'audit-time.approve'>): KeptCalculation {
  const { result, problem } = keptView(context, id);
  if (result === null) throw new AppError('RULE', t('auditTimeCore.nothingToApprove'), { hint: problem?.message ?? '' });
  context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    tx.update('audit_time', id, {
      approvedBy: by.trim(),
      approvedOn: on,
      approvedHundredths: Math.round(result.days * 100),
      changedSince: false,
    }),
  );
  return keptView(context, id);
}

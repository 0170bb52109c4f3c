/** Which rows a checklist has: requirement × unit. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { AuditKind, UnitKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';

export interface UnitRef {
  readonly kind: UnitKind;
  readonly id: string | null;
}

/** Rows of one requirement stand together: the whole organization first, then AI systems, then sites. */
const PLACES_PER_REQUIREMENT = 20_000;
/** Rows of a further standard stand after all rows of the one before it. */
const PLACES_PER_STANDARD = 50_000_000;
const FIRST_SYSTEM = 1;
const FIRST_SITE = 10_001;

export type UnitPositions = ReadonlyMap<string, { readonly offset: number; readonly label: string }>;

const keyOf = (unit: UnitRef) => `${unit.kind}:${unit.id ?? ''}`;

/** Every unit of the engagement with its place among the rows of a requirement. */
export function unitPositions(context: FileContext): UnitPositions {
  const { scope } = context.file.queries;
  const units = new Map([[keyOf({ kind: 'organization', id: null }), { offset: 0, label: t('checklistCore.organization') }]]);
  for (const [index, system] of scope.systems().entries()) {
    units.set(keyOf({ kind: 'system', id: system.id }), { offset: FIRST_SYSTEM + index, label: system.name });
  }
  for (const [index, site] of scope.sites().entries()) {
    units.set(keyOf({ kind: 'site', id: site.id }), { offset: FIRST_SITE + index, label: site.name });
  }
  return units;
}

/** @throws RULE when the kind does not go with the id, NOT_FOUND when there is no such unit. */
function checkUnit(unit: UnitRef, units: UnitPositions): { readonly offset: number; readonly label: string } {
  const kind = t(`checklistCore.unitKind.${unit.kind}`);
  if (unit.kind === 'organization' && unit.id !== null) throw new AppError('RULE', t('checklistCore.unitTooMuch'));
  if (unit.kind !== 'organization' && unit.id === null) throw new AppError('RULE', t('checklistCore.unitNeeded', { kind }));
  const known = units.get(keyOf(unit));
  if (known === undefined) throw new AppError('NOT_FOUND', t('checklistCore.noUnit', { kind }));
  return known;
}

/** An item that something can be concluded on. @throws NOT_FOUND for an unknown one, RULE for a heading. */
function checkItem(requirement: string, item: Row<'catalog_item'> | null | undefined): Row<'catalog_item'> {
  if (item === null || item === undefined) throw new AppError('NOT_FOUND', t('checklistCore.noRequirement', { requirement }));
  if (item.kind === 'requirement' || item.kind === 'control') return item;
  throw new AppError('RULE', t('checklistCore.isHeading', { ref: item.ref }), { hint: t('checklistCore.isHeadingHint') });
}

/** The row of a requirement and a unit. Its id is natural, so that the copies of two auditors agree. */
export function checklistItem(
  context: FileContext,
  audit: Row<'audit'>,
  wanted: {
    readonly requirement: string;
    readonly unit: UnitRef;
    readonly item: Row<'catalog_item'> | null | undefined;
    readonly standard?: number;
  },
  units: UnitPositions,
): { readonly row: Row<'checklist_item'>; readonly ref: string; readonly unit: string } {
  const item = checkItem(wanted.requirement, wanted.item);
  const { offset, label } = checkUnit(wanted.unit, units);
  const { kind, id } = wanted.unit;
  return {
    ref: item.ref,
    unit: label,
    row: {
      id: naturalId(context.file.engagementId, 'checklist_item', audit.id, item.requirement, kind, id ?? ''),
      auditId: audit.id,
      catalogItemId: item.id,
      requirement: item.requirement,
      unitKind: kind,
      unitId: id,
      progress: 'not_started',
      position: (wanted.standard ?? 0) * PLACES_PER_STANDARD + item.position * PLACES_PER_REQUIREMENT + offset,
    },
  };
}

/**
 * Whether an audit of the kind looks at an item without being told to. A Stage 1 takes what the catalog gives to it;
 * every other audit takes all: Stage 2 needs evidence on each requirement (ISO/IEC 17021-1 9.3.1.3).
 */
export function fitsStage(item: Pick<Row<'catalog_item'>, 'kind' | 'stage'>, auditKind: AuditKind): boolean {
  if (item.kind !== 'requirement' && item.kind !== 'control') return false;
  return auditKind !== 'stage_1' || item.stage !== '2';
}

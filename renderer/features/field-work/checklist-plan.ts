/** Which rows a checklist begins with. */
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';

export type CatalogItem = OutputOf<'catalogs.items'>['items'][number];
export type ChecklistUnit = NonNullable<InputOf<'checklist.make'>['units']>[number];

/** A Stage 1 takes what the catalog gives to it; every other audit takes all (ISO/IEC 17021-1 9.3.1.3). */
function fits(item: CatalogItem, kind: AuditKind): boolean {
  if (item.kind !== 'requirement' && item.kind !== 'control') return false;
  return kind !== 'stage_1' || item.stage !== '2';
}

/**
 * One row per requirement for the whole organization; controls of Annex A get one row per named AI system instead, where
 * systems are named. A Stage 1 looks at documented information, so that it never splits by system (ISO/IEC 17021-1 9.3.1.2).
 */
export function unitsFor(items: readonly CatalogItem[], kind: AuditKind, systems: readonly string[]): ChecklistUnit[] {
  return items
    .filter((item) => fits(item, kind))
    .flatMap((item): ChecklistUnit[] => {
      if (item.kind === 'control' && systems.length > 0 && kind !== 'stage_1')
        return systems.map((id) => ({ requirement: item.requirement, unit: { kind: 'system' as const, id } }));
      return [{ requirement: item.requirement, unit: { kind: 'organization' as const, id: null } }];
    });
}

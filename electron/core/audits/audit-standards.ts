/** The standards that an audit is concluded on: the one it was made for, and those added to it (IAF MD 11). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { frameworkOf, sharedRequirements } from '../../../shared/rules/standards.ts';
import { t } from '../../../shared/words/words.ts';
import { catalogForAudit } from '../catalogs/catalogs-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';

export interface AuditStandard {
  /** Id of the row that adds it; null for the standard that the audit was made for. */
  readonly id: string | null;
  readonly catalog: Row<'catalog'>;
  readonly items: readonly Row<'catalog_item'>[];
  /** 0 for the main standard; rows of a checklist stand in this order. */
  readonly place: number;
}

/** The main standard first. The foreign keys keep every catalog there. */
export function standardsOf(context: FileContext, audit: Row<'audit'>): AuditStandard[] {
  const { queries } = context.file;
  return [{ id: null, catalogId: audit.catalogId }, ...queries.audits.standards(audit.id)].flatMap(({ id, catalogId }, place) => {
    const catalog = queries.catalogs.find(catalogId);
    return catalog === null ? [] : [{ id, catalog, items: queries.catalogs.items(catalogId), place }];
  });
}

/** What a requirement of the main standard is asked for too: main requirement → requirements of the others. */
export function sharedOf(standards: readonly AuditStandard[]): Map<string, string[]> {
  const [main, ...further] = standards;
  const all = new Map<string, string[]>();
  for (const { items } of further)
    for (const [requirement, other] of sharedRequirements(main?.items ?? [], items))
      all.set(requirement, [...(all.get(requirement) ?? []), other]);
  return all;
}

/** Name of a standard as a person reads it: `ISO/IEC 27001:2022`. */
export const nameOfStandard = ({ standard, edition }: Pick<Row<'catalog'>, 'standard' | 'edition'>): string =>
  edition === '' ? standard : `${standard}:${edition}`;

export function standardViews(context: FileContext, audit: Row<'audit'>): OutputOf<'audits.show'>['standards'] {
  return standardsOf(context, audit).map(({ id, catalog, place }) => ({
    id,
    catalogId: catalog.id,
    framework: catalog.framework,
    name: nameOfStandard(catalog),
    title: catalog.title,
    origin: catalog.origin,
    main: place === 0,
  }));
}

/** @throws CONFLICT when the audit is concluded on it already */
export function addStandard(
  context: FileContext,
  audit: Row<'audit'>,
  wanted: Omit<InputOf<'audits.addStandard'>, 'auditId'>,
): { id: string } {
  const standards = standardsOf(context, audit);
  const found = wantedCatalog(context, wanted);
  const framework = frameworkOf(found.items()[0]?.requirement ?? ':');
  const same = standards.find(({ catalog }) => catalog.id === found.id || catalog.framework === framework);
  if (same !== undefined) throw new AppError('CONFLICT', t('auditCore.standardTwice', { standard: nameOfStandard(same.catalog) }));
  const id = naturalId(context.file.engagementId, 'audit_standard', audit.id, framework);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    found.copy(tx);
    tx.insert('audit_standard', { id, auditId: audit.id, catalogId: found.id, position: standards.length });
  });
  return { id };
}

/** A catalog of the engagement by its id, or one of the program by standard and edition. */
function wantedCatalog(context: FileContext, { catalogId, standard, edition }: Omit<InputOf<'audits.addStandard'>, 'auditId'>) {
  if (catalogId === undefined) return catalogForAudit(context, standard ?? '', edition ?? '');
  if (context.file.queries.catalogs.find(catalogId) === null) throw new AppError('NOT_FOUND', t('catalogCore.noCatalog'));
  return { id: catalogId, items: () => context.file.queries.catalogs.items(catalogId), copy: () => undefined };
}

/** Judges an audit by another catalog, as long as nothing was written by the one before. @throws NOT_FOUND, RULE */
export function useCatalog(context: FileContext, audit: Row<'audit'>, catalogId: string): Row<'audit'> {
  const { queries, ledger } = context.file;
  const catalog = queries.catalogs.find(catalogId);
  if (catalog === null) throw new AppError('NOT_FOUND', t('catalogCore.noCatalog'));
  if (queries.checklist.ids(audit.id).size > 0) throw new AppError('RULE', t('auditCore.catalogInUse', { number: audit.number }));
  if (queries.audits.standards(audit.id).some((one) => queries.catalogs.find(one.catalogId)?.framework === catalog.framework))
    throw new AppError('CONFLICT', t('auditCore.standardTwice', { standard: nameOfStandard(catalog) }));
  return ledger.write({ actor: actorOf(context) }, (tx) => tx.update('audit', audit.id, { catalogId }));
}

/** @throws NOT_FOUND; RULE while the checklist has rows or results of the standard */
export function removeStandard(context: FileContext, { id }: InputOf<'audits.removeStandard'>): void {
  const { queries } = context.file;
  const row = queries.audits.standard(id);
  if (row === null) throw new AppError('NOT_FOUND', t('auditCore.noStandard'));
  const catalog = queries.catalogs.find(row.catalogId);
  const held = queries.checklist.heldForFramework(row.auditId, catalog?.framework ?? '');
  if (held > 0) {
    const standard = catalog === null ? '' : nameOfStandard(catalog);
    throw new AppError('RULE', t('auditCore.standardHolds', { standard, count: held }), { hint: t('auditCore.standardHoldsHint') });
  }
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('audit_standard', id));
}

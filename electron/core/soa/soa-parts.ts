/** What several steps of the Statement of Applicability need: look-ups, and a version held against its catalog. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type Reconciliation, reconcileSoa, type SoaCatalogEntry } from '../../../shared/rules/soa.ts';
import { t } from '../../../shared/words/words.ts';
import { catalogForAudit } from '../catalogs/catalogs-service.ts';
import type { FileContext } from '../context.ts';

/** What a row says that is made here: nothing is stated about its control yet. */
export const nothingStated = {
  sourceRow: null,
  applicable: 'not_stated',
  inclusionGrounds: [],
  inclusionText: '',
  exclusionGround: null,
  exclusionText: '',
  linkedRisks: '',
  implementation: '',
  how: '',
  documents: '',
  owner: '',
  dueOn: null,
} as const satisfies Partial<Row<'soa_item'>>;

/** @throws NOT_FOUND */
export function versionOf(context: FileContext, id: string): Row<'soa_version'> {
  const version = context.file.queries.soa.version(id);
  if (version === null) throw new AppError('NOT_FOUND', t('soaCore.noVersion'));
  return version;
}

/** @throws NOT_FOUND */
export function itemOf(context: FileContext, id: string): Row<'soa_item'> {
  const item = context.file.queries.soa.item(id);
  if (item === null) throw new AppError('NOT_FOUND', t('soaCore.noItem'));
  return item;
}

/** The catalog that a new version is held against: that of the engagement's standard. @throws RULE */
export function catalogOfEngagement(context: FileContext) {
  const { standard, edition } = context.file.queries.engagement.show();
  return catalogForAudit(context, standard, edition);
}

export const entriesOf = (items: readonly Row<'catalog_item'>[]): SoaCatalogEntry[] =>
  items.map(({ requirement, ref, kind, title }) => ({ requirement, ref, kind, title }));

export interface StoredReconciliation {
  readonly items: readonly Row<'soa_item'>[];
  readonly entries: readonly SoaCatalogEntry[];
  readonly found: Reconciliation<Row<'soa_item'>>;
  /** What the auditor decided about controls that the statement does not name, by requirement. */
  readonly notNamed: ReadonlyMap<string, Row<'soa_item'>>;
}

/** Rows of a version against its catalog; rows that only hold a decision are no rows of the client's list. */
export function reconcileVersion(context: FileContext, version: Row<'soa_version'>): StoredReconciliation {
  const items = context.file.queries.soa.items(version.id);
  const entries = entriesOf(context.file.queries.catalogs.items(version.catalogId));
  const found = reconcileSoa(
    items.filter((item) => item.inSource),
    entries,
  );
  const notNamed = new Map(
    items.flatMap((item) => (item.inSource || item.requirement === null ? [] : [[item.requirement, item] as const])),
  );
  return { items, entries, found, notNamed };
}

/** Audits that judge by a version. */
export function pinnedBy(context: FileContext, versionId: string): { auditId: string; number: string }[] {
  return context.file.queries.soa
    .pins()
    .filter((pin) => pin.versionId === versionId)
    .map(({ auditId, number }) => ({ auditId, number }));
}

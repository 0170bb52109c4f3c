/** Catalogs: what comes with the program, and what an engagement has copied of it. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Tx } from '../ledger/write.ts';
import { catalogListHandlers } from './catalog-lists.ts';
import { copyFor, type ShippedCatalog, shippedCatalogs } from './catalogs-loader.ts';

const countOf = ({ file }: ShippedCatalog, kind: 'requirement' | 'control') => file.items.filter((item) => item.kind === kind).length;

/**
 * The catalog that an audit against a standard pins: the copy in the engagement where there is one, so that all audits
 * of the cycle are judged alike; else the program's, copied by `copy` within the caller's transaction.
 * @throws RULE when the program has no catalog of that standard and edition.
 */
export function catalogForAudit(
  context: FileContext,
  standard: string,
  edition: string,
): { readonly id: string; readonly items: () => readonly Row<'catalog_item'>[]; readonly copy: (tx: Tx) => void } {
  const known = context.file.queries.catalogs
    .all()
    .findLast((one) => one.origin === 'program' && one.standard === standard && one.edition === edition);
  if (known !== undefined) return { id: known.id, items: () => context.file.queries.catalogs.items(known.id), copy: () => undefined };
  const shipped = shippedCatalogs(context.ports.resources);
  const found = shipped.find(({ file }) => file.standard === standard && file.edition === edition);
  if (found === undefined) {
    throw new AppError('RULE', t('catalogCore.noneFits', { standard, edition }), {
      hint: t('catalogCore.noneFitsHint', { available: shipped.map(({ file }) => `${file.standard}:${file.edition}`).join(', ') }),
    });
  }
  const { catalog, items } = copyFor(context.file.engagementId, found);
  return {
    id: catalog.id,
    items: () => items,
    copy: (tx) => {
      tx.insert('catalog', catalog);
      for (const item of items) tx.insert('catalog_item', item);
    },
  };
}

export const catalogHandlers = {
  ...catalogListHandlers,

  'catalogs.available': ({ ports }) => ({
    catalogs: shippedCatalogs(ports.resources).map((one) => ({
      key: one.key,
      framework: one.file.framework,
      standard: one.file.standard,
      edition: one.file.edition,
      title: one.file.title,
      version: one.file.version,
      requirements: countOf(one, 'requirement'),
      controls: countOf(one, 'control'),
    })),
  }),

  'catalogs.list': (context) => ({ catalogs: context.file.queries.catalogs.all() }),

  'catalogs.items': (context, { catalogId }) => {
    if (context.file.queries.catalogs.find(catalogId) === null) throw new AppError('NOT_FOUND', t('catalogCore.noCatalog'));
    return { items: context.file.queries.catalogs.items(catalogId) };
  },
} satisfies HandlersOf<'catalogs.'>;

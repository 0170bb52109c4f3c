/** Imported lists of requirements: preview, import, whether their words may leave, and removal. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf, stopIfCancelled } from '../context.ts';
import type { Handler } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { shortCell, tablePreview } from '../import/preview.ts';
import { refuseProblems } from '../import/read-rows.ts';
import { canonicalJson, sha256Hex } from '../ledger/canonical.ts';
import type { CatalogCopy } from './catalogs-loader.ts';
import { type ListNode, type ReadList, readList } from './requirement-list.ts';

const LINES_SHOWN = 60;

type Naming = Pick<InputOf<'catalogs.importList'>, 'standard' | 'edition' | 'framework' | 'title'>;

/**
 * The rows of the catalog. Its id follows from its content, so that the same file read twice is the same list, also on two
 * devices.
 */
function catalogOf(context: FileContext, { table, nodes }: ReadList, naming: Naming): CatalogCopy {
  const { framework, standard, edition } = naming;
  const idOf = (ref: string) => `${framework}:${ref}`;
  const shapes = nodes.map(({ ref, kind, parent, title, text, known }) => ({
    requirement: idOf(ref),
    ref,
    kind,
    parent: parent === null ? null : idOf(parent),
    title,
    description: text,
    shortTitle: title,
    ask: [...(known?.ask ?? [])],
    lookAt: [...(known?.lookAt ?? [])],
    stage: known?.stage ?? ('both' as const),
    documented: known?.documented ?? false,
  }));
  const digest = sha256Hex(canonicalJson({ framework, standard, edition, items: shapes }));
  const { engagementId } = context.file;
  const catalogId = naturalId(engagementId, 'catalog', 'imported', framework, digest);
  const name = table.name.slice(0, 200);
  return {
    catalog: {
      id: catalogId,
      framework,
      standard,
      edition,
      title: (naming.title ?? `${standard} · ${name}`).slice(0, 300),
      version: '',
      source: table.sheet === '' ? name : t('catalogLists.sourceSheet', { name, sheet: table.sheet }),
      digest,
      origin: 'imported',
      mayLeave: false,
      importedAt: nowOf(context),
      importedByName: actorOf(context).name,
      mayLeaveReason: '',
    },
    items: shapes.map((shape, position) => ({
      id: naturalId(engagementId, 'catalog_item', 'imported', catalogId, shape.requirement),
      catalogId,
      ...shape,
      digest: sha256Hex(canonicalJson(shape)),
      position,
    })),
  };
}

const isRequirement = ({ kind }: Pick<ListNode, 'kind'>) => kind === 'requirement' || kind === 'control';

function previewOf(context: FileContext, read: ReadList, input: InputOf<'catalogs.previewList'>): OutputOf<'catalogs.previewList'> {
  const { table, checked, nodes, problems, leftOut, taken } = read;
  const named = checked.mapping.columns.some(({ field }) => field === 'reference');
  const requirements = nodes.filter(isRequirement);
  const known = taken === 0 ? null : context.file.queries.catalogs.find(catalogOf(context, read, input).catalog.id);
  return {
    ...tablePreview(table, checked, problems, input.corrections),
    ready: taken,
    leftOut,
    wrong: named ? checked.rows.length - taken - leftOut : 0,
    requirements: requirements.length,
    headings: nodes.length - requirements.length,
    withPrompts: requirements.filter((node) => node.known !== null).length,
    known: known === null ? null : { catalogId: known.id, title: known.title },
    lines: nodes
      .flatMap(({ row, ref, kind, title, text, section }) =>
        row === null ? [] : [{ row, ref, kind, title, text: shortCell(text), section }],
      )
      .toSorted((a, b) => a.row - b.row)
      .slice(0, LINES_SHOWN),
  };
}

/** @throws NOT_FOUND; RULE for a catalog of the program */
function importedOf(context: FileContext, catalogId: string): Row<'catalog'> {
  const catalog = context.file.queries.catalogs.find(catalogId);
  if (catalog === null) throw new AppError('NOT_FOUND', t('catalogCore.noCatalog'));
  if (catalog.origin !== 'imported') throw new AppError('RULE', t('catalogLists.notImported', { title: catalog.title }));
  return catalog;
}

type Methods = 'catalogs.previewList' | 'catalogs.importList' | 'catalogs.setMayLeave' | 'catalogs.removeList';

export const catalogListHandlers: { readonly [M in Methods]: Handler<M> } = {
  'catalogs.previewList': async (context, input) => {
    actorOf(context);
    return previewOf(context, await readList(context, input, false), input);
  },

  'catalogs.importList': async (context, input) => {
    const actor = actorOf(context);
    const read = await readList(context, input, true);
    if (input.leaveOutWrong !== true) refuseProblems(read.problems, read.taken);
    const requirements = read.nodes.filter(isRequirement).length;
    if (requirements === 0) throw new AppError('RULE', t('catalogLists.nothing', { name: read.table.name }));
    const { catalog, items } = catalogOf(context, read, input);
    const already = context.file.queries.catalogs.find(catalog.id) !== null;
    if (!already) {
      context.session.keeping?.backUp('import');
      stopIfCancelled(context);
      context.file.ledger.write({ actor, reason: t('catalogLists.reason', { name: read.table.name.slice(0, 200) }) }, (tx) => {
        tx.insert('catalog', catalog);
        for (const item of items) tx.insert('catalog_item', item);
      });
    }
    return { catalogId: catalog.id, requirements, headings: items.length - requirements, already };
  },

  'catalogs.setMayLeave': (context, { catalogId, mayLeave, reason }) => {
    importedOf(context, catalogId);
    return context.file.ledger.write({ actor: actorOf(context), reason }, (tx) =>
      tx.update('catalog', catalogId, { mayLeave, mayLeaveReason: mayLeave ? reason : '' }),
    );
  },

  'catalogs.removeList': (context, { catalogId }) => {
    const catalog = importedOf(context, catalogId);
    const { catalogs } = context.file.queries;
    const users = catalogs.usedBy(catalogId);
    if (users.length > 0)
      throw new AppError('RULE', t('catalogLists.inUse', { title: catalog.title, audits: users.join(', ') }), {
        hint: t('catalogLists.inUseHint'),
      });
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const item of catalogs.items(catalogId)) tx.remove('catalog_item', item.id);
      tx.remove('catalog', catalogId);
    });
    return {};
  },
};

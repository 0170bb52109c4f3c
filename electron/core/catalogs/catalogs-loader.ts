/**
 * The catalogs that come with the program: read strictly, checked against their own digests, and turned into the rows
 * that an engagement keeps, so that no file ever needs the program's catalog to be read (resources/catalogs/README.md).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { line, requirementId, sha256, text } from '../../../shared/model/scalars.ts';
import { catalogStage } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { naturalId } from '../ids.ts';
import { canonicalJson, sha256Hex } from '../ledger/canonical.ts';

const prompts = z.array(line.min(1)).max(20);

const group = z.strictObject({
  id: requirementId,
  ref: line.min(1),
  title: line.min(1),
  shortTitle: line.min(1),
  kind: z.enum(['clause', 'area', 'objective']),
  parent: requirementId.nullable(),
});

const item = z.strictObject({
  id: requirementId,
  ref: line.min(1),
  kind: z.enum(['requirement', 'control']),
  parent: requirementId,
  objective: requirementId.nullable(),
  title: line.min(1),
  shortTitle: line.min(1),
  ask: prompts,
  lookAt: prompts,
  stage: catalogStage,
  documented: z.boolean(),
  digest: sha256,
});

export const catalogFile = z.strictObject({
  framework: z.string().regex(/^\d{4,6}$/),
  standard: line.min(1),
  edition: line.min(1),
  title: line.min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  language: z.literal('en'),
  source: text,
  groups: z.array(group).min(1),
  items: z.array(item).min(1),
});
export type CatalogFile = z.infer<typeof catalogFile>;

export interface ShippedCatalog {
  /** Name of the file without its ending. */
  readonly key: string;
  readonly file: CatalogFile;
}

const digestOf = (node: object): string => {
  const { digest: _digest, ...content } = node as { digest?: unknown };
  return sha256Hex(canonicalJson(content));
};

/** Ids are unique and carry the framework, every parent is a group, every digest fits: else the file was tampered with or cut off. */
function isSound(file: CatalogFile): boolean {
  const nodes = [...file.groups, ...file.items];
  const groups = new Set(file.groups.map((one) => one.id));
  return (
    new Set(nodes.map((one) => one.id)).size === nodes.length &&
    nodes.every((one) => one.id === `${file.framework}:${one.ref}` && (one.parent === null || groups.has(one.parent))) &&
    file.items.every((one) => one.digest === digestOf(one))
  );
}

/** Reads one catalog from its text. @throws DAMAGED when it is not of the form, or does not fit its own digests. */
export function parseCatalog(key: string, content: string): ShippedCatalog {
  const damaged = (cause?: unknown) =>
    new AppError('DAMAGED', t('catalogCore.damaged', { key }), { hint: t('catalogCore.damagedHint'), cause });
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch (error) {
    throw damaged(error);
  }
  const parsed = catalogFile.safeParse(raw);
  if (!parsed.success) throw damaged(parsed.error);
  if (!isSound(parsed.data)) throw damaged();
  return { key, file: parsed.data };
}

/** Lies beside the catalogs and has a form of its own: electron/core/audit-time/tables-loader.ts. */
export const AUDIT_TIME_TABLES = 'audit-time-tables.json';

/** All catalogs of this installation, in the order of their names. @throws DAMAGED */
export function shippedCatalogs(resources: string): ShippedCatalog[] {
  const folder = join(resources, 'catalogs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== AUDIT_TIME_TABLES)
    .sort()
    .map((name) => parseCatalog(name.slice(0, -'.json'.length), readFileSync(join(folder, name), 'utf8')));
}

/** Order of the standard: clauses before Annex A, 9 before 10, a heading before what stands under it. */
export function compareRefs(left: string, right: string): number {
  const key = (ref: string) => [ref.startsWith('A.') ? 1 : 0, ...ref.replace(/^A\./, '').split('.').map(Number)];
  const [a, b] = [key(left), key(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface CatalogCopy {
  readonly catalog: Row<'catalog'>;
  readonly items: readonly Row<'catalog_item'>[];
}

/**
 * The rows that an engagement keeps of a catalog: headings and items in the order of the standard. Ids are natural, so
 * that the copies of two devices are the same rows.
 */
export function copyFor(engagementId: string, { file }: ShippedCatalog): CatalogCopy {
  const natural = [file.framework, file.edition, file.version];
  const catalogId = naturalId(engagementId, 'catalog', ...natural);
  const nodes = [
    ...file.groups.map((one) => ({
      ...one,
      shortTitle: one.shortTitle,
      ask: [] as string[],
      lookAt: [] as string[],
      stage: 'both' as const,
      documented: false,
      digest: digestOf(one),
    })),
    ...file.items,
  ].sort((a, b) => compareRefs(a.ref, b.ref));
  return {
    catalog: {
      id: catalogId,
      framework: file.framework,
      standard: file.standard,
      edition: file.edition,
      title: file.title,
      version: file.version,
      source: file.source,
      digest: sha256Hex(canonicalJson(file)),
      origin: 'program',
      mayLeave: true,
      importedAt: null,
      importedByName: '',
      mayLeaveReason: '',
    },
    items: nodes.map((node, position) => ({
      id: naturalId(engagementId, 'catalog_item', ...natural, node.id),
      catalogId,
      requirement: node.id,
      ref: node.ref,
      kind: node.kind,
      parent: node.parent,
      title: node.title,
      description: '',
      shortTitle: node.shortTitle,
      ask: [...node.ask],
      lookAt: [...node.lookAt],
      stage: node.stage,
      documented: node.documented,
      digest: node.digest,
      position,
    })),
  };
}

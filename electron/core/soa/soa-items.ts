/** Rows of a Statement of Applicability: what the client states, the systems it concerns, and what the auditor decides. */
import type { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { soaMethods } from '../../../shared/contract/soa.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { normaliseRef, originOf } from '../../../shared/rules/soa.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';
import { itemId } from './soa-import.ts';
import { entriesOf, itemOf, nothingStated, versionOf } from './soa-parts.ts';

type Item = Row<'soa_item'>;
type AddInput = z.output<(typeof soaMethods)['soa.addItem']['input']>;
type UpdateInput = z.output<(typeof soaMethods)['soa.updateItem']['input']>;
type Target = z.output<(typeof soaMethods)['soa.accept']['input']>['of'];

const entriesFor = (context: FileContext, versionId: string) =>
  entriesOf(context.file.queries.catalogs.items(versionOf(context, versionId).catalogId));

/** Origin and control of a row. What a person calls the client's own stays so, unless its id is a control of Annex A. */
function placeOf(context: FileContext, versionId: string, controlRef: string, wanted: Item['origin'] | undefined) {
  const found = originOf(controlRef, entriesFor(context, versionId));
  if (wanted === undefined || wanted === found.origin) return found;
  if (wanted === 'annex_a' || found.origin === 'annex_a') {
    const message = t(wanted === 'annex_a' ? 'soaCore.notInAnnexA' : 'soaCore.isInAnnexA', { ref: controlRef });
    throw new AppError('RULE', message, { fields: { origin: message } });
  }
  return { origin: wanted, requirement: null };
}

/** A new row at the end of the version. @param facts what is known of it; all else is empty */
function newItem(
  context: FileContext,
  versionId: string,
  facts: Partial<Item> & Pick<Item, 'controlRef' | 'origin' | 'requirement'>,
): Item {
  const items = context.file.queries.soa.items(versionId);
  const ids = new Set(items.map(({ id }) => id));
  const ref = normaliseRef(facts.controlRef);
  let place = 0;
  while (ids.has(itemId(context, versionId, ref, place))) place += 1;
  return {
    title: '',
    inSource: true,
    ...nothingStated,
    auditorNote: '',
    decision: 'open',
    ...facts,
    id: itemId(context, versionId, ref, place),
    versionId,
    position: Math.max(-1, ...items.map((item) => item.position)) + 1,
  };
}

/** @throws NOT_FOUND */
function checkSystems(context: FileContext, systems: readonly string[] | undefined): void {
  for (const id of systems ?? []) {
    if (context.file.queries.scope.system(id) === null) throw new AppError('NOT_FOUND', t('scopeCore.noSystem'));
  }
}

/** Replaces the AI systems that a row concerns. */
function setSystems(context: FileContext, tx: Tx, item: Item, systems: readonly string[]): void {
  const known = context.file.queries.soa.systems(item.versionId).filter((one) => one.itemId === item.id);
  for (const { linkId, id } of known) if (!systems.includes(id)) tx.remove('link', linkId);
  for (const id of new Set(systems)) {
    if (known.some((one) => one.id === id)) continue;
    const linkId = naturalId(context.file.engagementId, 'link', item.id, id, 'concerns');
    tx.insert('link', { id: linkId, fromKind: 'soa_item', fromId: item.id, toKind: 'ai_system', toId: id, kind: 'concerns' });
  }
}

export function addItem(context: FileContext, { versionId, systems, origin, ...input }: AddInput): Item {
  const place = placeOf(context, versionId, input.controlRef, origin);
  checkSystems(context, systems);
  const standing = context.file.queries.soa
    .items(versionId)
    .find((item) => place.requirement !== null && item.requirement === place.requirement);
  if (standing?.inSource === true) throw new AppError('CONFLICT', t('soaCore.controlTwice', { ref: input.controlRef }));
  // A row that only held the auditor's decision becomes the client's answer.
  if (standing !== undefined) return updateItem(context, { id: standing.id, ...input, ...(systems === undefined ? {} : { systems }) });
  const item = newItem(context, versionId, { ...definedFields(input), controlRef: input.controlRef, ...place });
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    tx.insert('soa_item', item);
    setSystems(context, tx, item, systems ?? []);
    return item;
  });
}

/** What the client states: when it changes, what the auditor decided about it is open again. */
const STATED: readonly (keyof Item)[] = [
  'controlRef',
  'title',
  'applicable',
  'inclusionGrounds',
  'inclusionText',
  'exclusionGround',
  'exclusionText',
  'linkedRisks',
];

export function updateItem(context: FileContext, { id, systems, origin, ...input }: UpdateInput): Item {
  const item = itemOf(context, id);
  checkSystems(context, systems);
  const patch: Partial<Item> = definedFields(input);
  if (input.controlRef !== undefined || origin !== undefined)
    Object.assign(patch, placeOf(context, item.versionId, input.controlRef ?? item.controlRef, origin));
  const stated = STATED.some((field) => patch[field] !== undefined && JSON.stringify(patch[field]) !== JSON.stringify(item[field]));
  if (stated) Object.assign(patch, { decision: 'open', inSource: true });
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    const next = tx.update('soa_item', id, patch);
    if (systems !== undefined) setSystems(context, tx, next, systems);
    return next;
  });
}

export function removeItem(context: FileContext, id: string): void {
  const item = itemOf(context, id);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    setSystems(context, tx, item, []);
    tx.remove('soa_item', id);
  });
}

/** The row that a decision is about; for a control that the client's list does not name, a row that is yet to be made. */
function targetOf(context: FileContext, target: Target): { item: Item; isNew: boolean } {
  if ('id' in target) return { item: itemOf(context, target.id), isNew: false };
  const { versionId, requirement } = target;
  const control = entriesFor(context, versionId).find((entry) => entry.requirement === requirement && entry.kind === 'control');
  if (control === undefined) throw new AppError('NOT_FOUND', t('soaCore.noControl'), { fields: { requirement: t('soaCore.noControl') } });
  const standing = context.file.queries.soa.items(versionId).find((item) => item.requirement === requirement);
  if (standing !== undefined) return { item: standing, isNew: false };
  const facts = { controlRef: control.ref, title: control.title, origin: 'annex_a', requirement, inSource: false } as const;
  return { item: newItem(context, versionId, facts), isNew: true };
}

/** Writes the auditor's decision. @param note left out, the note of before stays */
export function decide(context: FileContext, target: Target, decision: Item['decision'], note: string | undefined): Item {
  const { item, isNew } = targetOf(context, target);
  const patch = { decision, auditorNote: note ?? item.auditorNote };
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    isNew ? tx.insert('soa_item', { ...item, ...patch }) : tx.update('soa_item', item.id, patch),
  );
}

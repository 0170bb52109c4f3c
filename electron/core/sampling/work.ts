/** Work on drawn records: results, notes, evidence, and what a deviation leads to. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { SampleItem } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { evidenceOf } from '../evidence/evidence-service.ts';
import { isNonconformity, writeObjectiveEvidence } from '../findings/finding-content.ts';
import { raiser } from '../findings/finding-people.ts';
import { findingOf, findingRowOf } from '../findings/finding-row.ts';
import { preparedFinding } from '../findings/raise-finding.ts';
import type { Handler } from '../handlers.ts';
import type { Tx } from '../ledger/write.ts';
import { momentOf, sampleOf } from './plans.ts';
import { detailOf, itemsOf } from './sampling-view.ts';

type Item = Row<'sample_item'>;

/** @throws NOT_FOUND; RULE for an item that another stands in for */
function itemOf(context: FileContext, id: string): Item {
  const item = context.file.queries.sampling.item(id);
  if (item === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.sample_item') }));
  if (item.replacedReason !== '') throw new AppError('RULE', t('samplingCore.wasReplaced', { record: item.record }));
  return item;
}

function shown(context: FileContext, item: Item): SampleItem {
  const found = itemsOf(context, item.sampleId).find(({ id }) => id === item.id);
  if (found === undefined) throw new Error(`The item ${item.id} is gone.`);
  return found;
}

function write(context: FileContext, item: Item, patch: Partial<Item>, reason?: string): SampleItem {
  context.file.ledger.write({ actor: actorOf(context), ...(reason === undefined ? {} : { reason }) }, (tx) =>
    tx.update('sample_item', item.id, patch),
  );
  return shown(context, item);
}

/** What stands behind a result that leads to a finding: it stays while the finding does. */
function checkFree(item: Item): void {
  if (item.findingId !== null)
    throw new AppError('RULE', t('samplingCore.hasFinding', { record: item.record }), { hint: t('samplingCore.hasFindingHint') });
}

type Result = Pick<InputOf<'sampling.setResult'>, 'result' | 'missing' | 'reason' | 'at'>;

/** @throws RULE for what a finding stands on, a missing record that is no deviation, and not applicable without a reason */
function resultPatch(context: FileContext, item: Item, { result, missing = false, reason = '', at }: Result): Partial<Item> {
  const actor = actorOf(context);
  if (result !== item.result) checkFree(item);
  const field = (name: string, message: string) => new AppError('RULE', message, { fields: { [name]: message } });
  if (missing && result !== 'deviation') throw field('missing', t('samplingCore.missingIsDeviation'));
  if (result === 'not_applicable' && reason.trim() === '') throw field('reason', t('samplingCore.reasonNeeded'));
  return {
    result,
    missing,
    reason,
    ...(result === 'deviation' ? {} : { notConfirmed: '' }),
    examinedAt: result === null ? null : momentOf(context, at),
    examinedByName: result === null ? '' : actor.name,
  };
}

/** One line of objective evidence: which record, of which sample, and what it shows. */
function evidenceLineOf(context: FileContext, item: Item): { text: string; evidenceId: string | null } {
  const sample = sampleOf(context, item.sampleId);
  const population = context.file.queries.sampling.population(sample.populationId);
  const facts = item.facts.filter(({ value }) => value !== '').map(({ name, value }) => `${name} ${value}`);
  const what = item.missing ? t('samplingCore.recordMissing') : item.note || sample.deviationIs;
  const text = t('samplingCore.evidenceLine', {
    record: item.record,
    facts: facts.length === 0 ? '' : ` (${facts.join(', ')})`,
    what,
    number: sample.number,
    population: population?.name ?? '',
    drawn: wholeNumber(item.drawn),
  });
  return { text: text.slice(0, 20_000), evidenceId: item.evidenceIds[0] ?? null };
}

/** Deviations that a nonconformity may stand on, and the audit they are of. @throws NOT_FOUND, RULE */
function deviationsOf(context: FileContext, itemIds: readonly string[]): { items: Item[]; auditId: string } {
  const items = [...new Set(itemIds)].map((id) => itemOf(context, id));
  for (const item of items) {
    if (item.result !== 'deviation') throw new AppError('RULE', t('samplingCore.noDeviation', { record: item.record }));
    checkFree(item);
  }
  const audits = new Set(items.map(({ sampleId }) => sampleOf(context, sampleId).auditId));
  const [auditId = ''] = audits;
  if (audits.size > 1) throw new AppError('RULE', t('samplingCore.otherAudit'));
  return { items, auditId };
}

function standOn(tx: Tx, items: readonly Item[], findingId: string): void {
  for (const { id } of items) tx.update('sample_item', id, { findingId, notConfirmed: '' });
}

type Methods =
  | 'sampling.setResult'
  | 'sampling.setResults'
  | 'sampling.note'
  | 'sampling.attachEvidence'
  | 'sampling.notConfirmed'
  | 'sampling.raiseFinding'
  | 'sampling.linkFinding'
  | 'sampling.table'
  | 'sampling.setTable';

export const workHandlers: { readonly [M in Methods]: Handler<M> } = {
  'sampling.setResult': (context, { itemId, ...input }) => {
    const item = itemOf(context, itemId);
    return write(context, item, resultPatch(context, item, input));
  },

  'sampling.setResults': (context, { itemIds, ...input }) => {
    const items = [...new Set(itemIds)].map((id) => itemOf(context, id));
    const [first] = items;
    if (first === undefined || items.some(({ sampleId }) => sampleId !== first.sampleId))
      throw new AppError('RULE', t('samplingCore.otherSample'));
    const patches = items.map((item) => ({ id: item.id, patch: resultPatch(context, item, input) }));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const { id, patch } of patches) tx.update('sample_item', id, patch);
    });
    return detailOf(context, first.sampleId);
  },

  'sampling.note': (context, { itemId, note }) => write(context, itemOf(context, itemId), { note }),

  'sampling.attachEvidence': (context, { itemId, evidenceIds }) => {
    const item = itemOf(context, itemId);
    for (const id of evidenceIds) evidenceOf(context, id);
    return write(context, item, { evidenceIds: [...new Set(evidenceIds)] });
  },

  'sampling.notConfirmed': (context, { itemId, reason }) => {
    const item = itemOf(context, itemId);
    if (item.result !== 'deviation') throw new AppError('RULE', t('samplingCore.noDeviation', { record: item.record }));
    checkFree(item);
    return write(context, item, { notConfirmed: reason }, reason);
  },

  'sampling.raiseFinding': (context, { itemIds, ...input }) => {
    const { items, auditId } = deviationsOf(context, itemIds);
    const objectiveEvidence = items.map((item) => evidenceLineOf(context, item));
    const finding = preparedFinding(context, { auditId, ...input, objectiveEvidence });
    // One write: a finding that its records do not name, or the other way round, must never stand in the file.
    context.file.ledger.write({ actor: finding.actor }, (tx) => {
      finding.write(tx);
      standOn(tx, items, finding.id);
    });
    return findingRowOf(context, finding.id);
  },

  'sampling.linkFinding': (context, { itemIds, findingId, asEvidence }) => {
    const actor = raiser(context);
    const { items, auditId } = deviationsOf(context, itemIds);
    const finding = findingOf(context, findingId);
    if (finding.auditId !== auditId) throw new AppError('RULE', t('samplingCore.otherAudit'));
    if (!isNonconformity(finding.grade)) throw new AppError('RULE', t('samplingCore.noNonconformity', { number: finding.number }));
    if (finding.state === 'withdrawn' || finding.state === 'closed')
      throw new AppError('RULE', t('samplingCore.findingEnded', { number: finding.number }), { hint: t('samplingCore.findingEndedHint') });
    if (asEvidence && finding.state !== 'draft')
      throw new AppError('RULE', t('samplingCore.findingIssued', { number: finding.number }), {
        hint: t('samplingCore.findingIssuedHint'),
      });
    context.file.ledger.write({ actor }, (tx) => {
      standOn(tx, items, finding.id);
      if (!asEvidence) return;
      const known = context.file.queries.findings.objectiveEvidence(finding.id);
      writeObjectiveEvidence(context, tx, finding.id, [...known, ...items.map((item) => evidenceLineOf(context, item))]);
    });
    return findingRowOf(context, finding.id);
  },

  'sampling.table': (context) => ({ table: context.file.queries.sampling.table() }),

  'sampling.setTable': (context, { name, source, rows }) => {
    const actor = actorOf(context);
    for (const [index, { upTo }] of rows.entries()) {
      const before = rows[index - 1]?.upTo;
      const wrong = before === null || (before !== undefined && upTo !== null && upTo <= before);
      if (wrong)
        throw new AppError('RULE', t('samplingCore.tableOrder'), { fields: { [`rows.${index}.upTo`]: t('samplingCore.tableOrder') } });
    }
    const known = context.file.queries.sampling.table();
    return context.file.ledger.write({ actor }, (tx) =>
      known === null
        ? tx.insert('sampling_table', { id: context.ports.ids.uuid(), name, source, rows })
        : tx.update('sampling_table', known.id, { name, source, rows }),
    );
  },
};

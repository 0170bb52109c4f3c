/** The Statement of Applicability: its versions and rows, and which audit judges by which (ISO/IEC 42001 6.1.3). */
import { AppError } from '../../../shared/contract/errors.ts';
import { compareSoa } from '../../../shared/rules/soa.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { applyToChecklist, planEffect } from './soa-checklist.ts';
import { checkNumber, importSoa, previewSoa, writeVersion } from './soa-import.ts';
import { addItem, decide, removeItem, updateItem } from './soa-items.ts';
import { catalogOfEngagement, itemOf, nothingStated, pinnedBy, reconcileVersion, versionOf } from './soa-parts.ts';

function evidenceBehind(context: FileContext, id: string | null) {
  const evidence = id === null ? null : context.file.queries.evidence.byId(id);
  return evidence === null ? null : { id: evidence.id, number: evidence.number, title: evidence.title };
}

export const soaHandlers = {
  'soa.versions': (context) => ({
    versions: context.file.queries.soa.versions().map((version) => {
      const { items, found } = reconcileVersion(context, version);
      return {
        ...version,
        counts: found.counts,
        decided: items.filter((item) => item.decision !== 'open').length,
        concerns: items.filter((item) => item.decision === 'concern').length,
        pinnedBy: pinnedBy(context, version.id),
      };
    }),
  }),

  'soa.show': (context, { id }) => {
    const version = versionOf(context, id);
    const { soa } = context.file.queries;
    const systems = soa.systems(id);
    return {
      version,
      evidence: evidenceBehind(context, version.evidenceId),
      items: soa.items(id).map((item) => ({
        ...item,
        systems: systems.filter((one) => one.itemId === item.id).map((one) => ({ id: one.id, name: one.name })),
      })),
      pinnedBy: pinnedBy(context, id),
    };
  },

  'soa.reconcile': (context, { id }) => {
    const version = versionOf(context, id);
    const { found, notNamed } = reconcileVersion(context, version);
    return {
      version: { id, number: version.number },
      counts: found.counts,
      missing: found.lines.filter((line) => line.kind === 'missing').map((line) => line.ref),
      lines: found.lines.map(({ row, twins, problems, ...line }) => ({
        ...line,
        problems: [...problems],
        item: row ?? notNamed.get(line.requirement ?? '') ?? null,
        twins: twins.map((twin) => twin.id),
      })),
    };
  },

  'soa.create': (context, facts) => {
    const catalog = catalogOfEngagement(context);
    const controls = catalog.items().filter((item) => item.kind === 'control');
    const rows = controls.map(({ ref, requirement, title }) => ({
      ...nothingStated,
      origin: 'annex_a' as const,
      inclusionGrounds: [],
      controlRef: ref,
      requirement,
      title,
    }));
    return writeVersion(context, catalog, facts, { source: '', evidenceId: null, columns: [] }, rows);
  },

  'soa.preview': previewSoa,
  'soa.import': importSoa,

  'soa.updateVersion': (context, { id, ...input }) => {
    versionOf(context, id);
    if (input.number !== undefined) checkNumber(context, input.number, id);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('soa_version', id, definedFields(input)));
  },

  'soa.approve': (context, { id, approvedBy, approvedOn }) => {
    versionOf(context, id);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('soa_version', id, { approvedBy, approvedOn }));
  },

  'soa.removeVersion': (context, { id }) => {
    const version = versionOf(context, id);
    const pins = pinnedBy(context, id);
    if (pins.length > 0) {
      const audits = pins.map((pin) => pin.number).join(', ');
      throw new AppError('RULE', t('soaCore.pinned', { number: version.number, audits }), { hint: t('soaCore.pinnedHint') });
    }
    const { soa } = context.file.queries;
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const { linkId } of soa.systems(id)) tx.remove('link', linkId);
      for (const item of soa.items(id)) tx.remove('soa_item', item.id);
      tx.remove('soa_version', id);
    });
    return {};
  },

  'soa.addItem': addItem,
  'soa.updateItem': updateItem,

  'soa.removeItem': (context, { id }) => {
    removeItem(context, id);
    return {};
  },

  'soa.accept': (context, { of, note }) => decide(context, of, 'accepted', note),
  'soa.raiseConcern': (context, { of, note }) => decide(context, of, 'concern', note),
  'soa.reopenItem': (context, { id }) => decide(context, { id: itemOf(context, id).id }, 'open', undefined),

  'soa.compare': (context, { from, to }) => {
    const [before, after] = [from, to].map((id) => reconcileVersion(context, versionOf(context, id)));
    if (before === undefined || after === undefined) throw new Error('Two versions are compared.');
    const titles = new Map([...before.entries, ...after.entries].map((entry) => [entry.ref, entry.title]));
    const stated = (one: typeof before) => one.items.filter((item) => item.inSource);
    const { changes, same } = compareSoa(stated(before), stated(after));
    return {
      same,
      changes: changes.map(({ fields, ...change }) => ({
        ...change,
        title: titles.get(change.ref) ?? change.after?.title ?? change.before?.title ?? '',
        fields: [...fields],
      })),
    };
  },

  'soa.pin': (context, { auditId, versionId }) => {
    auditOf(context, auditId);
    if (versionId !== null) versionOf(context, versionId);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('audit', auditId, { soaVersionId: versionId }));
  },

  'soa.effect': (context, { auditId }) => planEffect(context, auditId).effect,
  'soa.applyToChecklist': (context, { auditId }) => applyToChecklist(context, auditId),
} satisfies HandlersOf<'soa.'>;

/** The checklist of an audit: rows, results, prompts and notes. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { worstOf } from '../../../shared/rules/roll-up.ts';
import { frameworkOf } from '../../../shared/rules/standards.ts';
import { t } from '../../../shared/words/words.ts';
import { type AuditStandard, sharedOf, standardsOf } from '../audits/audit-standards.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import { linkNote, namedIn } from '../notes/note-links.ts';
import { followResult } from '../stage1/stage1-concerns.ts';
import { changeNote, dropDraft, newLine, removeNote } from './checklist-notes.ts';
import { proposeFor } from './checklist-proposal.ts';
import type { RawRow, RowHolds } from './checklist-queries.ts';
import { checkResult, progressAfterWork } from './checklist-result.ts';
import { checklistRowOf, checklistRows, groupsOf, itemsOfAudit, listed, rawRowOf, unitLabel } from './checklist-rows.ts';
import { checklistItem, fitsStage, unitPositions } from './checklist-units.ts';
import { addQuestion, isAskedOn, removeQuestion, tickQuestion } from './own-questions.ts';
import { questionListHandlers } from './question-lists.ts';
import { storeResult } from './store-result.ts';

/** The item of the catalog behind a row; the foreign key keeps it there. */
function catalogItemOf(context: FileContext, row: RawRow): Row<'catalog_item'> {
  const item = context.file.queries.catalogs.item(row.catalogItemId);
  if (item === null) throw new Error(`Checklist row ${row.id} has no catalog item.`);
  return item;
}

function setProgress(tx: Tx, row: RawRow, progress: RawRow['progress']): void {
  if (progress !== row.progress) tx.update('checklist_item', row.id, { progress });
}

const holdWords = {
  result: 'checklistCore.holdsResult',
  notes: 'checklistCore.holdsNotes',
  evidence: 'checklistCore.holdsEvidence',
  findings: 'checklistCore.holdsFindings',
  mentions: 'checklistCore.holdsMentions',
} as const satisfies Record<keyof RowHolds, string>;

/** The same requirement in one audit before: its rows of the same unit, else of the whole organization, else all. */
function earlierIn(context: FileContext, audit: Row<'audit'>, row: RawRow, digest: string) {
  const queries = context.file.queries.checklist;
  const all = queries.rowsOfRequirement(audit.id, row.requirement);
  const same = all.filter((one) => one.unitKind === row.unitKind && one.unitId === row.unitId);
  const whole = all.filter((one) => one.unitKind === 'organization');
  const found = same.length > 0 ? same : whole.length > 0 ? whole : all;
  if (found.length === 0) return null;
  return {
    auditId: audit.id,
    auditNumber: audit.number,
    auditTitle: audit.title,
    startsOn: audit.startsOn,
    shown: worstOf(found.map((one) => checklistRowOf(context, one.id).shown)),
    stored: found.length === 1 ? (found[0]?.stored ?? null) : null,
    notes: found.flatMap((one) => queries.notes(one.id)),
    findings: listed(found.flatMap((one) => queries.findingsOfRow(audit.id, one.id)))
      .filter((finding) => finding.state !== 'withdrawn')
      .map(({ id, number, grade, title, state }) => ({ id, number, grade, title, state })),
    changed: found.some((one) => context.file.queries.catalogs.item(one.catalogItemId)?.digest !== digest),
  };
}

/** Every item of the audit's standards with the place of its standard. */
function itemsOf(standards: readonly AuditStandard[]) {
  return new Map(standards.flatMap(({ items, place }) => items.map((item) => [item.requirement, { item, standard: place }] as const)));
}

function refuseShared(requirement: string, shared: ReadonlySet<string>, item: Row<'catalog_item'> | undefined): void {
  if (!shared.has(requirement)) return;
  throw new AppError('RULE', t('checklistCore.sharedRow', { requirement, ref: item?.ref ?? '' }));
}

export const checklistHandlers = {
  'checklist.make': (context, { auditId, units }) => {
    const { queries, ledger } = context.file;
    const audit = auditOf(context, auditId);
    const standards = standardsOf(context, audit);
    const byRequirement = itemsOf(standards);
    // What a further standard asks alike is asked on the row of the main one.
    const shared = new Set([...sharedOf(standards).values()].flat());
    const wishes =
      units ??
      [...byRequirement.values()]
        .map(({ item }) => item)
        .filter((item) => fitsStage(item, audit.kind) && !shared.has(item.requirement))
        .map(({ requirement }) => ({ requirement, unit: { kind: 'organization' as const, id: null } }));
    const positions = unitPositions(context);
    const known = queries.checklist.ids(auditId);
    const rows = new Map<string, Row<'checklist_item'>>();
    for (const wish of wishes) {
      const found = byRequirement.get(wish.requirement);
      refuseShared(wish.requirement, shared, found?.item);
      const { row } = checklistItem(context, audit, { ...wish, item: found?.item, standard: found?.standard ?? 0 }, positions);
      if (!known.has(row.id)) rows.set(row.id, row);
    }
    ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const row of rows.values()) tx.insert('checklist_item', row);
    });
    return { added: rows.size };
  },

  'checklist.propose': proposeFor,

  'checklist.list': (context, { auditId }) => {
    const audit = auditOf(context, auditId);
    const rows = checklistRows(context, auditId);
    return { rows, groups: groupsOf(rows, itemsOfAudit(context, audit)) };
  },

  'checklist.show': (context, { id }) => {
    const { queries } = context.file;
    const raw = rawRowOf(context, id);
    const item = catalogItemOf(context, raw);
    const done = new Set(
      queries.checklist
        .checks(id)
        .filter((check) => check.done)
        .map((check) => `${check.list}:${check.promptIndex}`),
    );
    const asked = new Set(queries.checklist.ownChecks(id).flatMap((check) => (check.done ? [check.questionId] : [])));
    const own = queries.checklist.ownQuestionsFor(raw.auditId, raw.requirement).filter((one) => isAskedOn(one, raw));
    const prompts = (list: 'ask' | 'lookAt') => [
      ...item[list].map((text, index) => ({ text, done: done.has(`${list}:${index}`), own: null, hint: '' })),
      ...own.filter((one) => one.list === list).map((one) => ({ text: one.text, done: asked.has(one.id), own: one.id, hint: one.hint })),
    ];
    const audits = queries.audits.all();
    const before = audits.slice(
      0,
      audits.findIndex((audit) => audit.id === raw.auditId),
    );
    const row = checklistRowOf(context, id);
    return {
      row,
      auditId: raw.auditId,
      ask: prompts('ask'),
      lookAt: prompts('lookAt'),
      stage: item.stage,
      notes: queries.checklist.notes(id),
      evidence: queries.checklist.evidence(id),
      findings: listed(queries.checklist.findingsOfRow(raw.auditId, id)).map(({ id: findingId, number, grade, title, state }) => ({
        id: findingId,
        number,
        grade,
        title,
        state,
      })),
      earlier: before
        .reverse()
        .map((audit) => earlierIn(context, audit, raw, item.digest))
        .filter((one) => one !== null),
      imported: queries.catalogs.imported([raw.requirement, ...row.also.map(({ requirement }) => requirement)]),
      mentions: queries.checklist.mentions(id),
    };
  },

  'checklist.addUnit': (context, { auditId, requirement, unit }) => {
    const { queries, ledger } = context.file;
    const audit = auditOf(context, auditId);
    const standards = standardsOf(context, audit);
    const found = itemsOf(standards).get(requirement);
    refuseShared(requirement, new Set([...sharedOf(standards).values()].flat()), found?.item);
    const made = checklistItem(
      context,
      audit,
      { requirement, unit, item: found?.item, standard: found?.standard ?? 0 },
      unitPositions(context),
    );
    if (queries.checklist.row(made.row.id) !== null) {
      throw new AppError('CONFLICT', t('checklistCore.rowTwice', { ref: made.ref, unit: made.unit }));
    }
    ledger.write({ actor: actorOf(context) }, (tx) => tx.insert('checklist_item', made.row));
    return { id: made.row.id };
  },

  'checklist.removeUnit': (context, { id }) => {
    const { queries, ledger } = context.file;
    const raw = rawRowOf(context, id);
    const holds = queries.checklist.holds(id);
    const held = (Object.keys(holdWords) as (keyof RowHolds)[]).filter((key) => holds[key] === 1).map((key) => t(holdWords[key]));
    if (held.length > 0) {
      const message = t('checklistCore.holds', { ref: raw.ref, unit: unitLabel(raw), what: held.join(', ') });
      throw new AppError('RULE', message, { hint: t('checklistCore.holdsHint') });
    }
    ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const check of queries.checklist.checks(id)) tx.remove('prompt_check', check.id);
      for (const check of queries.checklist.ownChecks(id)) tx.remove('own_question_check', check.id);
      for (const cleared of queries.checklist.resultsOf(id)) tx.remove('requirement_result', cleared.id);
      tx.remove('checklist_item', id);
    });
    return {};
  },

  'checklist.setResult': (context, { id, result, reason, framework }) => {
    const { queries, ledger } = context.file;
    const raw = rawRowOf(context, id);
    const audit = auditOf(context, raw.auditId);
    const own = frameworkOf(raw.requirement);
    const standard = framework ?? own;
    const before = checklistRowOf(context, id);
    const further = before.also;
    const asked = further.find((one) => one.framework === standard);
    if (standard !== own && asked === undefined) throw new AppError('RULE', t('checklistCore.otherStandard', { ref: raw.ref, standard }));
    const known = queries.checklist.result(id, standard);
    // A reason belongs to its result: another result without a reason leaves none.
    const isConcern = result === 'area_of_concern' && standard === own;
    // The text of an area of concern stands in its own record alone.
    const wanted = isConcern ? '' : (reason ?? (known !== null && known.result === result ? known.reason : ''));
    if (result !== null) {
      const all = queries.checklist.findingsOfRow(audit.id, id);
      const findings = further.length === 0 ? all : all.filter((one) => frameworkOf(one.requirement) === standard);
      checkResult({ row: raw, auditKind: audit.kind, result, reason: wanted, findings });
    }
    // Done is a row that is concluded for each standard it stands for.
    const others = [{ framework: own, shown: before.shown }, ...further].filter((one) => one.framework !== standard);
    const waiting = result !== null && others.some(({ shown }) => shown === null) ? { progress: progressAfterWork(raw.progress) } : {};
    ledger.write({ actor: actorOf(context) }, (tx) => {
      if (audit.kind === 'stage_1' && standard === own) followResult(context, tx, raw, isConcern, reason);
      storeResult(context, tx, raw, { result, reason: wanted, framework: standard, ...waiting });
    });
    return checklistRowOf(context, id);
  },

  'checklist.setProgress': (context, { id, progress }) => {
    const raw = rawRowOf(context, id);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => setProgress(tx, raw, progress));
    return checklistRowOf(context, id);
  },

  'checklist.tick': (context, { id, list, index, done }) => {
    const { queries, ledger } = context.file;
    const raw = rawRowOf(context, id);
    if (catalogItemOf(context, raw)[list][index] === undefined) {
      throw new AppError('NOT_FOUND', t('checklistCore.noPrompt', { ref: raw.ref }), { fields: { index: t('input.notAccepted') } });
    }
    const known = queries.checklist.checks(id).find((check) => check.list === list && check.promptIndex === index);
    ledger.write({ actor: actorOf(context) }, (tx) => {
      if (known !== undefined) tx.update('prompt_check', known.id, { done });
      else if (done) {
        const checkId = naturalId(context.file.engagementId, 'prompt_check', id, list, String(index));
        tx.insert('prompt_check', { id: checkId, checklistItemId: id, list, promptIndex: index, done });
      }
      if (done) setProgress(tx, raw, progressAfterWork(raw.progress));
    });
    return {};
  },

  'checklist.addQuestion': addQuestion,

  'checklist.removeQuestion': (context, { questionId }) => {
    removeQuestion(context, questionId);
    return {};
  },

  'checklist.tickQuestion': (context, input) => {
    tickQuestion(context, input);
    return {};
  },

  ...questionListHandlers,

  'checklist.addNote': (context, { id, draft, ...line }) => {
    const raw = rawRowOf(context, id);
    const note = newLine(context, { ownerKind: 'checklist_item', ownerId: id, ...line });
    // The row itself is where the line stands: naming it once more says nothing.
    const targets = namedIn(context, raw.auditId, note.text).filter((target) => target.id !== id);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      setProgress(tx, raw, progressAfterWork(raw.progress));
      const written = tx.insert('note', note);
      dropDraft(context, draft);
      linkNote(context, tx, note.id, targets);
      return written;
    });
  },

  'checklist.changeNote': changeNote,

  'checklist.removeNote': (context, { noteId }) => {
    removeNote(context, noteId);
    return {};
  },
} satisfies HandlersOf<'checklist.'>;

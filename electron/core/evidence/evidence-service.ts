/** Evidence: documents, records and pictures that were kept, and what was seen and not kept (ISO/IEC 17021-1 9.4.4). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { isLocked } from '../../../shared/model/finding-states.ts';
import { stage1Letter } from '../../../shared/model/stage1-vocabulary.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { unitLabel } from '../checklist/checklist-rows.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import { refuseEngagementTarget } from '../file/disk.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';
import { inTurn, keptContent, requireKept, type StoredContent, takeIn, writeCopy } from './evidence-content.ts';
import { acceptProposals, addFolder, proposals } from './evidence-folder.ts';
import type { SupportRow } from './evidence-queries.ts';
import { titleFrom } from './file-name.ts';
import { kindFrom, PICTURES } from './media-type.ts';
import { MAX_PICTURE_BYTES, readPicture } from './picture-size.ts';

/** Who may delete content for good. */
const MAY_PURGE: readonly PersonRole[] = ['lead_auditor', 'body_administrator', 'consultant'];
const LONGEST_LINE = 300;

type LinkKind = Row<'link'>['kind'];
type Target = 'checklist_item' | 'finding' | 'note' | 'stage1_objective' | 'area_of_concern';

function notFound(entity: 'evidence' | 'link' | 'audit' | Target): AppError {
  return new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t(`entities.${entity}`) }));
}

/** @throws NOT_FOUND */
export function evidenceOf(context: FileContext, id: string): Row<'evidence'> {
  const evidence = context.file.queries.evidence.byId(id);
  if (evidence === null) throw notFound('evidence');
  return evidence;
}

/** Links evidence to what it supports; the same link on two devices has the same id. An existing link is left as it is. */
export function linkEvidence(context: FileContext, tx: Tx, fromId: string, toKind: Target, toId: string, kind: LinkKind): string {
  const known = context.file.queries.evidence.linkBetween(fromId, toId, kind);
  if (known !== null) return known.id;
  const id = naturalId(context.file.engagementId, 'link', fromId, toId, kind);
  return tx.insert('link', { id, fromKind: 'evidence', fromId, toKind, toId, kind }).id;
}

export interface Facts {
  readonly auditId: string | null;
  readonly number?: string | undefined;
  readonly receivedAt?: string | undefined;
  readonly periodFrom?: string | null | undefined;
  readonly periodTo?: string | null | undefined;
  readonly source?: string | undefined;
  readonly versionOrDate?: string | undefined;
  readonly location?: string | undefined;
  readonly confidentiality?: Row<'evidence'>['confidentiality'] | undefined;
  readonly checklistItemId?: string | undefined;
}

function checkPeriod(from: string | null | undefined, to: string | null | undefined): void {
  if (from != null && to != null && to < from)
    throw new AppError('INVALID_INPUT', t('evidenceRules.periodBackwards'), { fields: { periodTo: t('evidenceRules.periodBackwards') } });
}

/** What can be known to be wrong before the file is read. */
export function checkFacts(context: FileContext, input: Facts): void {
  actorOf(context);
  const { evidence, audits } = context.file.queries;
  if (input.auditId !== null && audits.find(input.auditId) === null) throw notFound('audit');
  if (input.checklistItemId !== undefined && !evidence.has('checklist_item', input.checklistItemId)) throw notFound('checklist_item');
  checkPeriod(input.periodFrom, input.periodTo);
  if (input.number !== undefined && evidence.numbers().includes(input.number)) {
    const taken = t('evidenceRules.numberTaken', { number: input.number });
    throw new AppError('CONFLICT', taken, { fields: { number: taken } });
  }
}

/** `E-001`, `E-002`, … over the whole engagement; numbers that a person gave otherwise are passed over. */
function nextNumber(numbers: readonly string[]): string {
  const used = numbers.map((number) => Number(/^E-(\d{1,9})$/.exec(number)?.[1] ?? 0));
  return `E-${String(Math.max(0, ...used) + 1).padStart(3, '0')}`;
}

type Content = Pick<Row<'evidence'>, 'title' | 'kind' | 'content' | 'fileName' | 'mediaType' | 'bytes' | 'sha256'>;

/** Inserts a row of the register, as part of a larger write. */
export function insertEvidence(context: FileContext, tx: Tx, input: Facts, content: Content): Row<'evidence'> {
  const { evidence } = context.file.queries;
  return tx.insert('evidence', {
    id: context.ports.ids.uuid(),
    auditId: input.auditId,
    number: input.number ?? nextNumber(evidence.numbers()),
    source: input.source ?? '',
    receivedAt: input.receivedAt ?? nowOf(context),
    periodFrom: input.periodFrom ?? null,
    periodTo: input.periodTo ?? null,
    versionOrDate: input.versionOrDate ?? '',
    location: input.location ?? '',
    confidentiality: input.confidentiality ?? 'normal',
    position: evidence.nextPosition(),
    ...content,
  });
}

function record(context: FileContext, input: Facts, content: Content): Row<'evidence'> {
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    const row = insertEvidence(context, tx, input, content);
    if (input.checklistItemId !== undefined) linkEvidence(context, tx, row.id, 'checklist_item', input.checklistItemId, 'supports');
    return row;
  });
}

/** A piece of evidence whose content was taken in; title and kind follow from the file where nobody said otherwise. */
export function recordKept(
  context: FileContext,
  input: Facts & { readonly title?: string | undefined; readonly kind?: Row<'evidence'>['kind'] | undefined },
  content: StoredContent,
): Row<'evidence'> {
  return record(context, input, {
    ...content,
    title: input.title ?? titleFrom(content.fileName),
    kind: input.kind ?? kindFrom(content.mediaType),
    content: 'kept',
  });
}

const named = ({ id, number, title }: Row<'evidence'>) => ({ id, number, title });

/** Says which piece a newer version takes the place of. @throws NOT_FOUND, RULE for a piece that would come before itself */
function supersede(context: FileContext, id: string, olderId: string | null): void {
  const { evidence } = context.file.queries;
  evidenceOf(context, id);
  const known = evidence.olderOf(id);
  if (olderId !== null) {
    const older = evidenceOf(context, olderId);
    for (let at: string | null = olderId; at !== null; at = evidence.olderOf(at)?.id ?? null)
      if (at === id) throw new AppError('RULE', t('evidenceRules.supersedesItself', { number: older.number }));
    const newer = evidence.newerOf(olderId);
    if (newer !== null && newer.id !== id)
      throw new AppError('CONFLICT', t('evidenceRules.supersededAlready', { number: older.number, newer: newer.number }));
  }
  if (known?.id === (olderId ?? undefined)) return;
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    if (known !== null) tx.remove('link', known.linkId);
    if (olderId === null) return;
    const linkId = naturalId(context.file.engagementId, 'link', id, olderId, 'supersedes');
    tx.insert('link', { id: linkId, fromKind: 'evidence', fromId: id, toKind: 'evidence', toId: olderId, kind: 'supersedes' });
  });
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE);

/** How a thing that evidence supports is named on screen: what it is, and what it says. */
function describe(context: FileContext, support: SupportRow, timeZone: string) {
  const { linkId, kind, id } = support;
  if (kind === 'checklist_item') {
    const row = context.file.queries.checklist.row(id);
    const unit = row === null ? '' : unitLabel(row);
    return { linkId, kind, id, label: oneLine(`${support.label} ${support.detail}`), detail: oneLine(`${support.auditNumber} · ${unit}`) };
  }
  const label =
    kind === 'note'
      ? timeOf(support.label, timeZone)
      : kind === 'stage1_objective'
        ? `${support.label}) ${t(`stage1Vocabulary.objective.${stage1Letter.parse(support.label)}`)}`
        : support.label;
  return { linkId, kind, id, label, detail: oneLine(support.detail) };
}

/** @throws RULE for what is locked, NOT_FOUND for what is no link of evidence. */
function removableLink(context: FileContext, linkId: string): Row<'link'> {
  const { evidence } = context.file.queries;
  const link = evidence.link(linkId);
  const document = link === null ? context.file.queries.stage1.document(linkId) : null;
  if (document !== null) throw new AppError('RULE', t('evidenceRules.linkIsDocument', { title: document.title }));
  if (link === null) {
    const cited = evidence.citedBy(linkId);
    if (cited === null) throw notFound('link');
    throw new AppError('RULE', t('evidenceRules.linkIsObjectiveEvidence', { number: cited.number }));
  }
  if (link.fromKind !== 'evidence' && link.toKind !== 'evidence') throw notFound('link');
  const finding = link.toKind === 'finding' ? evidence.finding(link.toId) : null;
  if (finding !== null && link.kind === 'implements')
    throw new AppError('RULE', t('evidenceRules.linkIsImplementation', { number: finding.number }));
  if (finding !== null && isLocked(finding.state)) throw new AppError('RULE', t('evidenceRules.linkIsLocked', { number: finding.number }));
  return link;
}

export const evidenceHandlers = {
  'evidence.list': (context, input) => {
    const { audits, evidence } = context.file.queries;
    const auditId = input.auditId ?? null;
    if (auditId !== null && audits.find(auditId) === null) throw notFound('audit');
    return { evidence: evidence.list(auditId) };
  },

  'evidence.show': (context, input) => {
    const evidence = evidenceOf(context, input.id);
    const { timeZone } = context.file.queries.engagement.show();
    const { queries } = context.file;
    const newer = queries.evidence.newerOf(input.id);
    const older = queries.evidence.olderOf(input.id);
    const same = evidence.sha256 === null ? [] : queries.evidence.withContent(evidence.sha256);
    return {
      evidence,
      supports: queries.evidence.supports(input.id).map((one) => describe(context, one, timeZone)),
      supersedes: older === null ? null : named(evidenceOf(context, older.id)),
      supersededBy: newer === null ? null : named(evidenceOf(context, newer.id)),
      sameContentAs: same.filter(({ id }) => id !== input.id).map(named),
    };
  },

  'evidence.add': (context, input) => {
    checkFacts(context, input);
    return takeIn(context, context.ports.files.incoming(input.file), input.task, (content) => {
      checkFacts(context, input);
      const same = context.file.queries.evidence.withContent(content.sha256);
      const [first] = same;
      // The same content twice is one document: the person says whether it is to be a piece of its own.
      if (first !== undefined && input.onSame === 'ask') return { evidence: first, added: false, sameContentAs: same.map(named) };
      return { evidence: recordKept(context, input, content), added: true, sameContentAs: same.map(named) };
    });
  },

  'evidence.addFolder': addFolder,
  'evidence.proposals': proposals,
  'evidence.acceptProposals': acceptProposals,
  'evidence.supersede': (context, { id, olderId }) => {
    supersede(context, id, olderId);
    return {};
  },

  'evidence.addSeen': (context, input) => {
    checkFacts(context, input);
    return record(context, input, {
      title: input.title,
      kind: input.kind ?? 'record',
      content: 'seen',
      fileName: '',
      mediaType: '',
      bytes: 0,
      sha256: null,
    });
  },

  'evidence.update': (context, { id, ...patch }) => {
    const current = evidenceOf(context, id);
    checkPeriod(
      patch.periodFrom === undefined ? current.periodFrom : patch.periodFrom,
      patch.periodTo === undefined ? current.periodTo : patch.periodTo,
    );
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('evidence', id, definedFields(patch)));
  },

  'evidence.link': (context, { id, to }) => {
    evidenceOf(context, id);
    if (!context.file.queries.evidence.has(to.kind, to.id)) throw notFound(to.kind);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => ({
      linkId: linkEvidence(context, tx, id, to.kind, to.id, 'supports'),
    }));
  },

  'evidence.unlink': (context, { linkId }) => {
    const link = removableLink(context, linkId);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('link', link.id));
    return {};
  },

  'evidence.saveCopy': (context, { id, to, task }) => {
    requireKept(evidenceOf(context, id));
    const target = context.ports.files.at(to);
    refuseEngagementTarget(target, context.file.path);
    // In turn with purges, and read again then: content never goes while it is being copied.
    return inTurn(context.file, async () => ({ bytes: await writeCopy(context, evidenceOf(context, id), target, task) }));
  },

  'evidence.preview': (context, { id }) => {
    const evidence = evidenceOf(context, id);
    requireKept(evidence);
    if (!PICTURES.some((type) => type === evidence.mediaType)) throw new AppError('NOT_A_PICTURE', t('evidenceRules.notAPicture'));
    // Checked by the row first, so that a large file is not read to be refused.
    if (evidence.bytes > MAX_PICTURE_BYTES) throw new AppError('TOO_LARGE', t('evidenceRules.pictureTooManyBytes'));
    const content = Buffer.concat([...keptContent(context.file, evidence)]);
    return { ...readPicture(content), base64: content.toString('base64') };
  },

  'evidence.purge': (context, { id, reason }) => {
    const actor = actorOf(context);
    if (!MAY_PURGE.includes(actor.role)) throw new AppError('NOT_ALLOWED', t('evidenceRules.purgeRole'));
    return inTurn(context.file, () => {
      const sha256 = requireKept(evidenceOf(context, id));
      return context.file.ledger.write({ actor, reason }, (tx) => {
        const row = tx.update('evidence', id, { content: 'purged' });
        tx.purgeContent(id, sha256);
        return row;
      });
    });
  },
} as const satisfies HandlersOf<'evidence.'>;

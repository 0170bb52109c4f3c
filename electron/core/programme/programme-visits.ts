/** Visits of the programme: added, changed, removed, with what each looks at. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { ProgrammeVisitView } from '../../../shared/contract/programme.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import type { FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';
import { systemOf } from '../scope/scope-rows.ts';
import { changeProgramme, programmeOf, visitOf } from './programme-change.ts';
import { type ProgrammeShown, programmeView } from './programme-view.ts';

type Subject = Pick<Row<'programme_subject'>, 'requirement' | 'aiSystemId'>;
interface Wished {
  readonly requirements?: readonly string[] | undefined;
  readonly systems?: readonly string[] | undefined;
}

export function visitAnswer(context: FileContext, id: string): ProgrammeVisitView {
  const visit = programmeView(context).visits.find((one) => one.id === id);
  if (visit === undefined) throw new AppError('NOT_FOUND', t('programmeCore.noVisit'));
  return visit;
}

const keyOf = ({ requirement, aiSystemId }: Subject) => requirement ?? aiSystemId ?? '';

/** The id is natural: the same subject of a visit is one row on every copy of the file. */
export function insertSubject(context: FileContext, tx: Tx, visitId: string, subject: Subject): void {
  tx.insert('programme_subject', {
    id: naturalId(context.file.engagementId, 'programme_subject', visitId, keyOf(subject)),
    visitId,
    ...subject,
  });
}

/** @throws NOT_FOUND for a requirement or AI system that is not there */
function subjectsWished(context: FileContext, { requirements, systems }: Wished): { kinds: (keyof Subject)[]; subjects: Subject[] } {
  const items = new Set(context.file.queries.catalogs.items(programmeOf(context).catalogId).map(({ requirement }) => requirement));
  for (const requirement of requirements ?? [])
    if (!items.has(requirement)) throw new AppError('NOT_FOUND', t('programmeCore.noRequirement', { requirement }));
  return {
    kinds: [...(requirements === undefined ? [] : ['requirement' as const]), ...(systems === undefined ? [] : ['aiSystemId' as const])],
    subjects: [
      ...[...new Set(requirements ?? [])].map((requirement) => ({ requirement, aiSystemId: null })),
      ...[...new Set(systems ?? [])].map((id) => ({ requirement: null, aiSystemId: systemOf(context, id).id })),
    ],
  };
}

function setSubjects(context: FileContext, tx: Tx, visitId: string, { kinds, subjects }: ReturnType<typeof subjectsWished>): void {
  const before = context.file.queries.programme.subjectsOf(visitId).filter((row) => kinds.some((kind) => row[kind] !== null));
  const wished = new Set(subjects.map(keyOf));
  const known = new Set(before.map(keyOf));
  for (const row of before) if (!wished.has(keyOf(row))) tx.remove('programme_subject', row.id);
  for (const subject of subjects) if (!known.has(keyOf(subject))) insertSubject(context, tx, visitId, subject);
}

/** @throws RULE with the field for a window that ends before it begins, and for an audit that cannot be this visit */
function checkVisit(context: FileContext, visit: Row<'programme_visit'>): void {
  const { windowFrom, windowTo, auditId } = visit;
  if (windowFrom !== null && windowTo !== null && windowTo < windowFrom) {
    const message = t('programmeCore.endsFirst');
    throw new AppError('RULE', message, { fields: { windowTo: message } });
  }
  if (auditId === null) return;
  const audit = auditOf(context, auditId);
  const other = context.file.queries.programme.visitsOfAudit(auditId).find(({ id }) => id !== visit.id);
  const refusal =
    audit.kind !== visit.kind
      ? t('programmeCore.otherKind', { number: audit.number, kind: t(`vocabulary.auditKind.${audit.kind}`) })
      : other === undefined
        ? null
        : t('programmeCore.auditTwice', { number: audit.number, title: other.title });
  if (refusal !== null) throw new AppError('RULE', refusal, { fields: { auditId: refusal } });
}

export function addVisit(
  context: FileContext,
  { kind, reason, requirements, systems, ...facts }: InputOf<'programme.addVisit'>,
): ProgrammeVisitView {
  const programme = programmeOf(context);
  const visits = context.file.queries.programme.visits();
  const wished = subjectsWished(context, { requirements, systems });
  const visit: Row<'programme_visit'> = {
    id: context.ports.ids.uuid(),
    programmeId: programme.id,
    kind,
    title: facts.title ?? proposedTitle(kind, visits.filter((one) => one.kind === kind).length + 1),
    windowFrom: facts.windowFrom ?? null,
    windowTo: facts.windowTo ?? null,
    auditId: facts.auditId ?? null,
    whole: facts.whole ?? false,
    focus: facts.focus ?? '',
    position: Math.max(-1, ...visits.map(({ position }) => position)) + 1,
  };
  checkVisit(context, visit);
  changeProgramme(context, t('programmeCore.added', { title: visit.title }), reason, (tx) => {
    tx.insert('programme_visit', visit);
    setSubjects(context, tx, visit.id, wished);
  });
  return visitAnswer(context, visit.id);
}

/** `Surveillance 2`, `Recertification`. */
export function proposedTitle(kind: Row<'programme_visit'>['kind'], nth: number): string {
  const title = t(`vocabulary.auditKind.${kind}`);
  return kind === 'surveillance' || nth > 1 ? t('auditCore.numberedTitle', { title, n: nth }) : title;
}

export function updateVisit(
  context: FileContext,
  { id, reason, requirements, systems, ...facts }: InputOf<'programme.updateVisit'>,
): ProgrammeVisitView {
  const visit = visitOf(context, id);
  const patch = definedFields(facts);
  checkVisit(context, { ...visit, ...patch });
  const wished = subjectsWished(context, { requirements, systems });
  changeProgramme(context, t('programmeCore.changed', { title: visit.title }), reason, (tx) => {
    tx.update('programme_visit', id, patch);
    setSubjects(context, tx, id, wished);
  });
  return visitAnswer(context, id);
}

export function removeVisit(context: FileContext, { id, reason }: InputOf<'programme.removeVisit'>): ProgrammeShown {
  const visit = visitOf(context, id);
  const { queries } = context.file;
  changeProgramme(context, t('programmeCore.removed', { title: visit.title }), reason, (tx) => {
    for (const subject of queries.programme.subjectsOf(id)) tx.remove('programme_subject', subject.id);
    for (const choice of queries.programme.choices()) if (choice.visitId === id) tx.remove('site_choice', choice.id);
    tx.remove('programme_visit', id);
  });
  return programmeView(context);
}

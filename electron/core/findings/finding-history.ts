/** The history of a finding, read from the ledger: one line per write, newest first, in the words of the field. */
import type { Row } from '../../../shared/model/entities.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import { dayIn } from '../../../shared/rules/deadlines.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { instantOf } from '../ledger/clock.ts';
import type { Actor, ChangeRow } from '../ledger/entry.ts';

export interface HistoryLine {
  readonly at: string;
  readonly who: string;
  readonly what: string;
}

const LONGEST_LINE = 300;
const ownFields = ['grade', 'title', 'statement', 'gradeReason', 'answerBy', 'verifyBy'] as const;
const verdictFields = { correctionVerdict: 'correction', causeVerdict: 'cause', correctiveActionVerdict: 'correctiveAction' } as const;
/** Fields that hold the day on which a step was taken, which may be earlier than the day it was entered. */
const dayFields = ['issuedAt', 'auditeeOn', 'reviewedOn', 'implementedOn'];

/** What one write changed: fields of rows that stood before, and rows that came. */
class Write {
  readonly changes: ChangeRow[] = [];

  update(entity: string, field: string): unknown {
    const found = this.changes.find((change) => change.entity === entity && change.op === 'update' && change.field === field);
    return found === undefined || found.after === null ? undefined : JSON.parse(found.after);
  }

  inserted(entity: string): Record<string, unknown> | undefined {
    const found = this.changes.find((change) => change.entity === entity && change.op === 'insert');
    return found === undefined || found.after === null ? undefined : (JSON.parse(found.after) as Record<string, unknown>);
  }

  touches(entity: string): boolean {
    return this.changes.some((change) => change.entity === entity);
  }
}

/** What is known of a finding so far, as the lines need it. */
interface Known {
  auditee: string;
  understood: boolean | null;
  verdicts: Map<string, string>;
}

function verdictsText(known: Known): string {
  return [...known.verdicts]
    .map(([what, verdict]) =>
      t(`findingHistory.verdict.${what}` as WordKey, { verdict: t(`vocabulary.verdict.${verdict}` as WordKey).toLowerCase() }),
    )
    .join(', ');
}

function learn(known: Known, write: Write): void {
  const auditee = write.update('finding', 'auditeeName');
  if (typeof auditee === 'string') known.auditee = auditee;
  const understood = write.update('finding', 'auditeeUnderstood');
  if (typeof understood === 'boolean') known.understood = understood;
  if (write.inserted('response') !== undefined) known.verdicts.clear();
  for (const [field, what] of Object.entries(verdictFields)) {
    const verdict = write.update('response', field);
    if (typeof verdict === 'string') known.verdicts.set(what, verdict);
  }
}

function stateLine(state: FindingState, known: Known, write: Write): string {
  if (state === 'acknowledged' && known.understood === false) return t('findingHistory.notUnderstood', { auditee: known.auditee });
  const response = write.inserted('response') as Row<'response'> | undefined;
  const verification = write.inserted('verification') as Row<'verification'> | undefined;
  return t(`findingHistory.became.${state}`, {
    auditee: known.auditee,
    round: response?.round ?? 1,
    submittedBy: response?.submittedBy ?? '',
    verdicts: verdictsText(known),
    verifier: verification?.byName ?? '',
  });
}

function draftLine(write: Write): string | null {
  const what: string[] = ownFields
    .filter((field) => write.changes.some((change) => change.entity === 'finding' && change.field === field))
    .map((field) => t(`findingHistory.field.${field}`));
  if (write.touches('finding_requirement')) what.push(t('findingHistory.field.requirements'));
  if (write.touches('objective_evidence')) what.push(t('findingHistory.field.objectiveEvidence'));
  const dates = write.changes.every((change) => change.entity === 'finding' && ['answerBy', 'verifyBy'].includes(change.field));
  if (dates && what.length > 0) return t('findingHistory.dates', { what: what.join(', ') });
  if (what.length === 0 && write.touches('finding')) what.push(t('findingHistory.field.other'));
  return what.length === 0 ? null : t('findingHistory.changed', { what: what.join(', ') });
}

/** Lines of the records that leave the state as it is, and of the end of a dispute. */
function recordLine(write: Write, known: Known): string | null {
  const amendment = write.inserted('finding_amendment') as Row<'finding_amendment'> | undefined;
  if (amendment !== undefined) {
    const { version, changes, kind } = amendment;
    const grade = changes.find((change) => change.field === 'grade');
    if (kind === 'regrading' && grade !== undefined) return t('findingHistory.regraded', { version, from: grade.before, to: grade.after });
    return t('findingHistory.amended', {
      version,
      what: changes.map(({ field }) => t(`findingHistory.field.${field}` as WordKey)).join(', '),
    });
  }
  const escalation = write.inserted('finding_escalation') as Row<'finding_escalation'> | undefined;
  if (escalation !== undefined)
    return t('findingHistory.escalated', {
      ground: t(`vocabulary.escalationGround.${escalation.ground}`).toLowerCase(),
      outcome: t(`vocabulary.escalationOutcome.${escalation.outcome}`).toLowerCase(),
    });
  const carried = write.inserted('carried_finding');
  if (carried !== undefined) return t('findingHistory.carried');
  const result = write.update('carried_finding', 'result');
  if (typeof result === 'string')
    return t('findingHistory.carriedResult', { result: t(`vocabulary.carriedResult.${result}` as WordKey).toLowerCase() });
  const advice = write.inserted('finding_consultation') as Row<'finding_consultation'> | undefined;
  if (advice !== undefined) return t('findingHistory.consulted', { name: advice.personName });
  const relation = write.inserted('finding_relation') as Row<'finding_relation'> | undefined;
  if (relation !== undefined)
    return t('findingHistory.related', { kind: t(`vocabulary.findingRelationKind.${relation.kind}`).toLowerCase() });
  if (write.touches('finding_relation')) return t('findingHistory.unrelated');
  const opinion = write.update('diverging_opinion', 'outcome') ?? write.inserted('diverging_opinion')?.outcome;
  if (typeof opinion === 'string') return t(`findingHistory.opinion.${opinion}` as WordKey, { auditee: known.auditee });
  return null;
}

function mainLine(write: Write, known: Known): string | null {
  const raised = write.inserted('finding') as Row<'finding'> | undefined;
  if (raised !== undefined) return t('findingHistory.raised', { grade: t(`vocabulary.gradeLong.${raised.grade}`) });
  const record = recordLine(write, known);
  if (record !== null) return record;
  const state = write.update('finding', 'state');
  if (typeof state === 'string') return stateLine(state as FindingState, known, write);
  if (Object.keys(verdictFields).some((field) => write.update('response', field) !== undefined))
    return t('findingHistory.reviewed', { verdicts: verdictsText(known) });
  const draft = draftLine(write);
  if (draft !== null) return draft;
  if (write.inserted('link') !== undefined) return t('findingHistory.evidenceLinked');
  return write.touches('link') ? t('findingHistory.evidenceUnlinked') : null;
}

function dayOfStep(write: Write, timeZone: string): string | null {
  const response = write.inserted('response') as Row<'response'> | undefined;
  const verification = write.inserted('verification') as Row<'verification'> | undefined;
  if (response !== undefined) return response.submittedOn;
  if (verification !== undefined) return verification.verifiedOn;
  const changed = write.changes.find((change) => change.op === 'update' && dayFields.includes(change.field));
  const value: unknown = changed?.after == null ? null : JSON.parse(changed.after);
  if (typeof value !== 'string') return null;
  return value.length > 10 ? dayIn(value, timeZone) : value;
}

/** Lines from the ledger's rows about one finding, given oldest first. Times in the answer are UTC instants. */
export function historyOf(changes: readonly ChangeRow[], timeZone: string): HistoryLine[] {
  const writes = new Map<string, Write>();
  for (const change of changes) {
    const key = `${change.chain} ${change.time}`;
    const write = writes.get(key) ?? new Write();
    write.changes.push(change);
    writes.set(key, write);
  }
  const known: Known = { auditee: '', understood: null, verdicts: new Map() };
  const lines: HistoryLine[] = [];
  for (const write of writes.values()) {
    learn(known, write);
    const first = write.changes[0];
    const main = mainLine(write, known);
    if (first === undefined || main === null) continue;
    const at = instantOf(first.time);
    const day = dayOfStep(write, timeZone);
    const dated = day === null || day === dayIn(at, timeZone) ? main : t('findingHistory.dated', { what: main, date: shortDate(day) });
    const what = first.reason === '' ? dated : t('findingHistory.because', { what: dated, reason: first.reason });
    lines.push({ at, who: (JSON.parse(first.actor) as Actor).name, what: what.replace(/\s+/g, ' ').slice(0, LONGEST_LINE) });
  }
  return lines.reverse();
}

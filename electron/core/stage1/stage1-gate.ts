/** The gate between the stages: who confirmed the team, whether Stage 1 still stands, what is unanswered (9.3.1.2.4, 9.3.1.4). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import {
  DEFAULT_INTERVAL_MONTHS,
  entryProblems,
  type GateFacts,
  type GateProblem,
  gateProblems,
  intervalOf,
  mustJudge,
} from '../../../shared/rules/stage1.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { concernRows, stage1Before, stage2Of, todayIn, treatmentOf } from './stage1-parts.ts';

type Gate = Row<'stage2_gate'>;

/** Who may say that a team is competent: its leader, or the body that appointed it (ISO/IEC 17021-1 9.2.2). */
const mayConfirm: readonly PersonRole[] = ['lead_auditor', 'body_administrator'];

function gateOf(context: FileContext, auditId: string): { gate: Gate; isNew: boolean } {
  const known = context.file.queries.stage1.gate(auditId);
  if (known !== null) return { gate: known, isNew: false };
  return {
    isNew: true,
    gate: {
      id: naturalId(context.file.engagementId, 'stage2_gate', auditId),
      auditId,
      competence: 'open',
      competenceReason: '',
      competenceById: null,
      competenceByName: '',
      competenceOn: null,
      intervalMonths: DEFAULT_INTERVAL_MONTHS,
      changes: '',
      validity: 'open',
      validityReason: '',
      validityById: null,
      validityByName: '',
      validityOn: null,
    },
  };
}

function write(context: FileContext, auditId: string, patch: Partial<Gate>): Gate {
  const { gate, isNew } = gateOf(context, auditId);
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    isNew ? tx.insert('stage2_gate', { ...gate, ...patch }) : tx.update('stage2_gate', gate.id, patch),
  );
}

/** What the file itself shows to have changed since Stage 1. */
function noticedChanges(context: FileContext, stage1: Row<'audit'>, audit: Row<'audit'>): string[] {
  const numberOf = (id: string | null) => (id === null ? '' : (context.file.queries.soa.version(id)?.number ?? ''));
  const before = numberOf(stage1.soaVersionId);
  const now = numberOf(audit.soaVersionId);
  return before !== '' && now !== '' && stage1.soaVersionId !== audit.soaVersionId ? [t('stage1Core.soaChanged', { before, now })] : [];
}

const problemText = (problem: GateProblem, facts: GateFacts): string => {
  switch (problem.what) {
    case 'concerns':
      return t('stage1Core.gate.concerns', { count: problem.numbers.length, numbers: problem.numbers.join(', ') });
    case 'interval':
      return t('stage1Core.gate.interval', { date: longDate(facts.interval?.until ?? '') });
    default:
      return t(`stage1Core.gate.${problem.what}`);
  }
};

/** Facts and problems of the gate to an audit; null where no Stage 1 goes before audits of its kind. */
export function gateFacts(context: FileContext, audit: Row<'audit'>) {
  const stage1 = stage1Before(context, audit);
  const { gate } = gateOf(context, audit.id);
  const { queries } = context.file;
  const readiness = stage1 === null ? 'open' : (queries.stage1.readiness(stage1.id)?.verdict ?? 'open');
  const noticed = stage1 === null ? [] : noticedChanges(context, stage1, audit);
  const facts: GateFacts = {
    hasStage1: stage1 !== null,
    readiness,
    concerns: stage1 === null ? [] : queries.stage1.concerns(stage1.id).map((one) => ({ number: one.number, treatment: treatmentOf(one) })),
    competence: gate.competence,
    interval: intervalOf(stage1?.endsOn ?? null, audit.startsOn, gate.intervalMonths),
    changed: noticed.length > 0 || gate.changes.trim() !== '',
    validity: gate.validity,
  };
  const told = (problems: readonly GateProblem[]) => problems.map((one) => ({ what: one.what, text: problemText(one, facts) }));
  return { stage1, gate, readiness, noticed, facts, entry: told(entryProblems(facts)), problems: told(gateProblems(facts)) };
}

export function showGate(context: FileContext, auditId: string): OutputOf<'stage1.gate'> {
  const audit = stage2Of(context, auditId);
  const { stage1, gate, readiness, noticed, facts, entry, problems } = gateFacts(context, audit);
  const { queries } = context.file;
  return {
    stage1:
      stage1 === null
        ? null
        : { auditId: stage1.id, kind: stage1.kind, number: stage1.number, title: stage1.title, endsOn: stage1.endsOn, readiness },
    gate,
    interval: facts.interval,
    noticed,
    mustJudge: mustJudge(facts),
    team: queries.audits.members(auditId).map(({ name, role }) => ({ name, role: t(`vocabulary.personRole.${role}`) })),
    concerns: stage1 === null ? [] : concernRows(context, stage1.id),
    answered: facts.concerns.filter(({ treatment }) => treatment !== 'open').length,
    entry,
    problems,
  };
}

/** @throws NOT_ALLOWED for somebody who does not appoint or lead, RULE without a reason */
export function confirmTeam(context: FileContext, { auditId, competence, reason, on }: InputOf<'stage1.confirmTeam'>): Gate {
  const audit = stage2Of(context, auditId);
  const actor = actorOf(context);
  if (!mayConfirm.includes(actor.role)) throw new AppError('NOT_ALLOWED', t('stage1Core.mayNotConfirm'));
  const { gate } = gateOf(context, auditId);
  const words = reason ?? gate.competenceReason;
  if (competence === 'open') {
    return write(context, auditId, { competence, competenceReason: words, competenceById: null, competenceByName: '', competenceOn: null });
  }
  if (words.trim() === '') throw needsReason('stage1Core.teamNeedsReason');
  return write(context, auditId, {
    competence,
    competenceReason: words,
    competenceById: actor.id,
    competenceByName: actor.name,
    competenceOn: on ?? todayIn(context, audit),
  });
}

function needsReason(key: 'stage1Core.teamNeedsReason' | 'stage1Core.validityNeedsReason'): AppError {
  return new AppError('RULE', t(key), { fields: { reason: t(key) } });
}

/** @throws RULE without a reason */
export function judgeValidity(context: FileContext, input: InputOf<'stage1.judgeValidity'>): Gate {
  const { auditId, validity, reason, on, ...facts } = input;
  const audit = stage2Of(context, auditId);
  const actor = actorOf(context);
  const { gate } = gateOf(context, auditId);
  const words = reason ?? gate.validityReason;
  const patch: Partial<Gate> = { ...definedFields(facts), validityReason: words };
  const verdict = validity ?? gate.validity;
  if (verdict !== 'open' && words.trim() === '') throw needsReason('stage1Core.validityNeedsReason');
  if (validity === 'open') Object.assign(patch, { validity, validityById: null, validityByName: '', validityOn: null });
  else if (validity !== undefined)
    Object.assign(patch, { validity, validityById: actor.id, validityByName: actor.name, validityOn: on ?? todayIn(context, audit) });
  return write(context, auditId, patch);
}

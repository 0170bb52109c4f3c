/** The checks before a decision with their words, and passing over one with a justification and a name. */

import type { GateView } from '../../../shared/contract/decision.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { GateKey } from '../../../shared/model/decision-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import {
  type Gate,
  type GateFacts,
  gatesOf,
  neverOverridden,
  overriddenApart,
  overrideHolds,
  standingBeforePack,
  standingInTheWay,
} from '../../../shared/rules/gates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import { stage1Before, todayIn } from '../stage1/stage1-parts.ts';
import { personOf } from '../team/team-person.ts';
import { decidedAudit, demandApart, demandBody, isDecided, missing, policyOf } from './decision-parts.ts';
import { gateFactsOf, gateFindings, listedNames, namesOf, type Proposed } from './gate-facts.ts';

type Override = Row<'gate_override'>;

/** The sentence for a check: what fails, or what holds. */
function titleOf({ key, status, what }: Gate, facts: GateFacts): string {
  if (status === 'does_not_apply') return t(`decisionGates.${key}.doesNotApply`);
  const values = {
    count: Math.max(1, namesOf(what).length),
    what: listedNames(what),
    n: Number(what[0] ?? 0) || 0,
    total: facts.findings.length,
    rows: facts.rows.total,
    report: facts.report ?? '',
    soa: facts.soa.audited ?? '',
    reviewer: facts.reviewer?.name ?? '',
    decider: facts.decider?.name ?? '',
  };
  if (status === 'passed') return t(`decisionGates.${key}.passed`, values);
  // A report that lacks nothing and is not issued yet has no number to tell.
  const nothing = namesOf(what).length === 0 || what[0] === '0';
  return nothing ? t(`decisionGates.${key}.nothing`, values) : t(`decisionGates.${key}.fails`, values);
}

export interface JudgedGates {
  readonly facts: GateFacts;
  readonly gates: readonly Gate[];
  /** The override that holds for each check that was passed over. */
  readonly overrides: ReadonlyMap<GateKey, Override>;
  readonly passedOver: ReadonlySet<GateKey>;
}

/** The checks of an audit as they stand now, or as they would with a decision that is about to be written. */
export function judgeGates(context: FileContext, audit: Row<'audit'>, proposed: Proposed = {}): JudgedGates {
  const facts = gateFactsOf(context, audit, proposed);
  const gates = gatesOf(facts, new Map(policyOf(context).severities.map(({ gate, severity }) => [gate, severity])));
  const given = context.file.queries.decision.overrides(audit.id).filter(({ withdrawnAt }) => withdrawnAt === null);
  const overrides = new Map(
    gates.flatMap((gate): [GateKey, Override][] => {
      const found = gate.status === 'fails' ? given.findLast((one) => overrideHolds(gate, one)) : undefined;
      return found === undefined || neverOverridden.includes(gate.key) ? [] : [[gate.key, found]];
    }),
  );
  return { facts, gates, overrides, passedOver: new Set(overrides.keys()) };
}

/** A finding to jump to where exactly one check names it. */
function targetOf(context: FileContext, audit: Row<'audit'>, gate: Gate): GateView['target'] {
  const stage1 = gate.place === 'stage1' ? stage1Before(context, audit) : null;
  const auditId = stage1 !== null && gate.key === 'stage1_report' ? stage1.id : audit.id;
  const [first] = gate.place === 'findings' ? namesOf(gate.what) : [];
  const findingId = first === undefined ? null : (gateFindings(context, audit).find(({ number }) => number === first)?.id ?? null);
  return { auditId, findingId };
}

/** Answers `decision.gates`. */
export function showGates(context: FileContext, { auditId }: InputOf<'decision.gates'>): OutputOf<'decision.gates'> {
  const audit = auditOf(context, auditId);
  const today = todayIn(context, audit);
  const none = { blocking: 0, warning: 0, overridden: 0, passed: 0, doesNotApply: 0 };
  if (!isDecided(context, audit)) return { applies: false, today, apartNeeded: false, gates: [], counts: none };
  const { facts, gates, overrides, passedOver } = judgeGates(context, audit);
  const packStops = new Set(standingBeforePack(gates, passedOver).map(({ key }) => key));
  const decisionStops = new Set(standingInTheWay(gates, passedOver, 'grant').map(({ key }) => key));
  const views = gates.map((gate): GateView => {
    const override = overrides.get(gate.key) ?? null;
    return {
      ...gate,
      what: namesOf(gate.what),
      title: titleOf(gate, facts),
      target: targetOf(context, audit, gate),
      override,
      mayOverride: gate.status === 'fails' && override === null && !neverOverridden.includes(gate.key),
      apart: overriddenApart.includes(gate.key),
      blocksPack: packStops.has(gate.key),
      blocksDecision: decisionStops.has(gate.key),
    };
  });
  const open = views.filter(({ status, override }) => status === 'fails' && override === null);
  return {
    applies: true,
    today,
    apartNeeded: facts.apartNeeded,
    gates: views,
    counts: {
      blocking: open.filter(({ severity }) => severity === 'blocking').length,
      warning: open.filter(({ severity }) => severity === 'warning').length,
      overridden: overrides.size,
      passed: views.filter(({ status }) => status === 'passed').length,
      doesNotApply: views.filter(({ status }) => status === 'does_not_apply').length,
    },
  };
}

/** Checks in words with their clauses, for a refusal: `NC-01 is not verified (9.5.2 b)`. */
export const refusalOf = (gates: readonly Gate[], facts: GateFacts): string =>
  gates.map((gate) => `${titleOf(gate, facts)} (${gate.clause})`).join('; ');

/** @throws RULE naming the checks that stand in the way of a pack */
export function demandPackable(context: FileContext, audit: Row<'audit'>): void {
  const { gates, facts, passedOver } = judgeGates(context, audit);
  const stops = standingBeforePack(gates, passedOver);
  if (stops.length === 0) return;
  throw new AppError('RULE', t('decisionCore.packBlocked', { count: stops.length, what: refusalOf(stops, facts) }), {
    hint: t('decisionCore.blockedHint'),
  });
}

/** Answers `decision.override`. @throws RULE for a check that passes, that nobody may pass over, or by somebody of the audit */
export function overrideGate(context: FileContext, input: InputOf<'decision.override'>): Override {
  const actor = actorOf(context);
  const audit = decidedAudit(context, input.auditId);
  const { gates, facts, overrides } = judgeGates(context, audit);
  const gate = gates.find(({ key }) => key === input.gate);
  if (gate === undefined || gate.status !== 'fails') throw new AppError('RULE', t('decisionCore.nothingToOverride'));
  const words = { title: titleOf(gate, facts), clause: gate.clause };
  if (neverOverridden.includes(gate.key)) throw new AppError('RULE', t('decisionCore.neverOverridden', words));
  if (overrides.has(gate.key)) throw new AppError('CONFLICT', t('decisionCore.overriddenAlready', words));
  const by = personOf(context, input.byId ?? actor.id);
  demandBody(by);
  if (overriddenApart.includes(gate.key)) demandApart(context, by);
  return context.file.ledger.write({ actor, reason: input.justification }, (tx) =>
    tx.insert('gate_override', {
      id: context.ports.ids.uuid(),
      auditId: audit.id,
      gate: gate.key,
      what: [...gate.what],
      justification: input.justification,
      byId: by.id,
      byName: by.name,
      byRole: by.role,
      at: nowOf(context),
      withdrawnAt: null,
      withdrawnByName: '',
      withdrawnReason: '',
      position: context.file.queries.decision.overrides(audit.id).length,
    }),
  );
}

/** Answers `decision.withdrawOverride`. */
export function withdrawOverride(context: FileContext, { id, reason }: InputOf<'decision.withdrawOverride'>): Override {
  const actor = actorOf(context);
  const override = context.file.queries.decision.override(id);
  if (override === null) throw missing('gate_override');
  if (override.withdrawnAt !== null) throw new AppError('CONFLICT', t('decisionCore.withdrawnAlready'));
  return context.file.ledger.write({ actor, reason }, (tx) =>
    tx.update('gate_override', id, { withdrawnAt: nowOf(context), withdrawnByName: actor.name, withdrawnReason: reason }),
  );
}

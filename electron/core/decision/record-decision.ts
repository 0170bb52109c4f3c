/**
 * The certification decision (ISO/IEC 17021-1 9.5): by somebody apart from the audit, on a file that nothing blocks. It is
 * kept with the checks as they stood and with where the ledger ended; a grant begins the cycle and dates the certificate.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { dateFault, printedDates } from '../../../shared/rules/certificate.ts';
import { standingInTheWay } from '../../../shared/rules/gates.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { Tx } from '../ledger/write.ts';
import { listChange } from '../programme/programme-change.ts';
import { todayIn } from '../stage1/stage1-parts.ts';
import { demandIndependence } from '../team/independence.ts';
import { personOf } from '../team/team-person.ts';
import {
  decidedAudit,
  demandApart,
  demandBody,
  grantOf,
  isGrant,
  missing,
  policyOf,
  standingDecision,
  standingReport,
} from './decision-parts.ts';
import { type JudgedGates, judgeGates, refusalOf } from './gates-service.ts';

type Decision = Row<'decision'>;

const fieldRule = (field: string, message: string) => new AppError('RULE', message, { fields: { [field]: message } });

/** Where the dates of the programme say they come from. */
const sourceOf = (audit: Row<'audit'>, decidedByName: string) =>
  t('decisionCore.programmeSource', { number: audit.number, name: decidedByName }).slice(0, 300);

/**
 * Whether the decision begins the cycle of the programme: an initial certification and a transfer do; a recertification
 * that the programme plans ends its cycle and begins the next.
 */
function beginsCycle(context: FileContext, audit: Row<'audit'>): boolean {
  if (audit.kind === 'stage_2' || audit.kind === 'transfer') return true;
  return audit.kind === 'recertification' && context.file.queries.programme.visitsOfAudit(audit.id).length === 0;
}

/** The decision that a programme which is made later begins with; null while none was taken. */
export function cycleDecision(context: FileContext): { decidedOn: string; decisionSource: string } | null {
  const { audits, engagement } = context.file.queries;
  if (engagement.show().kind !== 'certification') return null;
  for (const audit of audits.all()) {
    const grant = audit.kind === 'stage_2' || audit.kind === 'transfer' ? grantOf(context, audit.id) : null;
    if (grant !== null) return { decidedOn: grant.decidedOn, decisionSource: sourceOf(audit, grant.decidedByName) };
  }
  return null;
}

function dateProgramme(context: FileContext, tx: Tx, audit: Row<'audit'>, decision: Decision): void {
  const programme = context.file.queries.programme.programme();
  if (programme === null || !beginsCycle(context, audit)) return;
  const source = sourceOf(audit, decision.decidedByName);
  tx.update('programme', programme.id, { decidedOn: decision.decidedOn, decisionSource: source });
  listChange(context, tx, programme, t('programmeCore.decisionEntered', { on: longDate(decision.decidedOn) }), source);
}

/** The day and the end that the certificate will bear. @throws RULE with what is wrong with them */
function certificateDates(context: FileContext, audit: Row<'audit'>, decidedOn: string) {
  const certificate = context.file.queries.decision.certificate(audit.id);
  if (certificate === null) return null;
  const dates = printedDates(certificate, decidedOn, policyOf(context).certificateMonths);
  const fault = dateFault(dates, decidedOn);
  if (fault !== null) throw new AppError('RULE', t(`certificateWords.fault.${fault}`));
  return { id: certificate.id, ...dates };
}

/** @throws RULE for a day before the audit ended, or one that has not come yet */
function checkDay(context: FileContext, audit: Row<'audit'>, decidedOn: string): void {
  if (decidedOn > todayIn(context, audit)) throw fieldRule('decidedOn', t('decisionCore.dayToCome'));
  if (audit.endsOn !== null && decidedOn < audit.endsOn)
    throw fieldRule('decidedOn', t('decisionCore.dayBeforeEnd', { date: longDate(audit.endsOn) }));
}

const failed = ({ gates, overrides }: JudgedGates): Decision['gates'] =>
  gates
    .filter(({ status }) => status === 'fails')
    .map(({ key, severity, what }) => ({
      gate: key,
      severity,
      what: [...what],
      overriddenBy: overrides.get(key)?.byName ?? '',
      justification: overrides.get(key)?.justification ?? '',
    }));

/** @throws RULE, CONFLICT or NOT_INDEPENDENT with everything that stands in the way, each with its clause */
export function recordDecision(context: FileContext, input: InputOf<'decision.record'>): Decision {
  const actor = actorOf(context);
  const audit = decidedAudit(context, input.auditId);
  const { queries } = context.file;
  const before = standingDecision(context, audit.id);
  if (before !== null && before.outcome !== 'more_audit')
    throw new AppError('CONFLICT', t('decisionCore.decidedAlready', { on: longDate(before.decidedOn), name: before.decidedByName }), {
      hint: t('decisionCore.decidedAlreadyHint'),
    });
  const decider = personOf(context, input.decidedById ?? actor.id);
  demandBody(decider);
  const decidedOn = input.decidedOn ?? todayIn(context, audit);
  checkDay(context, audit, decidedOn);
  const conditions = (input.conditions ?? '').trim();
  if (conditions === '' && (input.outcome === 'grant_with_conditions' || input.outcome === 'more_audit'))
    throw fieldRule('conditions', t(`decisionCore.conditionsNeeded.${input.outcome}`));
  const judged = judgeGates(context, audit, { decidedOn, decider });
  if (judged.facts.apartNeeded) {
    demandApart(context, decider);
    demandIndependence(context, decider, { task: 'decision', auditId: null, day: decidedOn }, undefined);
    if (input.independent !== true) throw fieldRule('independent', t('decisionCore.independenceNeeded', { name: decider.name }));
  }
  const stops = standingInTheWay(judged.gates, judged.passedOver, input.outcome);
  if (stops.length > 0)
    throw new AppError('RULE', t('decisionCore.blocked', { count: stops.length, what: refusalOf(stops, judged.facts) }), {
      hint: t('decisionCore.blockedHint'),
    });
  const dates = isGrant(input.outcome) ? certificateDates(context, audit, decidedOn) : null;
  const head = context.file.ledger.head();
  if (head === null) throw new Error('A file with an audit has a ledger.');
  const report = standingReport(context, audit.id);
  return context.file.ledger.write({ actor, reason: input.grounds }, (tx) => {
    const decision = tx.insert('decision', {
      id: context.ports.ids.uuid(),
      auditId: audit.id,
      outcome: input.outcome,
      decidedById: decider.id,
      decidedByName: decider.name,
      decidedByFunction: input.decidedByFunction ?? (decider.title === '' ? t(`vocabulary.personRole.${decider.role}`) : decider.title),
      decidedOn,
      independent: input.independent ?? false,
      competence: input.competence ?? '',
      grounds: input.grounds,
      conditions,
      conditionsBy: input.conditionsBy ?? null,
      reportId: report?.id ?? null,
      reportNumber: report?.number ?? '',
      soaNumber: judged.facts.soa.audited ?? '',
      gates: failed(judged),
      headChain: head.chain,
      headSeq: head.seq,
      headHash: head.hash,
      withdrawnOn: null,
      withdrawnByName: '',
      withdrawnReason: '',
      position: queries.decision.decisions(audit.id).length,
    });
    if (isGrant(input.outcome)) {
      if (dates !== null) tx.update('certificate', dates.id, { effectiveOn: dates.effectiveOn, expiresOn: dates.expiresOn });
      dateProgramme(context, tx, audit, decision);
    }
    return decision;
  });
}

/** Answers `decision.withdraw`: the decision stays visible; the dates that followed from it go. */
export function withdrawDecision(context: FileContext, { id, reason }: InputOf<'decision.withdraw'>): Decision {
  const actor = actorOf(context);
  const { queries } = context.file;
  const decision = queries.decision.decision(id);
  if (decision === null) throw missing('decision');
  if (decision.withdrawnOn !== null) throw new AppError('CONFLICT', t('decisionCore.withdrawnAlready'));
  const audit = auditOf(context, decision.auditId);
  const programme = queries.programme.programme();
  const certificate = queries.decision.certificate(audit.id);
  return context.file.ledger.write({ actor, reason }, (tx) => {
    if (isGrant(decision.outcome)) {
      if (programme !== null && programme.decisionSource === sourceOf(audit, decision.decidedByName)) {
        tx.update('programme', programme.id, { decidedOn: null, decisionSource: '' });
        listChange(context, tx, programme, t('programmeCore.decisionTaken'), reason);
      }
      if (certificate !== null) tx.update('certificate', certificate.id, { effectiveOn: null, expiresOn: null });
    }
    return tx.update('decision', id, { withdrawnOn: todayIn(context, audit), withdrawnByName: actor.name, withdrawnReason: reason });
  });
}

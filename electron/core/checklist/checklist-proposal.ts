/** What the checklist of an audit is proposed to hold, with the reason of each requirement; writes nothing. */
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { worstOf } from '../../../shared/rules/roll-up.ts';
import { type ProposalPast, proposeChecklist, USUAL_SHARE } from '../../../shared/rules/surveillance.ts';
import { sharedOf, standardsOf } from '../audits/audit-standards.ts';
import { auditOf } from '../audits/audits-service.ts';
import type { FileContext } from '../context.ts';
import { systemOf } from '../scope/scope-rows.ts';
import { checklistRows } from './checklist-rows.ts';
import { fitsStage } from './checklist-units.ts';

/** The audits of the cycle before one: from the last full audit on, which looked at everything. */
function cycleBefore(context: FileContext, audit: Row<'audit'>): Row<'audit'>[] {
  const before = context.file.queries.audits.all().filter((one) => one.position < audit.position && one.kind !== 'stage_1');
  const full = before.findLastIndex((one) => one.kind === 'stage_2' || one.kind === 'recertification');
  return before.slice(Math.max(0, full));
}

/** Requirement → what each earlier audit of the cycle concluded on it. */
function historyOf(context: FileContext, audits: readonly Row<'audit'>[]): Map<string, ProposalPast[]> {
  const history = new Map<string, ProposalPast[]>();
  const add = (requirement: string, past: ProposalPast) => history.set(requirement, [...(history.get(requirement) ?? []), past]);
  for (const [at, audit] of audits.entries()) {
    const shown = new Map<string, ReturnType<typeof worstOf>[]>();
    for (const row of checklistRows(context, audit.id)) {
      shown.set(row.requirement, [...(shown.get(row.requirement) ?? []), row.shown]);
      for (const also of row.also) shown.set(also.requirement, [...(shown.get(also.requirement) ?? []), also.shown]);
    }
    for (const [requirement, all] of shown) add(requirement, { audit: at, shown: worstOf(all) });
  }
  return history;
}

/** @throws NOT_FOUND */
export function proposeFor(
  context: FileContext,
  { auditId, systems = [], share }: InputOf<'checklist.propose'>,
): OutputOf<'checklist.propose'> {
  const audit = auditOf(context, auditId);
  for (const id of systems) systemOf(context, id);
  const standards = standardsOf(context, audit);
  const shared = new Set([...sharedOf(standards).values()].flat());
  const items = standards.flatMap((one) => one.items).filter((item) => fitsStage(item, audit.kind) && !shared.has(item.requirement));
  const cycle = cycleBefore(context, audit);
  const history = historyOf(context, cycle);
  const proposals = new Map(
    proposeChecklist(
      audit.kind,
      items.map((item) => ({ ...item, history: history.get(item.requirement) ?? [] })),
      share ?? USUAL_SHARE,
    ).map((proposal) => [proposal.requirement, proposal]),
  );
  return {
    share: share ?? USUAL_SHARE,
    audits: cycle.map(({ id, number, title }) => ({ id, number, title })),
    lines: items.flatMap((item) => {
      const proposal = proposals.get(item.requirement);
      if (proposal === undefined) return [];
      // Controls of Annex A are audited where they are used; a Stage 1 looks at documents of the organization (9.3.1.2).
      const perSystem = item.kind === 'control' && systems.length > 0 && audit.kind !== 'stage_1';
      const last = history.get(item.requirement)?.at(-1);
      return [
        {
          requirement: item.requirement,
          ref: item.ref,
          title: item.shortTitle === '' ? item.title : item.shortTitle,
          kind: item.kind,
          take: proposal.take,
          reason: proposal.reason,
          subject: proposal.subject,
          last: last === undefined ? null : { audit: cycle[last.audit]?.number ?? '', shown: last.shown },
          units: perSystem ? systems.map((id) => ({ kind: 'system' as const, id })) : [{ kind: 'organization' as const, id: null }],
        },
      ];
    }),
  };
}

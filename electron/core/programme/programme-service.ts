/** The programme of a certification cycle (ISO/IEC 17021-1 9.1.3). A consultancy has none (docs/decisions). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';
import { cycleDates, proposedRequirements, surveillanceCore } from '../../../shared/rules/programme.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { catalogForAudit } from '../catalogs/catalogs-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { cycleDecision } from '../decision/record-decision.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { changeProgramme, programmeOf } from './programme-change.ts';
import { chooseSite, drawSites, dropSite, setSampling } from './programme-sites.ts';
import { type ProgrammeShown, programmeView } from './programme-view.ts';
import { addVisit, insertSubject, proposedTitle, removeVisit, updateVisit } from './programme-visits.ts';

interface Proposed {
  readonly kind: AuditKind;
  readonly title: string;
  readonly auditId: string | null;
  readonly whole: boolean;
  readonly requirements: readonly string[];
}

/** The visits of 9.1.3.2: two-stage initial audit in a first cycle, two surveillances, recertification. */
function proposedVisits(context: FileContext, items: readonly Row<'catalog_item'>[]): Proposed[] {
  const { queries } = context.file;
  const audits = queries.audits.all();
  const initial: readonly AuditKind[] = queries.engagement.show().cycle === 'renewed' ? [] : ['stage_1', 'stage_2'];
  const refs: readonly string[] = surveillanceCore;
  const core = items.filter(({ ref }) => refs.includes(ref)).map(({ requirement }) => requirement);
  const headings = items.filter(({ parent }) => parent === null).map(({ requirement }) => requirement);
  const counts = new Map<AuditKind, number>();
  return [...initial, 'surveillance' as const, 'surveillance' as const, 'recertification' as const].map((kind) => {
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    return {
      kind,
      title: proposedTitle(kind, nth),
      auditId: audits.filter((audit) => audit.kind === kind)[nth - 1]?.id ?? null,
      whole: kind !== 'surveillance' && kind !== 'stage_1',
      requirements: kind === 'surveillance' ? [...new Set(proposedRequirements(nth, core, headings))] : [],
    };
  });
}

function make(context: FileContext, { assumedOn }: InputOf<'programme.make'>): ProgrammeShown {
  const { queries, ledger } = context.file;
  const actor = actorOf(context);
  const engagement = queries.engagement.show();
  if (engagement.kind !== 'certification')
    throw new AppError('RULE', t('programmeCore.certificationOnly'), { hint: t('programmeCore.certificationOnlyHint') });
  if (queries.programme.programme() !== null) throw new AppError('CONFLICT', t('programmeCore.thereIsOne'));
  const catalog = catalogForAudit(context, engagement.standard, engagement.edition);
  const id = naturalId(context.file.engagementId, 'programme');
  const visits = proposedVisits(context, catalog.items());
  const systems = queries.scope.systems().filter(({ inScope }) => inScope);
  ledger.write({ actor }, (tx) => {
    catalog.copy(tx);
    tx.insert('programme', {
      id,
      catalogId: catalog.id,
      ...(cycleDecision(context) ?? { decidedOn: null, decisionSource: '' }),
      assumedOn: assumedOn ?? null,
      expiresOn: null,
      settledOn: null,
      note: '',
    });
    for (const [position, { requirements, ...visit }] of visits.entries()) {
      const visitId = naturalId(context.file.engagementId, 'programme_visit', visit.kind, String(position));
      tx.insert('programme_visit', { id: visitId, programmeId: id, ...visit, windowFrom: null, windowTo: null, focus: '', position });
      for (const requirement of requirements) insertSubject(context, tx, visitId, { requirement, aiSystemId: null });
      if (visit.kind !== 'stage_1')
        for (const system of systems) insertSubject(context, tx, visitId, { requirement: null, aiSystemId: system.id });
    }
  });
  return programmeView(context);
}

/** @throws RULE with the field for an expiry that is not after the start of the cycle */
function checkExpiry(programme: Row<'programme'>): void {
  const cycle = cycleDates(programme);
  if (programme.expiresOn === null || cycle === null || programme.expiresOn > cycle.start) return;
  const message = t('programmeCore.expiryFirst', { start: longDate(cycle.start) });
  throw new AppError('RULE', message, { fields: { expiresOn: message } });
}

export const programmeHandlers = {
  'programme.show': (context) => programmeView(context),
  'programme.make': make,

  'programme.update': (context, { reason, ...input }) => {
    const programme = programmeOf(context);
    const patch = definedFields(input);
    checkExpiry({ ...programme, ...patch });
    changeProgramme(context, t('programmeCore.datesChanged'), reason, (tx) => tx.update('programme', programme.id, patch));
    return programmeView(context);
  },

  'programme.setDecision': (context, { decidedOn, source }) => {
    const programme = programmeOf(context);
    if (decidedOn !== null && source.trim() === '') {
      const message = t('programmeCore.sourceNeeded');
      throw new AppError('RULE', message, { fields: { source: message } });
    }
    checkExpiry({ ...programme, decidedOn });
    const patch = { decidedOn, decisionSource: decidedOn === null ? '' : source.trim() };
    // The decision itself is the reason: no other is asked for.
    const what = decidedOn === null ? t('programmeCore.decisionTaken') : t('programmeCore.decisionEntered', { on: longDate(decidedOn) });
    changeProgramme(context, what, decidedOn === null ? what : source, (tx) => tx.update('programme', programme.id, patch));
    return programmeView(context);
  },

  'programme.settle': (context, { on }) => {
    const programme = programmeOf(context);
    if (context.file.queries.programme.visits().length === 0) throw new AppError('RULE', t('programmeCore.nothingToSettle'));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('programme', programme.id, { settledOn: on }));
    return programmeView(context);
  },

  'programme.addVisit': addVisit,
  'programme.updateVisit': updateVisit,
  'programme.removeVisit': removeVisit,
  'programme.setSampling': setSampling,
  'programme.drawSites': drawSites,
  'programme.chooseSite': chooseSite,
  'programme.dropSite': dropSite,
} satisfies HandlersOf<'programme.'>;

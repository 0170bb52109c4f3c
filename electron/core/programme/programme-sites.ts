/** Which sites the visits of the cycle go to: the decision, the draw with its seed, the chosen ones with their reasons (IAF MD 1). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { ProgrammeVisitView } from '../../../shared/contract/programme.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { chooseSites } from '../../../shared/rules/multi-site.ts';
import { requiredSites, sitesWithoutDraw } from '../../../shared/rules/site-sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { sha256Hex } from '../ledger/canonical.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';
import { siteOf } from '../scope/scope-rows.ts';
import { changeProgramme, programmeOf, visitOf } from './programme-change.ts';
import { type ProgrammeShown, programmeParts, programmeView, sitePlanOf } from './programme-view.ts';
import { visitAnswer } from './programme-visits.ts';

type Choice = Row<'site_choice'>;

export function setSampling(context: FileContext, input: InputOf<'programme.setSampling'>): ProgrammeShown {
  const programme = programmeOf(context);
  const patch = definedFields(input);
  if (patch.centralSiteId !== undefined && patch.centralSiteId !== null) siteOf(context, patch.centralSiteId);
  const known = context.file.queries.programme.sampling();
  const next: Row<'site_sampling'> = {
    id: naturalId(context.file.engagementId, 'site_sampling', programme.id),
    programmeId: programme.id,
    decision: 'open',
    oneSystem: 'not_stated',
    centralAuthority: 'not_stated',
    centralReview: 'not_stated',
    similarSites: 'not_stated',
    schemeAllows: 'not_stated',
    reason: '',
    centralSiteId: null,
    provenEffective: false,
    decidedBy: '',
    decidedOn: null,
    ...known,
    ...patch,
  };
  // A decision that nobody can follow later is none: it goes with its reason.
  if (next.decision !== 'open' && next.reason.trim() === '') {
    const message = t('programmeCore.samplingReason');
    throw new AppError('RULE', message, { fields: { reason: message } });
  }
  context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    known === null ? tx.insert('site_sampling', next) : tx.update('site_sampling', known.id, patch),
  );
  return programmeView(context);
}

function insertChoice(context: FileContext, tx: Tx, choice: Omit<Choice, 'id'>): void {
  tx.insert('site_choice', { id: naturalId(context.file.engagementId, 'site_choice', choice.visitId, choice.siteId), ...choice });
}

const choicesOf = (context: FileContext, visitId: string) =>
  context.file.queries.programme.choices().filter((choice) => choice.visitId === visitId);

export function drawSites(context: FileContext, { visitId, seed, reason }: InputOf<'programme.drawSites'>): ProgrammeVisitView {
  const visit = visitOf(context, visitId);
  const plan = sitePlanOf(context, programmeParts(context));
  const required = requiredSites(plan, visit.kind);
  if (required === null) throw new AppError('RULE', t('programmeCore.nothingToDraw'), { hint: t('programmeCore.nothingToDrawHint') });
  const before = choicesOf(context, visitId);
  const others = plan.sites.filter((id) => id !== plan.centralSiteId);
  const chosen = new Set(before.filter(({ way }) => way === 'chosen').map(({ siteId }) => siteId));
  const at = plan.visits.findIndex(({ id }) => id === visitId);
  const visited = new Set(plan.visits.slice(0, at).flatMap(({ choices }) => choices.map(({ siteId }) => siteId)));
  const turn = sitesWithoutDraw(plan, visitId);
  const taken =
    turn ??
    chooseSites(
      others.filter((id) => !chosen.has(id)),
      Math.min(required.random, others.length - chosen.size),
      seed,
      sha256Hex,
      [...visited],
    );
  const way = turn === null ? ('random' as const) : ('all' as const);
  const why = turn === null ? t('programmeCore.drawn') : t(visit.kind === 'surveillance' ? 'programmeCore.turn' : 'programmeCore.allSites');
  changeProgramme(context, t('programmeCore.sitesOf', { title: visit.title }), reason, (tx) => {
    // A new draw takes the place of the one before; what a person chose stays.
    for (const choice of before) if (choice.way === 'random' || choice.way === 'all') tx.remove('site_choice', choice.id);
    if (plan.centralSiteId !== null && !before.some(({ siteId }) => siteId === plan.centralSiteId))
      insertChoice(context, tx, { visitId, siteId: plan.centralSiteId, way: 'central', reason: t('programmeCore.central'), seed: '' });
    for (const siteId of taken)
      if (!chosen.has(siteId)) insertChoice(context, tx, { visitId, siteId, way, reason: why, seed: turn === null ? seed : '' });
  });
  return visitAnswer(context, visitId);
}

export function chooseSite(context: FileContext, { visitId, siteId, why, reason }: InputOf<'programme.chooseSite'>): ProgrammeVisitView {
  const visit = visitOf(context, visitId);
  const site = siteOf(context, siteId);
  const known = choicesOf(context, visitId).find((choice) => choice.siteId === siteId);
  const way = context.file.queries.programme.sampling()?.centralSiteId === siteId ? ('central' as const) : ('chosen' as const);
  if (known !== undefined) throw new AppError('CONFLICT', t('programmeCore.siteTwice', { site: site.name, title: visit.title }));
  changeProgramme(context, t('programmeCore.sitesOf', { title: visit.title }), reason, (tx) =>
    insertChoice(context, tx, { visitId, siteId, way, reason: why, seed: '' }),
  );
  return visitAnswer(context, visitId);
}

export function dropSite(context: FileContext, { id, reason }: InputOf<'programme.dropSite'>): ProgrammeVisitView {
  const choice = context.file.queries.programme.choice(id);
  if (choice === null) throw new AppError('NOT_FOUND', t('programmeCore.noChoice'));
  const visit = visitOf(context, choice.visitId);
  changeProgramme(context, t('programmeCore.sitesOf', { title: visit.title }), reason, (tx) => tx.remove('site_choice', id));
  return visitAnswer(context, choice.visitId);
}

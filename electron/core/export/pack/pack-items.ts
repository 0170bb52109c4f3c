/**
 * What a pack for a certification decision holds, item by item: present with version and date, not applicable with its
 * reason, or missing. The list follows what ISO/IEC 17021-1 9.1 to 9.5 asks to be on file when it is decided.
 */
import type { z } from 'zod';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { packItem } from '../../../../shared/contract/pack.ts';
import type { PackItemKey } from '../../../../shared/model/decision-vocabulary.ts';
import type { Row } from '../../../../shared/model/entities.ts';
import type { AuditKind } from '../../../../shared/model/vocabulary.ts';
import type { CertificateElement } from '../../../../shared/rules/certificate.ts';
import { dayIn } from '../../../../shared/rules/deadlines.ts';
import { longDate, shortDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import { auditTimeList } from '../../audit-time/audit-time-view.ts';
import { agreementOf } from '../../client/agreement.ts';
import { applicationOf } from '../../client/client-service.ts';
import type { FileContext } from '../../context.ts';
import { showCertificate } from '../../decision/certificate-service.ts';
import { standingDecision, standingReport } from '../../decision/decision-parts.ts';
import { questionViews } from '../../decision/review-service.ts';
import { type FindingRow, findingRows } from '../../findings/finding-row.ts';
import { meetingsOf } from '../../plan/plan-meetings.ts';
import { planView } from '../../plan/plan-view.ts';
import { programmeView } from '../../programme/programme-view.ts';
import { completenessOf } from '../../reports/reports-completeness.ts';
import { showGate } from '../../stage1/stage1-gate.ts';
import { concernRows } from '../../stage1/stage1-parts.ts';
import { teamCheck } from '../../team/team-check.ts';
import type { PackSource } from './records/frame.ts';

export type PackItem = z.output<typeof packItem>;
type Verdict = Pick<PackItem, 'standing' | 'detail' | 'version' | 'date'>;

const present = (detail = '', version = '', date: string | null = null): Verdict => ({ standing: 'present', detail, version, date });
const doesNotApply = (detail: string): Verdict => ({ standing: 'does_not_apply', detail, version: '', date: null });
const missing = (detail: string): Verdict => ({ standing: 'missing', detail, version: '', date: null });

/** Audits that begin a certification: the application and its review belong to them (9.1.2). */
const begins: readonly AuditKind[] = ['stage_1', 'stage_2', 'transfer'];
/** Audits after which a certificate is issued anew (8.2.2). */
const certifies: readonly AuditKind[] = ['stage_2', 'recertification', 'transfer'];

/** Elements of a certificate that only a decision fills. */
const byDecision: readonly CertificateElement[] = ['effective', 'expiry'];

const written = (source: PackSource, section: Parameters<PackSource['context']['file']['queries']['reports']['text']>[1]): boolean =>
  (source.context.file.queries.reports.text(source.audit.id, section)?.text ?? '').trim() !== '';

function application({ context, audit }: PackSource): Verdict {
  const review = context.file.queries.client.reviews.all().at(-1);
  if (review?.outcome === 'accepted') return present('', String(review.position + 1), review.reviewedOn);
  if (!begins.includes(audit.kind)) return doesNotApply(t('pack.item.because.applicationEarlier'));
  return missing(t('pack.item.because.notAccepted'));
}

function agreement({ context }: PackSource): Verdict {
  const found = agreementOf(context);
  if (found.reference.trim() === '') return missing(t('pack.item.because.agreement'));
  if (found.signedOn === null) return missing(t('pack.item.because.notSigned', { reference: found.reference }));
  return present([found.reference, found.signedBy].filter((part) => part !== '').join(', '), found.version, found.signedOn);
}

function complaints({ context }: PackSource): Verdict {
  const { complaintsKnown, complaintsAsOf } = agreementOf(context);
  const all = context.file.queries.client.complaints.all();
  if (complaintsKnown === 'no') return doesNotApply(t('pack.item.because.noComplaint', { on: longDate(complaintsAsOf) }));
  if (all.length === 0) return missing(t('pack.item.because.complaints'));
  const open = all.filter(({ closedOn }) => closedOn === null).length;
  const newest = all.map(({ receivedOn }) => receivedOn).reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null);
  return present(t('pack.item.because.someComplaints', { count: all.length, open }), '', newest);
}

function auditTime({ context, audit }: PackSource): Verdict {
  const shown = auditTimeList(context);
  const used = shown.audits.find(({ id }) => id === audit.id)?.auditTimeId ?? null;
  const calculation = shown.calculations.find(({ id }) => id === used);
  if (calculation === undefined) return missing(t('pack.item.because.noCalculation'));
  if (calculation.approvedOn === null) return missing(t('pack.item.because.notApproved', { title: calculation.title }));
  if (calculation.changedSince) return missing(t('pack.item.because.changedSince', { title: calculation.title }));
  return present(t('pack.item.because.approvedBy', { name: calculation.approvedBy }), calculation.title, calculation.approvedOn);
}

function integrated({ context, audit }: PackSource): Verdict {
  const shown = auditTimeList(context);
  const used = shown.audits.find(({ id }) => id === audit.id)?.auditTimeId ?? null;
  const schemes = shown.calculations.find(({ id }) => id === used)?.standards.map(({ scheme }) => scheme) ?? [];
  return schemes.length > 1 ? present(schemes.join(', ')) : doesNotApply(t('pack.item.because.oneStandard'));
}

function multiSite({ context }: PackSource): Verdict {
  const sites = context.file.queries.scope.sites();
  if (sites.length < 2) return doesNotApply(t('pack.item.because.oneSite'));
  const { sampling } = programmeView(context);
  if (sampling === null || sampling.decision === 'open') return missing(t('pack.item.because.sitesOpen', { count: sites.length }));
  return present(t(`programmeScreen.siteDecision.${sampling.decision}`), '', sampling.decidedOn);
}

function programme({ context }: PackSource): Verdict {
  const shown = programmeView(context);
  if (!shown.applies) return doesNotApply(t('pack.item.because.noProgramme'));
  if (shown.programme === null || shown.visits.length === 0) return missing(t('pack.item.because.programmeMissing'));
  return present(t('pack.item.because.visits', { count: shown.visits.length }), '', shown.programme.settledOn);
}

function surveillance({ context }: PackSource): Verdict {
  const shown = programmeView(context);
  if (!shown.applies) return doesNotApply(t('pack.item.because.noProgramme'));
  const first = shown.visits.find(({ kind }) => kind === 'surveillance');
  if (first === undefined) return missing(t('pack.item.because.noSurveillance'));
  return present(first.title, '', shown.cycle?.firstSurveillanceBy ?? first.to);
}

function team({ context, audit }: PackSource): Verdict {
  const members = context.file.queries.audits.members(audit.id);
  if (members.length === 0) return missing(t('pack.item.because.noTeam'));
  const gaps = teamCheck(context).gaps.filter(({ auditId }) => auditId === null || auditId === audit.id);
  const [first] = gaps;
  return first === undefined
    ? present(t('pack.item.because.members', { count: members.length }))
    : missing(t('pack.item.because.gaps', { count: gaps.length, first: first.message }));
}

function stage1(source: PackSource): Verdict {
  const { context, audit, stage1: before } = source;
  if (before === null)
    return audit.kind === 'stage_2' ? missing(t('pack.item.because.noStage1')) : doesNotApply(t('pack.item.because.stage1Earlier'));
  const report = standingReport(context, before.id);
  if (report === null) return missing(t('pack.item.because.stage1Draft'));
  const open = concernRows(context, before.id).filter(({ treatment }) => treatment === 'open');
  if (open.length > 0) return missing(t('pack.item.because.concernsOpen', { numbers: open.map(({ number }) => number).join(', ') }));
  return present('', report.number, report.issuedOn);
}

function plan({ context, audit }: PackSource): Verdict {
  const { sessions } = planView(context, audit.id);
  if (sessions.length === 0) return missing(t('pack.item.because.noPlan'));
  const unrecorded = sessions.filter(({ held, kind }) => held === 'open' && kind !== 'break' && kind !== 'travel').length;
  if (unrecorded > 0) return missing(t('pack.item.because.notRecorded', { count: unrecorded }));
  const deviating = sessions.filter(({ held }) => held === 'changed' || held === 'not_held').length;
  return present(t('pack.item.because.deviations', { count: deviating }), '', audit.planAgreedOn);
}

function attendance({ context, audit }: PackSource): Verdict {
  const meetings = meetingsOf(context, audit.id);
  const lacks = (['opening', 'closing'] as const).filter((kind) => !meetings.some((one) => one.kind === kind && one.attendance.length > 0));
  if (lacks.length > 0)
    return missing(t('pack.item.because.noAttendance', { what: lacks.map((kind) => t(`plan.kind.${kind}`)).join(', ') }));
  const persons = meetings.reduce((sum, one) => sum + one.attendance.length, 0);
  return present(t('pack.item.because.attended', { count: persons }), '', meetings.at(-1)?.heldOn ?? null);
}

function checklist({ context, audit }: PackSource): Verdict {
  const findings = completenessOf(context, audit.id).find(({ element }) => element === 11);
  const samples = context.file.queries.sampling.samples(audit.id).length;
  if (findings === undefined || findings.standing !== 'present') return missing(findings?.detail ?? '');
  return present(`${findings.detail}, ${t('pack.item.because.samples', { count: samples })}`);
}

function report(source: PackSource): Verdict {
  const issued = standingReport(source.context, source.audit.id);
  if (issued !== null) return present(t('pack.item.because.issuedBy', { name: issued.issuedByName }), issued.number, issued.issuedOn);
  const lacks = completenessOf(source.context, source.audit.id).filter(({ standing }) => standing === 'missing').length;
  return missing(lacks === 0 ? t('pack.item.because.reportComplete') : t('pack.item.because.reportDraft', { count: lacks }));
}

/** A major is verified (9.5.2 b), a minor has an accepted plan (9.5.2 c). */
function isAnswered({ grade, state }: FindingRow): boolean {
  const verified = state === 'verification' || state === 'closed';
  const planned = ['plan_accepted', 'implementation', 'evidence_submitted', 'not_effective'].includes(state);
  return verified || (grade === 'minor' && planned);
}

function nonconformities({ context, audit }: PackSource): Verdict {
  const rows = findingRows(context, audit.id).filter(({ grade, state }) => grade !== 'opportunity' && state !== 'withdrawn');
  if (rows.length === 0) return doesNotApply(t('pack.item.because.noNonconformity'));
  const open = rows.filter((row) => !isAnswered(row));
  if (open.length === 0) return present(t('pack.item.because.allAnswered', { count: rows.length }));
  const numbers = open.map(({ shortNumber }) => shortNumber).join(', ');
  return missing(t('pack.item.because.someAnswered', { done: rows.length - open.length, count: rows.length, numbers }));
}

function scope({ engagement }: PackSource): Verdict {
  if (engagement.scopeStatement.trim() === '') return missing(t('pack.item.because.noScope'));
  return engagement.aiRoles.length === 0 ? missing(t('pack.item.because.noRoles')) : present();
}

function soa({ context, audit }: PackSource): Verdict {
  const versions = context.file.queries.soa.versions();
  const pinned = versions.find(({ id }) => id === audit.soaVersionId);
  if (pinned === undefined) return missing(t('pack.item.because.noSoa'));
  const newest = versions.at(-1);
  const other = newest === undefined || newest.id === pinned.id ? '' : t('pack.item.because.newerSoa', { version: newest.number });
  return present(other, pinned.number, pinned.datedOn);
}

function restricted({ context }: PackSource): Verdict {
  const found = applicationOf(context);
  if (found.restricted.trim() !== '') return present(found.restricted);
  return found.receivedOn === null
    ? missing(t('pack.item.because.restrictedOpen'))
    : doesNotApply(t('pack.item.because.nothingRestricted'));
}

function remote(source: PackSource): Verdict {
  if (written(source, 'ict_use')) return present();
  const sessions = planView(source.context, source.audit.id).sessions.filter((one) => one.remote && one.held !== 'not_held').length;
  return sessions === 0
    ? doesNotApply(t('pack.item.because.nothingRemote'))
    : missing(t('pack.item.because.remoteUndescribed', { count: sessions }));
}

function stillTrue(source: PackSource): Verdict {
  const { context, audit } = source;
  if (audit.kind !== 'stage_2') return written(source, 'changes_since_last') ? present() : missing(t('pack.item.because.changesUnwritten'));
  const { gate } = showGate(context, audit.id);
  return gate.validity === 'open'
    ? missing(t('pack.item.because.stillTrueOpen'))
    : present(t(`stage1Vocabulary.validity.${gate.validity}`), '', gate.validityOn);
}

const section = (source: PackSource, name: 'objectives_conclusion' | 'recommendation', otherwise: () => string): Verdict =>
  written(source, name) ? present() : missing(otherwise());

function certificate({ context, audit }: PackSource): Verdict {
  if (!certifies.includes(audit.kind)) return doesNotApply(t('pack.item.because.certificateStands'));
  const view = showCertificate(context, { auditId: audit.id });
  if (view.recorded === null) return missing(t('pack.item.because.noCertificate'));
  const lacks = view.elements.filter(({ standing }) => standing === 'missing');
  // The dates follow from the decision, which the pack is made for.
  const open = lacks.filter(({ element }) => !byDecision.includes(element)).map(({ title }) => title);
  if (open.length > 0) return missing(t('pack.item.because.certificateLacks', { count: open.length, what: open.join(', ') }));
  return present('', String(view.recorded.version), view.recorded.recordedOn);
}

function review({ context, audit }: PackSource): Verdict {
  const { reviews, questions } = { reviews: context.file.queries.decision.reviews(audit.id), questions: questionViews(context, audit.id) };
  const last = reviews.at(-1);
  if (last === undefined) return doesNotApply(t('pack.item.because.reviewToCome'));
  const open = questions.filter(({ state }) => state !== 'settled').map(({ number }) => number);
  if (open.length > 0) return missing(t('pack.item.because.questionsOpen', { count: open.length, numbers: open.join(', ') }));
  const told = t('pack.item.because.reviewedBy', { name: last.reviewerName, count: questions.length });
  return present(told, String(last.position + 1), last.concludedOn);
}

function decision({ context, audit }: PackSource): Verdict {
  const standing = standingDecision(context, audit.id);
  if (standing === null) return doesNotApply(t('pack.item.because.decisionToCome'));
  return present(
    t('pack.item.because.decidedBy', { outcome: t(`packRecords.decision.outcome.${standing.outcome}`), name: standing.decidedByName }),
    '',
    standing.decidedOn,
  );
}

type Rule = { readonly clause: string; readonly where: PackItem['where']; readonly verdict: (source: PackSource) => Verdict };

const rules: { readonly [K in PackItemKey]: Rule } = {
  application: { clause: '9.1.1, 9.1.2', where: 'client', verdict: application },
  agreement: { clause: '5.1.2, 9.1.2', where: 'client', verdict: agreement },
  audit_time: { clause: '9.1.4', where: 'auditTime', verdict: auditTime },
  multi_site: { clause: '9.1.5', where: 'programme', verdict: multiSite },
  programme: { clause: '9.1.3', where: 'programme', verdict: programme },
  team: { clause: '7.1, 9.2.2, 5.2', where: 'team', verdict: team },
  stage1: { clause: '9.3.1.2', where: 'stage1', verdict: stage1 },
  plan: { clause: '9.2.3, 9.4.8.2 g', where: 'plan', verdict: plan },
  attendance: { clause: '9.4.2, 9.4.7', where: 'plan', verdict: attendance },
  checklist: { clause: '9.4.4, 9.9.2', where: 'fieldWork', verdict: checklist },
  report: { clause: '9.4.8', where: 'reports', verdict: report },
  nonconformities: { clause: '9.4.9, 9.4.10, 9.5.2', where: 'findings', verdict: nonconformities },
  scope: { clause: '8.2.2 f, 9.4.8.3', where: 'scope', verdict: scope },
  soa: { clause: 'ISO/IEC 42001 6.1.3', where: 'applicability', verdict: soa },
  restricted: { clause: '8.4', where: 'client', verdict: restricted },
  remote: { clause: 'IAF MD 4', where: 'reports', verdict: remote },
  integrated: { clause: 'IAF MD 11', where: 'auditTime', verdict: integrated },
  still_true: { clause: '9.5.3.1 b', where: 'stage1', verdict: stillTrue },
  objectives: {
    clause: '9.4.8.3, 9.5.3.1 c',
    where: 'reports',
    verdict: (source) => section(source, 'objectives_conclusion', () => t('pack.item.because.objectivesUnwritten')),
  },
  recommendation: {
    clause: '9.5.3.1 d',
    where: 'reports',
    verdict: (source) => section(source, 'recommendation', () => t('pack.item.because.recommendationUnwritten')),
  },
  certificate: { clause: '8.2.2', where: 'decision', verdict: certificate },
  complaints: { clause: '9.7, 9.8, 9.6.2.2', where: 'client', verdict: complaints },
  review: { clause: '9.5.1.4, 9.5.2', where: 'decision', verdict: review },
  decision: { clause: '9.5.1, 9.5.3', where: 'decision', verdict: decision },
  surveillance: { clause: '9.1.3.3', where: 'programme', verdict: surveillance },
};

/** Without these nothing is decided (ISO/IEC 17021-1 9.5.2, 9.5.3.1): they are there, or they are missing. */
const neverExempt: readonly PackItemKey[] = [
  'audit_time',
  'team',
  'report',
  'nonconformities',
  'scope',
  'still_true',
  'objectives',
  'recommendation',
  'review',
  'decision',
];

const mayExempt = (key: PackItemKey, { standing }: Verdict): boolean => standing === 'missing' && !neverExempt.includes(key);

/** The exemption that stands for an item; null where nobody declared one. */
export const exemptionOf = (context: FileContext, auditId: string, item: PackItemKey): Row<'pack_exemption'> | null =>
  context.file.queries.decision.exemptions(auditId).findLast((one) => one.item === item && one.withdrawnAt === null) ?? null;

/** What the file itself says of an item, and what somebody declared about it where it says that it is missing. */
function judged(
  source: PackSource,
  key: PackItemKey,
): Pick<PackItem, 'standing' | 'detail' | 'version' | 'date' | 'exemption' | 'mayExempt'> {
  const verdict = rules[key].verdict(source);
  const exemption = exemptionOf(source.context, source.audit.id, key);
  if (exemption === null || !mayExempt(key, verdict)) return { ...verdict, exemption: null, mayExempt: mayExempt(key, verdict) };
  const on = shortDate(dayIn(exemption.at, source.engagement.timeZone));
  return {
    ...doesNotApply(t('pack.item.because.declared', { reason: exemption.reason, name: exemption.byName, on })),
    exemption,
    mayExempt: false,
  };
}

/** @throws RULE for an item that is not missing, or without which nothing is decided */
export function demandExemptible(source: PackSource, key: PackItemKey): void {
  const { standing, mayExempt: may, exemption } = judged(source, key);
  const words = { title: t(`pack.item.${key}`), clause: rules[key].clause };
  if (exemption !== null) throw new AppError('CONFLICT', t('decisionCore.exemptAlready', words));
  if (standing !== 'missing') throw new AppError('RULE', t('decisionCore.notMissing', words));
  if (!may) throw new AppError('RULE', t('decisionCore.neverExempt', words));
}

/** All items in their order. @param filesOf paths in the pack by item */
export function packItems(source: PackSource, filesOf: (key: PackItemKey) => readonly string[]): PackItem[] {
  return (Object.entries(rules) as [PackItemKey, Rule][]).map(([key, { clause, where }], index) => ({
    item: index + 1,
    key,
    title: t(`pack.item.${key}`),
    clause,
    where,
    ...judged(source, key),
    files: [...filesOf(key)],
  }));
}

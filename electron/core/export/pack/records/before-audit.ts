/** Records of what came before the audit: application with its review, team, audit time, programme with sites, scope. */
import { days, signedPercent } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import { auditTimeList } from '../../../audit-time/audit-time-view.ts';
import { clientHandlers } from '../../../client/client-service.ts';
import { programmeView } from '../../../programme/programme-view.ts';
import { scopeWarnings } from '../../../scope/boundary-service.ts';
import { teamCheck } from '../../../team/team-check.ts';
import { personRecords } from '../../../team/team-records.ts';
import { facts, type PackRecord, table } from '../pack-record.ts';
import { auditsOf, byAndOn, day, instantText, joined, type PackSource, range, yesOrNo } from './frame.ts';

const c = (key: Parameters<typeof t>[0]) => t(key);
const daysOrNothing = (hundredths: number | null): string => (hundredths === null ? '' : days(hundredths));

export function applicationRecord({ context }: PackSource): PackRecord {
  const shown = clientHandlers['client.show'](context);
  const { reviews } = clientHandlers['client.reviews'](context);
  const { application } = shown;
  return {
    key: 'application',
    title: t('packRecords.application.title'),
    parts: [
      facts(t('packRecords.application.application'), [
        [c('packRecords.application.receivedOn'), day(application.receivedOn)],
        [c('packRecords.application.requestedScope'), application.requestedScope],
        [c('packRecords.application.outsourced'), application.outsourced],
        [c('packRecords.application.otherStandards'), application.otherStandards],
        [c('packRecords.application.language'), application.language],
        [c('packRecords.application.safety'), application.safety],
        [c('packRecords.application.restricted'), application.restricted],
        [c('packRecords.application.consultancyUsed'), t(`vocabulary.yesNo.${application.consultancyUsed}`)],
      ]),
      table(
        t('packRecords.application.consultancies'),
        [
          c('packRecords.column.organization'),
          c('packRecords.column.persons'),
          c('packRecords.column.period'),
          c('packRecords.column.what'),
        ],
        shown.consultancies.map((one) => [one.organization, one.persons, range(one.fromOn, one.toOn), one.service]),
      ),
      table(
        t('packRecords.application.obligations'),
        [c('packRecords.column.name'), c('packRecords.column.kind'), c('packRecords.column.reference'), c('packRecords.column.bearsOn')],
        shown.obligations.map((one) => [one.name, t(`vocabulary.obligationKind.${one.kind}`), one.reference, one.bearsOn]),
      ),
      ...reviews.flatMap((review) => [
        facts(t('packRecords.application.review', { number: review.position + 1 }), [
          [c('packRecords.column.outcome'), t(`vocabulary.reviewOutcome.${review.outcome}`)],
          [c('packRecords.column.by'), byAndOn(review.reviewedByName, review.reviewedOn)],
          [c('packRecords.column.reason'), review.justification],
          [c('packRecords.application.teamCompetence'), review.teamCompetence.join('\n')],
          [c('packRecords.application.decisionCompetence'), review.decisionCompetence.join('\n')],
        ]),
        table(
          t('packRecords.application.points'),
          [c('packRecords.column.point'), c('packRecords.column.answer'), c('packRecords.column.remark')],
          review.points.map((one) => [t(`vocabulary.reviewPoint.${one.point}`), t(`vocabulary.reviewAnswer.${one.answer}`), one.remark]),
        ),
      ]),
    ],
    data: { ...shown, reviews },
  };
}

export function teamRecord(source: PackSource): PackRecord {
  const { context, engagement } = source;
  const check = teamCheck(context);
  const { team, audits, teamRecords } = context.file.queries;
  const records = team.all().map((person) => ({ person, ...personRecords(context, person) }));
  const areas = new Map(check.areas.map((area) => [area.id, area.name]));
  const own = auditsOf(source);
  const members = own.flatMap((audit) =>
    audits.members(audit.id).map((member) => ({ audit, member, notice: teamRecords.notice(audit.id, member.personId) })),
  );
  return {
    key: 'team',
    title: t('packRecords.team.title'),
    parts: [
      table(
        t('packRecords.team.appointed'),
        [c('packRecords.column.audit'), c('packRecords.column.name'), c('packRecords.column.role'), c('packRecords.team.guidedBy')],
        members.map(({ audit, member }) => [
          audit.title,
          member.name,
          t(`vocabulary.personRole.${member.role}`),
          records.find(({ person }) => person.id === member.guidedById)?.person.name ?? '',
        ]),
        'team',
      ),
      table(
        t('packRecords.team.notices'),
        [
          c('packRecords.column.audit'),
          c('packRecords.column.name'),
          c('packRecords.team.told'),
          c('packRecords.team.objected'),
          c('packRecords.column.outcome'),
        ],
        members.map(({ audit, member, notice }) => [
          audit.title,
          member.name,
          day(notice?.sentOn ?? null),
          notice === null ? '' : joined([day(notice.objectedOn), notice.objection]),
          notice === null ? '' : joined([t(`vocabulary.objectionOutcome.${notice.outcome}`), notice.outcomeText]),
        ]),
      ),
      table(
        t('packRecords.team.competence'),
        [
          c('packRecords.column.name'),
          c('packRecords.team.area'),
          c('packRecords.team.standing'),
          c('packRecords.team.basis'),
          c('packRecords.column.evidence'),
          c('packRecords.team.evaluated'),
          c('packRecords.team.validUntil'),
        ],
        records.flatMap(({ person, competence }) =>
          competence.map((one) => [
            person.name,
            areas.get(one.areaId) ?? '',
            t(`vocabulary.competenceStanding.${one.standing}`),
            t(`vocabulary.competenceBasis.${one.basis}`),
            one.evidence,
            byAndOn(one.evaluatedBy, one.evaluatedOn),
            day(one.validUntil),
          ]),
        ),
        'competence',
      ),
      table(
        t('packRecords.team.cover'),
        [c('packRecords.team.group'), c('packRecords.team.area'), c('packRecords.team.standing'), c('packRecords.column.by')],
        check.groups
          .filter(({ auditId }) => auditId === null || own.some((audit) => audit.id === auditId))
          .flatMap((group) =>
            group.cover.map((one) => [
              group.label === '' ? t(`vocabulary.neededFor.${group.group}`) : group.label,
              areas.get(one.areaId) ?? '',
              t(`vocabulary.competenceStanding.${one.standing}`),
              one.by.join(', '),
            ]),
          ),
      ),
      table(
        t('packRecords.team.declarations'),
        [
          c('packRecords.column.name'),
          c('packRecords.column.date'),
          c('packRecords.column.kind'),
          c('packRecords.column.text'),
          c('packRecords.team.safeguards'),
        ],
        records.flatMap(({ person, declarations }) =>
          declarations.map((one) => [
            person.name,
            day(one.declaredOn),
            t(`vocabulary.declarationKind.${one.kind}`),
            joined([one.text, range(one.fromOn, one.toOn)]),
            one.safeguards,
          ]),
        ),
        'declarations',
      ),
      table(
        t('packRecords.team.overrides'),
        [c('packRecords.column.name'), c('packRecords.column.reason'), c('packRecords.column.by')],
        check.overrides.map((one) => [one.personName, one.justification, joined([one.byName, instantText(one.at, engagement.timeZone)])]),
      ),
      table(
        t('packRecords.team.gaps'),
        [c('packRecords.column.what'), c('packRecords.column.clause')],
        check.gaps
          .filter(({ auditId }) => auditId === null || own.some((audit) => audit.id === auditId))
          .map((gap) => [gap.message, gap.clause]),
      ),
    ],
    data: { check, records },
  };
}

export function auditTimeRecord(source: PackSource): PackRecord {
  const shown = auditTimeList(source.context);
  const own = new Set(auditsOf(source).map(({ id }) => id));
  return {
    key: 'audit-time',
    title: t('packRecords.auditTime.title'),
    parts: [
      table(
        t('packRecords.auditTime.audits'),
        [
          c('packRecords.column.audit'),
          c('packRecords.auditTime.required'),
          c('packRecords.auditTime.planned'),
          c('packRecords.auditTime.actual'),
          c('packRecords.column.reason'),
        ],
        shown.audits
          .filter(({ id }) => own.has(id))
          .map((audit) => [
            audit.title,
            daysOrNothing(audit.requiredHundredths),
            daysOrNothing(audit.plannedHundredths),
            daysOrNothing(audit.actualHundredths),
            [audit.plannedReason, audit.actualReason].filter((reason) => reason !== '').join('\n'),
          ]),
      ),
      ...shown.calculations.flatMap((one) => [
        facts(one.title, [
          [c('packRecords.auditTime.approved'), byAndOn(one.approvedBy, one.approvedOn)],
          [c('packRecords.auditTime.changedSince'), one.approvedOn === null ? '' : yesOrNo(one.changedSince)],
          [c('packRecords.auditTime.result'), one.result === null ? (one.problem?.message ?? '') : days(Math.round(one.result.days * 100))],
          [c('packRecords.auditTime.integration'), one.integrationReason],
          [
            c('packRecords.auditTime.sites'),
            one.sitePercent === null ? '' : joined([signedPercent(one.sitePercent / 100), one.siteReason]),
          ],
          [c('packRecords.column.note'), one.note],
        ]),
        table(
          t('packRecords.auditTime.standards'),
          [
            c('packRecords.auditTime.scheme'),
            c('packRecords.auditTime.persons'),
            c('packRecords.auditTime.effective'),
            c('packRecords.column.reason'),
            c('packRecords.column.source'),
          ],
          one.standards.map((standard) => [
            standard.scheme,
            standard.persons,
            standard.effectivePersons,
            [standard.effectiveReason, standard.complexityReason].filter((reason) => reason !== '').join('\n'),
            standard.baseSource,
          ]),
        ),
        table(
          t('packRecords.auditTime.lines'),
          [
            c('packRecords.auditTime.line'),
            c('packRecords.auditTime.input'),
            c('packRecords.auditTime.days'),
            c('packRecords.column.reason'),
            c('packRecords.column.source'),
          ],
          (one.result?.lines ?? []).map((line) => [
            line.label,
            line.input,
            days(Math.round(line.days * 100)),
            line.justification ?? '',
            line.source,
          ]),
          `audit-time-${one.position + 1}`,
        ),
      ]),
    ],
    data: shown,
  };
}

export function programmeRecord({ context }: PackSource): PackRecord {
  const shown = programmeView(context);
  const { options: _choices, ...data } = shown;
  const { sampling } = shown;
  return {
    key: 'programme',
    title: t('packRecords.programme.title'),
    parts: [
      facts(t('packRecords.programme.cycle'), [
        [c('packRecords.programme.start'), day(shown.cycle?.start ?? null)],
        [c('packRecords.programme.decided'), shown.cycle === null ? '' : yesOrNo(shown.cycle.decided)],
        [c('packRecords.programme.firstSurveillanceBy'), day(shown.cycle?.firstSurveillanceBy ?? null)],
        [c('packRecords.programme.expires'), day(shown.cycle?.expires ?? null)],
        [c('packRecords.programme.settledOn'), day(shown.programme?.settledOn ?? null)],
        [c('packRecords.column.note'), shown.programme?.note ?? ''],
      ]),
      table(
        t('packRecords.programme.visits'),
        [
          c('packRecords.column.audit'),
          c('packRecords.programme.window'),
          c('packRecords.column.requirements'),
          c('packRecords.programme.systems'),
          c('packRecords.programme.sites'),
          c('packRecords.programme.focus'),
        ],
        shown.visits.map((visit) => [
          joined([t(`vocabulary.auditKind.${visit.kind}`), visit.title]),
          range(visit.from, visit.to),
          visit.whole ? t('packRecords.programme.whole') : visit.refs.join(', '),
          visit.systems.map(({ name }) => name).join(', '),
          visit.sites.map(({ name, reason }) => (reason === '' ? name : `${name}: ${reason}`)).join('\n'),
          visit.focus,
        ]),
        'programme',
      ),
      facts(t('packRecords.programme.sampling'), [
        [c('packRecords.programme.decision'), sampling === null ? '' : t(`programmeScreen.siteDecision.${sampling.decision}`)],
        [c('packRecords.column.reason'), sampling?.reason ?? ''],
        [c('packRecords.column.by'), sampling === null ? '' : byAndOn(sampling.decidedBy, sampling.decidedOn)],
      ]),
      table(
        t('packRecords.programme.changes'),
        [c('packRecords.column.date'), c('packRecords.column.by'), c('packRecords.column.what'), c('packRecords.column.reason')],
        shown.changes.map((one) => [day(one.changedOn), one.changedBy, one.what, one.reason]),
      ),
    ],
    data,
  };
}

export function scopeRecord({ context, engagement }: PackSource): PackRecord {
  const { scope, suppliers } = context.file.queries;
  const sites = scope.sites();
  const systems = scope.systems();
  const items = scope.items();
  const warnings = scopeWarnings(context);
  return {
    key: 'scope',
    title: t('packRecords.scope.title'),
    parts: [
      facts(t('packRecords.scope.statement'), [
        [c('packRecords.scope.statement'), engagement.scopeStatement],
        [c('packRecords.scope.roles'), engagement.aiRoles.map((role) => t(`vocabulary.aiRole.${role}`)).join(', ')],
        [c('packRecords.scope.standard'), `${engagement.standard}:${engagement.edition}`],
        [c('packRecords.scope.headcount'), engagement.headcount],
      ]),
      table(
        t('packRecords.scope.sites'),
        [
          c('packRecords.column.name'),
          c('packRecords.scope.address'),
          c('packRecords.scope.activities'),
          c('packRecords.scope.statement'),
          c('packRecords.scope.headcount'),
        ],
        sites.map((site) => [site.name, site.address, site.activities, site.scopeStatement, site.headcount]),
        'sites',
      ),
      table(
        t('packRecords.scope.systems'),
        [
          c('packRecords.column.reference'),
          c('packRecords.column.name'),
          c('packRecords.column.version'),
          c('packRecords.scope.inScope'),
          c('packRecords.scope.roles'),
          c('packRecords.scope.risk'),
        ],
        systems.map((system) => [
          system.reference,
          system.name,
          system.version,
          yesOrNo(system.inScope),
          system.isoRoles.map((role) => t(`vocabulary.aiRole.${role}`)).join(', '),
          t(`vocabulary.riskLevel.${system.riskLevel}`),
        ]),
        'ai-systems',
      ),
      table(
        t('packRecords.scope.items'),
        [c('packRecords.column.kind'), c('packRecords.column.name'), c('packRecords.scope.inside'), c('packRecords.column.reason')],
        items.map((item) => [t(`vocabulary.scopeItemKind.${item.kind}`), item.name, yesOrNo(item.inside), item.reason]),
      ),
      table(
        t('packRecords.scope.warnings'),
        [c('packRecords.column.what'), c('packRecords.column.clause')],
        warnings.map((one) => [one.message, one.clause]),
      ),
    ],
    data: {
      scopeStatement: engagement.scopeStatement,
      aiRoles: engagement.aiRoles,
      sites,
      systems,
      items,
      suppliers: suppliers.suppliers(),
      warnings,
    },
  };
}

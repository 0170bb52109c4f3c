/** Records of the audit itself: Stage 1, plan with attendance, Statement of Applicability, samples, evidence, report elements. */
import type { Row } from '../../../../../shared/model/entities.ts';
import { fileSize } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import { meetingsOf } from '../../../plan/plan-meetings.ts';
import { planView } from '../../../plan/plan-view.ts';
import { completenessOf } from '../../../reports/reports-completeness.ts';
import { samplingHandlers } from '../../../sampling/sampling-service.ts';
import { soaHandlers } from '../../../soa/soa-service.ts';
import { showGate } from '../../../stage1/stage1-gate.ts';
import { stage1Handlers } from '../../../stage1/stage1-service.ts';
import { facts, type PackRecord, table } from '../pack-record.ts';
import { auditsOf, byAndOn, day, evidenceCell, instantText, joined, type PackSource, range } from './frame.ts';

const c = (key: Parameters<typeof t>[0]) => t(key);
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Null where no Stage 1 belongs to the audit. */
export function stage1Record(source: PackSource): PackRecord | null {
  const { context, stage1, audit } = source;
  if (stage1 === null) return null;
  const shown = stage1Handlers['stage1.show'](context, { auditId: stage1.id });
  const gate = audit.kind === 'stage_2' ? showGate(context, audit.id) : null;
  const numbers = (evidence: readonly { readonly number: string }[]) =>
    evidenceCell(
      source,
      evidence.map(({ number }) => number),
    );
  return {
    key: 'stage-1',
    title: t('packRecords.stage1.title'),
    parts: [
      facts(t('packRecords.stage1.readiness'), [
        [c('packRecords.column.outcome'), t(`stage1Vocabulary.readiness.${shown.readiness.verdict}`)],
        [c('packRecords.column.by'), byAndOn(shown.readiness.concludedByName, shown.readiness.concludedOn)],
        [c('packRecords.stage1.told'), byAndOn(shown.readiness.communicatedTo, shown.readiness.communicatedOn)],
        [c('packRecords.column.text'), shown.readiness.text],
      ]),
      table(
        t('packRecords.stage1.objectives'),
        [
          c('packRecords.column.number'),
          c('packRecords.stage1.objective'),
          c('packRecords.column.outcome'),
          c('packRecords.column.text'),
          c('packRecords.column.evidence'),
        ],
        shown.objectives.map((one) => [
          one.objective,
          t(`stage1Vocabulary.objective.${one.objective}`),
          t(`stage1Vocabulary.objectiveState.${one.state}`),
          one.text,
          numbers(one.evidence),
        ]),
      ),
      table(
        t('packRecords.stage1.concerns'),
        [
          c('packRecords.column.number'),
          c('packRecords.column.requirement'),
          c('packRecords.stage1.concern'),
          c('packRecords.stage1.treatment'),
          c('packRecords.stage1.answer'),
          c('packRecords.column.by'),
        ],
        shown.concerns.map((one) => [
          one.number,
          one.ref,
          [one.title, one.text].filter((part) => part !== '').join('\n'),
          joined([t(`stage1Vocabulary.treatment.${one.treatment}`), one.finding]),
          one.treatmentText,
          byAndOn(one.treatedByName, one.treatedOn),
        ]),
        'areas-of-concern',
      ),
      table(
        t('packRecords.stage1.documents'),
        [
          c('packRecords.stage1.document'),
          c('packRecords.column.version'),
          c('packRecords.column.date'),
          c('packRecords.column.outcome'),
          c('packRecords.column.reason'),
          c('packRecords.column.evidence'),
        ],
        shown.documents.map((one) => [
          one.title,
          one.version,
          day(one.datedOn),
          t(`stage1Vocabulary.documentVerdict.${one.verdict}`),
          one.reason,
          numbers(one.evidence),
        ]),
      ),
      ...(gate === null
        ? []
        : [
            facts(t('packRecords.stage1.gate'), [
              [
                c('packRecords.stage1.teamConfirmed'),
                joined([
                  t(`stage1Vocabulary.competence.${gate.gate.competence}`),
                  byAndOn(gate.gate.competenceByName, gate.gate.competenceOn),
                  gate.gate.competenceReason,
                ]),
              ],
              [
                c('packRecords.stage1.validity'),
                joined([
                  t(`stage1Vocabulary.validity.${gate.gate.validity}`),
                  byAndOn(gate.gate.validityByName, gate.gate.validityOn),
                  gate.gate.validityReason,
                ]),
              ],
              [c('packRecords.stage1.changes'), gate.gate.changes],
            ]),
          ]),
    ],
    data: { stage1: shown, gate },
  };
}

export function planRecord({ context }: PackSource, audit: Row<'audit'>): PackRecord {
  const plan = planView(context, audit.id);
  const meetings = meetingsOf(context, audit.id);
  return {
    key: `plan-${slugOf(audit.number)}`,
    title: t('packRecords.plan.title', { audit: audit.title }),
    parts: [
      facts(t('packRecords.plan.agreed'), [
        [c('packRecords.plan.agreedWith'), byAndOn(audit.planAgreedWith, audit.planAgreedOn)],
        [c('packRecords.plan.changed'), t(audit.planChanged ? 'vocabulary.yesNo.yes' : 'vocabulary.yesNo.no')],
      ]),
      table(
        t('packRecords.plan.sessions'),
        [
          c('packRecords.column.date'),
          c('packRecords.plan.time'),
          c('packRecords.plan.subject'),
          c('packRecords.column.requirements'),
          c('packRecords.plan.auditors'),
          c('packRecords.plan.way'),
          c('packRecords.plan.held'),
          c('packRecords.plan.deviation'),
        ],
        plan.sessions.map((session) => [
          day(session.day),
          `${clock(session.startMinute)}–${clock(session.endMinute)}`,
          session.title === '' ? t(`plan.kind.${session.kind}`) : session.title,
          session.refs.join(', '),
          session.members.map(({ name }) => name).join(', '),
          session.remote
            ? joined([t('packRecords.plan.remote'), session.means, session.risks])
            : joined([session.siteName ?? '', session.room]),
          t(`plan.held.${session.held}`),
          joined([session.heldText, session.deviationReason]),
        ]),
        `plan-${slugOf(audit.number)}`,
      ),
      ...meetings.flatMap((meeting) => [
        facts(t(`plan.kind.${meeting.kind}`), [
          [c('packRecords.column.date'), `${day(meeting.heldOn)}, ${clock(meeting.startMinute)}`],
          [c('packRecords.plan.place'), meeting.place],
          [c('packRecords.plan.agenda'), meeting.agenda.map((point) => t(`plan.agenda.${point}`)).join('\n')],
          [c('packRecords.column.note'), meeting.note],
        ]),
        table(
          t('packRecords.plan.attendance'),
          [c('packRecords.column.name'), c('packRecords.plan.function'), c('packRecords.column.organization')],
          meeting.attendance.map((one) => [one.name, one.jobTitle, one.organization]),
          `attendance-${slugOf(audit.number)}-${meeting.kind}`,
        ),
      ]),
    ],
    data: { sessions: plan.sessions, problems: plan.problems, team: plan.team, meetings },
  };
}

/** A number of the engagement as part of a file name. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return slug === '' ? 'x' : slug;
}

/** Null while the audit judges by no version. */
export function soaRecord(source: PackSource): PackRecord | null {
  const { context, audit } = source;
  if (audit.soaVersionId === null) return null;
  const shown = soaHandlers['soa.show'](context, { id: audit.soaVersionId });
  const { version } = shown;
  return {
    key: 'statement-of-applicability',
    title: t('packRecords.soa.title', { version: version.number }),
    parts: [
      facts(t('packRecords.soa.version'), [
        [c('packRecords.column.version'), version.number],
        [c('packRecords.column.date'), day(version.datedOn)],
        [c('packRecords.soa.approved'), byAndOn(version.approvedBy, version.approvedOn)],
        [c('packRecords.column.source'), version.source],
        [c('packRecords.column.evidence'), shown.evidence === null ? '' : evidenceCell(source, [shown.evidence.number])],
        [c('packRecords.column.note'), version.note],
      ]),
      table(
        t('packRecords.soa.items'),
        [
          c('packRecords.soa.control'),
          c('packRecords.column.name'),
          c('packRecords.soa.applies'),
          c('packRecords.column.reason'),
          c('packRecords.soa.implementation'),
          c('packRecords.soa.auditor'),
        ],
        shown.items.map((item) => [
          item.controlRef,
          item.title,
          t(`vocabulary.soaApplicable.${item.applicable}`),
          item.applicable === 'no'
            ? joined([item.exclusionGround === null ? '' : t(`vocabulary.exclusionGround.${item.exclusionGround}`), item.exclusionText])
            : joined([item.inclusionGrounds.map((ground) => t(`vocabulary.inclusionGround.${ground}`)).join(', '), item.inclusionText]),
          item.implementation,
          item.auditorNote,
        ]),
        'statement-of-applicability',
      ),
    ],
    data: shown,
  };
}

export function samplesRecord(source: PackSource): PackRecord {
  const lists = auditsOf(source).map((audit) => ({ audit, ...samplingHandlers['sampling.list'](source.context, { auditId: audit.id }) }));
  return {
    key: 'samples',
    title: t('packRecords.samples.title'),
    parts: [
      table(
        t('packRecords.samples.samples'),
        [
          c('packRecords.column.number'),
          c('packRecords.samples.question'),
          c('packRecords.column.requirements'),
          c('packRecords.samples.population'),
          c('packRecords.samples.size'),
          c('packRecords.samples.deviations'),
          c('packRecords.samples.sentence'),
        ],
        lists.flatMap(({ samples }) =>
          samples.map((one) => [
            one.sample.number,
            [one.sample.title, one.sample.question].filter((part) => part !== '').join('\n'),
            one.refs.join(', '),
            `${one.populationName} (${one.available})`,
            one.evaluation.examined,
            one.evaluation.deviations,
            [one.evaluation.sentence, one.sample.conclusion].filter((part) => part !== '').join('\n'),
          ]),
        ),
        'samples',
      ),
      table(
        t('packRecords.samples.populations'),
        [
          c('packRecords.column.name'),
          c('packRecords.column.version'),
          c('packRecords.samples.records'),
          c('packRecords.column.period'),
          c('packRecords.column.source'),
          c('packRecords.samples.complete'),
        ],
        lists.flatMap(({ populations }) =>
          populations.map((one) => [one.name, one.version, one.size, range(one.periodFrom, one.periodTo), one.source, one.completeness]),
        ),
      ),
    ],
    data: lists.map(({ audit, samples, populations }) => ({ audit: audit.number, samples, populations })),
  };
}

export type PackedEvidence = ReturnType<PackSource['context']['file']['queries']['evidence']['list']>[number];

export function evidenceRecord(source: PackSource, evidence: readonly PackedEvidence[]): PackRecord {
  return {
    key: 'evidence-index',
    title: t('packRecords.evidence.title'),
    parts: [
      table(
        t('packRecords.evidence.title'),
        [
          c('packRecords.column.number'),
          c('packRecords.evidence.what'),
          c('packRecords.column.version'),
          c('packRecords.evidence.received'),
          c('packRecords.evidence.kept'),
          c('packRecords.evidence.size'),
          c('packRecords.evidence.hash'),
        ],
        evidence.map((one) => [
          evidenceCell(source, [one.number]),
          [one.title, one.fileName === one.title ? '' : one.fileName].filter((part) => part !== '').join('\n'),
          one.versionOrDate,
          instantText(one.receivedAt, source.engagement.timeZone),
          joined([t(`vocabulary.evidenceContent.${one.content}`), one.location]),
          one.content === 'kept' ? fileSize(one.bytes) : '',
          one.sha256,
        ]),
        'evidence-index',
      ),
    ],
    data: evidence.map((one) => ({ ...one, path: source.evidencePath.get(one.number) ?? null })),
  };
}

export function elementsRecord({ context, audit }: PackSource): PackRecord {
  const elements = completenessOf(context, audit.id);
  return {
    key: 'report-elements',
    title: t('packRecords.elements.title'),
    parts: [
      table(
        t('packRecords.elements.title'),
        [
          c('packRecords.column.number'),
          c('packRecords.elements.element'),
          c('packRecords.elements.standing'),
          c('packRecords.column.text'),
        ],
        elements.map((one) => [one.element, one.title, t(`pack.standing.${one.standing}`), one.detail]),
        'report-elements',
      ),
    ],
    data: elements,
  };
}

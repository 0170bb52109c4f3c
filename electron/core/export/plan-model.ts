/** What the plan and the attendance sheets print, as plain data; the sheet "Plan" of the workbook is made from it too. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { PlanSession } from '../../../shared/contract/plan.ts';
import type { AuditKind, MeetingKind, PersonRole } from '../../../shared/model/vocabulary.ts';
import { AUDITOR_DAY } from '../../../shared/rules/plan.ts';
import { dateIn } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { type FileContext, nowOf } from '../context.ts';
import { forOutside } from '../file/outside.ts';
import { meetingsOf, pointsOf } from '../plan/plan-meetings.ts';
import { coverageView, planView } from '../plan/plan-view.ts';

export interface PlanMeeting {
  readonly kind: MeetingKind;
  /** Empty while the meeting is not on record and not in the plan. */
  readonly heldOn: string | null;
  readonly startMinute: number | null;
  readonly place: string;
  readonly note: string;
  readonly agenda: readonly { readonly text: string; readonly done: boolean }[];
  readonly attendance: readonly { readonly name: string; readonly jobTitle: string; readonly organization: string }[];
}

export interface PlanModel {
  readonly program: { readonly name: string; readonly version: string };
  readonly generatedAt: string;
  readonly generatedOn: string;
  readonly timeZone: string;
  readonly client: string;
  readonly body: string;
  /** `ISO/IEC 42001:2023` */
  readonly standard: string;
  readonly scope: string;
  readonly systems: readonly string[];
  readonly audit: {
    readonly number: string;
    readonly title: string;
    readonly kind: AuditKind;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly places: string;
    readonly objectives: string;
    readonly criteria: string;
    /** Auditor-days in hundredths. */
    readonly plannedHundredths: number | null;
  };
  readonly team: readonly { readonly name: string; readonly role: PersonRole; readonly hundredths: number }[];
  /** Of auditors, without experts and observers. */
  readonly inPlanHundredths: number;
  readonly remoteHundredths: number;
  readonly agreed: { readonly name: string; readonly on: string; readonly changed: boolean } | null;
  readonly days: readonly { readonly day: string; readonly places: readonly string[]; readonly sessions: readonly PlanSession[] }[];
  /** What cannot stay as it is. */
  readonly clashes: readonly string[];
  readonly coverage: OutputOf<'plan.coverage'>;
  readonly meetings: readonly PlanMeeting[];
}

const hundredthsOf = (minutes: number) => Math.round((minutes * 100) / AUDITOR_DAY);

function meetingOf(
  kind: MeetingKind,
  on: readonly OutputOf<'plan.meetings'>['meetings'][number][],
  sessions: readonly PlanSession[],
): PlanMeeting {
  const held = on.find((one) => one.kind === kind);
  const session = sessions.find((one) => one.kind === kind);
  const done = new Set(held?.agenda ?? []);
  return {
    kind,
    heldOn: held?.heldOn ?? session?.day ?? null,
    startMinute: held?.startMinute ?? session?.startMinute ?? null,
    place: held?.place ?? [session?.siteName ?? '', session?.room ?? ''].filter((part) => part !== '').join(', '),
    note: held?.note ?? '',
    agenda: pointsOf(kind).map((point) => ({ text: t(`plan.agenda.${point}`), done: done.has(point) })),
    attendance: (held?.attendance ?? []).map(({ name, jobTitle, organization }) => ({ name, jobTitle, organization })),
  };
}

/** @throws NOT_FOUND for an unknown audit */
export function buildPlanModel(context: FileContext, auditId: string): PlanModel {
  return readPlan(forOutside(context), auditId);
}

function readPlan(context: FileContext, auditId: string): PlanModel {
  const view = planView(context, auditId);
  const { audit, sessions } = view;
  const engagement = context.file.queries.engagement.show();
  const generatedAt = nowOf(context);
  const meetings = meetingsOf(context, auditId);
  const daysWithWork = [...new Set(sessions.map(({ day }) => day))].sort();
  return {
    program: { name: t('report.program'), version: context.ports.version },
    generatedAt,
    generatedOn: dateIn(generatedAt, audit.timeZone),
    timeZone: audit.timeZone,
    client: engagement.clientLegalName || engagement.clientName,
    body: engagement.bodyName,
    standard: `${engagement.standard}:${engagement.edition}`,
    scope: engagement.scopeStatement,
    systems: view.systems.map(({ name }) => name),
    audit: {
      number: audit.number,
      title: audit.title,
      kind: audit.kind,
      startsOn: audit.startsOn,
      endsOn: audit.endsOn,
      places: audit.places,
      objectives: audit.objectives,
      criteria: audit.criteria,
      plannedHundredths: audit.plannedHundredths,
    },
    team: view.team.map(({ id, name, role }) => ({
      name,
      role,
      hundredths: hundredthsOf(view.load.filter((one) => one.memberId === id).reduce((sum, one) => sum + one.minutes, 0)),
    })),
    inPlanHundredths: hundredthsOf(view.auditMinutes),
    remoteHundredths: hundredthsOf(view.remoteMinutes),
    agreed: audit.planAgreedOn === null ? null : { name: audit.planAgreedWith, on: audit.planAgreedOn, changed: audit.planChanged },
    days: daysWithWork.map((day) => {
      const ofDay = sessions.filter((session) => session.day === day);
      return { day, places: [...new Set(ofDay.map(({ siteName }) => siteName).filter((name) => name !== null))], sessions: ofDay };
    }),
    clashes: view.problems.filter(({ clash }) => clash).map(({ text }) => text),
    coverage: coverageView(context, auditId),
    meetings: (['opening', 'closing'] as const).map((kind) => meetingOf(kind, meetings, sessions)),
  };
}

/** `On site, room Zaan`, `Remote, video call`. */
export function wayOf(session: Pick<PlanSession, 'kind' | 'remote' | 'means' | 'room' | 'siteId'>): string {
  if (session.kind === 'break' || session.kind === 'travel') return '';
  if (session.remote) return session.means === '' ? t('planPaper.remote') : t('planPaper.remoteBy', { means: session.means });
  if (session.siteId === null && session.room === '') return '';
  return [t('planPaper.onSite'), session.room].filter((part) => part !== '').join(', ');
}

/** Who of the team holds a session; a meeting without names is for all of them. */
export function auditorsOf(session: Pick<PlanSession, 'kind' | 'members'>): string {
  if (session.members.length === 0) return ['opening', 'closing', 'team_meeting'].includes(session.kind) ? t('planPaper.all') : '';
  return session.members
    .map(({ name, role }) =>
      role === 'lead_auditor' || role === 'auditor' ? name : `${name} (${t(`vocabulary.personRole.${role}`).toLowerCase()})`,
    )
    .join(', ');
}

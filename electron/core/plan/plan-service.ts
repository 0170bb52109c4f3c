/** The audit plan (ISO/IEC 17021-1 9.2.3), its agreement with the client, its meetings and its paper. */
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf } from '../context.ts';
import { buildPlanModel } from '../export/plan-model.ts';
import { exportPdf } from '../export/run-export.ts';
import type { HandlersOf } from '../handlers.ts';
import { addAttendee, meetingsOf, recordMeeting, removeAttendee, removeMeeting } from './plan-meetings.ts';
import { addSession, moveSession, place, recordHeld, removeSession, updateSession } from './plan-sessions.ts';
import { coverageView, planView } from './plan-view.ts';

export const planHandlers = {
  'plan.list': (context, { auditId }) => planView(context, auditId),
  'plan.coverage': (context, { auditId }) => coverageView(context, auditId),
  'plan.addSession': addSession,
  'plan.updateSession': updateSession,
  'plan.moveSession': moveSession,
  'plan.removeSession': removeSession,
  'plan.recordHeld': recordHeld,
  'plan.place': place,

  'plan.agree': (context, { auditId, with: name, on }) => {
    auditOf(context, auditId);
    if (context.file.queries.plan.sessions(auditId).length === 0) throw new AppError('RULE', t('planCore.nothingToAgree'));
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.update('audit', auditId, { planAgreedWith: name, planAgreedOn: on, planChanged: false }),
    );
  },

  'plan.meetings': (context, { auditId }) => {
    auditOf(context, auditId);
    return { meetings: meetingsOf(context, auditId) };
  },
  'plan.recordMeeting': recordMeeting,
  'plan.removeMeeting': removeMeeting,
  'plan.addAttendee': addAttendee,
  'plan.removeAttendee': removeAttendee,

  'plan.exportPlan': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    return await exportPdf(context, { kind: 'plan', model: buildPlanModel(context, auditId) }, target, task);
  },
} satisfies HandlersOf<'plan.'>;

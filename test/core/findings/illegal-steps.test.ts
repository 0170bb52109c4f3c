/**
 * Every step in every state, for every grade and role: what the table does not allow is refused with the rule's
 * clause, and writes nothing. States are put into the row directly, so that none is left out.
 */
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName, InputOf } from '../../../shared/contract/index.ts';
import { type FindingState, type FindingStep, findingState, findingStep, findingSteps } from '../../../shared/model/finding-states.ts';
import { type Grade, grade, type PersonRole, personRole } from '../../../shared/model/vocabulary.ts';
import { deskOf, mayCall } from '../../../shared/rules/review-mode.ts';
import { digestOfFile } from '../../builders/file-rows.ts';
import { aFilledEngagement, aResponse, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusal } from '../../builders/refusal.ts';

type FindingMethod = Extract<CommandName, `findings.${string}`>;
const methods: Readonly<Record<FindingStep, FindingMethod>> = {
  issue: 'findings.issue',
  record: 'findings.record',
  acknowledge: 'findings.acknowledge',
  dispute: 'findings.dispute',
  submit_response: 'findings.submitResponse',
  review_response: 'findings.reviewResponse',
  accept_plan: 'findings.acceptPlan',
  submit_evidence: 'findings.submitEvidence',
  verify: 'findings.verify',
  close: 'findings.close',
  reopen: 'findings.reopen',
  withdraw: 'findings.withdraw',
  resolve_dispute: 'findings.resolveDispute',
  amend: 'findings.amend',
  regrade: 'findings.regrade',
  escalate: 'findings.escalate',
};
const inputs: Readonly<Record<FindingStep, object>> = {
  issue: {},
  record: {},
  acknowledge: { auditee: 'Ruben Claes', understood: true },
  dispute: { auditee: 'Ruben Claes', view: 'Not so.' },
  submit_response: aResponse,
  review_response: { correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' },
  accept_plan: {},
  submit_evidence: { text: 'Settings shown.' },
  verify: { method: 'desk', effective: true, text: 'Seen.' },
  close: {},
  reopen: { reason: 'It came back.' },
  withdraw: { reason: 'It does not stand.' },
  resolve_dispute: { outcome: 'upheld', text: 'The log was read again.' },
  amend: { statement: 'Two alarms were closed.', reason: 'One alarm was counted twice.' },
  regrade: { grade: 'major', reason: 'More alarms were found.' },
  escalate: { ground: 'repeat', outcome: 'none', reason: 'Another system.' },
};

interface Attempt {
  readonly step: FindingStep;
  readonly grade: Grade;
  readonly role: PersonRole;
}

const allowed = (state: FindingState, { step, grade: of, role }: Attempt) =>
  findingSteps[step].from.includes(state) && findingSteps[step].grades.includes(of) && findingSteps[step].roles.includes(role);

describe('a step that the life cycle does not allow', () => {
  let e: FilledEngagement;
  let id: string;
  let db: Database.Database;
  beforeAll(async () => {
    e = await aFilledEngagement();
    id = (await e.findingIn('draft')).id;
    db = new Database(e.path);
  });
  afterAll(async () => {
    db.close();
    await e.close();
  });

  const attempts: Attempt[] = findingStep.options.flatMap((step) =>
    grade.options.flatMap((of) => personRole.options.map((role) => ({ step, grade: of, role }))),
  );

  it.each(findingState.options)('is refused from %s with its rule, for each grade and role, and nothing is written', async (state) => {
    const illegal = attempts.filter((attempt) => !allowed(state, attempt));
    expect(illegal.length).toBeGreaterThan(attempts.length / 2);
    for (const of of grade.options) {
      db.prepare('UPDATE finding SET state = ?, grade = ? WHERE id = ?').run(state, of, id);
      const before = digestOfFile(e.path);
      for (const attempt of illegal.filter((one) => one.grade === of)) {
        const { step, role } = attempt;
        const rule = findingSteps[step];
        e.dispatch.session.setActor({ id: e.people.lead, name: 'Ines Vogt', role });
        const error = await refusal(e.call(methods[step], { id, ...inputs[step] } as InputOf<FindingMethod>));
        // Who reviews or decides is refused before the finding is looked at (9.5.1, 9.5.2).
        const desk = deskOf(role);
        if (!mayCall(desk, methods[step], { kind: 'command', needs: 'file', ledger: true })) {
          expect([attempt, error.code]).toEqual([attempt, 'NOT_ALLOWED']);
          expect(error.message).toContain(`ISO/IEC 17021-1 ${desk === 'review' ? '9.5.2' : '9.5.1'}`);
          continue;
        }
        const byRole = rule.from.includes(state) && rule.grades.includes(of);
        expect([attempt, error.code]).toEqual([attempt, byRole ? 'NOT_ALLOWED' : 'RULE']);
        expect(error.message).toContain(`ISO/IEC 17021-1 ${rule.clause}`);
      }
      expect(digestOfFile(e.path), `${state} ${of}`).toBe(before);
    }
  });
});

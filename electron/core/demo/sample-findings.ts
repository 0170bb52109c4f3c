/** Builds the findings of the sample and takes each through its recorded steps, as the person who took them. */
import type { MethodName } from '../../../shared/contract/index.ts';
import { requirementOf, type SampleKeys, type TypedCall } from './sample-keys.ts';
import type { SampleFinding, SampleStep } from './sample-schema.ts';

/** Raises a finding as a draft; its number must come out as the data says. */
export async function raiseFinding(call: TypedCall, keys: SampleKeys, finding: SampleFinding): Promise<void> {
  await keys.actAs(finding.raisedBy);
  const rows = finding.requirements.flatMap((ref) =>
    finding.units.map((unit) => keys.item(finding.audit, ref, unit)).filter((id) => id !== undefined),
  );
  const raised = await call('findings.raise', {
    auditId: keys.audit(finding.audit),
    grade: finding.grade,
    title: finding.title,
    statement: finding.statement,
    gradeReason: finding.gradeReason,
    requirements: finding.requirements.map(requirementOf),
    checklistItems: rows,
    objectiveEvidence: finding.objectiveEvidence.map(({ text, evidence, interview }) => ({
      text,
      ...(evidence === undefined ? {} : { evidenceId: keys.evidence(evidence) }),
      ...(interview === undefined ? {} : { interviewId: keys.interview(interview) }),
    })),
    raisedById: keys.person(finding.raisedBy),
    raisedAt: `${finding.raisedOn}T15:30:00.000Z`,
    answerBy: finding.answerBy,
    verifyBy: finding.verifiedBy,
    ...(finding.grade === 'opportunity' ? { requirementFulfilled: true } : {}),
  });
  if (raised.shortNumber !== finding.key) throw new Error(`the sample calls ${finding.key} what the program calls ${raised.shortNumber}`);
  keys.addFinding(finding.key, raised.id);
}

/** Takes one step on the day and as the person that the data names. */
export async function takeSampleStep(call: TypedCall, keys: SampleKeys, finding: SampleFinding, step: SampleStep): Promise<void> {
  await keys.actAs(step.by);
  const at = { id: keys.finding(finding.key), on: step.on };
  switch (step.step) {
    case 'issue':
    case 'record':
    case 'acceptPlan':
    case 'close': {
      const method = `findings.${step.step}` as const satisfies MethodName;
      await call(method, at);
      return;
    }
    case 'acknowledge':
      await call('findings.acknowledge', {
        ...at,
        auditee: keys.personName(step.auditee),
        understood: step.understood,
        ...(step.view === undefined ? {} : { view: step.view }),
      });
      return;
    case 'submitResponse': {
      const { correction, cause, correctiveAction } = step;
      await call('findings.submitResponse', { ...at, submittedBy: keys.personName(step.auditee), correction, cause, correctiveAction });
      return;
    }
    case 'reviewResponse':
      await call('findings.reviewResponse', { ...at, ...step.verdicts, comment: step.comment });
      return;
    case 'submitEvidence':
      await call('findings.submitEvidence', { ...at, text: step.text, evidence: step.evidence.map((key) => keys.evidence(key)) });
      return;
    case 'verify': {
      const { method, effective, text } = step;
      await call('findings.verify', { ...at, method, effective, text });
      return;
    }
  }
}

/** An engagement with something in every table, and a way to any state of a finding. */
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { FindingState } from '../../shared/model/finding-states.ts';
import type { Grade } from '../../shared/model/vocabulary.ts';
import { anEngagement, type Call, type EngagementOptions, type TestEngagement } from './engagement.ts';

export interface FilledEngagement extends TestEngagement {
  readonly people: { readonly lead: string; readonly auditor: string; readonly auditee: string };
  readonly site: string;
  readonly systems: { readonly lend: string; readonly docu: string };
  readonly catalog: string;
  readonly audits: { readonly stage1: string; readonly stage2: string };
  /** Id of a row of an audit's checklist. */
  row(auditId: string, ref: string, unit?: string): Promise<string>;
  /** A new finding of Stage 2 that was taken through its steps to a state. */
  findingIn(state: FindingState, options?: { readonly grade?: Grade; readonly ref?: string; readonly title?: string }): Promise<Finding>;
  readonly interview: string;
  readonly note: string;
  readonly evidence: string;
  readonly evidenceLink: string;
}

export type Finding = OutputOf<'findings.raise'>;
type Step = (call: Call, id: string) => Promise<Finding>;

const plan = {
  submittedBy: 'Marit de Vries',
  correction: { text: 'Both assessments were redone.', doneOn: '2026-12-01', extent: 'Other systems checked: none affected.' },
  cause: { text: 'The release sheet does not ask for the assessment.', method: 'five_whys' as const },
  correctiveAction: { text: 'The release sheet has a gate for it.', owner: 'Platform lead', plannedFor: '2026-12-15' },
};

const steps: Readonly<Record<string, Step>> = {
  issue: (call, id) => call('findings.issue', { id, answerBy: '2026-12-19', verifyBy: '2027-02-17' }),
  acknowledge: (call, id) => call('findings.acknowledge', { id, auditee: 'Ruben Claes', understood: true }),
  dispute: (call, id) => call('findings.dispute', { id, auditee: 'Ruben Claes', view: 'The log of the other tool was not looked at.' }),
  respond: (call, id) => call('findings.submitResponse', { id, ...plan }),
  judge: (call, id) =>
    call('findings.reviewResponse', { id, correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted', comment: 'Sound.' }),
  sendBack: (call, id) =>
    call('findings.reviewResponse', {
      id,
      correction: 'accepted',
      cause: 'returned',
      correctiveAction: 'accepted',
      comment: 'The cause repeats the problem.',
    }),
  accept: (call, id) => call('findings.acceptPlan', { id }),
  begin: (call, id) => call('findings.submitEvidence', { id, text: 'Draft of release sheet version 7.', complete: false }),
  show: (call, id) => call('findings.submitEvidence', { id, text: 'Release sheet version 7 with the gate.' }),
  verify: (call, id) => call('findings.verify', { id, method: 'desk', effective: true, text: 'Three releases passed the gate.' }),
  fail: (call, id) => call('findings.verify', { id, method: 'desk', effective: false, text: 'One release went round the gate.' }),
  close: (call, id) => call('findings.close', { id }),
  reopen: (call, id) => call('findings.reopen', { id, reason: 'A later release went round the gate.' }),
  record: (call, id) => call('findings.record', { id }),
  withdraw: (call, id) => call('findings.withdraw', { id, reason: 'Shown to be fulfilled.' }),
};

const toAccepted = ['issue', 'acknowledge', 'respond', 'judge', 'accept'];
/** Steps to each state. */
const paths: Readonly<Record<FindingState, readonly string[]>> = {
  draft: [],
  issued: ['issue'],
  acknowledged: ['issue', 'acknowledge'],
  disputed: ['issue', 'dispute'],
  response_submitted: ['issue', 'acknowledge', 'respond'],
  under_review: ['issue', 'acknowledge', 'respond', 'judge'],
  implementation: [...toAccepted, 'begin'],
  rejected: ['issue', 'acknowledge', 'respond', 'sendBack'],
  plan_accepted: toAccepted,
  evidence_submitted: [...toAccepted, 'show'],
  verification: [...toAccepted, 'show', 'verify'],
  not_effective: [...toAccepted, 'show', 'fail'],
  closed: [...toAccepted, 'show', 'verify', 'close'],
  response_due: [...toAccepted, 'show', 'verify', 'close', 'reopen'],
  recorded: ['record'],
  withdrawn: ['withdraw'],
};

/** Stage 1 in October and Stage 2 in November 2026; the clock stands on 18 November unless `now` says otherwise. */
export async function aFilledEngagement(options: EngagementOptions = {}): Promise<FilledEngagement> {
  const base = await anEngagement(options);
  const { call } = base;
  await call('engagement.update', { scopeStatement: 'Credit scoring and document AI at Utrecht and Porto.', headcount: 142 });
  const lead = (await call('team.list')).people[0]?.id ?? '';
  const auditor = (await call('team.add', { name: 'Tobias Keller', role: 'auditor', side: 'body' })).id;
  const auditee = (await call('team.add', { name: 'Marit de Vries', title: 'Head of model risk', role: 'auditee', side: 'client' })).id;
  const site = (await call('scope.addSite', { name: 'Porto' })).id;
  const lend = (await call('scope.addSystem', { name: 'LendScore', version: '4.2', inScope: true })).id;
  const docu = (await call('scope.addSystem', { name: 'DocuSift', version: '2.8', inScope: true })).id;
  const stage1 = await call('audits.create', { kind: 'stage_1', startsOn: '2026-10-06', endsOn: '2026-10-07' });
  const stage2 = await call('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
  await call('audits.addMember', { auditId: stage2.id, personId: lead, role: 'lead_auditor' });
  await call('checklist.make', { auditId: stage1.id });
  await call('checklist.make', { auditId: stage2.id });
  for (const [requirement, unit] of [
    ['42001:8.4', { kind: 'system', id: lend }],
    ['42001:8.4', { kind: 'system', id: docu }],
    ['42001:7.2', { kind: 'site', id: site }],
  ] as const) {
    await call('checklist.addUnit', { auditId: stage2.id, requirement, unit });
  }

  const row = async (auditId: string, ref: string, unit = 'Whole organization') => {
    const { rows } = await call('checklist.list', { auditId });
    const found = rows.find((one) => one.ref === ref && one.unit.label === unit);
    if (found === undefined) throw new Error(`The checklist has no row ${ref} for ${unit}.`);
    return found.id;
  };
  const findingIn: FilledEngagement['findingIn'] = async (
    state,
    { grade = 'minor', ref = 'A.6.2.6', title = 'Reviews are missing' } = {},
  ) => {
    const kind = state === 'recorded' ? 'opportunity' : grade;
    let finding = await call('findings.raise', {
      auditId: stage2.id,
      grade: kind,
      title,
      statement: 'Drift alarms were closed without a recorded review.',
      requirements: [`42001:${ref}`],
      checklistItems: [await row(stage2.id, ref)],
      objectiveEvidence: [{ text: 'Alarms of weeks 31 and 33, closed by the service account.' }],
      ...(kind === 'opportunity' ? { requirementFulfilled: true } : {}),
    });
    for (const name of paths[state]) {
      const step = steps[name];
      if (step === undefined) throw new Error(`There is no step ${name}.`);
      finding = await step(call, finding.id);
    }
    if (finding.state !== state) throw new Error(`The finding is ${finding.state}, not ${state}.`);
    return finding;
  };

  const checked = await row(stage2.id, '4.1');
  await call('checklist.setResult', { id: checked, result: 'conforms' });
  await call('checklist.tick', { id: checked, list: 'ask', index: 0, done: true });
  const note = await call('checklist.addNote', { id: checked, text: 'Context analysis of 2 February read.' });
  const evidence = await call('evidence.addSeen', { auditId: stage2.id, title: 'Alarm list, weeks 27 to 38', checklistItemId: checked });
  const evidenceLink = (await call('checklist.show', { id: checked })).evidence[0]?.linkId ?? '';
  const interview = await call('interviews.add', { auditId: stage2.id, title: 'Model risk', personId: auditee });
  await call('interviews.addLine', {
    id: interview.id,
    text: 'Second line, team of four.',
    requirements: ['42001:9.1'],
    people: [auditee],
  });
  await call('reports.setText', { auditId: stage2.id, section: 'summary', text: 'The system is in place.' });
  return {
    ...base,
    people: { lead, auditor, auditee },
    site,
    systems: { lend, docu },
    catalog: stage2.catalogId,
    audits: { stage1: stage1.id, stage2: stage2.id },
    row,
    findingIn,
    interview: interview.id,
    note: note.id,
    evidence: evidence.id,
    evidenceLink,
  };
}

/** Concludes every open row of an audit, so that only what a test changes is open. */
export async function concludeAll(engagement: TestEngagement, auditId: string, result: 'conforms' | 'adequate'): Promise<void> {
  const { rows } = await engagement.call('checklist.list', { auditId });
  for (const row of rows) if (row.shown === null) await engagement.call('checklist.setResult', { id: row.id, result });
}

/** A response as the auditee may give it. */
export const aResponse: Omit<InputOf<'findings.submitResponse'>, 'id'> = plan;

import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileContext } from '../../electron/core/context.ts';
import type { ReportModel } from '../../electron/core/export/report-model/shape.ts';
import { buildReportModel } from '../../electron/core/export/report-model.ts';
import { anEngagement, CallFailed, type TestEngagement } from '../builders/engagement.ts';

/** What a handler is given, for the file that the engagement has open. */
function contextOf({ dispatch, ports, call }: TestEngagement): FileContext {
  const { session } = dispatch;
  if (session.file === null) throw new Error('no file is open');
  const signal = new AbortController().signal;
  return { ports, session, signal, file: session.file, actor: session.actor, call: call as FileContext['call'] };
}

/** Two stages with seven rows, one major, one opportunity, one withdrawn minor, two pieces of evidence, one interview. */
async function aSmallAudit(engagement: TestEngagement) {
  const { call } = engagement;
  await call('engagement.update', {
    clientAddress: 'Weverskade 14, Utrecht',
    representativeName: 'Ruben Claes',
    representativeRole: 'AIMS manager',
    bodyName: 'Tarn Certification',
    scopeStatement: 'LendScore at Utrecht.',
    aiRoles: ['provider'],
    headcount: 142,
  });
  const { people } = await call('team.list');
  const ines = people[0];
  if (ines === undefined) throw new Error('the first person is there');
  const ruben = await call('team.add', { name: 'Ruben Claes', role: 'auditee', side: 'client', title: 'AIMS manager' });
  const system = await call('scope.addSystem', {
    name: 'LendScore',
    version: '4.2',
    inScope: true,
    riskLevel: 'high',
    isoRoles: ['provider'],
  });
  const site = await call('scope.addSite', { name: 'Utrecht', address: 'Weverskade 14' });

  const stage1 = await call('audits.create', { kind: 'stage_1', startsOn: '2026-10-06', endsOn: '2026-10-07', places: 'Utrecht' });
  const whole = { kind: 'organization', id: null } as const;
  await call('checklist.make', { auditId: stage1.id, units: [{ requirement: '42001:8.4', unit: whole }] });
  const first = (await call('checklist.list', { auditId: stage1.id })).rows[0];
  if (first === undefined) throw new Error('the row is there');
  await call('checklist.setResult', {
    id: first.id,
    result: 'area_of_concern',
    reason: 'The release gates do not mention the assessment.',
  });

  const audit = await call('audits.create', {
    kind: 'stage_2',
    startsOn: '2026-11-16',
    endsOn: '2026-11-19',
    places: 'Utrecht',
    plannedHundredths: 750,
    actualHundredths: 800,
  });
  await call('audits.addMember', { auditId: audit.id, personId: ines.id, role: 'lead_auditor' });
  const unitOf = (requirement: string, unit: { kind: 'organization' | 'system' | 'site'; id: string | null } = whole) => ({
    requirement,
    unit,
  });
  await call('checklist.make', {
    auditId: audit.id,
    units: [
      unitOf('42001:4.1'),
      unitOf('42001:6.1.1'),
      unitOf('42001:8.4', { kind: 'system', id: system.id }),
      unitOf('42001:7.3', { kind: 'site', id: site.id }),
      unitOf('42001:A.2.2'),
      unitOf('42001:A.6.2.6'),
      unitOf('42001:A.8.3'),
    ],
  });
  const { rows } = await call('checklist.list', { auditId: audit.id });
  const rowOf = (ref: string) => {
    const row = rows.find((one) => one.ref === ref);
    if (row === undefined) throw new Error(`no row ${ref}`);
    return row;
  };
  await call('checklist.addNote', { id: rowOf('4.1').id, text: 'Context analysis version 5 read.' });
  await call('checklist.addNote', { id: rowOf('4.1').id, text: 'Ask for the minutes.', kind: 'to_do' });
  await call('checklist.setResult', { id: rowOf('4.1').id, result: 'conforms' });
  await call('checklist.setResult', { id: rowOf('7.3').id, result: 'not_sampled', reason: 'Surveillance 1.' });
  await call('checklist.setResult', { id: rowOf('A.2.2').id, result: 'conforms' });
  await call('checklist.setResult', { id: rowOf('A.8.3').id, result: 'not_applicable', reason: 'The law has its own channel.' });
  const seen = await call('evidence.addSeen', {
    auditId: audit.id,
    title: 'Release log',
    checklistItemId: rowOf('8.4').id,
    versionOrDate: 'Version 2',
  });
  writeFileSync(engagement.ports.path('register.csv'), 'register,IA-2024-03\n');
  const kept = await call('evidence.add', {
    auditId: audit.id,
    file: { path: 'register.csv' },
    title: 'Register of assessments',
    kind: 'sheet',
  });
  const interview = await call('interviews.add', {
    auditId: audit.id,
    title: 'Release gates',
    personId: ruben.id,
    means: 'video',
    startedAt: '2026-11-17T09:00:00.000Z',
  });
  await call('interviews.addLine', { id: interview.id, text: 'The gate does not ask.', requirements: ['42001:8.4'] });

  const major = await call('findings.raise', {
    auditId: audit.id,
    grade: 'major',
    title: 'No valid impact assessment',
    statement: 'Two versions went into operation without an assessment.',
    gradeReason: 'Effects on people are not known.',
    requirements: ['42001:8.4'],
    checklistItems: [rowOf('8.4').id],
    objectiveEvidence: [
      { text: 'Register: newest entry IA-2024-03.', evidenceId: kept.evidence.id },
      { text: 'The gate does not ask.', interviewId: interview.id },
    ],
  });
  await call('findings.issue', { id: major.id, on: '2026-11-19' });
  await call('findings.acknowledge', { id: major.id, on: '2026-11-19', auditee: 'Ruben Claes', understood: true });
  const opportunity = await call('findings.raise', {
    auditId: audit.id,
    grade: 'opportunity',
    title: 'Policy could name the board',
    statement: 'The policy could name the AI board.',
    requirements: ['42001:A.2.2'],
    checklistItems: [rowOf('A.2.2').id],
    objectiveEvidence: [{ text: 'Policy version 4.' }],
    requirementFulfilled: true,
  });
  await call('findings.record', { id: opportunity.id });
  const withdrawn = await call('findings.raise', {
    auditId: audit.id,
    grade: 'minor',
    title: 'Log incomplete',
    statement: 'The log lacks a day.',
    requirements: ['42001:A.6.2.6'],
    checklistItems: [rowOf('A.6.2.6').id],
    objectiveEvidence: [{ text: 'Log of 3 May.', evidenceId: seen.id }],
  });
  await call('findings.withdraw', { id: withdrawn.id, reason: 'The day was a holiday.' });
  await call('reports.setText', { auditId: audit.id, section: 'summary', text: 'The system works in most parts.' });
  return { auditId: audit.id, stage1Id: stage1.id };
}

describe('the report model', () => {
  let engagement: TestEngagement;
  let model: ReportModel;
  let ids: { auditId: string; stage1Id: string };

  beforeEach(async () => {
    // A clock that stands still: how often the program looks at it is no part of the report.
    engagement = await anEngagement({ step: 0 });
    ids = await aSmallAudit(engagement);
    model = buildReportModel(contextOf(engagement), ids.auditId);
  });
  afterEach(() => engagement.close());

  it('holds what was recorded, as plain data', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    // Ids, hashes of the ledger and the clock follow from the whole history of the test, not from the report.
    const { ledger: _ledger, generatedAt: _at, elements: _elements, draft: _draft, engagement: about, audit, ...rest } = model;
    const { id: _engagementId, ...engagementFacts } = about;
    const { id: _auditId, ...auditFacts } = audit;
    expect({ ...rest, engagement: engagementFacts, audit: auditFacts }).toMatchSnapshot();
  });

  it('counts each requirement once, by its worst result, and leaves undecided what has none', () => {
    expect(model.totals).toEqual({
      majors: 1,
      minors: 0,
      opportunities: 1,
      areasOfConcern: 0,
      adequate: 0,
      requirements: 7,
      clauseRequirements: 4,
      controls: 3,
      notApplicable: 1,
      notSampled: 1,
      undecided: 2,
      examined: 3,
      clauseExamined: 2,
      controlsExamined: 1,
    });
    expect(model.clauses.map(({ ref, total, undecided }) => [ref, total, undecided])).toEqual([
      ['4', 1, 0],
      ['6', 1, 1],
      ['7', 1, 0],
      ['8', 1, 0],
    ]);
  });

  it('shows a finding on the rows it stands on, and no withdrawn one', () => {
    const line = (ref: string) => model.checklist.find((one) => one.ref === ref);
    expect(line('8.4')).toMatchObject({ result: 'major', findings: ['NC-01'], evidence: ['E-001', 'I-01'], unit: { code: 'LS' } });
    expect(line('A.6.2.6')).toMatchObject({ result: null, findings: [] });
    expect(model.withdrawn).toMatchObject([{ statement: 'The log lacks a day.', withdrawnReason: 'The day was a holiday.' }]);
  });

  it('names a requirement called “General” after its group', () => {
    expect(model.checklist.find((one) => one.ref === '6.1.1')?.title).toBe('Actions to address risks and opportunities: general');
  });

  it('leaves out what an auditor noted as to do, and the name of a person interviewed', () => {
    expect(model.checklist.find((one) => one.ref === '4.1')?.examined).toEqual(['Context analysis version 5 read.']);
    expect(model.interviews).toMatchObject([{ number: 'I-01', role: 'AIMS manager', means: 'video' }]);
    expect(JSON.stringify(model.interviews)).not.toContain('Ruben');
  });

  it('says how an area of concern of Stage 1 was answered, and in the Stage 1 report only that it was raised', async () => {
    const expected = { ref: '8.4', concern: ['The release gates do not mention the assessment.'] };
    expect(model.areasOfConcern).toMatchObject([{ ...expected, number: 'AOC-1', treated: { treatment: 'open', finding: '' } }]);
    const concern = (await engagement.call('stage1.gate', { auditId: ids.auditId })).concerns[0]?.id ?? '';
    const major = (await engagement.call('findings.list', { auditId: ids.auditId })).findings.find((one) => one.grade === 'major');
    await engagement.call('stage1.treatConcern', { id: concern, auditId: ids.auditId, treatment: 'finding', findingId: major?.id ?? null });
    const later = buildReportModel(contextOf(engagement), ids.auditId);
    expect(later.areasOfConcern).toMatchObject([{ ...expected, treated: { treatment: 'finding', finding: 'NC-01', by: 'Ines Vogt' } }]);
    expect(later.gate).toMatchObject({ competence: 'open', validity: 'open', days: 40 });
    const stage1 = buildReportModel(contextOf(engagement), ids.stage1Id);
    expect(stage1.areasOfConcern).toMatchObject([{ ...expected, treated: null }]);
    expect(stage1.totals.areasOfConcern).toBe(1);
    expect(stage1.checklist.map((one) => one.result)).toEqual(['area_of_concern']);
  });

  it('is a draft while an element is missing, and prints the heads of the ledger', () => {
    expect(model.draft.is).toBe(true);
    expect(model.draft.missing.map((one) => one.element)).toContain(16);
    expect(model.ledger.heads).toEqual(engagement.dispatch.session.file?.ledger.heads());
  });

  it('writes report and workbook through the contract, with the numbers of the model', async () => {
    const { call } = engagement;
    const to = { path: 'report.pdf' };
    const written = await call('reports.export', { auditId: ids.auditId, to });
    expect(written).toMatchObject({ fileName: 'report.pdf' });
    expect(written.pages).toBeGreaterThan(8);
    const again = await call('reports.workbook', { auditId: ids.auditId, to: { path: 'workbook.xlsx' } });
    expect(again.sheets).toContain('Checklist');
  });

  it('refuses the report of an audit that is not there', async () => {
    const failure = await engagement
      .call('reports.export', { auditId: '01935d4e-0000-7000-8000-000000000009', to: { path: 'x.pdf' } })
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(CallFailed);
    expect((failure as CallFailed).envelope.code).toBe('NOT_FOUND');
  });
});

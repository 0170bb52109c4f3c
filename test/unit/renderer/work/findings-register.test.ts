import { describe, expect, it } from 'vitest';
import { emptyValues, evidenceLine, fieldErrors, linesForFinding, toInput } from '../../../../renderer/features/findings/raise-values.ts';
import { beforeDecision, filterCounts, shownFindings, wordsIn } from '../../../../renderer/features/findings/register.ts';
import { formSteps, stepCall, stepDefaults, stepFields } from '../../../../renderer/features/findings/step-input.ts';
import { layTimeline } from '../../../../renderer/features/findings/timeline.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/words/words.ts';
import { aFinding } from './rows.ts';

const findings = [
  aFinding('NC-01', { grade: 'major', state: 'verification', due: '2027-02-17' }),
  aFinding('NC-02', { state: 'plan_accepted' }),
  aFinding('NC-03', { state: 'response_submitted', due: '2027-01-26' }),
  aFinding('NC-05', {
    state: 'response_due',
    due: '2026-12-19',
    daysLate: 31,
    requirements: [{ requirement: '42001:A.10.3', ref: 'A.10.3', title: 'Suppliers', main: true }],
  }),
  aFinding('OFI-01', { grade: 'opportunity', state: 'recorded' }),
  aFinding('NC-06', { state: 'withdrawn' }),
];

describe('the register of findings', () => {
  it('counts each filter word', () => {
    expect(Object.fromEntries(filterCounts(findings).map((f) => [f.filter, f.count]))).toEqual({
      all: 6,
      majors: 1,
      open: 4,
      overdue: 1,
      to_review: 1,
    });
  });

  it('filters by word and sorts, those without a date last', () => {
    expect(shownFindings(findings, 'open', 'due', []).map((f) => f.shortNumber)).toEqual(['NC-05', 'NC-03', 'NC-01', 'NC-02']);
    expect(shownFindings(findings, 'all', 'grade', []).map((f) => f.shortNumber)).toEqual([
      'NC-01',
      'NC-02',
      'NC-03',
      'NC-05',
      'NC-06',
      'OFI-01',
    ]);
  });

  it('finds each word in what the row shows or in the statement that the engine looked through', () => {
    const shown = (typed: string, inStatements: Readonly<Record<string, readonly string[]>> = {}) => {
      const idsOf = (word: string) => findings.flatMap(({ id, shortNumber }) => (inStatements[word]?.includes(shortNumber) ? [id] : []));
      const terms = wordsIn(typed).map((word) => ({ word, inStatement: new Set(idsOf(word)) }));
      return shownFindings(findings, 'all', 'number', terms).map((f) => f.shortNumber);
    };
    expect(shown(' Suppliers  A.10 ')).toEqual(['NC-05']);
    expect(shown('drift')).toEqual([]);
    expect(shown('drift', { drift: ['NC-03', 'NC-05'] })).toEqual(['NC-03', 'NC-05']);
    // One word stands in the row, the other in the statement.
    expect(shown('suppliers drift', { drift: ['NC-03', 'NC-05'] })).toEqual(['NC-05']);
  });

  it('tells what stands between here and the decision', () => {
    expect(beforeDecision(findings)).toEqual([
      { key: 'majors_to_verify', numbers: [] },
      { key: 'minors_without_plan', numbers: ['NC-03', 'NC-05'] },
      { key: 'drafts', numbers: [] },
      { key: 'disputed', numbers: [] },
    ]);
    expect(beforeDecision([aFinding('NC-07', { grade: 'major', state: 'evidence_submitted' })])[0]?.numbers).toEqual(['NC-07']);
    expect(beforeDecision([aFinding('NC-08', { state: 'draft' })]).map((b) => b.numbers.length)).toEqual([0, 0, 1, 0]);
  });
});

describe('the line of dates of a nonconformity', () => {
  const dates = { issued: '2026-11-19', answerBy: '2026-12-19', answeredOn: '2026-12-11', verifyBy: '2027-02-17', today: '2027-01-19' };

  it('puts the dates and today in proportion and counts to the next limit', () => {
    const line = layTimeline(dates);
    expect(line.points.map((p) => [p.key, Math.round(p.at * 90)])).toEqual([
      ['issued', 0],
      ['answer_by', 30],
      ['verify_by', 90],
    ]);
    expect(Math.round(line.today * 90)).toBe(61);
    expect([line.next, line.daysToNext]).toEqual(['verify_by', 29]);
  });

  it('counts to the answer while none is in, below zero once the last limit has passed', () => {
    expect(layTimeline({ ...dates, answeredOn: null, today: '2026-12-10' })).toMatchObject({ next: 'answer_by', daysToNext: 9 });
    expect(layTimeline({ ...dates, answeredOn: null })).toMatchObject({ next: 'answer_by', daysToNext: -31 });
    expect(layTimeline({ ...dates, answeredOn: null, today: '2027-03-01' })).toMatchObject({ next: 'verify_by', daysToNext: -12 });
    expect(layTimeline({ ...dates, today: '2027-03-01' })).toMatchObject({ next: 'verify_by', daysToNext: -12, today: 1 });
    expect(layTimeline({ ...dates, answerBy: null, verifyBy: null })).toMatchObject({ next: null, daysToNext: null, points: [{ at: 0 }] });
  });

  it('gives a date that comes soon after the issue, or late on the line, a line of its own', () => {
    const crowded = (answerBy: string) => layTimeline({ ...dates, answerBy }).points.map((point) => point.crowded);
    expect(crowded('2026-12-19')).toEqual([false, false, false]);
    expect(crowded('2026-11-24')).toEqual([false, true, false]);
    expect(crowded('2027-02-10')).toEqual([false, true, false]);
    expect(layTimeline({ ...dates, answerBy: '2026-11-24', verifyBy: null }).points.map((point) => point.crowded)).toEqual([false, false]);
  });
});

describe('the form that raises a finding', () => {
  it('sends lines with text only and the fulfilment of requirements with opportunities only', () => {
    const values = {
      ...emptyValues('minor'),
      title: ' Drift ',
      requirements: ['42001:A.6.2.6'],
      lines: [evidenceLine(' seen '), evidenceLine('  '), evidenceLine('list', { evidenceId: 'e-1' })],
      verifyBy: '2027-02-17',
    };
    const input = toInput(values);
    expect(input.title).toBe('Drift');
    expect(input.objectiveEvidence).toEqual([
      { text: 'seen', evidenceId: null, interviewId: null, noteId: null },
      { text: 'list', evidenceId: 'e-1', interviewId: null, noteId: null },
    ]);
    expect([input.answerBy, input.verifyBy]).toEqual([null, '2027-02-17']);
    expect('requirementFulfilled' in input).toBe(false);
    expect(toInput({ ...values, grade: 'opportunity' })).toMatchObject({ requirementFulfilled: false });
  });

  it('shows what is wrong at the field it belongs to, the first thing first', () => {
    expect(fieldErrors({ 'objectiveEvidence.0.text': 'Too long.', 'objectiveEvidence.1.text': 'Empty.', title: 'Empty.' })).toEqual({
      objectiveEvidence: 'Too long.',
      title: 'Empty.',
    });
    expect(fieldErrors(undefined)).toEqual({});
  });

  it('begins with the last three lines of the row, to-dos left out and quotations marked', () => {
    const note = (text: string, kind: 'note' | 'quote' | 'to_do') => ({ text, kind });
    const notes = [note('one', 'note'), note('two', 'note'), note('ask', 'to_do'), note('three', 'quote'), note('four', 'note')];
    expect(linesForFinding(notes)).toEqual(['two', '“three”', 'four']);
    expect(linesForFinding([])).toEqual([]);
  });
});

describe('the steps in the life of a nonconformity', () => {
  const id = '00000000-0000-7000-8000-000000000001';

  it('each have a form whose values make the input of their own method', () => {
    const calls = formSteps.map((step) => stepCall(step, id, { ...stepDefaults, reason: 'r', auditee: 'R. Claes', view: 'v' }));
    for (const { method, input } of calls)
      expect(contract[method].input.safeParse(input).error?.issues.map((i) => i.path.join('.')) ?? []).toEqual(
        method === 'findings.submitResponse'
          ? [
              'submittedBy',
              'submittedBy',
              'correction.text',
              'correction.text',
              'cause.text',
              'cause.text',
              'correctiveAction.text',
              'correctiveAction.text',
            ]
          : method === 'findings.submitEvidence' || method === 'findings.verify' || method === 'findings.resolveDispute'
            ? ['text', 'text']
            : [],
      );
    expect(new Set(calls.map((call) => call.method)).size).toBe(formSteps.length);
  });

  it('leave today to the engine and send nothing for what was left empty', () => {
    expect(stepCall('issue', id, { answerBy: '2026-12-19' })).toEqual({
      method: 'findings.issue',
      input: { id, answerBy: '2026-12-19', verifyBy: null },
    });
    expect(stepCall('verify', id, { ...stepDefaults, effective: '', verifyText: ' seen ', on: '2027-01-19' }).input).toEqual({
      id,
      on: '2027-01-19',
      method: 'desk',
      effective: false,
      text: 'seen',
    });
    expect(stepCall('submit_evidence', id, { evidenceText: 'done', evidence: 'a b' }).input).toMatchObject({ evidence: ['a', 'b'] });
  });

  it('have words for each of their fields', () => {
    for (const step of formSteps)
      for (const field of stepFields[step]) expect(t(`findings.field.${field.name}`)).not.toContain('findings.field');
  });
});

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type FindingState, type FindingStep, findingSteps, stepsFrom } from '../../../shared/model/finding-states.ts';
import { readSample, type SampleItem, type SampleStep, sampleFolder } from './read-sample.ts';

const sample = readSample();
const { engagement, audits, stage1, stage2, interviews, evidence, findings, catalog } = sample;

const keysOf = (rows: readonly { key: string }[]) => new Set(rows.map((row) => row.key));
const people = new Map(engagement.people.map((person) => [person.key, person]));
const units = new Set(['organization', ...keysOf(engagement.systems), ...keysOf(engagement.sites)]);
const evidenceKeys = keysOf(evidence);
const findingKeys = keysOf(findings);
const interviewKeys = keysOf(interviews);
const auditKeys = keysOf(audits);
const refs = new Set(catalog.map((item) => item.ref));
const at = (item: SampleItem) => `${item.ref} × ${item.unit}`;
const isAnswered = (item: SampleItem) =>
  item.notes.length > 0 && (item.result !== null || findings.some((f) => f.requirements.includes(item.ref) && f.units.includes(item.unit)));

const missing = (wanted: readonly string[], known: ReadonlySet<string>) => wanted.filter((key) => !known.has(key));

/** All lines an auditor wrote: notes on the checklists and lines of the interviews. */
const lines = [
  ...stage1.flatMap((item) => item.notes.map((note) => ({ ...note, where: `Stage 1, ${at(item)}`, ofInterview: false }))),
  ...stage2.flatMap((item) => item.notes.map((note) => ({ ...note, where: `Stage 2, ${at(item)}`, ofInterview: false }))),
  ...interviews.flatMap((i) => i.lines.map((line) => ({ ...line, where: i.key, ofInterview: true }))),
];

/** Sentences in lower case with single spaces; “no.” before a number does not end one. */
const sentencesOf = (text: string) =>
  text
    .replace(/\bno\. (?=\d)/g, 'no ')
    .split(/(?<=[.!?])\s+/)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replace(/[.!?]+$/, '')
        .trim(),
    )
    .filter((sentence) => sentence.length > 0);

const roles =
  /\b(CEO|CTO|AIMS manager|chief risk officer|head of [a-z]+|product lead|annotation leads?|annotators?|quality checkers?|internal audit lead|lead of internal audit|platform operations|purchasing manager|document controller|duty officer|model risk|AI board|supervisory board|management board|support desk|decision desk|lead for Dutch pages)\b/i;
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const namesSomething = [
  /\b[A-Z]{2,}(-[A-Z0-9]+)*-\d+/, // a document or a record: POL-01, CHG-2026-0118, DD-R-01
  /\bSoA\b|\bversion \d|\bv\d/, // a version
  new RegExp(`\\b\\d{1,2} (${months})\\b|\\bof (${months})\\b`),
  roles,
];

const csv = (name: string) => {
  const [head = '', ...rows] = readFileSync(join(sampleFolder, 'evidence', name), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head.split(',');
  return rows.map((row) => {
    const cells = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [];
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
};

describe('people, sites, systems and audits of the sample', () => {
  it('name the roles that a certification needs', () => {
    const count = (role: string) => engagement.people.filter((person) => person.role === role).length;
    expect(count('lead_auditor')).toBe(1);
    expect(count('auditor')).toBeGreaterThanOrEqual(2);
    for (const role of ['technical_expert', 'reviewer', 'decision_maker']) expect(count(role), role).toBeGreaterThanOrEqual(1);
    expect(count('auditee')).toBeGreaterThanOrEqual(8);
    expect(people.size).toBe(engagement.people.length);
  });

  it('keep review and decision with people who took no part in an audit', () => {
    const members = audits.flatMap((audit) => audit.members.map((member) => member.person));
    expect(missing(members, new Set(people.keys()))).toEqual([]);
    for (const person of engagement.people.filter((p) => p.role === 'reviewer' || p.role === 'decision_maker')) {
      expect(members).not.toContain(person.key);
    }
  });

  it('exclude only controls, each with a reason, in both stages alike', () => {
    for (const audit of audits) {
      expect(audit.excludedControls.map((control) => control.ref)).toEqual(['A.9.4', 'A.10.4']);
      for (const { ref } of audit.excludedControls) expect(catalog.find((item) => item.ref === ref)?.kind).toBe('control');
    }
  });
});

describe('the checklists', () => {
  it.each([
    ['Stage 1', stage1, ['adequate', 'area_of_concern', 'not_applicable', 'not_reviewed']],
    ['Stage 2', stage2, ['conforms', 'not_applicable', 'not_sampled', null]],
  ] as const)('of %s refer only to known requirements, units, people, evidence and prompts', (_name, items, results) => {
    for (const item of items) {
      expect(refs.has(item.ref) && units.has(item.unit), at(item)).toBe(true);
      expect(missing(item.evidence, evidenceKeys), at(item)).toEqual([]);
      expect(results, at(item)).toContain(item.result);
      for (const note of item.notes) expect(people.get(note.author)?.side, at(item)).toBe('body');
      const prompts = catalog.find((entry) => entry.ref === item.ref);
      for (const list of ['ask', 'lookAt'] as const) {
        for (const index of item.ticks?.[list] ?? []) expect(index, at(item)).toBeLessThan(prompts?.[list].length ?? 0);
      }
    }
    expect(new Set(items.map(at)).size).toBe(items.length);
  });

  it('give a reason wherever something was not looked at or does not apply', () => {
    for (const item of [...stage1, ...stage2]) {
      const needsReason = ['not_applicable', 'not_sampled', 'not_reviewed'].includes(item.result ?? '');
      expect(item.reason !== undefined, at(item)).toBe(needsReason);
    }
  });

  it('have one to four notes on every answered row, in the order of time and within the days of the audit', () => {
    for (const [audit, items] of [
      ['s1', stage1],
      ['s2', stage2],
    ] as const) {
      const { startsOn = '', endsOn = '' } = audits.find((a) => a.key === audit) ?? {};
      for (const item of items) {
        if (!['not_sampled', 'not_reviewed'].includes(item.result ?? '')) expect(item.notes.length, at(item)).toBeGreaterThanOrEqual(1);
        expect(item.notes.length, at(item)).toBeLessThanOrEqual(4);
        const times = item.notes.map((note) => note.at);
        expect(times, at(item)).toEqual([...times].sort());
        for (const time of times) expect(time.slice(0, 10) >= startsOn && time.slice(0, 10) <= endsOn, `${at(item)} ${time}`).toBe(true);
      }
    }
  });

  it('reach all 70 requirements in Stage 2, with at least 95 rows and at least 75 answered', () => {
    expect(refs.size).toBe(70);
    expect([...refs].filter((ref) => !stage2.some((item) => item.ref === ref))).toEqual([]);
    expect(stage2.length).toBeGreaterThanOrEqual(95);
    expect(stage2.filter(isAnswered).length).toBeGreaterThanOrEqual(75);
    expect(stage2.filter((item) => item.result === 'not_applicable').map((item) => item.ref)).toEqual(['A.9.4', 'A.10.4']);
    expect(stage2.filter((item) => item.result === 'not_sampled').length).toBeGreaterThanOrEqual(3);
  });

  it('hold at least 40 rows in Stage 1, and the three areas of concern that the record works out', () => {
    expect(stage1.length).toBeGreaterThanOrEqual(40);
    const { concerns } = sample.stage1Record;
    expect(concerns).toHaveLength(3);
    expect(stage1.filter((item) => item.result === 'area_of_concern').map((item) => `${item.ref} ${item.unit}`)).toEqual(
      concerns.map((concern) => `${concern.ref} ${concern.unit}`),
    );
  });

  it('leave a row of Stage 2 without a result exactly where a finding decides', () => {
    const decided = findings.flatMap((finding) => finding.requirements.flatMap((ref) => finding.units.map((unit) => `${ref} × ${unit}`)));
    expect(
      stage2
        .filter((item) => item.result === null)
        .map(at)
        .sort(),
    ).toEqual([...new Set(decided)].sort());
  });
});

describe('the notes', () => {
  it('never share a sentence', () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const line of lines) {
      for (const sentence of sentencesOf(line.text)) {
        if (line.kind === 'quote' && sentence.split(' ').length < 3) continue;
        const before = seen.get(sentence);
        if (before !== undefined) shared.push(`${before} / ${line.where}: ${sentence}`);
        seen.set(sentence, line.where);
      }
    }
    expect(shared).toEqual([]);
    expect(seen.size).toBeGreaterThan(300);
  });

  it('each name a document, a record, a date or a role; the speaker of a quote in an interview is its person', () => {
    const vague = lines.filter((line) => !(line.ofInterview && line.kind === 'quote') && !namesSomething.some((p) => p.test(line.text)));
    expect(vague.map((line) => `${line.where}: ${line.text}`)).toEqual([]);
  });

  it('keep links out of the text: no marks and no numbers of evidence', () => {
    for (const line of lines) expect(line.text, line.where).not.toMatch(/[#@]|\bE-\d{3}\b|\bI-\d{2}\b/);
  });
});

describe('the interviews', () => {
  it('have six to twelve lines inside their time, and refer to what exists', () => {
    expect(interviews.length).toBeGreaterThanOrEqual(8);
    expect(interviewKeys.size).toBe(interviews.length);
    for (const interview of interviews) {
      expect(auditKeys.has(interview.audit)).toBe(true);
      expect(people.get(interview.person)?.side, interview.key).toBe('client');
      expect(interview.lines.length, interview.key).toBeGreaterThanOrEqual(6);
      expect(interview.lines.length, interview.key).toBeLessThanOrEqual(12);
      const times = interview.lines.map((line) => line.at);
      expect(times, interview.key).toEqual([...times].sort());
      expect((times[0] ?? '') >= interview.startedAt && (times.at(-1) ?? '') <= interview.endedAt, interview.key).toBe(true);
      for (const line of interview.lines) {
        expect(missing(line.requirements, refs), interview.key).toEqual([]);
        expect(missing(line.evidence, evidenceKeys), interview.key).toEqual([]);
        expect(missing(line.findings, findingKeys), interview.key).toEqual([]);
      }
    }
  });
});

describe('the evidence', () => {
  it('has unique keys, numbered without a gap in the order of the list', () => {
    expect(evidence.map((piece) => piece.key)).toEqual(evidence.map((_, index) => `E-${String(index + 1).padStart(3, '0')}`));
    expect(evidence.length).toBeGreaterThanOrEqual(40);
  });

  it('is a file that is there and not empty, or was seen and not kept', () => {
    for (const piece of evidence) {
      expect(auditKeys.has(piece.audit), piece.key).toBe(true);
      expect(piece.seenNotKept, piece.key).toBe(piece.file === null);
      if (piece.file !== null) expect(statSync(join(sampleFolder, piece.file)).size, piece.key).toBeGreaterThan(200);
    }
    expect(evidence.filter((piece) => piece.file !== null).length).toBeGreaterThanOrEqual(14);
  });

  it('supports a row, an interview line or a finding, every piece of it', () => {
    const used = new Set([
      ...[...stage1, ...stage2].flatMap((item) => item.evidence),
      ...interviews.flatMap((interview) => interview.lines.flatMap((line) => line.evidence)),
      ...findings.flatMap((finding) => finding.objectiveEvidence.flatMap((line) => line.evidence ?? [])),
      ...findings.flatMap((finding) => finding.steps.flatMap((step) => (step.step === 'submitEvidence' ? step.evidence : []))),
    ]);
    // The attendance lists and a reminder belong to the audit as a whole.
    expect([...evidenceKeys].filter((key) => !used.has(key))).toEqual(['E-059', 'E-070']);
  });

  it('says in its files what notes and findings say of them', () => {
    const tickets = csv('release-approvals-sample-84-of-412.csv');
    expect(tickets).toHaveLength(84);
    expect(tickets.filter((row) => (row.signed_on ?? '') > (row.deployed_on ?? '')).map((row) => row.ticket)).toEqual(['CHG-2026-0118']);
    const dataSets = csv('dsc-01-data-set-catalogue-2026-11-17.csv');
    expect(dataSets).toHaveLength(24);
    expect(dataSets.filter((row) => row.provenance_record === '').map((row) => row.data_set)).toEqual(['DS-006', 'DS-011', 'DS-014']);
    const index = csv('psi-report-2026-q3.csv');
    expect(index.filter((row) => Number(row.psi) > 0.2).map((row) => row.week)).toEqual(['27', '31', '33', '38']);
    const alarms = csv('alarms-2026-q3.csv').filter((row) => row.closed_by === 'svc-monitor');
    expect(alarms.map((row) => row.alarm)).toEqual(['ALM-0526', 'ALM-0533', 'ALM-0551']);
    const suppliers = csv('ai-suppliers-2026-11-18.csv');
    expect(suppliers.filter((row) => row.last_evaluation === '')).toHaveLength(1);
    expect(suppliers).toHaveLength(9);
    const plan = csv('rtp-2026-status-2026-10-31.csv');
    expect([plan.length, plan.filter((row) => row.status === 'done').length]).toEqual([23, 18]);
    expect(csv('soa-3-2-sheet-annex-a.csv')).toHaveLength(40);
  });

  it('holds a picture that decodes', () => {
    const picture = readFileSync(join(sampleFolder, 'evidence/psi-2026-q3-weeks-27-39.png'));
    expect(picture.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)];
    const start = picture.indexOf('IDAT');
    const pixels = inflateSync(picture.subarray(start + 4, start + 4 + picture.readUInt32BE(start - 4)));
    expect(pixels.length).toBe(height * (1 + width * 3));
  });
});

describe('the findings', () => {
  const stepNames: Record<SampleStep['step'], FindingStep> = {
    issue: 'issue',
    record: 'record',
    acknowledge: 'acknowledge',
    submitResponse: 'submit_response',
    reviewResponse: 'review_response',
    acceptPlan: 'accept_plan',
    submitEvidence: 'submit_evidence',
    verify: 'verify',
    close: 'close',
  };
  const next = (step: SampleStep, state: FindingState): FindingState => {
    if (step.step === 'reviewResponse') return Object.values(step.verdicts).includes('returned') ? 'rejected' : 'response_submitted';
    if (step.step === 'verify') return step.effective ? 'verification' : 'not_effective';
    return findingSteps[stepNames[step.step]].to[0] ?? state;
  };
  /** Walks the steps through the program's own table of states; names the first step that is not allowed. */
  const endOf = (finding: (typeof findings)[number]): string => {
    let state: FindingState = 'draft';
    for (const step of finding.steps) {
      const name = stepNames[step.step];
      const role = people.get(step.by)?.role;
      if (!stepsFrom(state, finding.grade).includes(name)) return `${name} is not possible from ${state}`;
      if (role === undefined || !findingSteps[name].roles.includes(role)) return `${name} is not for ${step.by}`;
      state = next(step, state);
    }
    return state;
  };

  it('are one major, four minors and two opportunities, each with a reason for its grade', () => {
    const count = (grade: string) => findings.filter((finding) => finding.grade === grade).length;
    expect([count('major'), count('minor'), count('opportunity')]).toEqual([1, 4, 2]);
    expect(findingKeys.size).toBe(findings.length);
  });

  it('refer to what exists and name roles, never people, in statement and evidence', () => {
    const surnames = engagement.people.map((person) => person.name.split(' ').at(-1) ?? '');
    for (const finding of findings) {
      expect(auditKeys.has(finding.audit)).toBe(true);
      expect(missing(finding.requirements, refs)).toEqual([]);
      expect(missing(finding.units, units)).toEqual([]);
      expect(
        missing([finding.raisedBy, finding.auditeeView.person, ...finding.steps.map((step) => step.by)], new Set(people.keys())),
      ).toEqual([]);
      for (const line of finding.objectiveEvidence) {
        expect(line.evidence !== undefined || line.interview !== undefined, line.text).toBe(true);
        expect(missing(line.evidence ? [line.evidence] : [], evidenceKeys)).toEqual([]);
        expect(missing(line.interview ? [line.interview] : [], interviewKeys)).toEqual([]);
      }
      const written = [finding.title, finding.statement, finding.gradeReason, ...finding.objectiveEvidence.map((line) => line.text)].join(
        ' ',
      );
      expect(
        surnames.filter((name) => written.includes(name)),
        finding.key,
      ).toEqual([]);
      expect(written, `${finding.key} advises`).not.toMatch(/\b(should|recommend|advise|ought|could be improved)\b/i);
    }
  });

  it('walk the life cycle of the program up to where they stand on 26 January 2027', () => {
    expect(Object.fromEntries(findings.map((finding) => [finding.key, endOf(finding)]))).toEqual({
      'NC-01': 'closed',
      'NC-02': 'plan_accepted',
      'NC-03': 'response_submitted',
      'NC-04': 'plan_accepted',
      'NC-05': 'acknowledged',
      'OFI-01': 'recorded',
      'OFI-02': 'recorded',
    });
  });

  it('close every major after a verification, and never take an opportunity beyond its record', () => {
    for (const finding of findings) {
      const steps = finding.steps.map((step) => step.step);
      if (finding.grade === 'major') expect(steps.slice(-2)).toEqual(['verify', 'close']);
      if (finding.grade === 'opportunity') {
        expect(steps).toEqual(['record']);
        expect([finding.answerBy, finding.verifiedBy]).toEqual([null, null]);
      }
    }
  });

  it('have steps in the order of their days, after the closing meeting and not later than 26 January 2027', () => {
    for (const finding of findings) {
      const daysOf = finding.steps.map((step) => step.on);
      expect(daysOf, finding.key).toEqual([...daysOf].sort());
      expect((daysOf[0] ?? '') >= '2026-11-19' && (daysOf.at(-1) ?? '') <= '2027-01-26', finding.key).toBe(true);
      expect(finding.raisedOn <= (daysOf[0] ?? ''), finding.key).toBe(true);
    }
  });
});

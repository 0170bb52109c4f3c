/** The writing help: sentences as auditors and clients write them, those to be noticed and those to be left alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adviceIn,
  answerHints,
  blameIn,
  commentHints,
  type FindingTexts,
  findingHints,
  missingParts,
  namesIn,
  untraceableIn,
  type WritingHint,
  writingRules,
} from '../../../shared/rules/writing-help/writing-help.ts';
import { t } from '../../../shared/words/words.ts';

const place = { field: 'statement' } as const;
const said = (hints: readonly WritingHint[]) => hints.map(({ words }) => words);

describe('advice in a certification audit', () => {
  it.each([
    ['The organization should review drift alarms weekly.', ['should']],
    ['The procedure should be revised to name a deputy.', ['should']],
    ['Alarms should be reviewed and should be signed.', ['should', 'should']],
    ['We recommend a weekly review of the alarms.', ['We recommend']],
    ['The audit team strongly recommends a second approval.', ['The audit team strongly recommends']],
    ['It is recommended to keep the log for a year.', ['It is recommended to']],
    ['Consider a dashboard for the AI board.', ['Consider']],
    ['No owner is named. Introduce a gate before release.', ['Introduce']],
    ['Recommendation: buy a monitoring tool.', ['Recommendation:']],
    ['It would be better to record the review.', ['It would be better']],
    ['Best practice would be a review each week.', ['Best practice would be']],
    ['The client needs to introduce a release gate.', ['needs to introduce']],
    ['The team ought to keep provenance records.', ['ought to']],
  ])('is noticed: %s', (text, words) => expect(said(adviceIn(text, place))).toEqual(words));

  it.each([
    'Three of four drift alarms were closed without a recorded review.',
    'PRO-11 version 2 says that each alarm should be reviewed within five days.',
    'According to MP-CV v4 an alarm should reach model risk the same day.',
    'The policy requires that owners should be named; for DocuSift none is named.',
    '“Every change should be assessed before release” (PRO-11, section 3); CHG-0302 has no assessment.',
    'The AI board laid down in March how alarms should be treated.',
    'The recommender of Loomi Assist recommends products without the filter of POL-04.',
    'Recommendations of the system are not logged.',
    'The recommended dose was shown without a source.',
    'The system suggests a limit; no record says who may change it.',
    'The review that should have been made in week 33 is not on record.',
    'It is recommended reading for new staff, and no record shows that it was read.',
    'To ensure quality is the task of the second line; no report exists for 2026.',
    'Implemented controls A.6.2.4 and A.6.2.6 were examined.',
    'Shoulder season data were left out of the test set.',
  ])('is not seen in: %s', (text) => expect(said(adviceIn(text, place))).toEqual([]));
});

describe('blame', () => {
  it.each([
    ['The data team was careless with the records.', ['careless']],
    ['Model risk neglected its duty and was negligent.', ['negligent']],
    ['The release manager is to blame for the missing sign-off.', ['is to blame']],
    ['It was the manager’s fault that nothing was signed.', ['the manager’s fault']],
    ['The engineer forgot to start the assessment.', ['forgot to']],
    ['Staff did not care about the procedure.', ['did not care']],
    ['Management deliberately ignored the alarms.', ['deliberately ignored']],
    ['There is a lack of discipline in the team.', ['lack of discipline']],
  ])('is noticed: %s', (text, words) => expect(said(blameIn(text, place))).toEqual(words));
  it.each([
    'The effect on approval rates is negligible.',
    'The fault tree of LendScore has no branch for drift.',
    'The default of the tool closes an alarm after 24 hours.',
    'The filter ignored alarms under the threshold.',
    'The product owner is responsible for the release.',
    'Fault tolerance was tested in May.',
    'A customer wrote: “they did not care” (ticket 4711).',
    'Lack of training is no ground that HR-02 names.',
  ])('is not seen in: %s', (text) => expect(said(blameIn(text, place))).toEqual([]));
});

describe('names of people', () => {
  const setting = {
    certification: true,
    people: ['Marit de Vries', 'Ruben Claes', 'Ines Vogt', 'Mark Young', 'May Field'],
    otherNames: ['Vogt Analytics', 'Claes LendScore', 'Delft'],
  };
  it.each([
    ['Marit de Vries closed three alarms.', ['Marit de Vries']],
    ['Three alarms were closed by Ruben.', ['Ruben']],
    ['Ms Young signed the release.', ['Ms Young']],
    ['Mark Young signed the release.', ['Mark Young']],
    ['According to Claes nobody reviews alarms.', ['Claes']],
    ['Ruben’s approval is missing.', ['Ruben’s']],
    // Nobody of the engagement, but a person by the title.
    ['Mr Smith and Dr. van den Berg closed three alarms.', ['Mr Smith', 'Dr. van den Berg']],
  ])('are noticed: %s', (text, words) => expect(said(namesIn(text, setting, place))).toEqual(words));
  it.each([
    'In May 2026 the field was renamed.',
    'Mark the release as approved: the box is empty in 4 of 12 sheets.',
    'Young applicants were refused more often.',
    'Vogt Analytics supplies the model.',
    'The head of model risk closed three alarms.',
    'Vriesland is not in the list of sites.',
    'marit is a server name in the log.',
    'The field “Dr” of the form stays empty; Mr and Ms are the other values.',
  ])('are not seen in: %s', (text) => expect(said(namesIn(text, setting, place))).toEqual([]));
});

describe('evidence that cannot be traced', () => {
  const of = (text: string, referenced = false) => said(untraceableIn({ text, referenced }, { field: 'evidence', line: 0 }));
  it.each([
    'Documents seen.',
    'Various records were reviewed',
    'Several employees were asked and knew nothing of the policy.',
    'Interviews with staff confirmed this.',
    'As discussed.',
    'Samples checked, gaps found.',
    'See notes',
  ])('is noticed: %s', (text) => expect(of(text)).toHaveLength(1));
  it.each([
    'Documents seen: PRO-11 version 2.',
    'Records of weeks 31 and 33.',
    '25 of 214 change records drawn at random: 4 without assessment.',
    'Minutes of the AI board of September name no owner.',
    'The policy “Responsible AI at Lumenfold” names no interval.',
    'Product owner of LendScore: nobody stands in during leave.',
    'Register IAR-01 has no entry after IA-2025-01.',
  ])('is not seen in: %s', (text) => expect(of(text)).toEqual([]));
  it('is not seen where the line is linked to evidence or an interview', () => expect(of('Documents seen.', true)).toEqual([]));
});

const requirement = {
  ref: '8.4',
  title: 'AI system impact assessment',
  about: ['Which of your systems have no impact assessment so far?', 'Go-live dates against assessment dates'],
};
const texts = (patch: Partial<FindingTexts>): FindingTexts => ({
  grade: 'minor',
  title: '',
  statement: 'For two of three systems a version went live without an impact assessment.',
  gradeReason: '',
  evidence: [{ text: 'IAR-01 has no entry for LendScore 4.2.', referenced: false }],
  requirements: [requirement],
  ...patch,
});
const plain = { certification: true, people: [], otherNames: [] };
const rulesOf = (patch: Partial<FindingTexts>, setting = plain) => findingHints(texts(patch), setting).map(({ rule }) => rule);

describe('the three parts that a nonconformity needs', () => {
  it('are each named when they are missing, and not asked of an opportunity', () => {
    const empty = { statement: ' ', evidence: [{ text: '', referenced: false }], requirements: [] };
    expect(missingParts(texts(empty)).map(({ rule }) => rule)).toEqual(['needs_requirement', 'needs_statement', 'needs_evidence']);
    expect(missingParts(texts({ ...empty, grade: 'opportunity' }))).toEqual([]);
    expect(missingParts(texts({}))).toEqual([]);
  });
});

describe('the statement', () => {
  it.each([
    'AI system impact assessment is not performed.',
    'The requirement of clause 8.4 on AI system impact assessment is not fulfilled.',
    'AI system impact assessments were not adequately implemented by the organization.',
    'No evidence of AI system impact assessment could be provided.',
  ])('that only says the requirement again is noticed: %s', (statement) => expect(rulesOf({ statement })).toContain('repeats_requirement'));
  it.each([
    'For two of three systems a version went live without an impact assessment.',
    'The impact assessment of LendScore is of 2024 and describes version 3.9.',
    'Impact assessments are made after release and not before.',
  ])('that says what is not so is left alone: %s', (statement) => expect(rulesOf({ statement })).toEqual([]));
  it('that speaks of something else is noticed, and one that names the clause is not', () => {
    expect(rulesOf({ statement: 'Fire extinguishers in the canteen carry expired stickers.' })).toEqual(['off_requirement']);
    expect(rulesOf({ statement: 'Against 8.4, nothing was written down for Porto since March.' })).toEqual([]);
  });
  it('may advise in a consultancy', () => {
    const statement = 'The impact assessment should name affected groups before each release.';
    expect(rulesOf({ statement })).toEqual(['advice']);
    expect(rulesOf({ statement }, { ...plain, certification: false })).toEqual([]);
  });
});

describe('the answer of the auditee', () => {
  const problem =
    'Drift alarms of LendScore closed without a recorded review. Three of four drift alarms in the third quarter were closed without the review that the organization asks for.';
  const answer = (cause: string, correctiveAction: string, correction = 'The three alarms were reviewed and entered in the log.') =>
    answerHints({ problem, correction, cause, correctiveAction }).map(({ rule }) => rule);
  const gate = 'Alarms can be closed only with a review number; the tool refuses others.';

  it.each([
    'The drift alarms were closed without a review.',
    'The reviews of the three drift alarms were missing.',
    'Root cause: no review of the alarms was recorded in the third quarter.',
  ])('whose cause repeats the problem is noticed: %s', (cause) => expect(answer(cause, gate)).toContain('cause_repeats'));
  it.each([
    'REL-02 asks only platform operations to approve a change of monitoring; model risk had no stand-in during leave.',
    'The closing rule of the tool was set up before the procedure existed, and nobody had compared the two since.',
    'The alarms reach a mailbox that no role owns.',
  ])('whose cause says why is left alone: %s', (cause) => expect(answer(cause, gate)).toEqual([]));
  it('whose cause ends with a person is noticed', () =>
    expect(answer('Human error of the operator on duty while the mailbox moved to another provider.', gate)).toEqual(['cause_person']));
  it.each([
    'The missing alarms were reviewed and entered in the log.',
    'The three records were completed and signed.',
    'We repaired the entry and uploaded the file.',
  ])('whose action is only a correction is noticed: %s', (action) =>
    expect(answer('The alarms reach a mailbox that no role owns.', action)).toEqual(['action_is_correction']),
  );
  it.each([
    gate,
    'REL-02 version 7 names a stand-in; owners are trained.',
    'Changes of monitoring rules need approval by model risk.',
    'The quarterly check reads all sets in use.',
    'Completed assessments become a condition of the release gate.',
  ])('whose action changes how work is done is left alone: %s', (action) =>
    expect(answer('The alarms reach a mailbox that no role owns.', action)).toEqual([]),
  );
  it('that is empty leaves nothing to say', () =>
    expect(answerHints({ problem, correction: '', cause: '', correctiveAction: '' })).toEqual([]));
});

describe('the comment of the reviewer', () => {
  it('that gives the solution is noticed in a certification only', () => {
    const comment = 'The cause should name the gate.';
    expect(said(commentHints(comment, plain))).toEqual(['should']);
    expect(commentHints(comment, { ...plain, certification: false })).toEqual([]);
    expect(commentHints('The cause repeats the problem; extent is clear.', plain)).toEqual([]);
  });
});

describe('the findings of the sample', () => {
  interface Step {
    readonly step: string;
    readonly correction?: { readonly text: string };
    readonly cause?: { readonly text: string };
    readonly correctiveAction?: { readonly text: string };
    readonly verdicts?: Readonly<Record<string, string>>;
  }
  interface Finding {
    readonly key: string;
    readonly grade: FindingTexts['grade'];
    readonly title: string;
    readonly statement: string;
    readonly gradeReason: string;
    readonly requirements: readonly string[];
    readonly objectiveEvidence: readonly { readonly text: string; readonly evidence?: string; readonly interview?: string }[];
    readonly steps: readonly Step[];
  }
  const resources = join(import.meta.dirname, '../../../resources');
  const findings = JSON.parse(readFileSync(join(resources, 'sample/findings.json'), 'utf8')) as Finding[];
  const catalog = JSON.parse(readFileSync(join(resources, 'catalogs/iso-iec-42001-2023.json'), 'utf8')) as {
    items: { ref: string; title: string; ask?: string[]; lookAt?: string[] }[];
  };
  const people = ['Ines Vogt', 'Tobias Keller', 'Lotte Maas', 'Ruben Claes', 'Marit de Vries'];
  const textsOf = (finding: Finding): FindingTexts => ({
    ...finding,
    evidence: finding.objectiveEvidence.map((line) => ({
      text: line.text,
      referenced: line.evidence !== undefined || line.interview !== undefined,
    })),
    requirements: finding.requirements.map((ref) => {
      const item = catalog.items.find((one) => one.ref === ref);
      return { ref, title: item?.title ?? '', about: [...(item?.ask ?? []), ...(item?.lookAt ?? [])] };
    }),
  });

  it.each(findings.map((finding) => [finding.key, finding] as const))('%s is written well: no hint', (_key, finding) =>
    expect(findingHints(textsOf(finding), { certification: true, people, otherNames: [] })).toEqual([]),
  );

  it('have exactly those causes noticed that the reviewer returned', () => {
    const seen: [string, boolean, boolean][] = [];
    for (const finding of findings)
      for (const [at, step] of finding.steps.entries()) {
        if (step.step !== 'submitResponse') continue;
        const verdicts = finding.steps.slice(at).find((one) => one.step === 'reviewResponse')?.verdicts ?? {};
        const problem = [finding.title, finding.statement, ...finding.objectiveEvidence.map(({ text }) => text)].join(' ');
        const hints = answerHints({
          problem,
          correction: step.correction?.text ?? '',
          cause: step.cause?.text ?? '',
          correctiveAction: step.correctiveAction?.text ?? '',
        });
        seen.push([finding.key, verdicts.cause === 'returned', hints.some(({ rule }) => rule === 'cause_repeats')]);
      }
    expect(seen.length).toBeGreaterThan(4);
    expect(seen.filter(([, returned, noticed]) => returned !== noticed)).toEqual([]);
  });
});

describe('every hint', () => {
  it('has its words: what, why with a clause, what to do', () => {
    for (const rule of writingRules) {
      expect(t(`writingHelp.rule.${rule}.what`)).toMatch(/\.$/);
      expect(t(`writingHelp.rule.${rule}.why`)).toMatch(/(ISO\/IEC|ISO) \d{4,5}/);
      expect(t(`writingHelp.rule.${rule}.todo`)).toMatch(/[.?]$/);
    }
  });

  const word = fc.constantFrom(
    'should',
    'we',
    'recommend',
    'Ruben',
    'careless',
    'documents',
    'seen',
    '“',
    '”',
    'says',
    '.',
    '\n',
    'é',
    '42',
    'ß',
    '👩‍🔬',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  );
  it('points at its own words, whatever the text', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (statement, line, cause) => {
        const people = ['Ruben Claes', '', '(', 'É Ø'];
        const setting = { certification: true, people, otherNames: ['[', ''] };
        for (const one of findingHints(texts({ statement, title: cause, evidence: [{ text: line, referenced: false }] }), setting)) {
          const text = { statement, title: cause, evidence: line }[one.field as 'statement' | 'title' | 'evidence'] ?? '';
          if (one.words !== '') expect(text.includes(one.words)).toBe(true);
          if (one.rule === 'advice' || one.rule === 'blame' || one.rule === 'name') expect(text.slice(one.from, one.to)).toBe(one.words);
        }
        answerHints({ problem: statement, correction: line, cause, correctiveAction: line });
      }),
    );
  });

  it('is given for the longest text that a field takes', () => {
    const long = 'The organization should review “drift alarms and documents seen weekly. '.repeat(270);
    const hints = findingHints(texts({ statement: long, gradeReason: long, evidence: [{ text: long, referenced: false }] }), plain);
    expect(hints.filter(({ rule }) => rule === 'advice').length).toBe(3 * 270);
  });
});

/** A reviewer who has the pack alone: reads it, keeps questions in a file, and the team takes them over. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { apart, overrideAll } from '../../builders/decided.ts';
import { deeds, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusal, refusalWithoutWrite } from '../../builders/refusal.ts';

const PASSPHRASE = 'eight words are better than one';
let e: FilledEngagement;
let auditId: string;
let shown: OutputOf<'decision.packRead'>;
const at = (name: string) => ({ path: e.ports.path(name) });
const packNow = (name: string) => e.call('decision.pack', { auditId, evidence: 'index', passphrase: PASSPHRASE, to: at(name) });
const known = () => {
  if (shown.pack === null) throw new Error('The pack was not read.');
  const { engagementId, auditNumber, title, tagManifestSha256, head } = shown.pack;
  return { engagementId, auditId, auditNumber, title, tagManifestSha256, head };
};
const aQuestion = (text: string) => ({
  id: null,
  subject: 'other' as const,
  subjectId: null,
  subjectLabel: 'Item 12',
  text,
  askedAt: null,
});

beforeAll(async () => {
  e = await aFilledEngagement({ now: '2026-12-10T09:00:00.000Z' });
  auditId = e.audits.stage2;
  await e.findingIn('closed');
  await apart(e.call);
  await overrideAll(e.call, auditId);
  await e.call('settings.makeSigningKey', { passphrase: PASSPHRASE });
  await packNow('pack.zip');
  shown = await e.call('decision.packRead', { file: at('pack.zip') });
}, 200_000);
afterAll(() => e.close());

describe('a pack that is opened for review', () => {
  it('says what it holds: items, checks with what was passed over, and what can be asked about', async () => {
    expect(shown.check).toMatchObject({ ok: true, problems: [] });
    expect(shown.pack).toMatchObject({ auditId, auditNumber: expect.any(String), questions: [] });
    expect(shown.pack?.items).toEqual((await e.call('decision.packContents', { auditId, evidence: 'index' })).items);
    expect(shown.pack?.gates.filter(({ passedOverBy }) => passedOverBy === 'Gareth Lowe').length).toBeGreaterThan(0);
    const { findings } = await e.call('findings.list', { auditId });
    expect(shown.pack?.subjects.filter(({ subject }) => subject === 'finding').map(({ id }) => id)).toEqual(
      expect.arrayContaining(findings.map(({ id }) => id)),
    );
    expect(shown.pack?.subjects).toContainEqual(expect.objectContaining({ subject: 'evidence', id: e.evidence }));
  });

  it('shows nothing of a pack that is not whole, but says what does not fit', async () => {
    const bytes = readFileSync(at('pack.zip').path);
    const where = bytes.indexOf('"standing":"missing"');
    expect(where).toBeGreaterThan(0);
    bytes.write('"standing":"present"', where);
    writeFileSync(at('changed.zip').path, bytes);
    const changed = await e.call('decision.packRead', { file: at('changed.zip') });
    expect(changed.pack).toBeNull();
    expect(changed.check.problems.map(({ where }) => where)).toContain('data/contents.json');
  });

  it('is told apart from a file that is none', async () => {
    writeFileSync(at('none.zip').path, 'not a zip');
    expect(await e.call('decision.packRead', { file: at('none.zip') })).toMatchObject({ check: { ok: false }, pack: null });
    expect((await refusal(e.call('decision.packRead', { file: at('gone.zip') }))).code).toBe('CANNOT_READ');
  });
});

describe('the questions of somebody who reviews from a pack', () => {
  it('are kept in a file of their own, with ids that stay when the file is written again', async () => {
    const first = await e.call('decision.packWriteQuestions', {
      to: at('first.json'),
      pack: known(),
      reviewer: 'Gareth Lowe',
      questions: [aQuestion('Why two sites of five?')],
      settled: [],
    });
    const again = await e.call('decision.packWriteQuestions', {
      to: at('both.json'),
      pack: known(),
      reviewer: 'gareth lowe',
      questions: [...first.questions, { ...aQuestion('Which alarms?'), subject: 'evidence', subjectId: e.evidence, subjectLabel: 'E-001' }],
      settled: [],
    });
    expect(again.questions).toHaveLength(2);
    expect(again.questions[0]).toEqual(first.questions[0]);
    expect(await e.call('decision.packQuestions', { file: at('both.json') })).toMatchObject({ pack: known(), questions: again.questions });
  });

  it('are taken over once, whichever file comes first, as questions of the reviewer who begins a review with them', async () => {
    const { value, left } = await withLedger(e.path, () => e.call('decision.takeQuestions', { file: at('first.json') }));
    expect(deeds(left)).toEqual(['insert technical_review', 'insert review_question']);
    expect(value).toMatchObject({ auditId, reviewer: 'Gareth Lowe', taken: ['Q-1'], known: 0 });
    expect(await e.call('decision.takeQuestions', { file: at('both.json') })).toMatchObject({ taken: ['Q-2'], known: 1 });
    const none = await withLedger(e.path, () => e.call('decision.takeQuestions', { file: at('both.json') }));
    expect(none.left).toEqual([]);
    expect(none.value).toMatchObject({ taken: [], known: 2 });
    const { questions } = await e.call('decision.show', { auditId });
    expect(questions).toMatchObject([
      { number: 'Q-1', askedByName: 'Gareth Lowe', subjectLabel: 'Item 12', text: 'Why two sites of five?', state: 'open' },
      { number: 'Q-2', subject: 'evidence', subjectId: e.evidence },
    ]);
  });

  it('come back answered in the next pack, are settled from it, and the settlement is taken over once', async () => {
    const [first] = (await e.call('decision.show', { auditId })).questions;
    await e.call('decision.clarify', { questionId: first?.id ?? '', kind: 'answer', text: 'The other three have no AI system.' });
    await overrideAll(e.call, auditId);
    await packNow('second.zip');
    const next = await e.call('decision.packRead', { file: at('second.zip') });
    expect(next.pack?.questions[0]).toMatchObject({ number: 'Q-1', state: 'answered', said: [{ byName: 'Ines Vogt' }] });
    shown = next;
    await e.call('decision.packWriteQuestions', {
      to: at('settled.json'),
      pack: known(),
      reviewer: 'Gareth Lowe',
      questions: [],
      settled: [{ questionId: first?.id ?? '', outcome: 'Made clear.', settledAt: null }],
    });
    expect(await e.call('decision.takeQuestions', { file: at('settled.json') })).toMatchObject({ taken: [], settled: ['Q-1'] });
    expect((await e.call('decision.takeQuestions', { file: at('settled.json') })).settled).toEqual([]);
    expect((await e.call('decision.show', { auditId })).questions[0]).toMatchObject({ state: 'settled', settledByName: 'Gareth Lowe' });
  });

  it('are refused when they are of another engagement, of another state, of an unknown name or of no reviewer’s file', async () => {
    const write = (name: string, pack: object, reviewer = 'Gareth Lowe') =>
      e.call('decision.packWriteQuestions', {
        to: at(name),
        pack: { ...known(), ...pack },
        reviewer,
        questions: [aQuestion('Anything?')],
        settled: [],
      });
    const refused = (name: string) => refusalWithoutWrite(e.path, () => e.call('decision.takeQuestions', { file: at(name) }));
    await write('other.json', { engagementId: '0190aaaa-0000-7000-8000-000000000001' });
    expect((await refused('other.json')).message).toContain('another engagement');
    await write('state.json', { tagManifestSha256: 'a'.repeat(64), head: { ...known().head, hash: 'b'.repeat(64) } });
    expect((await refused('state.json')).message).toContain('not made from this file');
    await write('name.json', {}, 'Somebody Else');
    expect((await refused('name.json')).code).toBe('CONFLICT');
    writeFileSync(at('text.json').path, '{"format":"fieldbook-review/1","questions":[{"text":"<b>"}]}');
    expect((await refused('text.json')).message).toContain('no file of questions');
  });
});

/** Search on a real file: what is found, where it leads, and that no text of a person is syntax. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerNumber } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';

const START = '\u0002';
const END = '\u0003';
let e: FilledEngagement;
beforeAll(async () => {
  e = await aFilledEngagement();
});
afterAll(() => e.close());
const find = (words: string, limit?: number) => e.call('search.find', { words, ...(limit === undefined ? {} : { limit }) });

describe('a hit', () => {
  it('on a note leads to the checklist row or interview that it stands in, with the found words marked', async () => {
    const row = await e.row(e.audits.stage2, '4.1');
    const [onRow] = (await find('context analysis of 2 february')).hits;
    expect(onRow).toMatchObject({
      entity: 'note',
      id: e.note,
      kind: 'note',
      auditId: e.audits.stage2,
      ownerKind: 'checklist_item',
      ownerId: row,
    });
    expect(onRow?.title).toMatch(/^4\.1 /);
    expect(onRow?.snippet).toContain(`${START}analysis${END}`);
    const [inInterview] = (await find('second line team')).hits;
    expect(inInterview).toMatchObject({ entity: 'note', ownerKind: 'interview', ownerId: e.interview, title: 'I-01 Model risk' });
  });

  it('on any part of a finding leads to the finding', async () => {
    const finding = await e.findingIn('closed', { ref: 'A.8.3', title: 'Gate without assessment' });
    const words = ['weeks 31 and 33', 'assessments were redone', 'sheet does not ask', 'has a gate', 'passed the gate'];
    for (const one of words) {
      const { hits } = await find(one);
      expect(
        hits.some((hit) => hit.kind === 'finding' && hit.ownerKind === 'finding' && hit.ownerId === finding.id),
        one,
      ).toBe(true);
    }
  });

  it('on a reason leads to its row, on a requirement to its first row in the newest audit', async () => {
    const row = await e.row(e.audits.stage2, 'A.10.4');
    await e.call('checklist.setResult', { id: row, result: 'not_sampled', reason: 'Zanzibar comes at surveillance.' });
    expect((await find('zanzibar')).hits).toMatchObject([{ entity: 'requirement_result', kind: 'checklist_item', ownerId: row }]);
    const first = await e.row(e.audits.stage2, '8.4');
    const [hit] = (await find('AI system impact assessment')).hits;
    expect(hit).toMatchObject({
      entity: 'catalog_item',
      kind: 'catalog_item',
      ownerKind: 'checklist_item',
      auditId: e.audits.stage2,
      ownerId: first,
    });
  });

  it('on evidence, systems, people, sites, audits and report texts leads to them', async () => {
    const cases = [
      ['alarm list', 'evidence', e.evidence],
      ['docusift', 'ai_system', e.systems.docu],
      ['vries', 'person', e.people.auditee],
      ['porto', 'site', e.site],
    ] as const;
    for (const [words, kind, id] of cases)
      expect((await find(words)).hits).toContainEqual(expect.objectContaining({ kind, id, ownerId: id }));
    expect((await find('system is in place')).hits).toMatchObject([
      { kind: 'report_text', auditId: e.audits.stage2, ownerKind: 'audit', ownerId: e.audits.stage2, title: 'Summary (S2)' },
    ]);
    expect((await find('stage 2')).hits.some((hit) => hit.kind === 'audit')).toBe(true);
  });

  it('in a title comes before one in a text', async () => {
    await e.call('checklist.addNote', {
      id: await e.row(e.audits.stage2, '7.2'),
      text: 'The quokka was mentioned once, the quokka twice, the quokka thrice.',
    });
    const titled = await e.call('evidence.addSeen', { auditId: e.audits.stage2, title: 'Quokka register' });
    expect((await find('quokka')).hits.map((hit) => hit.entity)).toEqual(['evidence', 'note']);
    expect((await find('quok')).hits[0]?.id).toBe(titled.id);
  });

  it('follows the text: what was changed or taken away is not found any more', async () => {
    const note = await e.call('checklist.addNote', { id: await e.row(e.audits.stage2, '7.3'), text: 'Wombat on file.' });
    expect((await find('wombat')).hits).toHaveLength(1);
    await e.call('checklist.changeNote', { noteId: note.id, text: 'Numbat on file.' });
    expect((await find('wombat')).hits).toHaveLength(0);
    await e.call('checklist.removeNote', { noteId: note.id });
    expect((await find('numbat')).hits).toHaveLength(0);
  });
});

describe('references and numbers', () => {
  it.each(['A.6.2.6', 'a.6.2.6', '#A.6.2.6'])('%s is the first hit', async (words) => {
    await e.call('checklist.addNote', { id: await e.row(e.audits.stage2, '9.1'), text: 'Compare A.6.2.6, A.6.2.6 and again A.6.2.6.' });
    const [first, ...rest] = (await find(words)).hits;
    expect(first).toMatchObject({
      entity: 'catalog_item',
      auditId: e.audits.stage2,
      snippet: expect.stringMatching(/^\u0002A\.6\.2\.6 .*\u0003$/),
    });
    expect(rest.some((hit) => hit.entity === 'note')).toBe(true);
  });

  it('of findings are found whole and short, of evidence and interviews too', async () => {
    const finding = await e.findingIn('draft', { ref: 'A.5.4' });
    for (const words of [finding.number, finding.shortNumber.toLowerCase(), `!${finding.shortNumber}`])
      expect((await find(words)).hits[0], words).toMatchObject({ kind: 'finding', id: finding.id });
    expect((await find('E-001')).hits[0]).toMatchObject({ kind: 'evidence', id: e.evidence });
    expect((await find('i-01')).hits[0]).toMatchObject({ kind: 'interview', id: e.interview });
  });
});

describe('a search without hits', () => {
  it('offers a near word of the file with how often it occurs', async () => {
    expect(await find('anaylsis')).toEqual({ hits: [], nearest: { word: 'analysis', count: expect.any(Number) } });
    expect((await find('context anaylsis')).nearest?.word).toBe('analysis');
  });

  it('offers nothing where nothing is near, and nothing for nothing', async () => {
    expect(await find('xylophonist')).toEqual({ hits: [], nearest: null });
    for (const words of ['', '   ', '***', '"', '()', '-', '^']) expect(await find(words), words).toEqual({ hits: [], nearest: null });
  });

  it('offers nothing while there are hits', async () => {
    expect((await find('analysis')).nearest).toBeNull();
  });
});

describe('text of a person', () => {
  it.each([
    '"',
    '""',
    '"a',
    'a"',
    "'",
    '*',
    'a*',
    '* a',
    'NEAR',
    'NEAR(a b, 2)',
    'AND',
    'a AND',
    'OR',
    'NOT a',
    'a NOT b',
    'title:a',
    '{title body}: a',
    '^a',
    '-a',
    '+a',
    'a + b',
    '(',
    ')',
    '(a',
    'a:b:c',
    ';',
    '--',
    "'; DROP TABLE change; --",
    '\u0000',
    'a\u0000b',
    '\ud800',
    '%',
    '_',
    '\\',
  ])('%j is searched as it stands and leaves nothing in the file', async (words) => {
    const before = ledgerNumber(e.path);
    expect(Array.isArray((await find(words)).hits)).toBe(true);
    expect(ledgerNumber(e.path)).toBe(before);
  });

  it('is found by its own operator words', async () => {
    await e.call('checklist.addNote', { id: await e.row(e.audits.stage2, '7.4'), text: 'Kestrel AND merlin, NOT near the hobby.' });
    for (const words of ['kestrel AND', 'merlin NOT', 'AND merlin', 'near'])
      expect(
        (await find(words)).hits.some((hit) => hit.snippet.includes('hobby') || hit.snippet.includes('merlin')),
        words,
      ).toBe(true);
  });

  it('never throws, whatever it is', async () => {
    const syntax = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      '+',
      ' ',
      'NEAR',
      'AND',
      'OR',
      'NOT',
      'title',
      '{',
      '}',
      ',',
      '\u0000',
      'a',
      'analysis',
    );
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(syntax, { maxLength: 25 }).map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        expect((await find(text.slice(0, 300))).hits.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 400 },
    );
  });
});

it('gives as many hits as asked for, and no two for the same row', async () => {
  const { hits } = await find('a', 5);
  expect(hits).toHaveLength(5);
  expect(new Set(hits.map((hit) => hit.id)).size).toBe(5);
  expect((await find('a', 0)).hits).toEqual([]);
});

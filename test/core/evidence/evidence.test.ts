/** Evidence: rows, links and refusals, on a real file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let e: FilledEngagement;
beforeAll(async () => {
  e = await aFilledEngagement();
});
afterAll(() => e.close());
const seen = (input: object = {}) => e.call('evidence.addSeen', { auditId: e.audits.stage2, title: 'Ticket list on screen', ...input });

describe('evidence that was seen and not kept', () => {
  it('is one row in the file, with what was said about it, and one in the ledger', async () => {
    const { value, left } = await withLedger(e.path, () =>
      seen({
        kind: 'record',
        source: 'Platform operations lead',
        receivedAt: '2026-11-17T09:20:00.000Z',
        periodFrom: '2026-07-01',
        periodTo: '2026-09-30',
        location: 'Rows 101 to 140',
        confidentiality: 'confidential',
      }),
    );
    expect(deeds(left)).toEqual(['insert evidence']);
    expect(rowIn(e.path, 'evidence', value.id)).toEqual(value);
    expect(value).toMatchObject({ content: 'seen', bytes: 0, sha256: null, fileName: '', receivedAt: '2026-11-17T09:20:00.000Z' });
  });

  it('gets the next number of the engagement, past numbers that a person gave', async () => {
    const numbers = rowsIn(e.path, 'evidence').map((row) => row.number);
    const next = Math.max(...numbers.map((number) => Number(number.slice(2)))) + 1;
    expect((await seen()).number).toBe(`E-${String(next).padStart(3, '0')}`);
    await seen({ number: 'E-041' });
    await seen({ number: 'Annex 7' });
    expect((await seen()).number).toBe('E-042');
  });

  it('stands on a row of the checklist when that is asked', async () => {
    const row = await e.row(e.audits.stage2, '9.1');
    const { value, left } = await withLedger(e.path, () => seen({ checklistItemId: row }));
    expect(deeds(left)).toEqual(['insert evidence', 'insert link']);
    expect(rowsIn(e.path, 'link').find((link) => link.fromId === value.id)).toMatchObject({ toId: row, kind: 'supports' });
    expect((await e.call('checklist.show', { id: row })).evidence.map((one) => one.id)).toContain(value.id);
  });

  it.each([
    ['a number that is taken', () => seen({ number: 'E-001' }), 'CONFLICT'],
    ['an audit that is not there', () => seen({ auditId: unknownId }), 'NOT_FOUND'],
    ['a row that is not there', () => seen({ checklistItemId: unknownId }), 'NOT_FOUND'],
    ['a period that ends before it begins', () => seen({ periodFrom: '2026-02-01', periodTo: '2026-01-01' }), 'INVALID_INPUT'],
    ['a title of spaces', () => seen({ title: '  ' }), 'INVALID_INPUT'],
  ])('is refused with %s', async (_what, work, code) => {
    expect((await refusalWithoutWrite(e.path, work)).code).toBe(code);
  });
});

describe('facts about evidence', () => {
  it('change field by field and leave the other fields and the time of receipt as they are', async () => {
    const before = await seen({ receivedAt: '2026-11-17T09:20:00.000Z' });
    const { value, left } = await withLedger(e.path, () =>
      e.call('evidence.update', { id: before.id, title: 'Tickets', periodFrom: '2026-01-01' }),
    );
    expect(deeds(left)).toEqual(['update evidence title', 'update evidence periodFrom']);
    expect(value).toEqual({ ...before, title: 'Tickets', periodFrom: '2026-01-01' });
    expect(rowIn(e.path, 'evidence', before.id)).toEqual(value);
  });

  it('never change the time of receipt', async () => {
    const { id } = await seen();
    const input = { id, receivedAt: '2026-01-01T00:00:00.000Z' } as { id: string };
    const error = await refusalWithoutWrite(e.path, () => e.call('evidence.update', input));
    expect(error).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('keep a period in order across two changes', async () => {
    const { id } = await seen({ periodFrom: '2026-05-01' });
    const error = await refusalWithoutWrite(e.path, () => e.call('evidence.update', { id, periodTo: '2026-04-30' }));
    expect(error.fields).toHaveProperty('periodTo');
  });

  it('of unknown evidence are NOT_FOUND', async () => {
    for (const work of [
      () => e.call('evidence.show', { id: unknownId }),
      () => e.call('evidence.update', { id: unknownId, title: 'x' }),
      () => e.call('evidence.preview', { id: unknownId }),
      () => e.call('evidence.purge', { id: unknownId, reason: 'x' }),
      () => e.call('evidence.link', { id: unknownId, to: { kind: 'note', id: e.note } }),
    ])
      expect((await refusalWithoutWrite(e.path, work)).code).toBe('NOT_FOUND');
  });
});

describe('what evidence supports', () => {
  it('is a row, a draft finding and a note, each named as on screen', async () => {
    const { id } = await seen();
    const row = await e.row(e.audits.stage2, '8.4', 'LendScore 4.2');
    const finding = await e.findingIn('draft');
    for (const to of [
      { kind: 'checklist_item', id: row },
      { kind: 'finding', id: finding.id },
      { kind: 'note', id: e.note },
    ] as const) {
      const { left } = await withLedger(e.path, () => e.call('evidence.link', { id, to }));
      expect(deeds(left)).toEqual(['insert link']);
    }
    const { supports } = await e.call('evidence.show', { id });
    expect(supports.map(({ kind, label, detail }) => [kind, label, detail])).toEqual([
      ['checklist_item', '8.4 AI system impact assessment', 'S2 · LendScore 4.2'],
      ['finding', finding.number, finding.title],
      ['note', expect.stringMatching(/^\d\d:\d\d$/), 'Context analysis of 2 February read.'],
    ]);
    const { evidence } = await e.call('evidence.list', { auditId: e.audits.stage2 });
    expect(evidence.find((one) => one.id === id)).toMatchObject({ supports: 3, auditNumber: 'S2' });
  });

  it('counts a finding whose objective evidence cites it, and that citation is not taken away here', async () => {
    const { id, number } = await seen();
    await e.call('findings.raise', {
      auditId: e.audits.stage2,
      grade: 'minor',
      title: 'Cites it',
      statement: 'S',
      requirements: ['42001:A.8.3'],
      objectiveEvidence: [{ text: `${number}, row 3`, evidenceId: id }],
    });
    const { supports } = await e.call('evidence.show', { id });
    expect(supports).toMatchObject([{ kind: 'finding', detail: `${number}, row 3` }]);
    const error = await refusalWithoutWrite(e.path, () => e.call('evidence.unlink', { linkId: supports[0]?.linkId ?? '' }));
    expect(error).toMatchObject({ code: 'RULE', message: expect.stringContaining('9.4.5.3') });
  });

  it('is linked once however often it is asked', async () => {
    const { id } = await seen();
    const first = await e.call('evidence.link', { id, to: { kind: 'note', id: e.note } });
    const { value, left } = await withLedger(e.path, () => e.call('evidence.link', { id, to: { kind: 'note', id: e.note } }));
    expect(value).toEqual(first);
    expect(left).toEqual([]);
  });

  it('goes with its link, which the ledger keeps', async () => {
    const { id } = await seen();
    const { linkId } = await e.call('evidence.link', { id, to: { kind: 'note', id: e.note } });
    const { left } = await withLedger(e.path, () => e.call('evidence.unlink', { linkId }));
    expect(deeds(left)).toEqual(['remove link']);
    expect(left[0]?.before).toMatchObject({ id: linkId, fromId: id, toId: e.note });
    expect((await e.call('evidence.show', { id })).supports).toEqual([]);
    expect((await e.call('evidence.link', { id, to: { kind: 'note', id: e.note } })).linkId).toBe(linkId);
  });

  it('stays where a finding was issued with it, and where it implements a corrective action', async () => {
    const { id } = await seen();
    const finding = await e.findingIn('draft', { ref: 'A.9.2' });
    const { linkId } = await e.call('evidence.link', { id, to: { kind: 'finding', id: finding.id } });
    await e.call('findings.issue', { id: finding.id });
    expect(await refusalWithoutWrite(e.path, () => e.call('evidence.unlink', { linkId }))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('9.4.5.3'),
    });

    const accepted = await e.findingIn('plan_accepted', { ref: 'A.9.3' });
    await e.call('findings.submitEvidence', { id: accepted.id, text: 'Settings shown.', evidence: [id] });
    const { evidence } = await e.call('findings.show', { id: accepted.id });
    expect(evidence).toMatchObject([{ id, linkKind: 'implements' }]);
    expect(await refusalWithoutWrite(e.path, () => e.call('evidence.unlink', { linkId: evidence[0]?.linkId ?? '' }))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('9.4.10'),
    });
  });

  it.each(['checklist_item', 'finding', 'note'] as const)('is refused for a %s that is not there', async (kind) => {
    const { id } = await seen();
    expect((await refusalWithoutWrite(e.path, () => e.call('evidence.link', { id, to: { kind, id: unknownId } }))).code).toBe('NOT_FOUND');
  });

  it('refuses to take away what is no link of evidence', async () => {
    const mention = rowsIn(e.path, 'link').find((link) => link.fromKind === 'note' && link.toKind === 'checklist_item');
    for (const linkId of [unknownId, mention?.id ?? ''])
      expect((await refusalWithoutWrite(e.path, () => e.call('evidence.unlink', { linkId }))).code).toBe('NOT_FOUND');
  });
});

describe('evidence without content', () => {
  it('is neither previewed, saved nor purged', async () => {
    const { id } = await seen();
    for (const work of [
      () => e.call('evidence.preview', { id }),
      () => e.call('evidence.saveCopy', { id, to: { path: e.ports.path('copy.bin') } }),
      () => e.call('evidence.purge', { id, reason: 'Asked by the client.' }),
    ])
      expect(await refusalWithoutWrite(e.path, work)).toMatchObject({
        code: 'RULE',
        message: expect.stringContaining('seen and not kept'),
      });
  });
});

it('is all listed, or that of one audit, in the order of receipt', async () => {
  const general = await e.call('evidence.addSeen', { auditId: null, title: 'Contract with the client' });
  const all = (await e.call('evidence.list', {})).evidence;
  expect(all.at(-1)).toMatchObject({ id: general.id, auditNumber: '' });
  const ofStage2 = (await e.call('evidence.list', { auditId: e.audits.stage2 })).evidence;
  expect(ofStage2).toHaveLength(all.filter((one) => one.auditId === e.audits.stage2).length);
  expect(all.map((one) => one.position)).toEqual(all.map((one) => one.position).toSorted((a, b) => a - b));
});

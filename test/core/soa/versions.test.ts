import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

const received = { path: join(import.meta.dirname, '../../../resources/sample/evidence/soa-3-2-sheet-annex-a.csv') };

let e: FilledEngagement;
let version: string;
beforeEach(async () => {
  e = await aFilledEngagement();
  version = (await e.call('soa.import', { file: received, number: '3.2' })).version.id;
});
afterEach(() => e.close());

const itemFor = async (ref: string, of = version) => {
  const found = (await e.call('soa.show', { id: of })).items.find((item) => item.controlRef === ref);
  if (found === undefined) throw new Error(`No row ${ref}.`);
  return found;
};
const linesOf = async (kind: string) => (await e.call('soa.reconcile', { id: version })).lines.filter((line) => line.kind === kind);

describe('a version made here', () => {
  it('has a row for each of the 38 controls, with nothing stated yet', async () => {
    const made = await e.call('soa.create', { number: '1.0', datedOn: '2026-11-18', note: 'Draft.' });
    const { items } = await e.call('soa.show', { id: made.id });
    expect(items).toHaveLength(38);
    expect(new Set(items.map((item) => `${item.applicable} ${item.origin} ${item.decision}`))).toEqual(
      new Set(['not_stated annex_a open']),
    );
    expect((await e.call('soa.reconcile', { id: made.id })).counts).toMatchObject({
      known: 38,
      missing: 0,
      titleDiffers: 0,
      noReason: 38,
      notStated: 38,
    });
  });

  it('copies the catalog where no audit has brought it yet', async () => {
    const { call, close } = await (await import('../../builders/engagement.ts')).anEngagement();
    try {
      const made = await call('soa.create', { number: '1.0' });
      expect((await call('catalogs.list')).catalogs.map(({ id }) => id)).toEqual([made.catalogId]);
    } finally {
      await close();
    }
  });
});

describe('a row', () => {
  it('keeps the AI systems it concerns as links, replaced together', async () => {
    const { id } = await itemFor('A.5.4');
    await e.call('soa.updateItem', { id, systems: [e.systems.lend, e.systems.docu] });
    expect((await itemFor('A.5.4')).systems.map(({ name }) => name)).toEqual(['LendScore 4.2', 'DocuSift 2.8']);
    const { left } = await withLedger(e.path, () => e.call('soa.updateItem', { id, systems: [e.systems.docu], owner: 'Model risk' }));
    expect(deeds(left)).toEqual(['update soa_item owner', 'remove link']);
    expect((await itemFor('A.5.4')).systems.map(({ name }) => name)).toEqual(['DocuSift 2.8']);
    expect(await refusalWithoutWrite(e.path, () => e.call('scope.removeSystem', { id: e.systems.docu }))).toMatchObject({ code: 'RULE' });
  });

  it('is accepted or gets a concern, and is open again when the client states something else', async () => {
    const { id } = await itemFor('A.9.4');
    expect(await e.call('soa.raiseConcern', { of: { id }, note: 'The reason cell is empty.' })).toMatchObject({
      decision: 'concern',
      auditorNote: 'The reason cell is empty.',
    });
    await e.call('soa.updateItem', { id, auditorNote: 'Asked for by 2 November.' });
    expect(rowIn(e.path, 'soa_item', id)).toMatchObject({ decision: 'concern', auditorNote: 'Asked for by 2 November.' });
    const answered = await e.call('soa.updateItem', {
      id,
      exclusionGround: 'risk_assessment',
      exclusionText: 'R-26 and R-27 are rated 6 and 4.',
    });
    expect(answered.decision).toBe('open');
    expect(await linesOf('no_reason')).toEqual([]);
    expect(await e.call('soa.accept', { of: { id } })).toMatchObject({ decision: 'accepted', auditorNote: 'Asked for by 2 November.' });
    expect(await e.call('soa.reopenItem', { id })).toMatchObject({ decision: 'open' });
  });

  it('of a control that the list does not name holds the decision, and stays missing until the client answers', async () => {
    const of = { versionId: version, requirement: '42001:A.8.5' };
    const concern = await e.call('soa.raiseConcern', { of, note: 'Reporting duties exist.' });
    expect(concern).toMatchObject({ inSource: false, controlRef: 'A.8.5', applicable: 'not_stated', decision: 'concern' });
    expect((await linesOf('missing')).map((line) => [line.ref, line.item?.decision ?? null])).toEqual([
      ['A.8.5', 'concern'],
      ['A.10.4', null],
    ]);
    expect((await e.call('soa.accept', { of })).id).toBe(concern.id);
    const added = await e.call('soa.addItem', { versionId: version, controlRef: 'A.8.5', applicable: 'yes', inclusionText: 'Law.' });
    expect(added).toMatchObject({ id: concern.id, inSource: true, decision: 'open' });
    expect((await linesOf('missing')).map((line) => line.ref)).toEqual(['A.10.4']);
    expect(await refusalWithoutWrite(e.path, () => e.call('soa.addItem', { versionId: version, controlRef: 'a.8.5' }))).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('can be the client’s own control, but not under an id of Annex A', async () => {
    const own = await e.call('soa.addItem', {
      versionId: version,
      controlRef: 'LUM-1',
      title: 'Model cards',
      applicable: 'yes',
      inclusionGrounds: ['business'],
    });
    expect(own).toMatchObject({ origin: 'own', requirement: null });
    expect(await linesOf('own')).toHaveLength(1);
    expect(await e.call('soa.updateItem', { id: (await itemFor('A.11.2')).id, origin: 'own' })).toMatchObject({ origin: 'own' });
    expect(await linesOf('not_a_control')).toHaveLength(2);
    const { id } = await itemFor('A.5.4');
    expect(await refusalWithoutWrite(e.path, () => e.call('soa.updateItem', { id, origin: 'own' }))).toMatchObject({ code: 'RULE' });
    expect(await refusalWithoutWrite(e.path, () => e.call('soa.updateItem', { id: own.id, origin: 'annex_a' }))).toMatchObject({
      code: 'RULE',
    });
  });

  it('whose id is corrected means another control', async () => {
    const { id } = await itemFor('A.6.2.9');
    expect(await e.call('soa.updateItem', { id, controlRef: 'A.8.5' })).toMatchObject({ requirement: '42001:A.8.5', origin: 'annex_a' });
  });
});

describe('versions', () => {
  it('are approved, listed with their counts, compared, and removed with rows and links', async () => {
    expect(await e.call('soa.approve', { id: version, approvedBy: 'Chief risk officer', approvedOn: '2026-09-14' })).toMatchObject({
      approvedOn: '2026-09-14',
    });
    const next = (await e.call('soa.import', { file: received, number: '3.3', leaveOut: [12, 32] })).version.id;
    const { id } = await itemFor('A.9.4', next);
    await e.call('soa.updateItem', { id, exclusionGround: 'risk_assessment', exclusionText: 'R-26 is 6.', systems: [e.systems.lend] });
    const { changes, same } = await e.call('soa.compare', { from: version, to: next });
    expect(changes.map(({ ref, change, fields }) => ({ ref, change, fields }))).toEqual([
      { ref: 'A.9.4', change: 'changed', fields: ['exclusionGround', 'exclusionText'] },
      { ref: 'A.5.1', change: 'removed', fields: [] },
    ]);
    expect(same).toBe(37);
    expect(
      (await e.call('soa.versions')).versions.map(({ number, counts }) => [number, counts.rows, counts.duplicates, counts.noReason]),
    ).toEqual([
      ['3.2', 40, 1, 1],
      ['3.3', 38, 0, 0],
    ]);
    await e.call('soa.removeVersion', { id: next });
    expect(rowsIn(e.path, 'soa_item').filter((item) => item.versionId === next)).toEqual([]);
    expect(rowsIn(e.path, 'link').filter((link) => link.fromKind === 'soa_item')).toEqual([]);
  });

  it('that an audit judges by stay', async () => {
    expect(await e.call('soa.pin', { auditId: e.audits.stage2, versionId: version })).toMatchObject({ soaVersionId: version });
    expect((await e.call('soa.show', { id: version })).pinnedBy).toEqual([{ auditId: e.audits.stage2, number: 'S2' }]);
    const refused = await refusalWithoutWrite(e.path, () => e.call('soa.removeVersion', { id: version }));
    expect([refused.code, refused.message]).toEqual(['RULE', 'Version 3.2 is what S2 judges by, so it stays. Nothing was removed.']);
    await e.call('soa.pin', { auditId: e.audits.stage2, versionId: null });
    await e.call('soa.removeVersion', { id: version });
    expect(rowsIn(e.path, 'soa_version')).toEqual([]);
    expect(await e.call('ledger.verify')).toMatchObject({ ok: true });
  });
});

describe('a checklist', () => {
  const stage2 = () => e.audits.stage2;
  const rowOf = async (ref: string) => (await e.call('checklist.list', { auditId: stage2() })).rows.find((row) => row.ref === ref);
  const exclude = async (ref: string, text = 'Risks R-26 and R-27 lie below the limit.') =>
    e.call('soa.updateItem', { id: (await itemFor(ref)).id, applicable: 'no', exclusionGround: 'risk_assessment', exclusionText: text });

  it('follows the pinned version: the row stays, not applicable, with the client’s justification as work to review', async () => {
    await exclude('A.9.4');
    await e.call('soa.pin', { auditId: stage2(), versionId: version });
    const reason = 'Excluded in SoA 3.2: Risks R-26 and R-27 lie below the limit.';
    const planned = await e.call('soa.effect', { auditId: stage2() });
    expect(planned.changes.map(({ ref, reason: why }) => [ref, why])).toEqual([['A.9.4', reason]]);
    const { value, left } = await withLedger(e.path, () => e.call('soa.applyToChecklist', { auditId: stage2() }));
    expect(value).toEqual(planned);
    expect(deeds(left)).toEqual(['insert requirement_result', 'update checklist_item progress']);
    expect(left[0]?.reason).toBe('Follows SoA 3.2');
    expect(await rowOf('A.9.4')).toMatchObject({ stored: 'not_applicable', reason, progress: 'in_progress' });
    const again = await withLedger(e.path, () => e.call('soa.applyToChecklist', { auditId: stage2() }));
    expect([again.value.changes, again.value.unchanged, again.left]).toEqual([[], 1, []]);
  });

  it('is done where the auditor has accepted the exclusion', async () => {
    const { id } = await exclude('A.9.4');
    await e.call('soa.accept', { of: { id } });
    await e.call('soa.pin', { auditId: stage2(), versionId: version });
    await e.call('soa.applyToChecklist', { auditId: stage2() });
    expect(await rowOf('A.9.4')).toMatchObject({ progress: 'done' });
  });

  it('is not written over where a person has recorded something: each such row is named with what it holds', async () => {
    for (const ref of ['A.9.4', 'A.9.3', 'A.9.2', 'A.10.2', 'A.6.2.6']) await exclude(ref);
    await e.call('soa.pin', { auditId: stage2(), versionId: version });
    await e.call('checklist.setResult', { id: await e.row(stage2(), 'A.9.4'), result: 'conforms' });
    await e.call('checklist.addNote', { id: await e.row(stage2(), 'A.9.3'), text: 'Objectives seen.' });
    await e.call('evidence.addSeen', { auditId: stage2(), title: 'Rules of use', checklistItemId: await e.row(stage2(), 'A.9.2') });
    await e.findingIn('draft');
    await e.call('checklist.setResult', { id: await e.row(stage2(), 'A.5.4'), result: 'not_applicable', reason: 'By hand.' });
    const effect = await e.call('soa.applyToChecklist', { auditId: stage2() });
    expect(effect.changes.map(({ ref }) => ref)).toEqual(['A.10.2']);
    expect(Object.fromEntries(effect.conflicts.map(({ ref, why }) => [ref, why]))).toEqual({
      'A.9.4': 'result',
      'A.9.3': 'notes',
      'A.9.2': 'evidence',
      'A.6.2.6': 'findings',
      'A.5.4': 'applies_now',
    });
    expect(await rowOf('A.9.4')).toMatchObject({ stored: 'conforms' });
    expect(await rowOf('A.9.3')).toMatchObject({ stored: null });
  });

  it('leaves open what the version does not settle', async () => {
    await e.call('soa.pin', { auditId: stage2(), versionId: version });
    const { open, changes } = await e.call('soa.applyToChecklist', { auditId: stage2() });
    expect(changes).toEqual([]);
    expect(open).toEqual([
      { ref: 'A.8.5', title: 'Information for interested parties', why: 'missing' },
      { ref: 'A.10.4', title: 'Customers', why: 'missing' },
      { ref: 'A.9.4', title: 'Intended use of the AI system', why: 'no_text' },
    ]);
  });

  it('is left alone while no version is pinned', async () => {
    expect(await e.call('soa.effect', { auditId: stage2() })).toEqual({
      version: null,
      changes: [],
      unchanged: 0,
      conflicts: [],
      open: [],
    });
  });
});

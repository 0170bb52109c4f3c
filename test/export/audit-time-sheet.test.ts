/** The audit-time sheet as paper, read back: every line with its justification, who approved it, planned against actual. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFilledEngagement, type FilledEngagement } from '../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../builders/refusal.ts';
import { factsOfPdf, hasPdfToText, leftOut, textOfPdf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`audit-time-sheet.test.ts ${leftOut}`);

let world: FilledEngagement;
beforeEach(async () => {
  world = await aFilledEngagement();
});
afterEach(() => world.close());

describe('the audit-time sheet', () => {
  it.skipIf(!canRead)('prints the calculation line by line, its approval, and planned against spent time with the reasons', async () => {
    const { call, audits } = world;
    const { id, standards } = await call('audit-time.add', { title: 'Initial audit', scheme: 'QMS', persons: 55 });
    await call('audit-time.addLine', {
      standardId: standards[0]?.id ?? '',
      kind: 'addition',
      factor: 'Second language',
      value: 50,
      reason: 'Records in Portuguese.',
      source: 'Procedure P-07, 4.2',
    });
    await call('audit-time.update', { id, note: 'Procedure P-07 of the body.' });
    await call('audit-time.approve', { id, by: 'Lotte Maas', on: '2026-09-21' });
    await call('audit-time.apply', { id, auditId: audits.stage2 });
    await call('audit-time.recordActual', { auditId: audits.stage2, actualHundredths: 475, reason: 'The closing meeting was put off.' });
    const done = await call('audit-time.export', { auditId: audits.stage2, to: { path: 'time.pdf' } });
    const bytes = readFileSync(world.ports.path('time.pdf'));
    const text = textOfPdf(bytes).replace(/\s+/g, ' ');
    const { calculations } = await call('audit-time.list');
    for (const line of [...(calculations[0]?.result?.lines ?? []), ...(calculations[0]?.result?.shares ?? [])])
      expect(text).toContain(line.label.replace(/\s+/g, ' '));
    for (const said of [
      'Records in Portuguese.',
      'Source: Procedure P-07, 4.2',
      'Lotte Maas approved it on 21 September 2026.',
      'The closing meeting was put off.',
      'Procedure P-07 of the body.',
    ])
      expect(text).toContain(said);
    expect(text).toContain(`Page 1 of ${done.pages}`);
    expect(factsOfPdf(bytes).get('Title')).toContain('Audit time of');
    expect(done.bytes).toBe(bytes.length);
  });

  it('is not written for an audit about whose time nothing is kept', async () => {
    const refused = await refusalWithoutWrite(world.path, () =>
      world.call('audit-time.export', { auditId: world.audits.stage1, to: { path: 'none.pdf' } }),
    );
    expect(refused).toMatchObject({ code: 'RULE', message: expect.stringContaining('Nothing is kept') });
  });
});

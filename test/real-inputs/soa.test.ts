/** The Statement of Applicability of a real organization; the file is another's and lies beside the checkout only where we work. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../builders/engagement.ts';
import { rowsIn } from '../builders/file-rows.ts';

const path = resolve(
  import.meta.dirname,
  '../../../shared/real-inputs/auditee-documents/docs/Clause6_Planning_new/Statement_of_Applicability.csv',
);
const present = existsSync(path);
if (!present) console.warn('left out: ../shared/real-inputs is not there, so the real Statement of Applicability was not tried');

describe.runIf(present)('a real Statement of Applicability', () => {
  let e: TestEngagement;
  beforeAll(async () => {
    e = await anEngagement();
  });
  afterAll(() => e.close());

  it('comes out as 25 rows, 12 known controls, 13 ids that are no controls, told apart, and 26 missing controls, each named', async () => {
    const { version, rows } = await e.call('soa.import', { file: { path }, number: '1.0' });
    expect(rows).toBe(25);
    expect(rowsIn(e.path, 'soa_item')).toHaveLength(25);
    const { counts, missing, lines } = await e.call('soa.reconcile', { id: version.id });
    expect(counts).toMatchObject({
      controls: 38,
      rows: 25,
      known: 12,
      titleDiffers: 12,
      matches: 0,
      notAControl: 13,
      missing: 26,
      duplicates: 0,
    });
    const known = lines.filter((line) => line.item !== null && line.requirement !== null);
    expect(known.map((line) => line.ref)).toEqual([
      'A.2.2',
      'A.2.3',
      'A.2.4',
      'A.3.2',
      'A.3.3',
      'A.4.2',
      'A.4.3',
      'A.4.4',
      'A.4.5',
      'A.4.6',
      'A.5.2',
      'A.5.3',
    ]);
    expect(known.every((line) => line.kind === 'title_differs' && line.item?.title !== line.title)).toBe(true);
    expect(
      Object.fromEntries(lines.filter((line) => line.kind === 'not_a_control').map((line) => [line.item?.controlRef, line.notAControl])),
    ).toEqual({
      'A.2.1': 'objective',
      'A.3.1': 'objective',
      'A.3.4': 'unknown',
      'A.3.5': 'unknown',
      'A.4.1': 'objective',
      'A.4.7': 'unknown',
      'A.4.8': 'unknown',
      'A.4.9': 'unknown',
      'A.4.10': 'unknown',
      'A.4.11': 'unknown',
      'A.5.1': 'objective',
      'A.6.1': 'objective',
      'A.6.2': 'objective',
    });
    expect(missing).toEqual(
      'A.5.4 A.5.5 A.6.1.2 A.6.1.3 A.6.2.2 A.6.2.3 A.6.2.4 A.6.2.5 A.6.2.6 A.6.2.7 A.6.2.8 A.7.2 A.7.3 A.7.4 A.7.5 A.7.6 A.8.2 A.8.3 A.8.4 A.8.5 A.9.2 A.9.3 A.9.4 A.10.2 A.10.3 A.10.4'.split(
        ' ',
      ),
    );
  });

  it('keeps what the client wrote: justification, status, document, owner', async () => {
    const row = rowsIn(e.path, 'soa_item').find((item) => item.controlRef === 'A.3.2');
    expect(row).toMatchObject({
      title: 'Competence',
      applicable: 'not_stated',
      inclusionText: 'Team competence requirements defined; training program needs development',
      implementation: 'Partial',
      how: 'Training program to be developed in Clause 7',
      documents: 'docs/Clause7_Support/AIMS_Competence_and_Training.md',
      owner: 'Lisa Wang (Quality Assurance Lead)',
    });
  });
});

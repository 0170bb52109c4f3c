import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingsOf, proposeRequirements, wordsOf } from '../../../shared/rules/document-proposals.ts';
import { documentWords } from '../../../shared/rules/document-words.ts';

const catalog = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/catalogs/iso-iec-42001-2023.json'), 'utf8')) as {
  items: { id: string; ref: string; kind: string }[];
};
const candidates = catalog.items
  .filter(({ kind }) => kind === 'requirement' || kind === 'control')
  .map(({ id, ref }) => ({ requirement: id, ref }));
const refs = (path: string, headings: readonly string[] = []) => proposeRequirements({ path, headings }, candidates).map(({ ref }) => ref);

describe('the words of a document', () => {
  it('are split at signs and inner capitals and told in the singular', () => {
    expect(wordsOf('AIMS_ScopeAndBoundaries-v2')).toEqual(['aim', 'scope', 'and', 'boundary', 'v2']);
    expect(wordsOf('Statement_of_Applicability.csv')).toEqual(['statement', 'of', 'applicability', 'csv']);
    expect(wordsOf('Analysis, process, status')).toEqual(['analysis', 'process', 'status']);
  });

  it('name requirements of the catalog alone', () => {
    const known = new Set(candidates.map(({ ref }) => ref));
    expect(Object.keys(documentWords).filter((ref) => !known.has(ref))).toEqual([]);
  });
});

describe('a proposal', () => {
  it.each([
    ['Clause4_Context_new/AIMS_Scope_and_Boundaries.md', '4.3'],
    ['Clause6_Planning_new/Statement_of_Applicability.csv', '6.1.3'],
    ['AI_Risk_Register.csv', '6.1.2'],
    ['Clause9/AI_Management_Review.md', '9.3.1'],
    ['AI_Incident_Response_Procedure.md', 'A.8.4'],
    ['supplier_assessment.csv', 'A.10.3'],
    ['04_Context/4.2_Stakeholder_Register.xlsx', '4.2'],
    ['NCR_CAPA_Example.md', '10.2'],
    ['DPIA_Example_001.md', '6.1.4'],
    ['training_log.csv', '7.2'],
  ])('for %s holds %s', (path, ref) => {
    expect(refs(path)).toContain(ref);
  });

  it('prefers what the name itself refers to, and says which words speak for it', () => {
    const [first] = proposeRequirements({ path: 'A.6.2.6 notes on training.md', headings: [] }, candidates);
    expect(first).toMatchObject({ ref: 'A.6.2.6', why: 'A.6.2.6 notes on training' });
    expect(refs('notes.md', ['Scope', 'Statement of Applicability'])).toEqual([]);
    expect(refs('Clause6/notes.md', ['Statement of Applicability'])).toEqual(['6.1.3']);
  });

  it('is not made for a name that says nothing, nor more than five times', () => {
    expect(refs('README.md')).toEqual([]);
    expect(refs('IMG_2041.png')).toEqual([]);
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 5 }), (path, headings) => {
        const found = proposeRequirements({ path, headings }, candidates);
        expect(found.length).toBeLessThanOrEqual(5);
        expect(new Set(found.map(({ ref }) => ref)).size).toBe(found.length);
      }),
    );
  });
});

describe('headings', () => {
  it('are those of Markdown outside of code, numbered lines, and the head row of a sheet', () => {
    expect(headingsOf('# AI policy\n```\n# not one\n```\n## 4.3 Scope ##\ntext\n5.2 Policy of the board\n', 'text/markdown')).toEqual([
      'AI policy',
      '4.3 Scope',
      '5.2 Policy of the board',
    ]);
    expect(headingsOf('Control ID,Title\nA.2.2,Policy\n', 'text/csv')).toEqual(['Control ID,Title']);
  });
});

/**
 * A government's inventory of 2,133 AI systems, as published: Windows-1252, line breaks in cells, cells over 4,000
 * characters, blanks at the ends. It lies beside the checkout only where we work; elsewhere this says it was left out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { anEngagement } from '../builders/engagement.ts';
import { rowsIn } from '../builders/file-rows.ts';
import { inventoryWords } from '../builders/real-inventory.ts';

const source = resolve(import.meta.dirname, '../../../shared/real-inputs/ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv');
const present = existsSync(source);
if (!present) console.warn('left out: ../shared/real-inputs is not there, so the real inventory was not tried');

describe.skipIf(!present)('a real inventory', () => {
  it('is taken whole: every system, its texts uncut, its words by the meanings that were given', async () => {
    const { call, path, close } = await anEngagement();
    try {
      const file = { path: source };
      const first = await call('scope.previewSystems', { file });
      expect(first).toMatchObject({ encoding: 'windows-1252', headRow: 1, rows: 2133, leftOut: 0 });
      const title = (field: string) => first.columns[first.mapping.find((one) => one.field === field)?.column ?? -1]?.title;
      expect(title('name')).toBe('Use Case Name');
      expect(title('businessUnit')).toBe('Bureau');
      expect(title('purpose')).toMatch(/^What is the intended purpose/);
      expect(title('status')).toBe('Stage of Development');
      expect(title('impactLevel')).toMatch(/rights-impacting/);
      expect(first.words.length).toBeGreaterThan(10);
      expect(first.wrong).toBeGreaterThan(1500);

      const words = inventoryWords(first);
      const second = await call('scope.previewSystems', { file, words });
      expect(second).toMatchObject({ ready: 2133, wrong: 0, problems: [] });
      expect(await call('scope.importSystems', { file, words, saveMappingAs: 'Federal inventory' })).toEqual({ added: 2133, leftOut: 0 });

      // What a second reader of CSV finds in the file is what stands in the rows.
      const text = new TextDecoder('windows-1252').decode(readFileSync(source));
      const rows = Papa.parse<string[]>(text)
        .data.slice(1)
        .filter((row) => row.some((cell) => cell.trim() !== ''));
      const column = (name: string) => first.mapping.find((one) => one.field === name)?.column ?? -1;
      const systems = rowsIn(path, 'ai_system').toSorted((a, b) => a.position - b.position);
      expect(systems.map((one) => one.name)).toEqual(rows.map((row) => row[column('name')]?.trim()));
      expect(systems.map((one) => one.purpose)).toEqual(rows.map((row) => row[column('purpose')]?.trim()));
      expect(Math.max(...systems.map((one) => one.purpose.length))).toBeGreaterThan(4000);
      expect(systems.filter((one) => one.purpose.includes('\n')).length).toBeGreaterThan(100);
      expect(systems.filter((one) => one.impactLevel === 'high')).toHaveLength(
        rows.filter((row) => /^(Both|Rights-Impacting|Safety-Impacting)\s*$/i.test(row[column('impactLevel')] ?? '')).length,
      );
      expect((await call('scope.systems')).systems).toHaveLength(2133);

      const again = await call('scope.previewSystems', { file });
      expect(again).toMatchObject({ ready: 2133, wrong: 0 });
      expect(again.known).toBe(2133);
    } finally {
      await close();
    }
  }, 60_000);
});

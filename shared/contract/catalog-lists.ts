/** Lists of requirements that a body brings itself, e.g. its own licensed text: read from a table, marked, and kept inside. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { count, filledLine, filledText, id, line } from '../model/scalars.ts';
import { catalogItemKind } from '../model/vocabulary.ts';
import { command, nothing, query } from './define.ts';
import { previewOf, readingOf, rowNumber } from './table-import.ts';

export const listField = z.enum(['reference', 'title', 'description', 'section']);
export type ListField = z.infer<typeof listField>;

/** Number by which requirement ids name the standard, e.g. `42001`. */
export const framework = z.string().regex(/^\d{4,6}$/);

const reading = {
  ...readingOf(listField),
  /** The standard that the list words: name, edition, and the number that goes before its references. */
  standard: filledLine,
  edition: line,
  framework,
  /** How the list is called; left out, standard and file name. */
  title: filledLine.optional(),
};

export const catalogListMethods = {
  'catalogs.previewList': query(
    'Reads a list of requirements and shows what it would become. Nothing is written.',
    z.strictObject(reading),
    z.strictObject({
      ...previewOf(listField),
      requirements: count,
      headings: count,
      /** Requirements of the list that the program knows, so that its prompts go with them. */
      withPrompts: count,
      /** The list that the engagement has already with exactly this content. */
      known: z.strictObject({ catalogId: id, title: line }).nullable(),
      lines: z.array(z.strictObject({ row: rowNumber, ref: line, kind: catalogItemKind, title: line, text: line, section: line })),
    }),
    { topics: ['catalogs'] },
  ),
  'catalogs.importList': command(
    'Takes a list of requirements into the engagement, marked as imported; its words stay inside unless that is allowed.',
    z.strictObject({ ...reading, leaveOutWrong: z.boolean().optional() }),
    z.strictObject({ catalogId: id, requirements: count, headings: count, already: z.boolean() }),
    { topics: ['catalogs', 'checklist'] },
  ),
  'catalogs.setMayLeave': command(
    'Says whether the words of an imported list may stand in report, workbook and what goes to the client, and why.',
    z.strictObject({ catalogId: id, mayLeave: z.boolean(), reason: filledText }),
    entities.catalog,
    { topics: ['catalogs'] },
  ),
  'catalogs.removeList': command('Removes an imported list that no audit is judged by.', z.strictObject({ catalogId: id }), nothing, {
    topics: ['catalogs', 'checklist'],
  }),
} as const;

/** The look of the papers: what this engagement has, taken from and given as a template file, and pages to look at. */
import { z } from 'zod';
import { lookFileRole, reportLook, reportPart, textPlaces } from '../model/report-look.ts';
import { count, id, line, sha256 } from '../model/scalars.ts';
import { lookFields } from '../rules/report-look.ts';
import { command, fileAt, fileIn, nothing, query, task } from './define.ts';

const shown = z.strictObject({
  /** False: the engagement has no look of its own, and `look` is the program's. */
  own: z.boolean(),
  look: reportLook,
  files: z.array(z.strictObject({ role: lookFileRole, name: line, bytes: count, sha256 })),
});
export type ShownLook = z.infer<typeof shown>;

const writes = { topics: ['templates', 'reports'] } as const;

export const templateMethods = {
  'templates.show': query('The look of the papers of this engagement.', nothing, shown, { topics: ['templates'] }),
  'templates.fields': query(
    'The fields and sections that a template can name, and which sections a report cannot be without.',
    nothing,
    z.strictObject({
      fields: z.array(z.strictObject({ field: z.enum(lookFields), meaning: line, where: z.array(z.enum(['text', 'running', 'file'])) })),
      sections: z.array(z.strictObject({ section: reportPart, title: line, mayBeLeftOut: z.boolean(), clause: line })),
      texts: z.array(z.enum(textPlaces)),
    }),
    { needs: 'nothing' },
  ),
  'templates.load': command(
    'Takes the look of a template file for the papers of this engagement. A file with a fault changes nothing.',
    z.strictObject({ file: fileIn }),
    shown,
    writes,
  ),
  'templates.save': command(
    'Writes the look as a template file that other engagements can take.',
    z.strictObject({ to: fileAt }),
    z.strictObject({ fileName: z.string(), bytes: count, sha256 }),
    { ledger: false },
  ),
  'templates.update': command('Changes the look; what is not named stays.', reportLook.partial(), shown, writes),
  'templates.setFile': command(
    'Takes a logo, an accreditation mark or an own font into the look.',
    z.strictObject({ role: lookFileRole, file: fileIn }),
    shown,
    writes,
  ),
  'templates.removeFile': command(
    'Takes a logo, an accreditation mark or an own font out of the look.',
    z.strictObject({ role: lookFileRole }),
    shown,
    writes,
  ),
  'templates.remove': command('Gives the papers the look of the program again.', nothing, shown, writes),
  'templates.preview': query(
    'The report of an audit as PDF with the look of the engagement, or with one that is not stored. Writes nothing.',
    z.strictObject({ auditId: id, look: reportLook.optional(), task: task.optional() }),
    z.strictObject({ pdf: z.base64(), pages: count, bytes: count }),
    { topics: ['templates', 'reports', 'checklist', 'notes', 'findings', 'engagement'] },
  ),
} as const;

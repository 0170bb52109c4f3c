/** The library of own phrasings: kept on this computer, reusable across engagements, in none of their files. */
import { z } from 'zod';
import { filledText, id, instant } from '../model/scalars.ts';
import { phrasingKind } from '../model/vocabulary.ts';
import { command, nothing, query } from './define.ts';

export const phrasing = z.strictObject({ id, kind: phrasingKind, text: filledText.max(4000), changedAt: instant });
export type Phrasing = z.infer<typeof phrasing>;

/** The open file has a passphrase, and the person wants the text kept outside it all the same. */
const plainTextAccepted = z.boolean().optional();
const options = { needs: 'nothing', ledger: false, topics: ['phrasings'], secret: ['text'] } as const;

export const phrasingMethods = {
  'phrasings.list': query(
    'The phrasings kept on this computer, the newest first.',
    nothing,
    z.strictObject({
      phrasings: z.array(phrasing),
      /** Whether the open file has a passphrase: what is kept here leaves its protection. */
      fileIsEncrypted: z.boolean(),
    }),
    { needs: 'nothing', topics: ['phrasings', 'file'] },
  ),
  'phrasings.add': command(
    'Keeps a phrasing on this computer. The same text of the same kind is kept once.',
    z.strictObject({ kind: phrasingKind, text: filledText.max(4000), plainTextAccepted }),
    phrasing,
    options,
  ),
  'phrasings.update': command(
    'Changes a phrasing.',
    z.strictObject({ id, text: filledText.max(4000), plainTextAccepted }),
    phrasing,
    options,
  ),
  'phrasings.remove': command('Takes a phrasing out of the library.', z.strictObject({ id }), nothing, { ...options, secret: [] }),
} as const;

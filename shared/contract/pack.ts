/** The pack for a certification decision: what it holds, building it, checking one, and the key that signs it. */
import { z } from 'zod';
import { packItemKey } from '../model/decision-vocabulary.ts';
import { entities } from '../model/entities.ts';
import { count, date, filledText, id, instant, line, sha256, text } from '../model/scalars.ts';
import { command, fileAt, nothing, query, task } from './define.ts';
import { ledgerHead } from './engagement.ts';

export const packItem = z.strictObject({
  item: z.int().min(1).max(25),
  key: packItemKey,
  title: line,
  clause: line,
  standing: z.enum(['present', 'does_not_apply', 'missing']),
  /** Why it does not apply or what is missing; for a present one what else is to be said. */
  detail: text,
  version: line,
  date: date.nullable(),
  /** Part of the program where it is put right. */
  where: z.enum([
    'client',
    'team',
    'auditTime',
    'programme',
    'plan',
    'stage1',
    'reports',
    'fieldWork',
    'findings',
    'scope',
    'applicability',
    'decision',
  ]),
  /** Declared not to apply, by somebody with their name; null where nobody did. */
  exemption: entities.pack_exemption.nullable(),
  /** Whether a missing one may be declared not to apply. */
  mayExempt: z.boolean(),
  /** Paths of its files in the pack. */
  files: z.array(z.string()),
});

/** Whether the files of evidence go along, or their index alone. */
export const packEvidence = z.enum(['files', 'index']);

const signingPassphrase = z.string().min(1).max(1024);
const newSigningPassphrase = z.string().min(8).max(1024);

export const signingKey = z.strictObject({
  /** Name of the key as minisign prints it. */
  name: line,
  /** Text of the file `minisign.pub`. */
  publicKey: text,
  madeAt: instant,
});

/** What checking a pack found. */
export const packChecked = z.strictObject({
  ok: z.boolean(),
  problems: z.array(z.strictObject({ what: z.string(), where: z.string(), since: z.string().optional() })),
  notes: z.array(z.string()),
  heads: z.array(ledgerHead),
  files: count,
  signedBy: z.strictObject({ key: line, comment: z.string(), own: z.boolean() }).nullable(),
});

export const packMethods = {
  'decision.packContents': query(
    'What the decision pack of an audit would hold: each item present, not applicable with its reason, or missing.',
    z.strictObject({ auditId: id, evidence: packEvidence.optional() }),
    z.strictObject({
      items: z.array(packItem),
      files: count,
      /** Of the evidence of these audits. */
      evidence: z.strictObject({ pieces: count, kept: count, bytes: count }),
      head: ledgerHead,
      at: instant,
    }),
    {
      topics: [
        'decision',
        'audits',
        'reports',
        'findings',
        'evidence',
        'team',
        'plan',
        'programme',
        'auditTime',
        'scope',
        'soa',
        'checklist',
        'notes',
        'engagement',
      ],
    },
  ),
  'decision.exemptItem': command(
    'Declares that a missing item of the pack does not apply to this audit, with the reason and the name.',
    z.strictObject({ auditId: id, item: packItemKey, reason: filledText }),
    entities.pack_exemption,
    { topics: ['decision'] },
  ),
  'decision.withdrawExemption': command(
    'Takes back that an item of the pack does not apply.',
    z.strictObject({ id }),
    entities.pack_exemption,
    { topics: ['decision'] },
  ),
  'decision.pack': command(
    'Writes the decision pack of an audit: a signed bag in a zip. Two packs of the same state have the same bytes.',
    z.strictObject({
      auditId: id,
      evidence: packEvidence.optional(),
      passphrase: signingPassphrase,
      to: fileAt,
      task: task.optional(),
    }),
    z.strictObject({
      fileName: z.string(),
      bytes: count,
      sha256,
      files: count,
      present: count,
      missing: z.array(line),
      /** What `decision.seal` records of it. */
      tagManifestSha256: sha256,
      head: ledgerHead,
      /** Name of the key that signed it. */
      key: line,
    }),
    { ledger: false, secret: ['passphrase'] },
  ),
  'decision.packVerify': query(
    'Checks a decision pack: its form, every checksum, the signature, and the extract of the ledger against its head.',
    z.strictObject({
      file: fileAt,
      heads: z
        .array(z.string().regex(/^[^:]+:\d+:[0-9a-f]{64}$/))
        .max(100)
        .optional(),
      /** The key that must have signed it: its name, or the second line of its `minisign.pub`. */
      key: z.string().min(16).max(100).optional(),
      task: task.optional(),
    }),
    packChecked,
    { needs: 'nothing' },
  ),
  'settings.signingKey': query(
    'The key of this computer that signs packs: its name and public half; null before the first one is made.',
    nothing,
    z.strictObject({ key: signingKey.nullable() }),
    { needs: 'nothing', topics: ['settings'] },
  ),
  'settings.makeSigningKey': command(
    'Makes the key of this computer that signs packs, protected by a passphrase.',
    z.strictObject({ passphrase: newSigningPassphrase }),
    signingKey,
    { needs: 'nothing', ledger: false, topics: ['settings'], secret: ['passphrase'] },
  ),
  'settings.exportSigningKey': command(
    'Writes the public half of the key that signs packs as `minisign.pub`.',
    z.strictObject({ to: fileAt }),
    z.strictObject({ fileName: z.string(), bytes: count }),
    { needs: 'nothing', ledger: false },
  ),
  'settings.changeSigningPassphrase': command(
    'Changes the passphrase of the key that signs packs; the key stays the same.',
    z.strictObject({ passphrase: signingPassphrase, newPassphrase: newSigningPassphrase }),
    signingKey,
    { needs: 'nothing', ledger: false, topics: ['settings'], secret: ['passphrase', 'newPassphrase'] },
  ),
} as const;

/** The decision pack: what it holds, building it, checking one. */
import { basename } from 'node:path';
import { AppError } from '../../../../shared/contract/errors.ts';
import { t } from '../../../../shared/words/words.ts';
import { publicSigningKey, unlockSigningKey } from '../../app-data/signing-key.ts';
import { decidedAudit } from '../../decision/decision-parts.ts';
import { demandPackable } from '../../decision/gates-service.ts';
import type { HandlersOf } from '../../handlers.ts';
import { buildPack } from './build-pack.ts';
import { keyName } from './minisign.ts';
import { buildPackModel } from './pack-model.ts';
import { contentFiles, recordFiles } from './pack-texts.ts';
import { verifyPack } from './verify-pack.ts';

export const packHandlers = {
  'decision.packContents': (context, { auditId, evidence = 'files' }) => {
    const model = buildPackModel(context, auditId, evidence);
    return {
      items: [...model.items],
      // The extract of the ledger is one more.
      files: model.papers.length + model.contents.length + recordFiles(model).length + contentFiles(model).length + 1,
      evidence: model.evidence,
      head: model.ledger.head,
      at: model.ledger.at,
    };
  },

  'decision.pack': async (context, { auditId, evidence = 'files', passphrase, to, task }) => {
    const target = context.ports.files.at(to);
    demandPackable(context, decidedAudit(context, auditId));
    const key = unlockSigningKey(context.ports, passphrase);
    const model = buildPackModel(context, auditId, evidence);
    const built = await buildPack(context, model, key, target, task);
    return {
      ...built,
      present: model.items.filter(({ standing }) => standing === 'present').length,
      missing: model.items.filter(({ standing }) => standing === 'missing').map(({ item, title }) => `${item} ${title}`),
      head: model.ledger.head,
      key: keyName(key.keyId),
    };
  },

  'decision.packVerify': async ({ ports, signal }, { file, heads = [], key, task }) => {
    const path = ports.files.at(file);
    const found = await verifyPack(path, {
      heads,
      key,
      signal,
      onProgress: (done, total) => {
        if (task !== undefined) ports.progress({ task, done, total, what: t('pack.progress.checking') });
      },
    }).catch((thrown: unknown) => {
      if (thrown instanceof AppError) throw thrown;
      throw new AppError('CANNOT_READ', t('errors.cannotRead', { name: basename(path) }), { cause: thrown });
    });
    const own = publicSigningKey(ports);
    const { ok, problems, notes, files, signedBy } = found;
    return {
      ok,
      problems: [...problems],
      notes: [...notes],
      heads: [...found.heads],
      files,
      signedBy:
        signedBy === null ? null : { key: signedBy.key, comment: signedBy.comment, own: own?.key.equals(signedBy.publicKey.key) ?? false },
    };
  },
} satisfies HandlersOf<'decision.pack'>;

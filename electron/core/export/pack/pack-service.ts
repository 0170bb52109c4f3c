/** The decision pack: what it holds, building it, checking one, reviewing from one. */
import { basename } from 'node:path';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/words/words.ts';
import { publicSigningKey, unlockSigningKey } from '../../app-data/signing-key.ts';
import { chosenPath } from '../../chosen-file.ts';
import { type AppContext, actorOf, nowOf } from '../../context.ts';
import { decidedAudit } from '../../decision/decision-parts.ts';
import { demandPackable } from '../../decision/gates-service.ts';
import type { HandlersOf } from '../../handlers.ts';
import type { Ports } from '../../ports.ts';
import { buildPack } from './build-pack.ts';
import { keyName } from './minisign.ts';
import { demandExemptible } from './pack-items.ts';
import { buildPackModel, packSource } from './pack-model.ts';
import { contentFiles, recordFiles } from './pack-texts.ts';
import { readPack } from './read-pack.ts';
import { readReviewFile, writeReviewFile } from './review-file.ts';
import { type PackCheck, type PackCheckOptions, verifyPack } from './verify-pack.ts';

type Checked = OutputOf<'decision.packVerify'>;

/** What was found, and whether the key is the one of this computer. */
function checkedView(ports: Ports, { ok, problems, notes, heads, files, signedBy }: PackCheck): Checked {
  const own = publicSigningKey(ports);
  return {
    ok,
    problems: [...problems],
    notes: [...notes],
    heads: [...heads],
    files,
    signedBy:
      signedBy === null ? null : { key: signedBy.key, comment: signedBy.comment, own: own?.key.equals(signedBy.publicKey.key) ?? false },
  };
}

const following = ({ ports, signal }: AppContext, task: string | undefined): Pick<PackCheckOptions, 'signal' | 'onProgress'> => ({
  signal,
  onProgress: (done, total) => {
    if (task !== undefined) ports.progress({ task, done, total, what: t('pack.progress.checking') });
  },
});

/** @throws CANNOT_READ for a file that the system does not open */
async function opened<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  return await read(path).catch((thrown: unknown) => {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError('CANNOT_READ', t('errors.cannotRead', { name: basename(path) }), { cause: thrown });
  });
}

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

  'decision.exemptItem': (context, { auditId, item, reason }) => {
    const actor = actorOf(context);
    demandExemptible(packSource(context, auditId), item);
    const { decision } = context.file.queries;
    return context.file.ledger.write({ actor }, (tx) =>
      tx.insert('pack_exemption', {
        id: context.ports.ids.uuid(),
        auditId,
        item,
        reason,
        byId: actor.id,
        byName: actor.name,
        at: nowOf(context),
        withdrawnAt: null,
        withdrawnByName: '',
        position: decision.exemptions(auditId).length,
      }),
    );
  },

  'decision.withdrawExemption': (context, { id }) => {
    const actor = actorOf(context);
    const known = context.file.queries.decision.exemption(id);
    if (known === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.pack_exemption') }));
    if (known.withdrawnAt !== null) throw new AppError('CONFLICT', t('decisionCore.withdrawnAlready'));
    return context.file.ledger.write({ actor }, (tx) =>
      tx.update('pack_exemption', id, { withdrawnAt: nowOf(context), withdrawnByName: actor.name }),
    );
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

  'decision.packVerify': async (context, { file, heads = [], key, task }) =>
    checkedView(
      context.ports,
      await opened(chosenPath(context.ports, file), (path) => verifyPack(path, { heads, key, ...following(context, task) })),
    ),

  'decision.packRead': async (context, { file, task }) => {
    const { check, pack } = await opened(chosenPath(context.ports, file), (path) => readPack(path, following(context, task)));
    return { check: checkedView(context.ports, check), pack };
  },

  'decision.packQuestions': ({ ports }, { file }) => readReviewFile(chosenPath(ports, file)),

  'decision.packWriteQuestions': async (context, { to, ...input }) => await writeReviewFile(context, context.ports.files.at(to), input),
} satisfies HandlersOf<'decision.pack'> & Pick<HandlersOf<'decision.'>, 'decision.exemptItem' | 'decision.withdrawExemption'>;

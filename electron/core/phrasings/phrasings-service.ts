/**
 * Own phrasings in app data. Nothing of an engagement comes here by itself; while a file with a passphrase is open, a
 * text is only kept once the person has said that it may stand on this computer unprotected.
 */

import { AppError } from '../../../shared/contract/errors.ts';
import type { Phrasing } from '../../../shared/contract/phrasings.ts';
import { t } from '../../../shared/words/words.ts';
import { appDataFiles } from '../app-data/app-data.ts';
import { type AppContext, nowOf } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';

/** More than anybody looks through. */
const MOST = 2000;

function refuseUnasked(context: AppContext, accepted: boolean | undefined): void {
  if (context.session.file?.encrypted === true && accepted !== true)
    throw new AppError('NOT_ALLOWED', t('phrasings.protected'), { hint: t('phrasings.protectedHint') });
}

/** @throws NOT_FOUND */
function phrasingOf(context: AppContext, id: string): Phrasing {
  const found = appDataFiles(context.ports)
    .phrasings.read()
    .find((one) => one.id === id);
  if (found === undefined) throw new AppError('NOT_FOUND', t('phrasings.notFound'));
  return found;
}

/** Changes the list; app data swallows what it cannot write, so the answer is compared with what was wanted. */
function change(context: AppContext, edit: (now: readonly Phrasing[]) => Phrasing[]): Phrasing[] {
  let wanted: Phrasing[] = [];
  const kept = appDataFiles(context.ports).phrasings.change((now) => {
    wanted = edit(now);
    return wanted;
  });
  if (JSON.stringify(kept) !== JSON.stringify(wanted)) throw new AppError('CANNOT_WRITE', t('phrasings.notKept'));
  return kept;
}

export const phrasingHandlers = {
  'phrasings.list': (context) => ({
    phrasings: appDataFiles(context.ports).phrasings.read(),
    fileIsEncrypted: context.session.file?.encrypted === true,
  }),

  'phrasings.add': (context, { kind, text, plainTextAccepted }) => {
    refuseUnasked(context, plainTextAccepted);
    const trimmed = text.trim();
    const known = appDataFiles(context.ports).phrasings.read();
    if (known.length >= MOST) throw new AppError('TOO_LARGE', t('phrasings.full', { limit: MOST }));
    const same = known.find((one) => one.kind === kind && one.text === trimmed);
    const added: Phrasing = { id: same?.id ?? context.ports.ids.uuid(), kind, text: trimmed, changedAt: nowOf(context) };
    change(context, (now) => [added, ...now.filter((one) => one.id !== added.id)]);
    return added;
  },

  'phrasings.update': (context, { id, text, plainTextAccepted }) => {
    refuseUnasked(context, plainTextAccepted);
    const changed: Phrasing = { ...phrasingOf(context, id), text: text.trim(), changedAt: nowOf(context) };
    change(context, (now) => now.map((one) => (one.id === id ? changed : one)));
    return changed;
  },

  'phrasings.remove': (context, { id }) => {
    phrasingOf(context, id);
    change(context, (now) => now.filter((one) => one.id !== id));
    return {};
  },
} satisfies HandlersOf<'phrasings.'>;

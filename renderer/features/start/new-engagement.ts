/** The form of a new engagement: what it asks and what it refuses. Pure. */
import type { InputOf } from '../../../shared/contract/index.ts';
import type { EngagementKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';

export interface NewEngagement {
  readonly clientName: string;
  readonly kind: EngagementKind;
  readonly myName: string;
  readonly bodyName: string;
  readonly scope: string;
  readonly passphrase: string;
  readonly again: string;
  /** The deliberate choice that the file is readable by anybody who has it. */
  readonly without: boolean;
}

export const SHORTEST_PASSPHRASE = 8;

/** Field → what is wrong with it; empty when the file can be made. */
export function wrongFields(values: NewEngagement): Partial<Record<keyof NewEngagement, string>> {
  const wrong: Partial<Record<keyof NewEngagement, string>> = {};
  if (values.clientName.trim() === '') wrong.clientName = t('start.form.needClient');
  if (values.myName.trim() === '') wrong.myName = t('start.form.needMe');
  if (values.without) return wrong;
  if ([...values.passphrase].length < SHORTEST_PASSPHRASE) wrong.passphrase = t('start.form.needPassphrase');
  else if (values.passphrase.normalize('NFC') !== values.again.normalize('NFC')) wrong.again = t('start.form.differs');
  return wrong;
}

/** Input of `engagement.create` for a file that the person chose. */
export function createInput(values: NewEngagement, token: string, timeZone: string): InputOf<'engagement.create'> {
  const consultancy = values.kind === 'consultancy';
  return {
    file: { token },
    kind: values.kind,
    clientName: values.clientName.trim(),
    bodyName: values.bodyName.trim(),
    scopeStatement: values.scope.trim(),
    timeZone,
    person: {
      name: values.myName.trim(),
      role: consultancy ? 'consultant' : 'lead_auditor',
      side: consultancy ? 'consultant' : 'body',
    },
    ...(values.without ? {} : { passphrase: values.passphrase }),
  };
}

/** `Lumenfold AI B.V.` → `lumenfold-ai-b-v.aims`: letters and digits of any script, nothing a file system refuses. */
export function suggestedName(clientName: string): string {
  const name = clientName
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${name === '' ? 'engagement' : name}.aims`;
}

/**
 * Opens a pack for review, without the engagement it was made from: checks it as anybody can, then reads the list of its
 * items, the checks before the decision and the questions out of its records. A pack that is not whole is not read: what
 * does not fit its checksums must not look like a record (ISO/IEC 17021-1 9.5.2).
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { packItem } from '../../../../shared/contract/pack.ts';
import { packGate, packQuestion, type packReviewMethods } from '../../../../shared/contract/pack-review.ts';
import type { QuestionSubject } from '../../../../shared/model/decision-vocabulary.ts';
import { filledLine, id, instant, line, sha256, text } from '../../../../shared/model/scalars.ts';
import { t } from '../../../../shared/words/words.ts';
import { TAG_MANIFEST } from './bag.ts';
import { openZip } from './read-zip.ts';
import { type PackCheck, type PackCheckOptions, verifyPack } from './verify-pack.ts';

export type ReadPack = NonNullable<z.output<(typeof packReviewMethods)['decision.packRead']['output']>['pack']>;
type Subject = ReadPack['subjects'][number];

const LONGEST_LABEL = 300;

// Only what is shown is asked of a record: a later program may say more in it.
const { passedOverBy: _by, justification: _why, ...gateFields } = packGate.shape;
const gatesShape = z.object({
  gates: z.array(z.object({ ...gateFields, override: z.object({ byName: line, justification: text }).nullable() })),
});
const { said, ...questionFields } = packQuestion.shape;
const questionsShape = z.object({
  questions: z.array(z.object({ ...questionFields, clarifications: z.array(z.object(said.element.shape)) })),
});
const findingsShape = z.array(z.object({ finding: z.object({ id, shortNumber: line, title: line }) }));
const evidenceShape = z.array(z.object({ id, number: line, title: line }));
const headsShape = z.object({ at: instant, head: z.object({ chain: filledLine, seq: z.int().min(0), hash: sha256 }) });

/** `ENGAGEMENT/AUDIT`, as bag-info.txt names what the pack is about. */
const identifier = /^([0-9a-f-]{36})\/([0-9a-f-]{36})$/;

/** Reads a record, or answers what stands for it where the pack has none or a program of another time wrote it otherwise. */
type Records = <T>(path: string, shape: z.ZodType<T>, otherwise: T) => Promise<T>;

function subjectsOf(
  pack: Pick<ReadPack, 'auditId' | 'title' | 'items' | 'gates'>,
  findings: z.infer<typeof findingsShape>,
  evidence: z.infer<typeof evidenceShape>,
): Subject[] {
  const named = (subject: QuestionSubject, subjectId: string | null, label: string): Subject => ({
    subject,
    id: subjectId,
    label: label.slice(0, LONGEST_LABEL),
  });
  return [
    named('audit', pack.auditId, pack.title),
    ...pack.items.map((one) => named('other', null, t('packReview.itemLabel', { item: one.item, title: one.title }))),
    ...findings.map(({ finding }) => named('finding', finding.id, `${finding.shortNumber} ${finding.title}`.trim())),
    ...evidence.map((one) => named('evidence', one.id, `${one.number} ${one.title}`.trim())),
    ...pack.gates.map((gate) => named('gate', null, t(`decisionGates.${gate.key}.name`))),
    named('certificate', null, t('decisionCore.certificateLabel')),
  ];
}

async function read(path: string, info: PackCheck['info']): Promise<ReadPack | null> {
  const value = (label: string) => info.find((one) => one.label === label)?.value ?? '';
  const about = identifier.exec(value('External-Identifier'));
  if (about === null || !value('Pack-Format').startsWith('fieldbook-decision-pack/')) return null;
  const zip = await openZip(path);
  try {
    const folder = zip.entries[0]?.name.split('/')[0] ?? '';
    const has = new Set(zip.entries.map(({ name }) => name));
    const records: Records = async (name, shape, otherwise) => {
      if (!has.has(`${folder}/${name}`)) return otherwise;
      const parsed = shape.safeParse(JSON.parse((await zip.read(`${folder}/${name}`)).toString('utf8')));
      return parsed.success ? parsed.data : otherwise;
    };
    const ledger = await records<z.infer<typeof headsShape> | null>('data/ledger/heads.json', headsShape, null);
    const items = await records('data/contents.json', z.array(packItem), []);
    if (ledger === null || items.length === 0) return null;
    const { gates } = await records('data/records/checks.json', gatesShape, { gates: [] });
    const { questions } = await records('data/records/technical-review.json', questionsShape, { questions: [] });
    const manifest = await zip.read(`${folder}/${TAG_MANIFEST}`);
    const pack = {
      engagementId: about[1] ?? '',
      auditId: about[2] ?? '',
      auditNumber: value('Internal-Sender-Identifier').slice(0, LONGEST_LABEL),
      title: value('External-Description').slice(0, LONGEST_LABEL),
      tagManifestSha256: createHash('sha256').update(manifest).digest('hex'),
      head: ledger.head,
      at: ledger.at,
      items,
      gates: gates.map(({ override, ...gate }) => ({
        ...gate,
        passedOverBy: override?.byName ?? '',
        justification: override?.justification ?? '',
      })),
    };
    return {
      ...pack,
      questions: questions.map(({ clarifications, ...question }) => ({ ...question, said: clarifications })),
      subjects: subjectsOf(
        pack,
        await records('data/records/findings.json', findingsShape, []),
        await records('data/records/evidence-index.json', evidenceShape, []),
      ),
    };
  } catch {
    // It passed its checksums, so that it is what was packed: of another time, or of another hand.
    return null;
  } finally {
    zip.close();
  }
}

/** @throws CANCELLED; what the file system throws when the file cannot be opened at all */
export async function readPack(path: string, options: PackCheckOptions = {}): Promise<{ check: PackCheck; pack: ReadPack | null }> {
  const check = await verifyPack(path, options);
  return { check, pack: check.ok ? await read(path, check.info) : null };
}

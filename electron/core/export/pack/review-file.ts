/** The file in which somebody who reviews from a pack keeps their questions: reading one, writing one. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../../shared/contract/index.ts';
import { REVIEW_FORMAT, type ReviewFile, reviewFile } from '../../../../shared/model/review-file.ts';
import { t } from '../../../../shared/words/words.ts';
import { type AppContext, nowOf } from '../../context.ts';
import { refuseEngagementTarget } from '../../file/disk.ts';
import { writeAtomically } from '../atomic-file.ts';

/** Every field at its longest would not fill it. */
const LARGEST = 32 * 1024 * 1024;

/** @throws CANNOT_READ for a file that cannot be opened, NOT_OURS for one that is no reviewer’s file of questions */
export async function readReviewFile(path: string): Promise<ReviewFile> {
  const name = basename(path);
  let words: string;
  try {
    if ((await stat(path)).size > LARGEST) throw new AppError('RULE', t('packReview.notAFile', { name }));
    words = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('CANNOT_READ', t('errors.cannotRead', { name }), { cause });
  }
  try {
    return reviewFile.parse(JSON.parse(words));
  } catch (cause) {
    throw new AppError('RULE', t('packReview.notAFile', { name }), { hint: t('packReview.notAFileHint'), cause });
  }
}

type Written = OutputOf<'decision.packWriteQuestions'>;

/** @throws CANNOT_WRITE, DISK_FULL; what stood at the target is unchanged then */
export async function writeReviewFile(
  context: AppContext,
  target: string,
  { pack, reviewer, questions, settled }: Omit<InputOf<'decision.packWriteQuestions'>, 'to'>,
): Promise<Written> {
  refuseEngagementTarget(target, context.session.file?.path ?? null);
  const { ids } = context.ports;
  const now = nowOf(context);
  const file: ReviewFile = {
    format: REVIEW_FORMAT,
    pack,
    reviewer,
    questions: questions.map((one) => ({ ...one, id: one.id ?? ids.uuid(), askedAt: one.askedAt ?? now })),
    settled: settled.map((one) => ({ ...one, settledAt: one.settledAt ?? now })),
  };
  const content = Buffer.from(`${JSON.stringify(file, null, 2)}\n`, 'utf8');
  await writeAtomically(target, ids.ref(), (temporary) => writeFile(temporary, content));
  return { fileName: basename(target), bytes: content.length, questions: file.questions, settled: file.settled };
}

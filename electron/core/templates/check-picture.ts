/**
 * Logos and marks for the papers: PNG or JPEG that the PDF writer can take. What a picture says about itself is checked
 * against its content, because the writer unfolds all of it in memory.
 */
import { inflateSync } from 'node:zlib';
import { AppError } from '../../../shared/contract/errors.ts';
import { lookLimits } from '../../../shared/model/report-look.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { readPicture } from '../evidence/picture-size.ts';

/** Samples of a pixel by colour type (ISO/IEC 15948, 11.2.2). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** What is wrong with the content of a PNG, null when nothing is. */
function pngFault(bytes: Uint8Array, width: number, height: number): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const depth = view.getUint8(24);
  const perPixel = samples[view.getUint8(25)];
  if (perPixel === undefined || ![1, 2, 4, 8, 16].includes(depth))
    return t('looks.problem.brokenPicture', { what: t('looks.problem.pictureContent') });
  if (view.getUint8(28) !== 0) return t('looks.problem.interlaced');
  if (depth === 16) return t('looks.problem.deepPicture');
  const pieces: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT') pieces.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === 'IEND') break;
    at += 12 + length;
  }
  // One byte of filter before each row; a "small" picture that unfolds to more than it says stops here.
  const expected = (Math.ceil((width * perPixel * depth) / 8) + 1) * height;
  try {
    if (inflateSync(Buffer.concat(pieces), { maxOutputLength: expected }).length === expected) return null;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === undefined) throw error;
  }
  return t('looks.problem.brokenPicture', { what: t('looks.problem.pictureContent') });
}

/** What keeps these bytes from being a logo, null when nothing does. */
export function pictureFault(bytes: Uint8Array): string | null {
  if (bytes.length > lookLimits.pictureBytes)
    return t('looks.problem.tooManyBytes', { size: fileSize(bytes.length), limit: fileSize(lookLimits.pictureBytes) });
  try {
    const { mediaType, width, height } = readPicture(bytes);
    if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') return t('looks.problem.notPicture');
    if (width * height > lookLimits.picturePixels)
      return t('looks.problem.tooManyPixels', {
        count: ((width * height) / 1_000_000).toFixed(1),
        limit: lookLimits.picturePixels / 1_000_000,
      });
    return mediaType === 'image/png' ? pngFault(bytes, width, height) : null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'NOT_A_PICTURE' ? t('looks.problem.notPicture') : error.message;
  }
}

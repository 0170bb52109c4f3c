/**
 * Width and height of a picture from its own bytes, walking the format far enough to refuse one that lies: sizes that
 * are missing, zero or contradict each other, blocks that run past the end, and "small" files that would unfold to
 * billions of pixels. Nothing is decoded. Formats: PNG (ISO/IEC 15948), JPEG (ITU-T T.81), GIF89a, WebP container.
 */
import { crc32 } from 'node:zlib';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { type PictureType, pictureTypeOf } from './media-type.ts';

export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
export const MAX_PICTURE_PIXELS = 40_000_000;

export interface Picture {
  readonly mediaType: PictureType;
  readonly width: number;
  readonly height: number;
}
type Size = Omit<Picture, 'mediaType'>;

const ascii = (view: DataView, at: number) =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** First chunk IHDR with its checksum, then whole chunks, at least one with data, up to IEND. */
function pngSize(view: DataView, bytes: Uint8Array): Size | null {
  if (ascii(view, 12) !== 'IHDR' || view.getUint32(8) !== 13) return null;
  if (crc32(bytes.subarray(12, 29)) !== view.getUint32(29)) return null;
  let data = 0;
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const length = view.getUint32(at);
    const type = ascii(view, at + 4);
    if (at + 12 + length > view.byteLength) return null;
    if (type === 'IHDR' && at !== 8) return null;
    if (type === 'IDAT') data += length;
    if (type === 'IEND') return data === 0 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
    at += 12 + length;
  }
  return null;
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Segments up to the first scan; exactly one frame header must stand before it. */
function jpegSize(view: DataView): Size | null {
  let size: Size | null = null;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9 || marker === 0xd8 || marker === 0) return null;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > view.byteLength) return null;
    if (marker === 0xda) return size;
    if (isFrame(marker)) {
      if (size !== null || length < 8) return null;
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + length;
  }
  return null;
}

/** Skips the data sub-blocks that begin at `at`; -1 when they run past the end. */
function afterSubBlocks(view: DataView, at: number): number {
  let next = at;
  while (next < view.byteLength) {
    const length = view.getUint8(next);
    next += 1 + length;
    if (length === 0) return next;
  }
  return -1;
}

const colourTable = (packed: number) => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 0x07) + 1));

/** The screen of the header and every frame on it: a frame may not reach beyond the screen. */
function gifSize(view: DataView): Size | null {
  const width = view.getUint16(6, true);
  const height = view.getUint16(8, true);
  let frames = 0;
  let at = 13 + colourTable(view.getUint8(10));
  while (at >= 0 && at < view.byteLength) {
    const block = view.getUint8(at);
    if (block === 0x3b) return frames === 0 ? null : { width, height };
    if (block === 0x21) at = afterSubBlocks(view, at + 2);
    else if (block === 0x2c) {
      if (at + 10 >= view.byteLength) return null;
      const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
      const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
      if (right > width || bottom > height) return null;
      frames += 1;
      at = afterSubBlocks(view, at + 10 + colourTable(view.getUint8(at + 9)) + 1);
    } else return null;
  }
  return null;
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** Size of one lossy or lossless bitstream. */
function webpStream(view: DataView, type: string, at: number, length: number): Size | null {
  if (type === 'VP8 ' && length >= 10) {
    if (uint24(view, at + 3) !== 0x2a019d) return null;
    return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff };
  }
  if (type === 'VP8L' && length >= 5) {
    if (view.getUint8(at) !== 0x2f) return null;
    const bits = view.getUint32(at + 1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}

/** The container's length, and for the extended form the canvas, which a still bitstream must fill. */
function webpSize(view: DataView): Size | null {
  const end = view.getUint32(4, true) + 8;
  if (end > view.byteLength) return null;
  let canvas: Size | null = null;
  let still: Size | null = null;
  let animated = false;
  for (let at = 12; at + 8 <= end; ) {
    const type = ascii(view, at);
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) return null;
    if (type === 'VP8X') {
      if (at !== 12 || length < 10) return null;
      canvas = { width: uint24(view, at + 12) + 1, height: uint24(view, at + 15) + 1 };
    } else if (type === 'ANMF') animated = true;
    else if (type === 'VP8 ' || type === 'VP8L') {
      if (still !== null) return null;
      still = webpStream(view, type, at + 8, length);
      if (still === null) return null;
    }
    at += 8 + length + (length & 1);
  }
  if (canvas === null) return still;
  if (still === null) return animated ? canvas : null;
  return still.width === canvas.width && still.height === canvas.height ? canvas : null;
}

function sizeOf(type: PictureType, view: DataView, bytes: Uint8Array): Size | null {
  switch (type) {
    case 'image/png':
      return pngSize(view, bytes);
    case 'image/jpeg':
      return jpegSize(view);
    case 'image/gif':
      return gifSize(view);
    case 'image/webp':
      return webpSize(view);
  }
}

/**
 * What picture these bytes are.
 * @throws TOO_LARGE above 20 MiB or 40 megapixels, NOT_A_PICTURE when the bytes are none or contradict themselves.
 */
export function readPicture(bytes: Uint8Array): Picture {
  if (bytes.length > MAX_PICTURE_BYTES) throw new AppError('TOO_LARGE', t('evidenceRules.pictureTooManyBytes'));
  const mediaType = pictureTypeOf(bytes);
  if (mediaType === null) throw new AppError('NOT_A_PICTURE', t('evidenceRules.notAPicture'));
  let size: Size | null = null;
  try {
    size = sizeOf(mediaType, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes);
  } catch (error) {
    // DataView answers every read past the end with a RangeError: a picture that was cut off.
    if (!(error instanceof RangeError)) throw error;
  }
  if (size === null || size.width === 0 || size.height === 0) throw new AppError('NOT_A_PICTURE', t('evidenceRules.brokenPicture'));
  if (size.width * size.height > MAX_PICTURE_PIXELS) throw new AppError('TOO_LARGE', t('evidenceRules.pictureTooManyPixels'));
  return { mediaType, ...size };
}

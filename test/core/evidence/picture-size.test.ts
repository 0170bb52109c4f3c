/** Sizes of pictures are read from sound files and refused for files that lie. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PICTURE_BYTES, readPicture } from '../../../electron/core/evidence/picture-size.ts';
import { AppError, type ErrorCode } from '../../../shared/contract/errors.ts';
import { gif, jpeg, png, webp } from './pictures.ts';

function codeOf(bytes: Uint8Array): ErrorCode | 'read' {
  try {
    readPicture(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('the size of a picture', () => {
  it.each([
    ['image/png', png(640, 480)],
    ['image/jpeg', jpeg(640, 480)],
    ['image/gif', gif(640, 480)],
    ['image/webp', webp(640, 480)],
    ['image/webp', webp(640, 480, { width: 640, height: 480 })],
  ])('is read from %s', (mediaType, bytes) => {
    expect(readPicture(bytes)).toEqual({ mediaType, width: 640, height: 480 });
  });

  it('refuses more than 40 million pixels however small the file is', () => {
    expect(codeOf(png(40_000, 40_000))).toBe('TOO_LARGE');
    expect(codeOf(jpeg(65_000, 65_000))).toBe('TOO_LARGE');
    expect(codeOf(png(8000, 5000))).toBe('read');
    expect(codeOf(png(8001, 5000))).toBe('TOO_LARGE');
  });

  it('refuses more than 20 MiB before it looks inside', () => {
    expect(codeOf(Buffer.concat([png(10, 10), Buffer.alloc(MAX_PICTURE_BYTES)]))).toBe('TOO_LARGE');
  });

  it.each([
    ['a PNG whose header was changed after its checksum', Buffer.from(png(10, 10)).fill(9, 16, 20)],
    ['a PNG without picture data', Buffer.concat([png(10, 10).subarray(0, 33), png(10, 10).subarray(-12)])],
    ['a PNG that was cut off', png(640, 480).subarray(0, -8)],
    ['a PNG without pixels', png(0, 10)],
    ['a JPEG with two frame headers', Buffer.concat([jpeg(10, 10).subarray(0, 21), jpeg(10, 10).subarray(8)])],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0])],
    ['a GIF whose frame is wider than its screen', gif(10, 10, 2000)],
    ['a GIF that was cut off', gif(10, 10).subarray(0, -2)],
    ['a WebP whose canvas contradicts its picture', webp(10, 10, { width: 9000, height: 9 })],
    ['a WebP longer than its file', webp(10, 10).subarray(0, -3)],
    ['text', Buffer.from('no picture at all')],
    ['nothing', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
  ])('refuses %s', (_what, bytes) => {
    expect(codeOf(bytes)).toBe('NOT_A_PICTURE');
  });

  it('answers or refuses for any bytes, and never hangs or throws anything else', () => {
    const starts = [png(20, 20), jpeg(20, 20), gif(20, 20), webp(20, 20)];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), fc.nat(60), (start, noise, at) => {
        const bytes = Buffer.concat([start.subarray(0, Math.min(at, start.length)), noise]);
        expect(['read', 'NOT_A_PICTURE', 'TOO_LARGE']).toContain(codeOf(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});

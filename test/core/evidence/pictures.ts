/** Small sound pictures, made byte by byte. */
import { crc32, deflateSync } from 'node:zlib';

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG; the header may claim any size. */
export function png(width: number, height: number, rows = Math.min(height, 4)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.alloc((Math.min(width, 64) + 1) * rows));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** JPEG up to its scan: application data, one frame header, start of scan. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]),
    frame,
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xff, 0xd9]),
  ]);
}

/** GIF with one frame of its own size. */
export function gif(width: number, height: number, frameWidth = width): Buffer {
  const le = (value: number) => [value & 255, value >> 8];
  return Buffer.from([
    ...Buffer.from('GIF89a', 'latin1'),
    ...le(width),
    ...le(height),
    0x80,
    0,
    0,
    0,
    0,
    0,
    255,
    255,
    255,
    0x2c,
    0,
    0,
    0,
    0,
    ...le(frameWidth),
    ...le(height),
    0,
    2,
    2,
    0x4c,
    1,
    0,
    0x3b,
  ]);
}

/** Lossless WebP; `canvas` puts the extended header before it. */
export function webp(width: number, height: number, canvas?: { width: number; height: number }): Buffer {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE((width - 1) | ((height - 1) << 14));
  const chunk = (type: string, data: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length & 1)]);
  };
  const extended = Buffer.alloc(10);
  if (canvas !== undefined) {
    extended.writeUIntLE(canvas.width - 1, 4, 3);
    extended.writeUIntLE(canvas.height - 1, 7, 3);
  }
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    ...(canvas === undefined ? [] : [chunk('VP8X', extended)]),
    chunk('VP8L', Buffer.concat([Buffer.from([0x2f]), bits])),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size, body]);
}

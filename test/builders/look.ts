/** Pictures, fonts and templates for tests: made here, so that no test depends on what a computer has. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { LOOK_FORMAT, LOOK_VERSION } from '../../shared/model/report-look.ts';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** A PNG of one colour, with alpha where asked. */
export function aPng(
  width: number,
  height: number,
  options: { color?: readonly number[]; interlaced?: boolean; depth?: number; content?: Buffer } = {},
): Buffer {
  const color = options.color ?? [0x2b, 0x6c, 0x45];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([options.depth ?? 8, color.length === 4 ? 6 : 2, 0, 0, options.interlaced === true ? 1 : 0], 8);
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(color))]);
  const content = options.content ?? Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(content)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = resolve(import.meta.dirname, '../../resources/fonts');
const utf16 = (text: string) => Buffer.from([...text].flatMap((letter) => [0, letter.charCodeAt(0)]));

/** A font of the program under another name, as a body's own font would come. */
export function anOwnFont(style: 'Regular' | 'Semibold' | 'It' | 'SemiboldIt' = 'Regular', house = 'HouseSerif4'): Buffer {
  const bytes = readFileSync(resolve(folder, `SourceSerif4-${style}.ttf`));
  for (const [from, to] of [
    [Buffer.from(`SourceSerif4-${style}`), Buffer.from(`${house.padEnd(12, 'X').slice(0, 12)}-${style}`)],
    [utf16(`SourceSerif4-${style}`), utf16(`${house.padEnd(12, 'X').slice(0, 12)}-${style}`)],
  ] as const)
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at);
  return bytes;
}

/** Where a table of a font begins. */
export function fontTable(bytes: Buffer, tag: string): number {
  for (let i = 0; i < bytes.readUInt16BE(4); i += 1)
    if (bytes.toString('latin1', 12 + i * 16, 16 + i * 16) === tag) return bytes.readUInt32BE(20 + i * 16);
  throw new Error(`no ${tag}`);
}

/** The text of a template file. */
export const aTemplate = (over: object = {}): string =>
  JSON.stringify({
    format: LOOK_FORMAT,
    version: LOOK_VERSION,
    name: 'Tarn house style',
    identity: { name: 'Tarn Certification B.V.', accreditation: 'RvA C 555' },
    colors: { accent: '#7A1F4B', tint: '#F6E9F0' },
    page: { size: 'Letter' },
    foot: { mark: 'In confidence' },
    texts: { method: 'The audit of {client} followed our procedure P-07.' },
    sections: { order: ['conclusions', 'summary'], leftOut: ['checklist'] },
    fileName: '{client} {audit} report {version}',
    ...over,
  });

export const embedded = (name: string, bytes: Uint8Array) => ({ name, base64: Buffer.from(bytes).toString('base64') });

/**
 * The parts of an xlsx file (ECMA-376) as a stream of XML events, nothing on disk. Only parts that are asked for are
 * unpacked, each up to a limit; macros, pictures and external parts are never looked at. saxes knows no entities but
 * those of XML itself, so a document type with entities is an error and expands to nothing.
 */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { LIMITS } from './table.ts';

export interface XmlHandlers {
  /** Names come without their prefix; attributes as written. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

export interface Parts {
  /** Paths of all parts. */
  readonly names: readonly string[];
  has(path: string): boolean;
  /** Feeds a part to the handlers. @throws AppError NOT_A_TABLE when it is damaged, TOO_LARGE */
  parse(path: string, handlers: XmlHandlers): Promise<void>;
  close(): void;
}

export const damaged = (name: string, cause?: unknown): AppError =>
  new AppError('NOT_A_TABLE', t('importCore.damagedWorkbook', { name }), { hint: t('importCore.damagedWorkbookHint'), cause });

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const openZip = (bytes: Buffer): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) => (error === null ? resolve(zip) : reject(error)));
  });

const openEntry = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });

async function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > LIMITS.parts) reject(new Error('too many parts'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** @throws NOT_A_TABLE when the bytes are no sound zip. */
export async function openParts(bytes: Uint8Array, name: string): Promise<Parts> {
  let zip: yauzl.ZipFile;
  let entries: Map<string, yauzl.Entry>;
  try {
    zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    entries = await listEntries(zip);
  } catch (error) {
    throw damaged(name, error);
  }
  return {
    names: [...entries.keys()],
    has: (path) => entries.has(path),
    close: () => zip.close(),
    async parse(path, handlers) {
      const entry = entries.get(path);
      if (entry === undefined || entry.isEncrypted()) throw damaged(name);
      if (entry.uncompressedSize > LIMITS.partBytes) throw new AppError('TOO_LARGE', t('importCore.partTooLarge', { name }));
      const parser = new SaxesParser({ position: false });
      parser.on('opentag', (tag) => handlers.open?.(localName(tag.name), tag.attributes as Record<string, string>));
      parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
      parser.on('text', (text) => handlers.text?.(text));
      parser.on('cdata', (text) => handlers.text?.(text));
      parser.on('error', (error) => {
        throw error;
      });
      try {
        const decoder = new TextDecoder('utf-8', { fatal: true });
        let bytesRead = 0;
        for await (const chunk of await openEntry(zip, entry)) {
          bytesRead += (chunk as Buffer).length;
          // The size in the zip's directory is a claim.
          if (bytesRead > LIMITS.partBytes) throw new AppError('TOO_LARGE', t('importCore.partTooLarge', { name }));
          parser.write(decoder.decode(chunk as Buffer, { stream: true }));
        }
        parser.write(decoder.decode()).close();
      } catch (error) {
        throw error instanceof AppError ? error : damaged(name, error);
      }
    },
  };
}

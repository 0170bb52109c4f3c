/**
 * What a file is: first by the bytes it begins with, then, where the bytes say only "text" or "zip", by the extension
 * of its name. A name alone never makes a picture. Magic numbers: https://mimesniff.spec.whatwg.org/ and the formats' own papers.
 */
import type { z } from 'zod';
import type { evidenceKind } from '../../../shared/model/vocabulary.ts';
import { extensionOf } from './file-name.ts';

export const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type PictureType = (typeof PICTURES)[number];
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** How many bytes from the start `mediaTypeOf` looks at. */
export const HEAD_BYTES = 512;

const ascii = (head: Uint8Array, from: number, text: string) =>
  head.length >= from + text.length && [...text].every((char, index) => head[from + index] === char.charCodeAt(0));
const bytes = (head: Uint8Array, ...wanted: number[]) =>
  head.length >= wanted.length && wanted.every((byte, index) => head[index] === byte);

/** The picture type that the bytes show, or null. */
export function pictureTypeOf(head: Uint8Array): PictureType | null {
  if (bytes(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (bytes(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (ascii(head, 0, 'GIF87a') || ascii(head, 0, 'GIF89a')) return 'image/gif';
  if (ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBP')) return 'image/webp';
  return null;
}

/** Types that are a zip archive inside; the extension tells them apart. */
const zipTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};
/** Types that are an OLE compound file inside. */
const oleTypes: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
};
const textTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xml: 'application/xml',
  json: 'application/json',
  eml: 'message/rfc822',
  log: 'text/plain',
  txt: 'text/plain',
  svg: 'image/svg+xml',
};

function looksLikeText(head: Uint8Array): boolean {
  if (bytes(head, 0xff, 0xfe) || bytes(head, 0xfe, 0xff)) return true;
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);
}

/** Media type from the first `HEAD_BYTES` bytes and the name; `application/octet-stream` when nothing fits. */
export function mediaTypeOf(head: Uint8Array, name: string): string {
  const picture = pictureTypeOf(head);
  if (picture !== null) return picture;
  const extension = extensionOf(name);
  if (ascii(head, 0, '%PDF-')) return 'application/pdf';
  if (bytes(head, 0x50, 0x4b, 0x03, 0x04) || bytes(head, 0x50, 0x4b, 0x05, 0x06)) return zipTypes[extension] ?? 'application/zip';
  if (bytes(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return oleTypes[extension] ?? 'application/x-ole-storage';
  if (bytes(head, 0x1f, 0x8b)) return 'application/gzip';
  if (bytes(head, 0x42, 0x4d)) return 'image/bmp';
  if (bytes(head, 0x49, 0x49, 0x2a, 0x00) || bytes(head, 0x4d, 0x4d, 0x00, 0x2a)) return 'image/tiff';
  if (head.length > 0 && looksLikeText(head)) return textTypes[extension] ?? 'text/plain';
  return 'application/octet-stream';
}

const sheets = new Set(['text/csv', 'text/tab-separated-values', zipTypes.xlsx, zipTypes.ods, oleTypes.xls]);
const documents = new Set([
  'application/pdf',
  'text/plain',
  'text/markdown',
  zipTypes.docx,
  zipTypes.pptx,
  zipTypes.odt,
  zipTypes.odp,
  oleTypes.doc,
  oleTypes.ppt,
]);

/** The kind of evidence that a media type suggests; a person may say otherwise. */
export function kindFrom(mediaType: string): EvidenceKind {
  if (mediaType.startsWith('image/')) return 'picture';
  if (sheets.has(mediaType)) return 'sheet';
  if (mediaType === 'message/rfc822' || mediaType === oleTypes.msg) return 'mail';
  if (mediaType === 'text/html') return 'web_page';
  if (documents.has(mediaType)) return 'document';
  return 'other';
}

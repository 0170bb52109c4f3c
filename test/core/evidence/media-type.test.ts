/** What a file is follows from its bytes; its name only tells apart what the bytes leave open. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, titleFrom } from '../../../electron/core/evidence/file-name.ts';
import { kindFrom, mediaTypeOf } from '../../../electron/core/evidence/media-type.ts';
import { gif, jpeg, png, webp } from './pictures.ts';

const zip = Buffer.from([0x50, 0x4b, 3, 4, 20, 0]);
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('the media type', () => {
  it.each([
    [png(4, 4), 'letter.pdf', 'image/png', 'picture'],
    [jpeg(4, 4), 'a.jpg', 'image/jpeg', 'picture'],
    [gif(4, 4), 'a', 'image/gif', 'picture'],
    [webp(4, 4), 'a.webp', 'image/webp', 'picture'],
    [Buffer.from('%PDF-1.7'), 'report.png', 'application/pdf', 'document'],
    [zip, 'soa.XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'sheet'],
    [zip, 'manual.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
    [zip, 'photo.png', 'application/zip', 'other'],
    [ole, 'note.msg', 'application/vnd.ms-outlook', 'mail'],
    [Buffer.from('From: a@b.example\r\n'), 'note.eml', 'message/rfc822', 'mail'],
    [Buffer.from('ref;title\nA.6.2.6;x'), 'soa.csv', 'text/csv', 'sheet'],
    [Buffer.from('# Policy\n'), 'pol-01.md', 'text/markdown', 'document'],
    [Buffer.from('just text'), 'photo.png', 'text/plain', 'document'],
    [Buffer.from('<html>'), 'page.html', 'text/html', 'web_page'],
    [Buffer.from([0, 1, 2, 3]), 'photo.jpg', 'application/octet-stream', 'other'],
  ])('of %# is read from the bytes', (head, name, mediaType, kind) => {
    expect(mediaTypeOf(head, name)).toBe(mediaType);
    expect(kindFrom(mediaType)).toBe(kind);
  });
});

describe('the name of a file that came in', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ines\\SoA 3.2.xlsx', 'SoA 3.2.xlsx'],
    ['a\u0000b\u001f.txt', 'ab.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['..', 'file'],
    ['', 'file'],
    ['/', 'file'],
    ['Überprüfung.pdf', 'Überprüfung.pdf'],
  ])('%j is shown as %j', (name, shown) => {
    expect(displayName(name)).toBe(shown);
  });

  it('never holds a separator or control character, and fits its column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
        const shown = displayName(name);
        expect(shown).not.toMatch(/[/\\\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(shown.length).toBeGreaterThan(0);
        expect(shown.length).toBeLessThanOrEqual(255);
        expect(shown.isWellFormed() || !name.isWellFormed()).toBe(true);
        expect(titleFrom(shown).trim()).not.toBe('');
      }),
    );
  });

  it('keeps its extension when it is cut', () => {
    expect(displayName(`${'long '.repeat(80)}.xlsx`)).toMatch(/\.xlsx$/);
  });
});

/**
 * The look of a certification body's papers: who it is, colours, fonts, page, running head and foot, own texts, order
 * and choice of sections, name of the file. One schema for the template file, for the contract and for the rows.
 */
import { z } from 'zod';
import { filledLine, id, line, sha256 } from './scalars.ts';

/** Sections of a report that a template may move and write to, in the product's order. */
export const reportPart = z.enum([
  'summary',
  'audit_data',
  'conclusions',
  'changes',
  'occasion',
  'cycle',
  'operation',
  'certificate',
  'earlier',
  'method',
  'concerns',
  'findings',
  'samples',
  'soa',
  'focus',
  'coverage',
  'checklist',
  'evidence',
  'closing',
]);
export type ReportPart = z.infer<typeof reportPart>;
/** Where an own text can stand: the cover, or under the heading of a section. */
export const textPlaces = ['cover', ...reportPart.options] as const;
export type TextPlace = (typeof textPlaces)[number];

export const hexColor = z.string().regex(/^#[0-9A-Fa-f]{6}$/);
export const lookFont = z.enum(['sans', 'serif', 'own']);
export type LookFont = z.infer<typeof lookFont>;
export const pageSize = z.enum(['A4', 'Letter']);

const lookName = filledLine.max(120);
const ownText = z.string().max(4000);
const pattern = z.string().max(160);
/** Text of a running head or foot: it must fit the margin. */
const running = z.string().max(120);
const parts = z.array(reportPart).max(reportPart.options.length);

export const reportLook = z.strictObject({
  name: lookName,
  identity: z.strictObject({
    /** Stands on cover and in the foot instead of the body that the engagement names. */
    name: line,
    /** Under the accreditation mark, e.g. its number. */
    accreditation: z.string().max(120),
  }),
  colors: z.strictObject({ accent: hexColor, tint: hexColor }),
  fonts: z.strictObject({ text: lookFont, headings: lookFont }),
  page: z.strictObject({ size: pageSize }),
  /** Empty: what the product prints. */
  head: z.strictObject({ left: running, right: running }),
  foot: z.strictObject({ left: running, mark: z.string().max(40) }),
  texts: z.strictObject(
    Object.fromEntries(textPlaces.map((place) => [place, ownText.optional()])) as Record<TextPlace, z.ZodOptional<typeof ownText>>,
  ),
  sections: z.strictObject({
    /** Empty: the order that the kind of audit asks for. */
    order: parts,
    leftOut: parts,
  }),
  /** Without the ending, which says what kind of file it is. */
  fileName: pattern,
});
export type ReportLook = z.infer<typeof reportLook>;

/** What a template carries besides its settings. */
export const lookFileRole = z.enum(['logo', 'accreditation', 'font_regular', 'font_bold', 'font_italics', 'font_bolditalics']);
export type LookFileRole = z.infer<typeof lookFileRole>;
export const fontRoles = ['font_regular', 'font_bold', 'font_italics', 'font_bolditalics'] as const satisfies readonly LookFileRole[];
export const isFontRole = (role: LookFileRole): role is (typeof fontRoles)[number] => (fontRoles as readonly string[]).includes(role);

export const LOOK_FORMAT = 'fieldbook-report-look';
export const LOOK_VERSION = 1;
export const lookLimits = {
  /** Of a whole template file: its bytes are written as base64, which takes a third more. */
  templateBytes: 14 * 1024 * 1024,
  pictureBytes: 1024 * 1024,
  picturePixels: 4_000_000,
  fontBytes: 2 * 1024 * 1024,
} as const;

const embedded = z.strictObject({
  name: filledLine,
  base64: z
    .base64()
    .min(1)
    .max(Math.ceil((lookLimits.fontBytes * 4) / 3) + 4),
});
/** The template file. */
export const lookTemplate = z.strictObject({
  format: z.literal(LOOK_FORMAT),
  version: z.literal(LOOK_VERSION),
  ...reportLook.shape,
  files: z.strictObject(
    Object.fromEntries(lookFileRole.options.map((role) => [role, embedded.optional()])) as Record<
      LookFileRole,
      z.ZodOptional<typeof embedded>
    >,
  ),
});
export type LookTemplate = z.infer<typeof lookTemplate>;

export const lookEntities = {
  /** The look that this engagement's papers have; at most one. Without it they have the product's. */
  report_look: z.strictObject({
    id,
    name: lookName,
    bodyName: line,
    accreditation: z.string().max(120),
    accent: hexColor,
    tint: hexColor,
    textFont: lookFont,
    headingFont: lookFont,
    pageSize,
    headLeft: running,
    headRight: running,
    footLeft: running,
    footMark: z.string().max(40),
    texts: z.array(z.strictObject({ place: z.enum(textPlaces), text: ownText })),
    partOrder: parts,
    leftOut: parts,
    fileName: pattern,
  }),
  /** Logo, accreditation mark and fonts of the look; the content is kept in the file under its hash. */
  look_file: z.strictObject({ id, role: lookFileRole, name: filledLine, sha256, bytes: z.int().min(1).max(lookLimits.fontBytes) }),
} as const;

/** The product's own look. */
export const productLook: ReportLook = {
  name: 'Fieldbook',
  identity: { name: '', accreditation: '' },
  colors: { accent: '#1E4B66', tint: '#E8EFF3' },
  fonts: { text: 'sans', headings: 'serif' },
  page: { size: 'A4' },
  head: { left: '', right: '' },
  foot: { left: '', mark: '' },
  texts: {},
  sections: { order: [], leftOut: [] },
  fileName: '',
};

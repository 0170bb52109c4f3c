/** What a template changes of the papers, as measures and colours that pages are set with. */
import { productLook, type ReportLook } from '../../../../shared/model/report-look.ts';
import type { GivenLook } from '../given-look.ts';
import type { OwnFont } from './fonts.ts';

export interface PageMeasures {
  readonly size: 'A4' | 'LETTER';
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Width between the margins. */
  readonly measure: number;
}

export interface PaperLook {
  readonly accent: string;
  readonly tint: string;
  readonly page: PageMeasures;
  readonly landscape: PageMeasures;
  readonly given: ReportLook;
  /** PNG or JPEG bytes as data, never a path or an address. */
  readonly logo: string | null;
  readonly accreditation: string | null;
  readonly ownFont: OwnFont | null;
}

const sizes = { A4: { size: 'A4', short: 595.28, long: 841.89 }, Letter: { size: 'LETTER', short: 612, long: 792 } } as const;

/** Both sizes have the same margins; the measure follows (design language 1.1). */
function measuresOf(name: ReportLook['page']['size'], landscape: boolean): PageMeasures {
  const { size, short, long } = sizes[name];
  const [width, height] = landscape ? [long, short] : [short, long];
  const margins = landscape ? { left: 55, top: 66, right: 55, bottom: 56 } : { left: 62, top: 72, right: 55, bottom: 62 };
  const measure = width - margins.left - margins.right;
  return { size, width, height, ...margins, measure: landscape ? measure : Math.floor(measure) };
}

/** pdfmake takes a picture as a data address only; it reads the bytes in it and asks nobody. */
function dataOf(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null;
  const type = bytes[0] === 0x89 ? 'png' : 'jpeg';
  return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

export function paperLook({ look, files }: GivenLook): PaperLook {
  const { font_regular: normal, font_bold: bold, font_italics: italics, font_bolditalics: bolditalics } = files;
  return {
    accent: look.colors.accent,
    tint: look.colors.tint,
    page: measuresOf(look.page.size, false),
    landscape: measuresOf(look.page.size, true),
    given: look,
    logo: dataOf(files.logo),
    accreditation: dataOf(files.accreditation),
    ownFont:
      normal === undefined || bold === undefined
        ? null
        : {
            normal: Buffer.from(normal),
            bold: Buffer.from(bold),
            ...(italics === undefined ? {} : { italics: Buffer.from(italics) }),
            ...(bolditalics === undefined ? {} : { bolditalics: Buffer.from(bolditalics) }),
          },
  };
}

/** The program's own look. */
export const productPaper: PaperLook = paperLook({ look: productLook, files: {} });

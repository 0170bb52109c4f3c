/** Makes the PDF of a report model. Runs in the export thread; touches no file but the fonts, and no network. */
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { GivenLook } from '../given-look.ts';
import type { ReportModel } from '../report-model/shape.ts';
import { reportDocument } from './document.ts';
import { chosenFonts, type Fonts, loadFonts } from './fonts.ts';
import { paperLook, productPaper } from './paper-look.ts';
import { createTypeSetter, type MissingGlyph, type TypeSetter } from './type-setter.ts';
import { setWholeLines } from './whole-lines.ts';

export interface RenderedReport {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Characters that no font of the report has; each is printed as its code. */
  readonly missingGlyphs: readonly MissingGlyph[];
}

/** What pdfmake has under Node and its types leave out: a file system in memory that is looked into before the disk. */
interface InMemory {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
}

let ready: Fonts | null = null;

function putInMemory(fonts: Fonts): void {
  const { virtualfs } = pdfmake as unknown as InMemory;
  for (const [name, bytes] of fonts.bytes) virtualfs.writeFileSync(name, bytes);
}

/** Fonts from memory; every address and every path is refused, whatever a text may contain. */
function prepare(fontFolder: string): Fonts {
  if (ready !== null) return ready;
  setWholeLines();
  const fonts = loadFonts(fontFolder);
  putInMemory(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  ready = fonts;
  return fonts;
}

/**
 * Renders a document. @param definitionOf makes it with a type setter; says the number of pages when they are known
 * @param fontFolder folder with the font files of the program
 * @param onProgress share of the pages that are written, 0 to 1
 * @param given look of a template; null for the program's
 */
export async function renderPdf(
  definitionOf: (set: TypeSetter, onPages: (count: number) => void) => TDocumentDefinitions,
  fontFolder: string,
  onProgress: (share: number) => void = () => undefined,
  given: GivenLook | null = null,
): Promise<RenderedReport> {
  const own = prepare(fontFolder);
  const look = given === null ? productPaper : paperLook(given);
  const fonts = chosenFonts(own, look.given.fonts.text, look.given.fonts.headings, look.ownFont);
  if (fonts !== own) putInMemory(fonts);
  const set = createTypeSetter(fonts, look);
  let pages = 0;
  const definition = definitionOf(set, (count) => {
    pages = count;
  });
  const { Sans, Serif, Mark } = fonts.descriptors;
  pdfmake.setFonts({ Sans: { ...Sans }, Serif: { ...Serif }, Mark: { ...Mark } });
  pdfmake.setProgressCallback((share) => onProgress(share));
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return { bytes, pages, missingGlyphs: set.missing() };
}

/** The PDF of a report. */
export function renderReport(
  model: ReportModel,
  fontFolder: string,
  onProgress?: (share: number) => void,
  look?: GivenLook | null,
): Promise<RenderedReport> {
  return renderPdf((set, onPages) => reportDocument(model, set, onPages), fontFolder, onProgress, look);
}

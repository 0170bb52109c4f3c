/** One page that uses everything a look brings, so that a damaged font or picture shows before it is kept. */
import type { Content } from 'pdfmake/interfaces';
import type { GivenLook } from '../given-look.ts';
import { createSheet } from './paper.ts';
import { type RenderedReport, renderPdf } from './render-report.ts';

const SAMPLE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 – “ ” ’ …';

export function renderProof(fontFolder: string, look: GivenLook): Promise<RenderedReport> {
  return renderPdf(
    (set, onPages) => {
      const sheet = createSheet(set);
      const pictures = [sheet.look.logo, sheet.look.accreditation].filter((one) => one !== null);
      const styles = [{}, { bold: true }, { italics: true }, { bold: true, italics: true }];
      return {
        pageSize: sheet.look.page.size,
        defaultStyle: { font: 'Sans' },
        footer: (_current, total) => {
          onPages(total);
          return null;
        },
        content: [
          ...pictures.map((image): Content => ({ image, fit: [170, 56] })),
          ...(['Sans', 'Serif'] as const).flatMap((family) => styles.map((style) => sheet.text(SAMPLE, { family, ...style }))),
        ],
      };
    },
    fontFolder,
    undefined,
    look,
  );
}

/**
 * The certificate as a paper: a page with a double frame, the draft mark across it until a decision grants it, and in red
 * what is still to be entered. Texts of any length go on to a second page; nothing is drawn at a fixed place over them.
 */
import type { Column, Content, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces';
import { longDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { CertificateModel } from '../certificate-model.ts';
import type { GivenLook } from '../given-look.ts';
import { ink, leading, rule, size } from './look.ts';
import { createSheet, type Sheet, type TextStyle } from './paper.ts';
import type { PaperLook } from './paper-look.ts';
import { type RenderedReport, renderPdf } from './render-report.ts';
import type { TypeSetter } from './type-setter.ts';

const SIDE = 70;
const TOP = 62;
const BOTTOM = 56;
/** Width between the margins. */
const measureOf = (look: PaperLook): number => look.page.width - SIDE * 2;
/** Height that head, title and the closing block take whatever the texts are. */
const SET_HEIGHT = 450;
const NARROW = 255;

const frames = ({ page, accent }: PaperLook): Content => ({
  canvas: [28, 33].map((at, index) => ({
    type: 'rect' as const,
    x: at,
    y: at,
    w: page.width - at * 2,
    h: page.height - at * 2,
    lineWidth: index === 0 ? 1.4 : 0.5,
    lineColor: accent,
  })),
});

/** A text, or in red what is to be entered. */
const said = (sheet: Sheet, text: string, what: string, style: TextStyle): ContentText =>
  text.trim() === '' ? sheet.text(`[${what}]`, { ...style, color: ink.danger }) : sheet.text(text, style);

const heightOf = (set: TypeSetter, text: string, width: number, points: number, family: 'Sans' | 'Serif' = 'Sans', bold = false): number =>
  set.lines(text, width, { family, bold, size: points }) * points * set.lineHeight(family) * leading.text;

const placeOf = ({ name, address, activities }: CertificateModel['locations'][number]): string => {
  const where = address.trim() === '' ? name : address;
  return activities.trim() === '' ? where : t('certificatePaper.location', { where, activities });
};

function head(sheet: Sheet, model: CertificateModel): Content {
  const { logo, accreditation, accent } = sheet.look;
  const name = said(sheet, model.body.toLocaleUpperCase('en'), t('certificateWords.element.body'), {
    bold: true,
    size: 14,
    color: accent,
    lineHeight: 1.1,
  });
  const mark = said(sheet, model.accreditation, t('certificateWords.element.mark'), {
    size: size.label,
    color: ink.muted,
    alignment: 'right',
  });
  return {
    columns: [
      { width: '*', stack: [logo === null ? { ...name, characterSpacing: 2 } : { image: logo, fit: [200, 52] }] },
      {
        width: 210,
        stack: [
          ...(accreditation === null ? [] : [{ image: accreditation, fit: [170, 40] as [number, number], alignment: 'right' as const }]),
          mark,
        ],
      },
    ],
    columnGap: 20,
    margin: [0, 0, 0, 62],
  };
}

function dates(sheet: Sheet, model: CertificateModel): Content {
  const cell = (label: string, content: Content): Column => ({
    width: '*',
    stack: [sheet.text(label, { size: size.label, color: ink.muted, alignment: 'center', margin: [0, 0, 0, 2] }), content],
  });
  const strong: TextStyle = { bold: true, alignment: 'center' };
  const soa =
    model.soaDatedOn === null
      ? t('certificatePaper.soaVersion', { number: model.soaNumber })
      : t('certificatePaper.soaVersionOf', { number: model.soaNumber, on: longDate(model.soaDatedOn) });
  // One object each: pdfmake keeps its own notes on what it lays out.
  const line = (): Content => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: measureOf(sheet.look), y2: 0, lineWidth: rule.strong, lineColor: ink.text }],
  });
  return {
    stack: [
      line(),
      {
        margin: [0, 9, 0, 9],
        columnGap: 14,
        columns: [
          ...(model.namesSoa
            ? [cell(t('certificatePaper.soa'), said(sheet, model.soaNumber === '' ? '' : soa, t('certificatePaper.missing.soa'), strong))]
            : []),
          cell(t('certificatePaper.from'), said(sheet, longDate(model.effectiveOn), t('certificatePaper.missing.from'), strong)),
          cell(t('certificatePaper.until'), said(sheet, longDate(model.expiresOn), t('certificatePaper.missing.until'), strong)),
        ],
      },
      line(),
    ],
  };
}

function closing(sheet: Sheet, model: CertificateModel): Content {
  const small: TextStyle = { size: size.caption, color: ink.muted };
  const replaces = model.replaces.trim() === '' ? '' : t('certificatePaper.replaces', { number: model.replaces });
  return {
    columnGap: 26,
    columns: [
      {
        width: NARROW,
        stack: [model.statement, model.revision, replaces]
          .filter((one) => one.trim() !== '')
          .map((one) => sheet.text(one, { ...small, margin: [0, 0, 0, 3] })),
      },
      {
        width: '*',
        stack: [
          {
            canvas: [
              { type: 'line', x1: 0, y1: 0, x2: measureOf(sheet.look) - NARROW - 26, y2: 0, lineWidth: rule.strong, lineColor: ink.text },
            ],
            margin: [0, 34, 0, 4],
          },
          sheet.text(t('certificatePaper.for', { body: model.body === '' ? '–' : model.body }), { size: size.table }),
          said(sheet, model.bodyAddress.replaceAll('\n', ', '), t('certificatePaper.missing.bodyAddress'), small),
        ],
      },
    ],
  };
}

function certificateDocument(model: CertificateModel, set: TypeSetter, onPages: (count: number) => void): TDocumentDefinitions {
  const sheet = createSheet(set);
  const { look } = set;
  const measure = measureOf(look);
  const made = new Date(model.madeAt);
  const center = (text: string, style: TextStyle = {}) => sheet.text(text, { alignment: 'center', ...style });
  const number = model.number.trim() === '' ? `[${t('certificatePaper.missing.number')}]` : model.number;
  const version = t(model.draft ? 'certificatePaper.draftLine' : 'certificatePaper.versionLine', {
    number,
    version: model.version,
    on: longDate(model.recordedOn),
  });
  const places = model.locations.map(placeOf);
  const scope =
    model.aiRoles.trim() === '' || model.scope.trim() === ''
      ? model.scope
      : `${model.scope.trim()} ${t('certificatePaper.roles', { roles: model.aiRoles })}`;
  const grown =
    heightOf(set, model.holder, measure, 22, 'Serif', true) +
    places.reduce((sum, one) => sum + heightOf(set, one, measure, size.text) + 3, 0) +
    heightOf(set, scope, measure - 30, 10.2) +
    heightOf(set, `${model.statement} ${model.revision}`, NARROW, size.caption);
  // What is left of the page stands between the parts, as on a paper that was set by hand.
  const left = Math.max(0, look.page.height - TOP - BOTTOM - SET_HEIGHT + 62 - grown);
  const gap = Math.min(40, 10 + left / 7);
  return {
    version: '1.7',
    compress: true,
    pageSize: look.page.size,
    pageMargins: [SIDE, TOP, SIDE, BOTTOM],
    language: 'en',
    displayTitle: true,
    info: {
      title: t('certificatePaper.documentTitle', { number, holder: model.holder }),
      author: model.body,
      creator: `${model.program.name} ${model.program.version}`,
      producer: model.program.name,
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: 'Sans', fontSize: size.text, lineHeight: leading.text, color: ink.text },
    ...(model.draft
      ? {
          watermark: {
            text: t('certificatePaper.draftMark'),
            font: 'Serif',
            bold: true,
            color: ink.danger,
            opacity: 0.08,
            angle: -42,
            fontSize: 150,
          },
        }
      : {}),
    background: () => frames(look),
    footer: (current, total) => {
      onPages(total);
      return total < 2
        ? { text: '' }
        : sheet.text(t('report.foot.page', { page: current, pages: total }), { size: size.head, color: ink.muted, alignment: 'center' });
    },
    content: [
      head(sheet, model),
      center(t('certificatePaper.title'), { family: 'Serif', bold: true, size: 38, lineHeight: 1 }),
      center(version, { color: model.number.trim() === '' ? ink.danger : ink.muted, margin: [0, 4, 0, gap] }),
      center(t('certificatePaper.confirms', { body: model.body === '' ? '–' : model.body }), { margin: [0, 0, 0, 8] }),
      said(sheet, model.holder, t('certificateWords.element.holder'), {
        family: 'Serif',
        bold: true,
        size: 22,
        color: look.accent,
        alignment: 'center',
        margin: [0, 0, 0, 6],
      }),
      ...(places.length === 0
        ? [said(sheet, '', t('certificateWords.element.locations'), { alignment: 'center' })]
        : places.map((one) => center(one, { margin: [0, 0, 0, 3] }))),
      center(t('certificatePaper.fulfils'), { margin: [0, gap, 0, 5] }),
      said(sheet, model.standard, t('certificateWords.element.standard'), { family: 'Serif', bold: true, size: 18, alignment: 'center' }),
      center(t('certificatePaper.forScope'), { margin: [0, gap, 0, 5] }),
      {
        margin: [15, 0, 15, gap],
        stack: [said(sheet, scope, t('certificateWords.element.scope'), { size: 10.2, lineHeight: 1.3, alignment: 'center' })],
      },
      dates(sheet, model),
      { text: ' ', fontSize: 1, lineHeight: 1, margin: [0, Math.min(70, 14 + left / 4), 0, 0] },
      closing(sheet, model),
    ],
  };
}

/** @param fontFolder folder with the font files of the program */
export function renderCertificate(
  model: CertificateModel,
  fontFolder: string,
  onProgress?: (share: number) => void,
  look?: GivenLook | null,
): Promise<RenderedReport> {
  return renderPdf((set, onPages) => certificateDocument(model, set, onPages), fontFolder, onProgress, look);
}

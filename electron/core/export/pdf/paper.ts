/**
 * The building blocks of a report page. Every text of a person passes through the type setter here; nothing of
 * unbounded length is ever put where pdfmake must not break it (see type-setter.ts and docs/recipes).
 */
import type { Content, ContentStack, ContentText } from 'pdfmake/interfaces';
import { t } from '../../../../shared/words/words.ts';
import type { PrintedResult, ReportModel } from '../report-model/shape.ts';
import { inContents } from './contents.ts';
import type { Family } from './fonts.ts';
import { ink, resultWord } from './look.ts';
import type { PaperLook } from './paper-look.ts';
import { paragraphs, type TypeSetter } from './type-setter.ts';

export interface TextStyle {
  readonly family?: Family;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly lineHeight?: number;
  readonly alignment?: 'left' | 'right' | 'center';
  readonly margin?: [number, number, number, number];
  readonly link?: string;
  readonly id?: string;
}

/** What any paper is set with, whatever it is about. */
export interface Sheet {
  readonly set: TypeSetter;
  readonly look: PaperLook;
  /** What a result is called: gap analyses and internal audits have scales of their own. */
  resultWord(result: PrintedResult): string;
  text(text: string, style?: TextStyle): ContentText;
  /** The paragraphs of a person's text; lines that begin with a dash or bullet become a list. */
  body(text: string, style?: TextStyle): Content[];
  /** The same, each paragraph an item of a list when there are several. */
  list(text: string): Content[];
  /** The text of a section, or in red what is to be entered. */
  written(text: string | undefined, what: string, style?: TextStyle): Content[];
  heading1(options: { number: string; title: string; id: string; newPage: boolean; reserve?: number }): Content[];
  heading2(options: { number: string; title: string; id: string; parent: string; reserve?: number; gap?: number }): Content[];
}

/** The sheet of a report. */
export interface Paper extends Sheet {
  readonly model: ReportModel;
}

/** Whose paper it is: as the look says, else as the engagement does; a paper without a body is the client's. */
export const bodyOf = (sheet: Sheet, body: string, client: string): string =>
  [sheet.look.given.identity.name, body, client].find((one) => one.trim() !== '') ?? '';

/** Room that must follow a heading on its page. */
const RESERVE = 56;
const BULLET = /^[-–•*]\s+/;

const spacer = (top: number): ContentText => ({ text: ' ', fontSize: 1, lineHeight: 1, margin: [0, top, 0, 0] });

/**
 * Keeps what follows on the page of `head`: an unbreakable stack that ends in `reserve` empty points, taken back right
 * after it. pdfmake has no keep-with-next, and its `pageBreakBefore` lays the whole document out again at every break.
 */
export function keepWithNext(head: Content, reserve: number, gapAbove: number): Content[] {
  const above: Content[] = gapAbove > 0 ? [spacer(gapAbove)] : [];
  const kept: ContentStack = { unbreakable: true, stack: [head, { text: ' ', fontSize: 1, lineHeight: 1, margin: [0, 0, 0, reserve] }] };
  return [...above, kept, spacer(-reserve)];
}

export function createPaper(model: ReportModel, set: TypeSetter): Paper {
  return { model, ...createSheet(set), resultWord: (result) => model.scale?.[result] ?? resultWord(result) };
}

export function createSheet(set: TypeSetter): Sheet {
  const text = (raw: string, style: TextStyle = {}): ContentText => {
    const family = style.family ?? 'Sans';
    const runs = set.runs(raw, family, style.bold ?? false);
    return {
      text: runs,
      ...(family === 'Sans' ? {} : { font: family }),
      ...(style.bold === true ? { bold: true } : {}),
      ...(style.italics === true ? { italics: true } : {}),
      ...(style.size === undefined ? {} : { fontSize: style.size }),
      ...(style.color === undefined ? {} : { color: style.color }),
      ...(style.lineHeight === undefined ? {} : { lineHeight: style.lineHeight }),
      ...(style.alignment === undefined ? {} : { alignment: style.alignment }),
      ...(style.margin === undefined ? {} : { margin: style.margin }),
      ...(style.link === undefined ? {} : { linkToDestination: style.link }),
      ...(style.id === undefined ? {} : { id: style.id }),
    };
  };

  const body = (raw: string, style: TextStyle = {}): Content[] =>
    paragraphs(raw).map((paragraph): Content => {
      const item = BULLET.test(paragraph);
      const content = text(item ? paragraph.replace(BULLET, '') : paragraph, { margin: [0, 0, 0, item ? 2 : 5], ...style });
      if (!item) return content;
      return {
        margin: [0, 0, 0, 1],
        columnGap: 6,
        columns: [{ width: 4, text: '•', color: ink.muted, ...(style.size === undefined ? {} : { fontSize: style.size }) }, content],
      };
    });

  return {
    set,
    look: set.look,
    resultWord,
    text,
    body,
    list(raw) {
      const items = paragraphs(raw);
      return body(items.length > 1 ? items.map((one) => (BULLET.test(one) ? one : `• ${one}`)).join('\n') : raw);
    },
    written(raw, what, style) {
      if (raw !== undefined && paragraphs(raw).length > 0) return body(raw, style);
      return [text(t('report.enter', { what }), { ...style, color: ink.danger, bold: true, margin: [0, 0, 0, 5] })];
    },
    heading1({ number, title, id, newPage, reserve = RESERVE + 20 }) {
      const label = number === '' ? title : `${number}  ${title}`;
      const head = {
        ...text(label, { family: 'Serif', bold: true, size: 19, margin: [0, 0, 0, 9] }),
        id,
        ...inContents('section'),
        outline: true,
        outlineText: label,
        outlineExpanded: true,
      };
      if (newPage) return [{ ...head, pageBreak: 'before' as const }];
      return keepWithNext(head, reserve, 20);
    },
    heading2({ number, title, id, parent, reserve = RESERVE, gap = 9 }) {
      const label = number === '' ? title : `${number}  ${title}`;
      const head = {
        ...text(label, { bold: true, size: 12.5, color: set.look.accent, margin: [0, 0, 0, 5] }),
        id,
        // Parts of an annex have no number: they stand in the outline, not in the contents.
        ...(number === '' ? {} : inContents('part')),
        outline: true,
        outlineText: label,
        outlineParentId: parent,
      };
      return keepWithNext(head, reserve, gap);
    },
  };
}

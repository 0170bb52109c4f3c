/** The look of printed reports: measures in points, colours, and how each result is marked. */
import type { Grade } from '../../../../shared/model/vocabulary.ts';
import { t } from '../../../../shared/words/words.ts';
import type { PrintedResult } from '../report-model/shape.ts';

/** Colours that are the same in every look; accent and tint come from it (paper-look.ts). */
export const ink = {
  text: '#1A222B',
  muted: '#5A6570',
  hairline: '#C6CDD4',
  soft: '#F3F5F7',
  danger: '#9B2226',
} as const;

export const rule = { strong: 0.9, thin: 0.4, bar: 3 } as const;

/** Nothing is set below 7.6. */
export const size = {
  text: 9.6,
  table: 8.6,
  dense: 8.1,
  head: 7.8,
  label: 8.4,
  caption: 8.2,
  statement: 10.6,
  recommendation: 12.5,
} as const;
/** pdfmake multiplies the font's own height (`lineHeight` of the type setter) by these. */
export const leading = { text: 1.1, table: 1.03, dense: 1 } as const;

interface ResultLook {
  readonly mark: string;
  /** Colour of the mark. */
  readonly color: string;
  /** Fill of the bar in charts; null is white with a dashed edge. */
  readonly fill: string | null;
  readonly onFill: string;
  readonly mutedWord: boolean;
  readonly boldWord: boolean;
}

const plain = { onFill: ink.text, mutedWord: false, boldWord: false } as const;

/** State is always a mark and a word: colour alone never carries it. */
export const resultLook: Readonly<Record<PrintedResult, ResultLook>> = {
  major: { ...plain, mark: '■', color: '#9B2226', fill: '#9B2226', onFill: '#FFFFFF', boldWord: true },
  minor: { ...plain, mark: '▲', color: '#B47412', fill: '#E2A84A' },
  area_of_concern: { ...plain, mark: '▶', color: '#B47412', fill: '#E2A84A' },
  opportunity: { ...plain, mark: '◆', color: '#3C6E9F', fill: '#7FA3C4' },
  conforms: { ...plain, mark: '●', color: '#2E6B5E', fill: '#A9C9C0' },
  adequate: { ...plain, mark: '●', color: '#2E6B5E', fill: '#A9C9C0' },
  not_sampled: { ...plain, mark: '○', color: '#6B7580', fill: null, mutedWord: true },
  not_reviewed: { ...plain, mark: '○', color: '#6B7580', fill: null, mutedWord: true },
  not_applicable: { ...plain, mark: '–', color: '#6B7580', fill: '#E3E7EB', mutedWord: true },
};

/** Bar, tint and word of a finding's block. */
export const gradeLook: Readonly<Record<Grade, { readonly bar: string; readonly tint: string }>> = {
  major: { bar: '#9B2226', tint: '#F6E9E9' },
  minor: { bar: '#B47412', tint: '#FBF3E6' },
  opportunity: { bar: '#3C6E9F', tint: '#EAF1F7' },
};

export const resultWord = (result: PrintedResult) => t(`vocabulary.result.${result}`);

/** Results that a Stage 1 can have, and those of all other audits; worst first. */
export const resultsOf = (stageOne: boolean): readonly PrintedResult[] =>
  stageOne
    ? ['area_of_concern', 'adequate', 'not_reviewed', 'not_applicable']
    : ['major', 'minor', 'opportunity', 'conforms', 'not_sampled', 'not_applicable'];

/** What every section of the report is given: the paper, its number and its anchor. */
import type { Content } from 'pdfmake/interfaces';
import type { Paper } from '../paper.ts';
import { roomFor } from '../room.ts';

export interface SectionPlace {
  /** `3`, or `Annex A` for an annex. */
  readonly number: string;
  readonly id: string;
}

export type Section = (paper: Paper, place: SectionPlace) => Content[];

/** Numbers the level-2 headings of a section: `3.1`, `3.2`, … */
export function subheadings(paper: Paper, place: SectionPlace) {
  let next = 0;
  /** The heading, and after it what must not be parted from it. */
  return (title: string, follow: readonly Content[] = [], options: { gap?: number } = {}): Content[] => {
    next += 1;
    const first = next === 1 ? { gap: 0 } : {};
    const reserve = follow.length === 0 ? {} : { reserve: roomFor(follow) };
    const heading = paper.heading2({
      number: `${place.number}.${next}`,
      title,
      id: `${place.id}-${next}`,
      parent: place.id,
      ...reserve,
      ...first,
      ...options,
    });
    return [...heading, ...follow];
  };
}

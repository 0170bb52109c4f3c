/** Sections that consist of one written text. */
import type { ReportSection } from '../../../../../shared/model/vocabulary.ts';
import { t, type WordKey } from '../../../../../shared/words/words.ts';
import type { Section } from './section.ts';

/** @param title heading of the section; @param section the text that stands under it. */
export function textSection(title: WordKey, section: ReportSection): Section {
  return (paper, place) => [
    ...paper.heading1({ number: place.number, title: t(title), id: place.id, newPage: false }),
    ...paper.written(paper.model.texts[section], t(`vocabulary.reportSection.${section}`).toLowerCase()),
  ];
}

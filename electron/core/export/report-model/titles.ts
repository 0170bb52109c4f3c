/** Titles of requirements as the report prints them. */
import type { Row } from '../../../../shared/model/entities.ts';
import { t } from '../../../../shared/words/words.ts';

export interface RequirementTitles {
  readonly title: string;
  readonly shortTitle: string;
}

/** Requirement id → titles. Several requirements are called just “General”: those carry the name of their group. */
export function titlesOf(catalog: readonly Row<'catalog_item'>[]): ReadonlyMap<string, RequirementTitles> {
  const byId = new Map(catalog.map((item) => [item.requirement, item]));
  return new Map(
    catalog.map((item) => {
      const group = item.parent === null ? undefined : byId.get(item.parent);
      const bare = item.title.trim().toLowerCase() === 'general' && group !== undefined;
      return [
        item.requirement,
        { title: bare ? t('report.generalTitle', { group: group.title }) : item.title, shortTitle: item.shortTitle },
      ];
    }),
  );
}

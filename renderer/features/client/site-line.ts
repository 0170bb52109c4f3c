/** The sites of a client in one line. Pure. */
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';

/** `2 sites: Utrecht, 104 people, leads the system; Porto, 38 people, 2 shifts`. */
export function sitesLine(sites: readonly Row<'site'>[]): string {
  if (sites.length === 0) return t('client.sitesNone');
  const each = sites.map((site) =>
    [
      site.name,
      site.headcount === null ? t('client.peopleUnknown') : t('client.people', { count: site.headcount }),
      site.shifts === '' ? '' : t('client.shifts', { shifts: site.shifts }),
      site.centralFunction ? t('client.central') : '',
    ]
      .filter((one) => one !== '')
      .join(', '),
  );
  return t('client.siteList', { count: sites.length, sites: each.join('; ') });
}

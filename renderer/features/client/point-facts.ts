/** What the file says on each point of the review, so that nobody has to look it up elsewhere. */
import type { ReviewPoint } from '../../../shared/model/client-vocabulary.ts';
import { days } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { sitesLine } from './site-line.ts';

export function usePointFacts(): Readonly<Record<ReviewPoint, string>> {
  const engagement = useRead('engagement.show', {}).data;
  const client = useRead('client.show', {}).data;
  const sites = useRead('scope.sites', {}).data?.sites ?? [];
  const audits = useRead('audits.list', {}).data?.audits ?? [];
  const gaps = useRead('team.check', {}).data?.gaps ?? [];
  const application = client?.application;
  const lacks = client?.lacks ?? [];
  const planned = audits.filter((audit) => audit.plannedHundredths !== null);
  const holes = gaps.filter((gap) => gap.kind === 'competence').length;
  const consultants = client?.consultancies.map((one) => one.organization).join(', ') ?? '';
  return {
    information: lacks.length === 0 ? t('client.fact.informationWhole') : t('client.fact.informationLacks', { count: lacks.length }),
    differences: t('client.fact.differences'),
    body_competence: holes === 0 ? t('client.fact.competenceWhole') : t('client.fact.competenceGaps', { count: holes }),
    scope: application?.requestedScope || engagement?.scopeStatement || t('client.fact.nothing'),
    sites: sitesLine(sites),
    audit_time:
      planned.length === 0
        ? t('client.fact.noTime')
        : planned.map((audit) => t('client.fact.time', { audit: audit.number, days: days(audit.plannedHundredths ?? 0) })).join(', '),
    language: application?.language || t('client.fact.nothing'),
    safety: application?.safety || t('client.fact.nothing'),
    impartiality:
      consultants === ''
        ? t(`client.used.${application?.consultancyUsed ?? 'not_stated'}`)
        : t('client.fact.consultants', { who: consultants }),
  };
}

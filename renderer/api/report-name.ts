/** The name of a report's file as the look of the engagement wants it. */
import { fileNameFrom } from '../../shared/rules/report-look.ts';
import { dateRange } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import type { AuditRow } from './current-audit.ts';
import { useRead } from './use-read.ts';

type Named = Pick<AuditRow, 'number' | 'title' | 'kind' | 'startsOn' | 'endsOn'>;
export interface VersionFacts {
  readonly number: string;
  readonly issuedOn: string;
}

/**
 * @returns names a file without its ending: by `pattern`, else by that of the look; null where there is no pattern, so that
 * the caller gives its own.
 */
export function useReportName(): (audit: Named, version: VersionFacts | null, pattern?: string) => string | null {
  const engagement = useRead('engagement.show', {}).data;
  const stored = useRead('templates.show', {}).data?.look;
  const today = useRead('engagement.overview', {}).data?.today ?? '';
  return (audit, version, pattern = stored?.fileName ?? '') => {
    if (pattern.trim() === '' || engagement === undefined || stored === undefined) return null;
    return fileNameFrom(pattern, {
      client: engagement.clientName,
      body: stored.identity.name || engagement.bodyName,
      audit: audit.number,
      audit_title: audit.title,
      kind: t(`vocabulary.auditKind.${audit.kind}`),
      standard: `${engagement.standard} ${engagement.edition}`,
      version: version?.number ?? t('looks.draft'),
      date: version?.issuedOn ?? today,
      dates: dateRange(audit.startsOn, audit.endsOn),
    });
  };
}

/** What the writing help has to know of the engagement: whether advice is allowed, who its people are, what is no person. */
import { useMemo } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import type { FindingTexts, WritingSetting } from '../../../shared/rules/writing-help/writing-help.ts';
import { useRead } from '../../api/use-read.ts';
import type { RaiseValues } from './raise-values.ts';

export function useWritingSetting(): WritingSetting {
  const engagement = useRead('engagement.show', {}).data;
  const people = useRead('team.list', {}).data?.people;
  const systems = useRead('scope.systems', {}).data?.systems;
  const sites = useRead('scope.sites', {}).data?.sites;
  const suppliers = useRead('suppliers.list', {}).data?.suppliers;
  return useMemo(
    () => ({
      certification: engagement?.kind === 'certification',
      people: (people ?? []).map(({ name }) => name),
      otherNames: [
        engagement?.clientName ?? '',
        engagement?.clientLegalName ?? '',
        engagement?.bodyName ?? '',
        ...(systems ?? []).map(({ name }) => name),
        ...(sites ?? []).map(({ name }) => name),
        ...(suppliers ?? []).map(({ name }) => name),
      ],
    }),
    [engagement, people, systems, sites, suppliers],
  );
}

/** The values of the form as the writing help reads them; `items` are those of the audit's catalog. */
export function textsOf(values: RaiseValues, items: readonly Row<'catalog_item'>[]): FindingTexts {
  return {
    grade: values.grade,
    title: values.title,
    statement: values.statement,
    gradeReason: values.gradeReason,
    evidence: values.lines.map(({ text, evidenceId, interviewId }) => ({ text, referenced: evidenceId !== null || interviewId !== null })),
    requirements: items
      .filter((item) => values.requirements.includes(item.requirement))
      .map((item) => ({ ref: item.ref, title: item.title, about: [...item.ask, ...item.lookAt] })),
  };
}

/** Section 2: who audited whom, against what, where and when (elements 1 to 6, 9, 10 and 14). */
import type { Content } from 'pdfmake/interfaces';
import { dateRange, days, wholeNumber } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import { consultancyWords, impartialityWords, reviewWords } from '../../file-words.ts';
import type { ReportModel } from '../../report-model/shape.ts';
import type { Paper } from '../paper.ts';
import { keyValueTable, listTable } from '../tables.ts';
import { type Section, subheadings } from './section.ts';

const lines = (parts: readonly string[]) => parts.filter((part) => part.trim() !== '').join('\n');

function timeOfAudit(model: ReportModel): string {
  const { plannedHundredths: planned, actualHundredths: actual } = model.audit;
  if (planned !== null && actual !== null) return t('report.data.timeText', { planned: days(planned), actual: days(actual) });
  if (planned !== null) return t('report.data.timePlanned', { planned: days(planned) });
  return actual === null ? '' : t('report.data.timeActual', { actual: days(actual) });
}

/** Element 14: whether other standards are audited with this one. */
function combinedWords({ standards, engagement }: ReportModel): string {
  if (standards.length > 0) return t('report.data.combinedOf', { standards: standards.map(({ name }) => name).join(', ') });
  return t(engagement.kind === 'consultancy' ? 'report.data.combinedOwn' : 'report.data.combinedNo');
}

function facts(paper: Paper): Content {
  const { model } = paper;
  const { client, body, audit, engagement } = model;
  const missing = (what: string) => t('report.enter', { what: what.toLowerCase() });
  const legal = client.legalName === '' || client.legalName === client.name ? '' : client.legalName;
  const rows: [string, string, boolean][] = [
    [
      t(model.scale === null ? 'report.data.body' : 'report.data.ownBody'),
      lines([body.name, body.address]),
      engagement.kind === 'certification',
    ],
    [t('report.data.client'), lines([client.name, legal, client.address]), true],
    [t('report.data.representative'), [client.representativeName, client.representativeRole].filter((one) => one !== '').join(', '), true],
    [
      t('report.data.kind'),
      t('report.data.kindText', {
        kind: t(`report.kindOfAudit.${audit.kind}`),
        cycle: t(`vocabulary.cycleKind.${engagement.cycle}`).toLowerCase(),
      }),
      true,
    ],
    [t('report.data.combined'), combinedWords(model), true],
    [t('report.data.dates'), dateRange(audit.startsOn, audit.endsOn), true],
    [t('report.data.places'), audit.places, true],
    [t('report.data.time'), timeOfAudit(model), true],
    [t('report.data.units'), model.units.map((unit) => unit.label).join(' · '), model.checklist.length > 0],
    [t('report.data.roles'), engagement.aiRoles.map((role) => t(`vocabulary.aiRole.${role}`)).join(', '), false],
    [t('report.data.headcount'), engagement.headcount === null ? '' : wholeNumber(engagement.headcount), false],
    [t('report.data.consultancy'), consultancyWords(model), false],
    [t('report.data.review'), reviewWords(model), false],
    [t('report.data.about'), client.description, false],
  ];
  return keyValueTable(
    paper,
    rows
      .filter(([, value, needed]) => needed || value.trim() !== '')
      .map(([label, value]) =>
        value.trim() === '' ? { label, value: { text: missing(label), bold: true, color: '#9B2226' } } : { label, value },
      ),
  );
}

export const auditData: Section = (paper, place) => {
  const { model } = paper;
  const heading = subheadings(paper, place);
  const systems = [...model.systems].sort((a, b) => Number(b.inScope) - Number(a.inScope));
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.auditData'), id: place.id, newPage: true }),
    facts(paper),
    ...heading(t('report.data.scope'), [], { gap: 9 }),
    ...paper.written(model.engagement.scopeStatement, t('report.data.scope').toLowerCase()),
    ...heading(t('report.data.criteria')),
    ...paper.written(model.audit.criteria, t('report.data.criteria').toLowerCase()),
    ...heading(t('report.data.objectives')),
    ...(model.audit.objectives.trim() === ''
      ? paper.written('', t('report.data.objectives').toLowerCase())
      : paper.list(model.audit.objectives)),
    ...(model.sites.length === 0
      ? []
      : [
          ...heading(t('report.section.places'), [
            listTable(
              paper,
              [
                { head: t('report.data.site'), width: 80, bold: true },
                { head: t('report.data.address'), width: 140 },
                { head: t('report.data.activities'), width: 'rest' },
                { head: t('report.data.sitePeople'), width: 70 },
              ],
              model.sites.map((site) => [
                site.centralFunction ? t('report.data.siteCentral', { name: site.name }) : site.name,
                site.address,
                site.activities,
                [
                  site.headcount === null ? '' : wholeNumber(site.headcount),
                  site.shifts === '' ? '' : t('report.data.siteShifts', { shifts: site.shifts }),
                ]
                  .filter((part) => part !== '')
                  .join('; '),
              ]),
            ),
          ]),
        ]),
    ...heading(t('report.section.team'), [
      listTable(
        paper,
        [
          { head: t('report.data.name'), width: 130, bold: true },
          { head: t('report.data.role'), width: 110 },
          { head: t('report.data.title'), width: 'rest' },
        ],
        model.team.map((person) => [
          person.name,
          t(`vocabulary.personRole.${person.role}`),
          person.guidedBy === '' ? person.title : t('report.data.guided', { title: person.title, name: person.guidedBy }),
        ]),
      ),
    ]),
    ...impartialityWords(model).map((sentence) => ({ text: sentence, margin: [0, 4, 0, 0] as [number, number, number, number] })),
    ...(model.file.obligations.length === 0
      ? []
      : [
          ...heading(t('report.section.obligations'), [
            listTable(
              paper,
              [
                { head: t('report.data.obligation'), width: 160, bold: true },
                { head: t('report.data.reference'), width: 110 },
                { head: t('report.data.bearsOn'), width: 'rest' },
              ],
              model.file.obligations.map((one) => [one.name, one.reference, one.bearsOn]),
            ),
          ]),
        ]),
    ...(systems.length === 0
      ? []
      : [
          ...heading(t('report.section.systems'), [
            listTable(
              paper,
              [
                { head: t('report.data.system'), width: 78, bold: true },
                { head: t('report.data.purpose'), width: 'rest' },
                { head: t('report.data.systemRoles'), width: 56 },
                { head: t('report.data.risk'), width: 42 },
                { head: t('report.data.status'), width: 54 },
                { head: t('report.data.inScope'), width: systems.every((system) => system.inScope) ? 38 : 92 },
              ],
              systems.map((system) => [
                [system.name, system.version].filter((one) => one !== '').join(' '),
                system.purpose,
                system.isoRoles.map((role) => t(`vocabulary.aiRole.${role}`)).join(', '),
                t(`vocabulary.riskLevel.${system.riskLevel}`),
                t(`vocabulary.systemStatus.${system.status}`),
                system.inScope
                  ? t('report.data.yes')
                  : system.scopeReason === ''
                    ? t('report.data.no')
                    : t('report.data.noReason', { reason: system.scopeReason }),
              ]),
              { dense: true },
            ),
          ]),
        ]),
  ];
};

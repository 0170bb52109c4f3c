/** The sheets of facts: audit data, summary, people, AI systems. */
import { t } from '../../../../../shared/words/words.ts';
import { consultancyWords, impartialityWords, reviewWords } from '../../file-words.ts';
import { printedResults, type ReportModel } from '../../report-model/shape.ts';
import { joined, type WorkbookSource, withAuditColumn } from '../source.ts';
import type { CellKind, SheetModel, SheetRow } from '../workbook-types.ts';

type Fact = readonly [label: string, value: string | number | null, kind?: CellKind];

const factRow = ([label, value, kind]: Fact): SheetRow => ({
  cells: [label, value],
  ...(kind === undefined ? {} : { kinds: [undefined, kind] }),
});
const daysOf = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);

const siteLine = (site: ReportModel['sites'][number]): string =>
  joined([
    site.centralFunction ? t('report.data.siteCentral', { name: site.name }) : site.name,
    site.headcount === null ? '' : t('client.people', { count: site.headcount }),
    site.shifts === '' ? '' : t('report.data.siteShifts', { shifts: site.shifts }),
  ]);

function factsOf(report: ReportModel): Fact[] {
  const { audit, client, engagement, body, totals } = report;
  return [
    [t('workbook.facts.client'), client.legalName || client.name],
    [t('workbook.facts.clientAddress'), client.address],
    [t('workbook.facts.representative'), joined([client.representativeName, client.representativeRole])],
    [t('workbook.facts.contacts'), report.file.contacts.join('\n')],
    [t('workbook.facts.obligations'), report.file.obligations.map((one) => joined([one.name, one.reference])).join('\n')],
    [t('workbook.facts.consultancy'), consultancyWords(report)],
    [t('workbook.facts.review'), reviewWords(report)],
    [t('workbook.facts.reviewWhy'), report.file.review?.justification ?? ''],
    [t('workbook.facts.sites'), report.sites.map(siteLine).join('\n')],
    [t('workbook.facts.body'), body.name],
    [t('workbook.facts.audit'), `${audit.number} ${audit.title}`.trim()],
    [t('workbook.facts.auditKind'), t(`vocabulary.auditKind.${audit.kind}`)],
    [t('workbook.facts.standard'), `${engagement.standard}:${engagement.edition}`],
    [t('workbook.facts.scope'), engagement.scopeStatement],
    [t('workbook.facts.criteria'), audit.criteria],
    [t('workbook.facts.objectives'), audit.objectives],
    [t('workbook.facts.places'), audit.places],
    [t('workbook.facts.startsOn'), audit.startsOn, 'date'],
    [t('workbook.facts.endsOn'), audit.endsOn, 'date'],
    [t('workbook.facts.plannedDays'), daysOf(audit.plannedHundredths), 'number'],
    [t('workbook.facts.actualDays'), daysOf(audit.actualHundredths), 'number'],
    [t('workbook.facts.leadAuditor'), report.leadAuditor],
    [t('workbook.facts.team'), joined(report.team.map((member) => `${member.name} (${t(`vocabulary.personRole.${member.role}`)})`))],
    [t('workbook.facts.impartiality'), impartialityWords(report).join('\n')],
    [t('workbook.facts.majors'), totals.majors, 'number'],
    [t('workbook.facts.minors'), totals.minors, 'number'],
    [t('workbook.facts.opportunities'), totals.opportunities, 'number'],
    [t('workbook.facts.requirements'), totals.requirements, 'number'],
    [t('workbook.facts.examined'), totals.examined, 'number'],
    [t('workbook.facts.notSampled'), totals.notSampled, 'number'],
    [t('workbook.facts.notApplicable'), totals.notApplicable, 'number'],
    [t('workbook.facts.standing'), report.draft.is ? t('workbook.facts.draft') : t('workbook.facts.complete')],
    [t('workbook.facts.madeAt'), report.generatedAt, 'instant'],
    [t('workbook.facts.program'), `${report.program.name} ${report.program.version}`],
    ...(report.copy === null ? [] : [[t('clientCopy.title'), report.copy.said.join('\n')] as const]),
    [t('workbook.facts.ledger'), report.ledger.heads.map((head) => `${head.chain}:${head.seq}:${head.hash}`).join('\n')],
  ];
}

export function auditDataSheet(source: WorkbookSource): SheetModel {
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.field'), kind: 'text', width: 34, key: true },
      { header: t('workbook.columns.value'), kind: 'text', width: 92 },
    ],
    (report) => factsOf(report).map(factRow),
  );
  return { name: t('workbook.sheets.auditData'), portrait: true, frozenColumns: 1, columns, rows };
}

/** Requirements by clause and by area of Annex A, each counted once by its most serious result, as in the report's chart. */
export function summarySheet(source: WorkbookSource): SheetModel {
  const shown = printedResults.filter((result) =>
    source.reports.some((report) => [...report.clauses, ...report.areas].some((group) => group.counts[result] > 0)),
  );
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.ref'), kind: 'text', width: 8, key: true },
      { header: t('workbook.columns.group'), kind: 'text', width: 38 },
      { header: t('workbook.columns.total'), kind: 'number', width: 13 },
      ...shown.map((result) => ({ header: t(`vocabulary.result.${result}`), kind: 'number' as const, width: 13 })),
      { header: t('workbook.columns.open'), kind: 'number', width: 11 },
    ],
    (report) =>
      [...report.clauses, ...report.areas].map((group) => ({
        cells: [group.ref, group.title, group.total, ...shown.map((result) => group.counts[result]), group.undecided],
      })),
  );
  return { name: t('workbook.sheets.summary'), frozenColumns: 2, columns, rows };
}

export function peopleSheet(source: WorkbookSource): SheetModel {
  return {
    name: t('workbook.sheets.people'),
    frozenColumns: 1,
    columns: [
      { header: t('workbook.columns.name'), kind: 'text', width: 28, key: true },
      { header: t('workbook.columns.function'), kind: 'text', width: 40 },
      { header: t('workbook.columns.role'), kind: 'text', width: 22 },
      { header: t('workbook.columns.side'), kind: 'text', width: 20 },
      { header: t('workbook.columns.onAudits'), kind: 'text', width: 16 },
    ],
    rows: source.people.map((person) => ({
      cells: [
        person.name,
        person.title,
        t(`vocabulary.personRole.${person.role}`),
        t(`vocabulary.personSide.${person.side}`),
        joined(source.onAudits.get(person.id) ?? []),
      ],
    })),
  };
}

export function systemsSheet(source: WorkbookSource): SheetModel {
  const systems = source.reports[0]?.systems ?? [];
  return {
    name: t('workbook.sheets.systems'),
    frozenColumns: 1,
    columns: [
      { header: t('workbook.columns.system'), kind: 'text', width: 16, key: true },
      { header: t('workbook.columns.version'), kind: 'text', width: 9 },
      { header: t('workbook.columns.purpose'), kind: 'text', width: 48 },
      { header: t('workbook.columns.aiRole'), kind: 'text', width: 24 },
      { header: t('workbook.columns.model'), kind: 'text', width: 30 },
      { header: t('workbook.columns.systemSites'), kind: 'text', width: 18 },
      { header: t('workbook.columns.impactAssessedOn'), kind: 'date', width: 18 },
      { header: t('workbook.columns.aiActClass'), kind: 'text', width: 24 },
      { header: t('workbook.columns.businessUnit'), kind: 'text', width: 20 },
      { header: t('workbook.columns.riskLevel'), kind: 'text', width: 14 },
      { header: t('workbook.columns.status'), kind: 'text', width: 14 },
      { header: t('workbook.columns.inScope'), kind: 'text', width: 10 },
      { header: t('workbook.columns.reason'), kind: 'text', width: 40 },
    ],
    rows: systems.map((system) => ({
      cells: [
        system.name,
        system.version,
        system.purpose,
        joined(system.isoRoles.map((role) => t(`vocabulary.aiRole.${role}`))),
        system.model,
        joined(system.sites),
        system.impactAssessedOn,
        t(`vocabulary.aiActClass.${system.aiActClass}`),
        system.businessUnit,
        t(`vocabulary.riskLevel.${system.riskLevel}`),
        t(`vocabulary.systemStatus.${system.status}`),
        t(system.inScope ? 'workbook.yes' : 'workbook.no'),
        system.scopeReason,
      ],
    })),
  };
}

/** A report model in memory, for tests of the printed report: all requirements of the catalog, invented facts. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  ChecklistLine,
  ClassCounts,
  PrintedResult,
  ReportFinding,
  ReportModel,
  ReportUnit,
} from '../../electron/core/export/report-model/shape.ts';
import { printedResults } from '../../electron/core/export/report-model/shape.ts';

interface CatalogFile {
  readonly groups: readonly { id: string; ref: string; title: string; kind: string; parent: string | null }[];
  readonly items: readonly {
    id: string;
    ref: string;
    title: string;
    shortTitle: string;
    kind: 'requirement' | 'control';
    parent: string | null;
  }[];
}

export const fontFolder = resolve(import.meta.dirname, '../../resources/fonts');
const catalog = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../resources/catalogs/iso-iec-42001-2023.json'), 'utf8'),
) as CatalogFile;

const org: ReportUnit = { code: 'ORG', label: 'Whole organization', kind: 'organization' };
const lendScore: ReportUnit = { code: 'LS', label: 'LendScore 4.2', kind: 'system' };
const porto: ReportUnit = { code: 'POR', label: 'Porto', kind: 'site' };

const results: Readonly<Record<string, PrintedResult>> = {
  '4.3': 'opportunity',
  '7.2': 'minor',
  '8.4': 'major',
  '9.2.2': 'minor',
  'A.4.5': 'not_sampled',
  'A.6.2.6': 'minor',
  'A.8.3': 'not_applicable',
};
const findingOf: Readonly<Record<string, string>> = {
  '4.3': 'OFI-01',
  '7.2': 'NC-03',
  '8.4': 'NC-01',
  '9.2.2': 'NC-02',
  'A.6.2.6': 'NC-04',
};

const requirement = (ref: string) => {
  const item = catalog.items.find((one) => one.ref === ref);
  return { ref, title: item?.title ?? '', shortTitle: item?.shortTitle ?? '' };
};

function finding(over: Partial<ReportFinding> & Pick<ReportFinding, 'number' | 'grade' | 'requirements'>): ReportFinding {
  return {
    fullNumber: `S2-${over.number}`,
    ownGrade: '',
    title: 'Drift alerts not evaluated in time',
    statement: 'Drift alerts of LendScore were not always evaluated within the time that the organization set for itself.',
    gradeReason: 'The alerts were evaluated in the end and none required action; 22 of 25 were in time.',
    state: 'issued',
    raisedByName: 'Ines Vogt',
    raisedOn: '2026-11-18',
    issuedOn: '2026-11-19',
    units: ['LendScore 4.2', 'Porto'],
    objectiveEvidence: [
      { letter: 'a', text: 'Monitoring plan MP-LS v4: each alert is evaluated within 5 working days.', reference: 'E-002' },
      {
        letter: 'b',
        text: 'Of 25 alerts of January to September 2026, AL-031, AL-057 and AL-083 were evaluated after 19, 23 and 31 working days.',
        reference: 'E-003',
      },
      { letter: 'c', text: 'Interview with the platform operations lead: during leave nobody stood in.', reference: 'I-01' },
    ],
    furtherEvidence: [],
    auditee: { name: 'Ruben Claes', on: '2026-11-19', understood: true, view: '' },
    answerBy: '2026-12-19',
    verifyBy: null,
    answers: [],
    verifications: [],
    withdrawnReason: '',
    ...over,
  };
}

function line(item: CatalogFile['items'][number], unit: ReportUnit): ChecklistLine {
  const result = results[item.ref] ?? 'conforms';
  const number = findingOf[item.ref];
  return {
    requirement: item.id,
    ref: item.ref,
    title: item.title,
    shortTitle: item.shortTitle,
    kind: item.kind,
    unit,
    result,
    also: [],
    progress: 'done',
    reason:
      result === 'not_sampled'
        ? 'Read in Stage 1; examined at the first surveillance.'
        : result === 'not_applicable'
          ? 'No reports from outside; the law has its own channel.'
          : '',
    examined:
      result === 'not_applicable' ? [] : [`Record ${item.ref} of 12 February 2026 compared with the register; owner and date agree.`],
    questions: [],
    evidence: result === 'not_applicable' ? [] : ['E-001', 'I-01'],
    findings: number === undefined ? [] : [number],
    auditors: [{ name: 'Ines Vogt', initials: 'IV' }],
  };
}

const groupsOf = (kind: string, lines: readonly ChecklistLine[]): ClassCounts[] =>
  catalog.groups
    .filter((group) => group.parent === null && group.kind === kind)
    .map((group) => {
      const own = lines.filter((one) => one.unit.code === 'ORG' && (one.ref === group.ref || one.ref.startsWith(`${group.ref}.`)));
      const counts = Object.fromEntries(printedResults.map((result) => [result, own.filter((one) => one.result === result).length]));
      return { ref: group.ref, title: group.title, total: own.length, undecided: 0, counts: counts as Record<PrintedResult, number> };
    });

/** A Stage 2 report of 69 requirements with one major, three minors and one opportunity. */
export function aReportModel(over: Partial<ReportModel> = {}): ReportModel {
  const lines = [
    ...catalog.items.map((item) => line(item, org)),
    ...catalog.items.filter((item) => ['8.4', 'A.6.2.6', 'A.7.5'].includes(item.ref)).map((item) => line(item, lendScore)),
    ...catalog.items.filter((item) => item.ref === '7.3').map((item) => line(item, porto)),
  ];
  const units = [org, lendScore, porto];
  const clauses = groupsOf('clause', lines);
  const areas = groupsOf('area', lines);
  const sum = (groups: readonly ClassCounts[], ...of: readonly PrintedResult[]) =>
    groups.reduce((total, group) => total + of.reduce((inner, result) => inner + group.counts[result], 0), 0);
  const examined: readonly PrintedResult[] = ['major', 'minor', 'opportunity', 'conforms'];
  const findings = [
    finding({
      number: 'NC-01',
      grade: 'major',
      requirements: [requirement('8.4'), requirement('6.1.4')],
      title: 'No valid impact assessment',
      verifyBy: '2027-05-19',
    }),
    finding({ number: 'NC-02', grade: 'minor', requirements: [requirement('9.2.2')], units: [] }),
    finding({ number: 'NC-03', grade: 'minor', requirements: [requirement('7.2')] }),
    finding({ number: 'NC-04', grade: 'minor', requirements: [requirement('A.6.2.6')] }),
    finding({
      number: 'OFI-01',
      grade: 'opportunity',
      requirements: [requirement('4.3')],
      state: 'recorded',
      answerBy: null,
      statement: 'The scope statement could name the reasons for systems outside the scope.',
    }),
  ];
  return {
    format: 1,
    program: { name: 'AIMS Fieldbook', version: '0.1.0' },
    language: 'en',
    generatedAt: '2026-11-25T10:15:00.000Z',
    generatedOn: '2026-11-25',
    timeZone: 'Europe/Amsterdam',
    issue: null,
    draft: { is: false, missing: [], draftFindings: [] },
    copy: null,
    scale: null,
    scaleMeanings: [],
    readiness: null,
    engagement: {
      id: '01935d4e-0000-7000-8000-000000000000',
      kind: 'certification',
      cycle: 'initial',
      standard: 'ISO/IEC 42001',
      edition: '2023',
      scopeStatement: 'Design, provision and support of the AI systems LendScore and DocuSift at Utrecht and Porto.',
      headcount: 142,
      aiRoles: ['provider', 'producer'],
    },
    client: {
      name: 'Lumenfold AI B.V.',
      legalName: 'Lumenfold AI B.V.',
      address: 'Weverskade 14, 3513 Utrecht, Netherlands',
      description: 'Provider of AI systems for consumer credit.',
      representativeName: 'Ruben Claes',
      representativeRole: 'AIMS manager',
    },
    body: { name: 'Tarn Certification', address: 'Havenkade 21, 3016 Rotterdam, Netherlands' },
    audit: {
      id: '01935d4e-0000-7000-8000-000000000001',
      kind: 'stage_2',
      number: 'S2',
      title: 'Stage 2',
      criteria: 'ISO/IEC 42001:2023; the documented information of the AI management system.',
      objectives:
        'Determine conformity with the criteria.\nDetermine whether legal and contractual requirements can be met.\nDetermine effectiveness.\nIdentify areas for improvement.',
      startsOn: '2026-11-16',
      endsOn: '2026-11-19',
      places: 'Utrecht, Porto and by video',
      plannedHundredths: 800,
      actualHundredths: 850,
    },
    team: [
      { name: 'Ines Vogt', role: 'lead_auditor', title: 'Lead auditor', guidedBy: '' },
      { name: 'Tobias Keller', role: 'auditor', title: 'Auditor', guidedBy: '' },
    ],
    leadAuditor: 'Ines Vogt',
    texts: {
      summary:
        'The management system covers the activities in the scope and is working in most parts. It does not yet work in one essential part: for two of three AI systems in operation there is no valid assessment of effects on people (NC-01).',
      strengths:
        '- Every figure of the policy could be traced to its source within minutes.\n- Oversight staff know when to stop the system.',
      conformity_conclusion: 'Except for the nonconformities in section 5, the AI management system conforms to the audit criteria.',
      effectiveness_conclusion: 'Effectiveness is shown for seven of nine AI objectives. For two it cannot be judged.',
      internal_audit_and_review: 'The internal audit of June 2026 covers all clauses and can be relied on.',
      scope_conclusion: 'The scope is appropriate.',
      objectives_conclusion: 'All objectives of the audit were met.',
      recommendation:
        'Certification is recommended once the correction and corrective action for NC-01 have been accepted and verified, and the plans for NC-02 to NC-04 have been accepted.\nNC-01 must be verified by 19 May 2027.',
      unresolved_issues: 'None.',
      programme_issues:
        '- Surveillance 1 includes A.4.5 and the verification of NC-02 to NC-04 in use.\n- Surveillance 1 takes place not later than twelve months after the decision.',
      deviations_from_plan: 'The session on suppliers was moved by half a day at the client’s request.',
      ict_use: 'Two interviews were held by video; the connection was stable and the objectives of these sessions were met.',
      distribution: 'Lumenfold AI B.V., AIMS manager\nTarn Certification, certification file',
    },
    file: {
      contacts: ['Ruben Claes · AIMS manager · main contact'],
      obligations: [{ name: 'Regulation (EU) 2024/1689 on AI', reference: 'Annex III no. 5(b)', bearsOn: 'LendScore' }],
      consultancy: { used: 'yes', by: [{ organization: 'Brightwater Advisory', fromOn: '2025-03-03', toOn: '2025-11-28' }] },
      review: { outcome: 'accepted', on: '2026-05-12', by: 'Lotte Maas', justification: 'The body is competent.' },
      declared: { members: 2, declared: 2 },
      overrides: [{ name: 'Tobias Keller', justification: 'Nobody else reads Portuguese.', by: 'Ines Vogt', on: '2026-10-02' }],
      toldOn: '2026-10-19',
      objections: [{ name: 'Tobias Keller', text: 'Worked for a competitor.', outcome: 'not_upheld', why: 'Five years ago.' }],
    },
    sites: [
      {
        name: 'Utrecht',
        address: 'Weverskade 14, 3513 Utrecht, Netherlands',
        activities: 'Head office, product teams',
        headcount: 104,
        shifts: '',
        centralFunction: true,
      },
      {
        name: 'Porto',
        address: 'Rua Nova 8, 4050 Porto, Portugal',
        activities: 'Annotation, support',
        headcount: 38,
        shifts: '2',
        centralFunction: false,
      },
    ],
    systems: [
      {
        name: 'LendScore',
        version: '4.2',
        purpose: 'Scores consumer credit applications.',
        reference: '',
        businessUnit: '',
        aiActRoles: ['provider'],
        impactLevel: 'not_assessed',
        aiActClass: 'high_annex_iii',
        aiActLawVersion: 'Regulation (EU) 2024/1689',
        lifeCycleStage: 'operation_monitoring',
        sites: ['Utrecht'],
        impactAssessmentRef: '',
        impactAssessedOn: '2026-03-02',
        isoRoles: ['provider'],
        riskLevel: 'high',
        model: 'Gradient boosting',
        owner: 'Jan Mertens',
        status: 'production',
        inScope: true,
        scopeReason: '',
      },
      {
        name: 'DocuSift',
        version: '2.0',
        purpose: 'Reads credit documents.',
        reference: '',
        businessUnit: '',
        aiActRoles: ['provider'],
        impactLevel: 'not_assessed',
        aiActClass: 'none',
        aiActLawVersion: 'Regulation (EU) 2024/1689',
        lifeCycleStage: 'operation_monitoring',
        sites: ['Utrecht'],
        impactAssessmentRef: '',
        impactAssessedOn: null,
        isoRoles: ['producer'],
        riskLevel: 'limited',
        model: 'Transformer',
        owner: 'Luc Moreau',
        status: 'production',
        inScope: true,
        scopeReason: '',
      },
    ],
    units,
    totals: {
      majors: 1,
      minors: 3,
      opportunities: 1,
      areasOfConcern: 0,
      adequate: 0,
      requirements: sum(clauses, ...printedResults) + sum(areas, ...printedResults),
      clauseRequirements: sum(clauses, ...printedResults),
      controls: sum(areas, ...printedResults),
      notApplicable: 1,
      notSampled: 1,
      undecided: 0,
      examined: sum(clauses, ...examined) + sum(areas, ...examined),
      clauseExamined: sum(clauses, ...examined),
      controlsExamined: sum(areas, ...examined),
    },
    clauses,
    areas,
    findings,
    withdrawn: [],
    earlierFindings: [],
    areasOfConcern: [
      {
        ...requirement('8.4'),
        number: 'AOC-1',
        unit: 'Whole organization',
        name: 'Assessment and release are not tied together',
        outlook: 'A nonconformity on 8.4, if releases went round the assessment.',
        concern: ['The release procedure mentions the impact assessment at none of its gates.'],
        treated: {
          treatment: 'finding',
          text: 'Three releases of 2026 examined at their gates.',
          by: 'Ines Vogt',
          on: '2026-11-17',
          finding: 'NC-01',
          evidence: ['E-037'],
        },
      },
    ],
    auditTime: null,
    stage1: null,
    gate: {
      stage1: 'Stage 1 audit',
      stage1EndsOn: '2026-10-07',
      days: 40,
      intervalMonths: 6,
      noticed: [],
      changes: 'Loomi Assist 1.3 went into operation.',
      validity: 'valid',
      validityReason: 'The change was planned for in Stage 1.',
      validityByName: 'Ines Vogt',
      validityOn: '2026-11-02',
      competence: 'confirmed',
      competenceReason: 'An expert for consumer credit joins.',
      competenceByName: 'Ines Vogt',
      competenceOn: '2026-11-02',
    },
    soa: null,
    excludedControls: [
      { ref: 'A.8.3', title: requirement('A.8.3').title, reason: 'No reports from outside; the law has its own channel.' },
    ],
    notSampled: [
      {
        ref: 'A.4.5',
        title: requirement('A.4.5').title,
        unit: 'Whole organization',
        reason: 'Read in Stage 1; examined at the first surveillance.',
      },
    ],
    checklist: lines,
    coverage: catalog.items.map((item) => ({
      ref: item.ref,
      title: item.title,
      shortTitle: item.shortTitle,
      kind: item.kind,
      cells: units.map((unit) => lines.find((one) => one.requirement === item.id && one.unit.code === unit.code)?.result ?? null),
    })),
    seen: {
      seen: 3,
      planned: 5,
      leftOut: 1,
      looks: { notes: 9, interviews: 2, evidence: 4, prompts: 0, samples: 0 },
      groups: [
        {
          ref: '4',
          title: 'Context',
          cells: units.map((_unit, at) => (at === 0 ? { seen: 3, planned: 4, samples: 0, state: 'partly' as const } : null)),
        },
        {
          ref: 'A.7',
          title: 'Data',
          cells: units.map((_unit, at) => (at === 1 ? { seen: 0, planned: 1, samples: 0, state: 'hole' as const } : null)),
        },
      ],
      holes: ['A.7 Data, LendScore 4.2', 'Porto: site, nothing seen of it'],
    },
    standards: [],
    evidence: [
      {
        number: 'E-001',
        title: 'AIMS manual, version 3',
        kind: 'document',
        source: 'AIMS manager',
        receivedAt: '2026-11-16T08:00:00.000Z',
        versionOrDate: 'Version 3, 2 February 2026',
        periodFrom: null,
        periodTo: null,
        location: 'Process map on page 5',
        confidentiality: 'normal',
        content: 'seen',
        fileName: '',
        bytes: 0,
        sha256: null,
      },
      {
        number: 'E-002',
        title: 'Monitoring plan MP-LS v4',
        kind: 'document',
        source: 'Platform operations',
        receivedAt: '2026-11-17T08:00:00.000Z',
        versionOrDate: 'Version 4',
        periodFrom: null,
        periodTo: null,
        location: '',
        confidentiality: 'confidential',
        content: 'kept',
        fileName: 'mp-ls-v4.pdf',
        bytes: 48213,
        sha256: '9b1d4f0277ae3c58e6108d2fa94b05c71e63b8d042fa976e50c1d83a2b7f640e',
      },
      {
        number: 'E-003',
        title: 'Alert log',
        kind: 'sheet',
        source: 'Platform operations',
        receivedAt: '2026-11-17T09:00:00.000Z',
        versionOrDate: 'Export of 16 November 2026',
        periodFrom: '2026-01-01',
        periodTo: '2026-09-30',
        location: 'Rows 1 to 96',
        confidentiality: 'normal',
        content: 'purged',
        fileName: 'alerts.csv',
        bytes: 10240,
        sha256: '0a1d4f0277ae3c58e6108d2fa94b05c71e63b8d042fa976e50c1d83a2b7f6411',
      },
    ],
    samples: [],
    interviews: [
      {
        number: 'I-01',
        title: 'Drift monitoring',
        role: 'Platform operations lead',
        name: '',
        nameHidden: true,
        requirements: ['A.6.2.6', '9.1'],
        place: 'Utrecht, room Vecht',
        means: 'on site',
        startedAt: '2026-11-17T09:00:00.000Z',
        endedAt: '2026-11-17T10:00:00.000Z',
      },
      {
        number: 'I-02',
        title: 'Annotation',
        role: 'Annotation lead',
        name: 'Inês Prata',
        nameHidden: false,
        requirements: ['A.7.4'],
        place: 'Porto',
        means: 'video',
        startedAt: '2026-11-18T09:00:00.000Z',
        endedAt: '2026-11-18T09:40:00.000Z',
      },
    ],
    elements: [
      { element: 12, title: 'Changes since the last audit', standing: 'does_not_apply', detail: 'This is the first audit of the cycle.' },
      { element: 17, title: 'Use of certificate and marks', standing: 'does_not_apply', detail: 'No certificate has been issued.' },
      {
        element: 18,
        title: 'Verification of earlier nonconformities',
        standing: 'does_not_apply',
        detail: 'There is no earlier audit with nonconformities.',
      },
    ],
    ledger: {
      entries: 1834,
      heads: [{ chain: 'K4QT8ZPA', seq: 1834, hash: '9b1d4f0277ae3c58e6108d2fa94b05c71e63b8d042fa976e50c1d83a2b7f640e' }],
    },
    ...over,
  };
}

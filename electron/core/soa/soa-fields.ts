/** How a client's list becomes rows: the head words of its columns, and what its cells mean. */
import type { SoaField } from '../../../shared/contract/soa.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { InclusionGround, SoaApplicable } from '../../../shared/model/vocabulary.ts';
import { originOf, type SoaCatalogEntry } from '../../../shared/rules/soa.ts';
import { t } from '../../../shared/words/words.ts';
import type { FieldSpecs } from '../import/columns.ts';
import type { RowReader } from '../import/read-rows.ts';

export const soaFields: FieldSpecs<SoaField> = {
  controlRef: {
    label: t('soaCore.field.controlRef'),
    required: true,
    heads: [
      'control id',
      'control',
      'control no',
      'control number',
      'control ref',
      'annex a control',
      'annex a',
      'id',
      'ref',
      'reference',
      'no',
      'nr',
      'clause',
    ],
  },
  title: {
    label: t('soaCore.field.title'),
    heads: ['control title', 'control name', 'title', 'name', 'control description', 'control objective'],
  },
  applicable: {
    label: t('soaCore.field.applicable'),
    heads: ['applicable', 'applicability', 'applies', 'included', 'selected', 'in scope', 'necessary'],
  },
  reason: {
    label: t('soaCore.field.reason'),
    heads: [
      'justification',
      'reason',
      'rationale',
      'reason for inclusion',
      'justification for inclusion',
      'justification for inclusion exclusion',
      'grounds',
      'remark',
    ],
  },
  exclusionReason: {
    label: t('soaCore.field.exclusionReason'),
    heads: [
      'justification for exclusion',
      'reason for exclusion',
      'exclusion justification',
      'exclusion reason',
      'exclusion',
      'if not applicable why',
    ],
  },
  risks: { label: t('soaCore.field.risks'), heads: ['linked risks', 'risks', 'risk ids', 'risk id', 'risk reference', 'related risks'] },
  markRisk: { label: t('soaCore.field.markRisk'), heads: ['risk assessment', 'result of risk assessment', 'rra', 'risk treatment'] },
  markLaw: { label: t('soaCore.field.markLaw'), heads: ['legal requirements', 'legal requirement', 'legal', 'lr', 'law', 'regulatory'] },
  markContract: { label: t('soaCore.field.markContract'), heads: ['contractual obligations', 'contractual', 'contract', 'co'] },
  markObjective: { label: t('soaCore.field.markObjective'), heads: ['ai objective', 'objective', 'objectives'] },
  markBusiness: {
    label: t('soaCore.field.markBusiness'),
    heads: ['business requirements', 'business requirement', 'business', 'br bp', 'best practice'],
  },
  implementation: {
    label: t('soaCore.field.implementation'),
    heads: ['implementation status', 'implemented', 'status', 'state of implementation', 'implementation state', 'maturity'],
  },
  how: {
    label: t('soaCore.field.how'),
    heads: [
      'how implemented',
      'implementation description',
      'implementation details',
      'how',
      'notes',
      'comments',
      'comment',
      'description',
    ],
  },
  documents: {
    label: t('soaCore.field.documents'),
    heads: ['document', 'documents', 'linked document', 'documentation', 'evidence', 'policy', 'reference document'],
  },
  owner: { label: t('soaCore.field.owner'), heads: ['owner', 'control owner', 'responsible', 'responsible person', 'accountable'] },
  dueOn: { label: t('soaCore.field.dueOn'), heads: ['due date', 'due', 'target date', 'deadline', 'planned for', 'planned date'] },
};

const YES = new Set([
  'yes',
  'y',
  'x',
  'true',
  '1',
  'applicable',
  'included',
  'in',
  'applies',
  'selected',
  '✓',
  '✔',
  '☒',
  '☑',
  'ja',
  'oui',
  'sí',
  'si',
]);
const NO = new Set([
  'no',
  'n',
  'false',
  '0',
  'not applicable',
  'n/a',
  'na',
  'excluded',
  'out',
  'not selected',
  '✗',
  '✘',
  '☐',
  '-',
  '–',
  'nein',
  'non',
]);

const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Null for a word that is neither yes nor no. */
export function applicableFrom(written: string): SoaApplicable | null {
  const word = plain(written);
  if (word === '') return 'not_stated';
  return YES.has(word) ? 'yes' : NO.has(word) ? 'no' : null;
}

const marks: readonly (readonly [SoaField, InclusionGround])[] = [
  ['markRisk', 'risk'],
  ['markLaw', 'law'],
  ['markContract', 'contract'],
  ['markObjective', 'objective'],
  ['markBusiness', 'business'],
];

/** Words by which clients name a ground; the auditor sees and can change what was understood. */
const groundWords: readonly (readonly [InclusionGround, RegExp])[] = [
  ['risk', /\brisks?\b|\bR-?\d{1,4}\b/i],
  ['law', /\blaws?\b|\blegal(ly)?\b|\bregulat|\bstatut|\bAI Act\b|\bGDPR\b/i],
  ['contract', /\bcontract/i],
  ['objective', /\bobjectives?\b|\bO-\d{1,3}\b/i],
  ['business', /\bbusiness\b/i],
];

export const inclusionGroundsIn = (text: string): InclusionGround[] =>
  groundWords.flatMap(([ground, words]) => (words.test(text) ? [ground] : []));

/** The two grounds that ISO/IEC 42001 6.1.3 knows; null when the text names neither. */
export function exclusionGroundIn(text: string): Row<'soa_item'>['exclusionGround'] {
  if (/\brisks?\b|\bR-?\d{1,4}\b/i.test(text)) return 'risk_assessment';
  return /\blaws?\b|\blegal|\bregulat|\bcontract|\brequired by\b|\brequirements?\b/i.test(text) ? 'outside_requirements' : null;
}

const riskIdsIn = (text: string): string => [...new Set(text.match(/\bR(?:ISK)?-\d{1,5}\b/gi) ?? [])].join(', ');

/** A row of the list, without what the engagement adds to it. */
export type SoaListRow = Pick<
  Row<'soa_item'>,
  | 'controlRef'
  | 'requirement'
  | 'title'
  | 'origin'
  | 'applicable'
  | 'inclusionGrounds'
  | 'inclusionText'
  | 'exclusionGround'
  | 'exclusionText'
  | 'linkedRisks'
  | 'implementation'
  | 'how'
  | 'documents'
  | 'owner'
  | 'dueOn'
> & { readonly sourceRow: number };

const TEXT = 20_000;
const LINE = 300;

function inclusion(reader: RowReader<SoaField>, reason: string, risks: string) {
  const grounds = new Set(inclusionGroundsIn(reason));
  if (risks !== '') grounds.add('risk');
  const words = [reason];
  for (const [field, ground] of marks) {
    const mark = plain(reader.text(field));
    if (mark === '' || NO.has(mark)) continue;
    grounds.add(ground);
    if (!YES.has(mark)) words.push(`${t(`vocabulary.inclusionGround.${ground}`)}: ${reader.limited(field, 2_000)}`);
  }
  return {
    inclusionGrounds: [...grounds],
    inclusionText: words
      .filter((one) => one !== '')
      .join('\n')
      .slice(0, TEXT),
  };
}

/** Reads one row; null for a row that names no control and no title: a heading or an empty line of a template. */
export function soaRowFrom(reader: RowReader<SoaField>, catalog: readonly SoaCatalogEntry[]): SoaListRow | null {
  const controlRef = reader.limited('controlRef', 40);
  const title = reader.limited('title', LINE);
  if (controlRef === '') {
    // A title without an id is a row that was meant, a blank id in an otherwise empty row is none.
    if (title !== '' && (reader.text('applicable') !== '' || reader.text('reason') !== ''))
      reader.problem('controlRef', t('soaCore.refMissing'));
    return null;
  }
  const applicable = applicableFrom(reader.text('applicable'));
  if (applicable === null) reader.problem('applicable', t('soaCore.neitherYesNorNo', { value: reader.text('applicable').slice(0, 60) }));
  const reason = reader.limited('reason', TEXT);
  const out = applicable === 'no';
  const excluded = out ? reader.limited('exclusionReason', TEXT) || reason : reader.limited('exclusionReason', TEXT);
  const risks = reader.has('risks') ? reader.limited('risks', TEXT) : riskIdsIn(reason);
  return {
    controlRef,
    ...originOf(controlRef, catalog),
    title,
    sourceRow: reader.row,
    applicable: applicable ?? 'not_stated',
    ...(out ? { inclusionGrounds: [], inclusionText: '' } : inclusion(reader, reason, risks)),
    exclusionGround: out && excluded !== '' ? exclusionGroundIn(excluded) : null,
    exclusionText: excluded,
    linkedRisks: risks,
    implementation: reader.limited('implementation', LINE),
    how: reader.limited('how', TEXT),
    documents: reader.limited('documents', TEXT),
    owner: reader.limited('owner', LINE),
    dueOn: reader.day('dueOn'),
  };
}

/** The pages of a pack: `INDEX.html` for any browser, a page for each record, and `VERIFY.txt` with commands to check it. */
import { fileSize, longDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import { type BagFile, type Checked, PUBLIC_KEY, SIGNATURE, TAG_MANIFEST } from './bag.ts';
import { keyName, type PublicKey } from './minisign.ts';
import { type PackModel, recordPath } from './pack-model.ts';
import { box, cellOf, factList, heading, lines, linkTo, type Markup, pageOf, pageTable, partMarkup, stateOf } from './pack-page.ts';
import { csvOf, jsonOf, type PackRecord } from './pack-record.ts';
import { day, instantText, range } from './records/frame.ts';

export const INDEX = 'INDEX.html';
export const VERIFY = 'VERIFY.txt';
export const LEDGER_PATH = 'data/ledger/entries.txt';
export const textFile = (path: string, text: string): BagFile => ({ path, content: () => [Buffer.from(text, 'utf8')] });
export const headText = ({ chain, seq, hash }: { readonly chain: string; readonly seq: number; readonly hash: string }): string =>
  `${chain}:${seq}:${hash}`;

const clientOf = ({ source: { engagement } }: PackModel): string => engagement.clientLegalName || engagement.clientName;
const overOf = (model: PackModel): string =>
  [clientOf(model), model.source.audit.title, `${model.source.engagement.standard}:${model.source.engagement.edition}`]
    .filter((part) => part !== '')
    .join(' · ');

/** Each record as a page and as JSON, its tables as CSV where they are for programs. */
export function recordFiles(model: PackModel): { readonly title: string; readonly file: BagFile }[] {
  const from = 'data/records';
  return model.records.flatMap((record) => {
    const tables = record.parts.flatMap((part) => (part.kind === 'table' && part.csv !== null ? [part] : []));
    const page = pageOf({
      title: record.title,
      over: overOf(model),
      lead: '',
      content: [
        factList([
          [t('pack.page.time'), cellOf(instantText(model.ledger.at, model.source.engagement.timeZone), '')],
          [t('pack.page.partOf'), linkTo(INDEX, t('pack.page.title'), from)],
        ]),
        ...record.parts.flatMap((part) => partMarkup(part, from)),
      ],
    });
    return [
      { title: record.title, file: textFile(recordPath(record.key), page) },
      { title: t('pack.file.json', { title: record.title }), file: textFile(`${from}/${record.key}.json`, jsonOf(record.data)) },
      ...tables.map((part) => ({
        title: t('pack.file.csv', { title: part.title }),
        file: textFile(`${from}/${part.csv ?? ''}.csv`, csvOf(part)),
      })),
    ];
  });
}

/** The list of contents for programs. */
export function contentFiles(model: PackModel): { readonly title: string; readonly file: BagFile }[] {
  const columns = ['item', 'key', 'title', 'standing', 'version', 'date', 'detail', 'clause', 'files'];
  const rows = model.items.map((one) => [
    one.item,
    one.key,
    one.title,
    one.standing,
    one.version,
    one.date,
    one.detail,
    one.clause,
    one.files.join(' '),
  ]);
  return [
    { title: t('pack.file.contents'), file: textFile('data/contents.json', jsonOf(model.items)) },
    { title: t('pack.file.csv', { title: t('pack.file.contents') }), file: textFile('data/contents.csv', csvOf({ columns, rows })) },
    {
      title: t('pack.file.ledgerHeads'),
      file: textFile(
        'data/ledger/heads.json',
        jsonOf({ at: model.ledger.at, entries: model.ledger.entries, head: model.ledger.head, heads: model.ledger.heads }),
      ),
    },
  ];
}

const itemRow =
  (model: PackModel) =>
  (one: PackModel['items'][number]): readonly Markup[] => {
    const titles = new Map([...model.papers, ...model.contents].map(({ path, title }) => [path, title]));
    const pages = new Map(model.records.map((record: PackRecord) => [recordPath(record.key), record.title]));
    return [
      cellOf(one.item, ''),
      lines([cellOf(one.title, ''), ...(one.detail === '' ? [] : [{ html: `<span class="none">${cellOf(one.detail, '').html}</span>` }])]),
      stateOf(one.standing),
      cellOf(one.version, ''),
      cellOf(day(one.date), ''),
      one.files.length === 0
        ? cellOf(null, '')
        : lines(one.files.map((path) => linkTo(path, titles.get(path) ?? pages.get(path) ?? path, ''))),
      cellOf(one.clause, ''),
    ];
  };

export function indexPage(model: PackModel, key: PublicKey, payload: readonly Checked[], titles: ReadonlyMap<string, string>): string {
  const { audit, engagement } = model.source;
  const missing = model.items.filter(({ standing }) => standing === 'missing');
  const standing = (what: 'present' | 'does_not_apply' | 'missing') => model.items.filter((one) => one.standing === what).length;
  return pageOf({
    title: t('pack.page.title'),
    over: overOf(model),
    lead: t('pack.page.lead', { present: standing('present'), apart: standing('does_not_apply'), missing: standing('missing') }),
    content: [
      ...(missing.length === 0
        ? []
        : [
            box(
              t('pack.page.missing', { count: missing.length }),
              missing.map(({ item, title, detail }) => `${item} ${title}: ${detail}`),
            ),
          ]),
      factList([
        [t('pack.page.client'), cellOf(clientOf(model), '')],
        [
          t('pack.page.audit'),
          cellOf(
            [...new Set([audit.title, t(`vocabulary.auditKind.${audit.kind}`), range(audit.startsOn, audit.endsOn)])]
              .filter((part) => part !== '')
              .join(', '),
            '',
          ),
        ],
        [t('pack.page.scope'), cellOf(engagement.scopeStatement, '')],
        [t('pack.page.body'), cellOf(engagement.bodyName, '')],
        [t('pack.page.leader'), cellOf(leaderOf(model), '')],
        [t('pack.page.time'), cellOf(`${longDate(model.ledger.at.slice(0, 10))}, ${model.ledger.at.slice(11, 19)} UTC`, '')],
        [t('pack.page.evidence'), cellOf(evidenceText(model), '')],
        [t('pack.page.head'), { html: `<code>${cellOf(headText(model.ledger.head), '').html}</code>` }],
        [t('pack.page.key'), { html: `<code>${cellOf(keyName(key.keyId), '').html}</code>` }],
        [t('pack.page.check'), linkTo(VERIFY, VERIFY, '')],
      ]),
      heading(t('pack.page.contents')),
      pageTable(
        [
          { title: t('packRecords.column.number'), number: true },
          { title: t('pack.page.item') },
          { title: t('pack.page.state') },
          { title: t('packRecords.column.version') },
          { title: t('packRecords.column.date') },
          { title: t('pack.page.files') },
          { title: t('packRecords.column.clause') },
        ],
        model.items.map(itemRow(model)),
      ),
      heading(t('pack.page.allFiles', { count: payload.length })),
      pageTable(
        [{ title: t('pack.page.file') }, { title: t('packRecords.evidence.size'), number: true }, { title: 'SHA-256' }],
        payload.map((one) => [
          lines([
            linkTo(one.path, titles.get(one.path) ?? one.path, ''),
            { html: `<span class="none hash">${cellOf(one.path, '').html}</span>` },
          ]),
          cellOf(fileSize(one.bytes), ''),
          cellOf(one.sha256, ''),
        ]),
      ),
    ],
  });
}

export function leaderOf({ source: { context, audit } }: PackModel): string {
  return context.file.queries.audits.members(audit.id).find(({ role }) => role === 'lead_auditor')?.name ?? '';
}

function evidenceText({ choice, evidence }: PackModel): string {
  const facts = { pieces: evidence.pieces, kept: evidence.kept, size: fileSize(evidence.bytes) };
  return t(choice === 'files' ? 'pack.page.evidenceFiles' : 'pack.page.evidenceIndex', facts);
}

/** How to check the pack with programs that are not ours. */
export function verifyText(model: PackModel, key: PublicKey, folder: string): string {
  const heads = model.ledger.heads.map((head) => `  ${headText(head)}`);
  const check = `while read -r hash body; do case "$body" in *'"withheld":true}') echo "WITHHELD $hash";; *) [ "$(printf '%s' "$body" | sha256sum | cut -c1-64)" = "$hash" ] || echo "CHANGED $hash";; esac; done < ${LEDGER_PATH}`;
  return [
    t('pack.verifyText.title', { client: clientOf(model), audit: model.source.audit.title }),
    '',
    t('pack.verifyText.unpack'),
    '',
    `  cd ${folder}`,
    '',
    t('pack.verifyText.sums'),
    '',
    '  sha256sum -c manifest-sha256.txt',
    '  sha512sum -c manifest-sha512.txt',
    `  sha256sum -c ${TAG_MANIFEST}`,
    '  sha512sum -c tagmanifest-sha512.txt',
    '',
    t('pack.verifyText.mac'),
    '',
    t('pack.verifyText.signature'),
    '',
    `  minisign -V -p ${PUBLIC_KEY} -x ${SIGNATURE} -m ${TAG_MANIFEST}`,
    '',
    t('pack.verifyText.key', { key: keyName(key.keyId) }),
    '',
    t('pack.verifyText.ledger', { path: LEDGER_PATH }),
    '',
    `  ${check}`,
    '',
    t('pack.verifyText.heads'),
    '',
    ...heads,
    '',
    t('pack.verifyText.own'),
    '',
    '  Fieldbook --cli verify PACK.zip',
    '',
    t('pack.verifyText.shows'),
    '',
  ].join('\n');
}

/** Lines of `bag-info.txt`. */
export function bagInfo(model: PackModel, key: PublicKey): readonly (readonly [string, string])[] {
  const { engagement, audit, context } = model.source;
  return [
    ['Source-Organization', engagement.bodyName],
    ['Organization-Address', engagement.bodyAddress],
    ['Contact-Name', leaderOf(model)],
    ['External-Description', t('pack.bagDescription', { client: clientOf(model), audit: audit.title })],
    ['Bagging-Date', model.ledger.at.slice(0, 10)],
    ['External-Identifier', `${engagement.id}/${audit.id}`],
    ['Internal-Sender-Identifier', audit.number],
    ['Bag-Software-Agent', `${t('report.program')} ${context.ports.version}`],
    ['Pack-Format', 'fieldbook-decision-pack/1'],
    ['Pack-Evidence', model.choice],
    [
      'Pack-Missing',
      model.items
        .filter(({ standing }) => standing === 'missing')
        .map(({ item }) => item)
        .join(' ') || 'none',
    ],
    ['Signing-Key', keyName(key.keyId)],
    ['Ledger-Time', model.ledger.at],
    ['Ledger-Entries', String(model.ledger.entries)],
    ...model.ledger.heads.map((head) => ['Ledger-Head', headText(head)] as const),
  ].filter(([, value]) => value !== '') as readonly (readonly [string, string])[];
}

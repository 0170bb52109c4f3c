/**
 * Pages of the pack for any browser: no script, nothing that would be loaded, and a policy in the page that says so.
 * Every text goes through `escaped`; links lead to files of the pack only.
 */
import { t } from '../../../../shared/words/words.ts';
import { isSoundPath } from './bag.ts';
import type { PackCell, PackPart } from './pack-record.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for the page or between quotes of an attribute. Control characters are left out: HTML has no way to write them. */
export const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/[&<>"']/g, (one) => ENTITIES[one] ?? '');

/** One state as mark and word. The mark is never alone. */
export type PageState = 'present' | 'does_not_apply' | 'missing' | 'plain';
export const pageMarks: Readonly<Record<Exclude<PageState, 'plain'>, string>> = { present: '●', does_not_apply: '–', missing: '○' };

const STYLE = `
:root{color-scheme:light dark;--ink:#1a222b;--muted:#57626d;--line:#c6cdd4;--soft:#f3f5f7;--page:#fff;--accent:#1e4b66;--tint:#e8eff3;--bad:#9b2226;--badtint:#f6e9e9;--good:#2e6b5e}
@media (prefers-color-scheme:dark){:root{--ink:#e3e8ed;--muted:#a0abb6;--line:#38424c;--soft:#1d242b;--page:#14191e;--accent:#8fc1de;--tint:#1d2f3a;--bad:#f09a9d;--badtint:#3a2022;--good:#86cdbb}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 "Source Sans 3","Inter","Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1080px;margin:0 auto;padding:40px 28px 80px}
h1{font:600 30px/1.2 "Source Serif 4",Georgia,serif;margin:4px 0 12px}
h2{font-size:18px;line-height:1.3;margin:38px 0 10px;color:var(--accent)}
p{margin:0 0 10px;max-width:74ch}
.over{color:var(--muted);font-size:13px;margin:0}
.lead{color:var(--muted)}
a{color:var(--accent);text-underline-offset:2px;overflow-wrap:anywhere}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
dl{display:grid;grid-template-columns:minmax(130px,230px) 1fr;margin:0;border-top:1px solid var(--ink);border-bottom:1px solid var(--ink)}
dt,dd{margin:0;padding:6px 0;border-top:1px solid var(--line)}
dt:first-of-type,dd:first-of-type{border-top:0}
dt{color:var(--muted);padding-right:16px}
dd,td{white-space:pre-line;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
caption{text-align:left;color:var(--muted);padding:0 0 6px}
th{text-align:left;font-size:12.5px;color:var(--muted);font-weight:600;border-bottom:1px solid var(--ink);padding:5px 14px 5px 0;vertical-align:bottom}
td{vertical-align:top;border-bottom:1px solid var(--line);padding:6px 14px 6px 0;min-width:4.5em}
tr:last-child td{border-bottom-color:var(--ink)}
td.n,th.n{text-align:right;white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
code,.hash{font:12.5px/1.45 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere;word-break:break-all}
.state{white-space:nowrap}.present{color:var(--good)}.missing{color:var(--bad);font-weight:600}.does_not_apply{color:var(--muted)}
.box{border-left:3px solid var(--accent);background:var(--tint);padding:12px 16px;margin:20px 0}
.box.bad{border-color:var(--bad);background:var(--badtint)}
.box p:last-child{margin:0}.box ul{margin:0;padding-left:20px;columns:2 300px}.box li{break-inside:avoid}
.none{color:var(--muted)}
@media (max-width:640px){main{padding:24px 16px 60px}h1{font-size:25px}dl{grid-template-columns:1fr}dd{border-top:0;padding-top:0}}
@media print{:root{color-scheme:light;--ink:#000;--muted:#444;--line:#bbb;--page:#fff;--accent:#1e4b66;--tint:#fff;--bad:#9b2226;--badtint:#fff;--good:#2e6b5e}main{max-width:none;padding:0}h2{break-after:avoid}tr,.box{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}body{font-size:11px}table{font-size:10.5px}a{text-decoration:none}}
`.trim();

/** What stands on a page in its order; made by the functions below, which escape. */
export type Markup = { readonly html: string };
const markup = (html: string): Markup => ({ html });

/** @param from folder of the page below the bag, `''` for the top */
export function linkTo(path: string, text: string, from: string): Markup {
  if (!isSoundPath(path)) throw new Error('A link of the pack leads nowhere sound.');
  const up = from === '' ? '' : '../'.repeat(from.split('/').length);
  return markup(`<a href="${escaped(up + path)}">${escaped(text)}</a>`);
}

const emptyMark = '<span class="none">–</span>';

export function cellOf(cell: PackCell, from: string): Markup {
  if (cell === null || cell === '') return markup(emptyMark);
  if (typeof cell === 'object') return linkTo(cell.path, cell.text, from);
  const text = String(cell);
  if (/^[0-9a-f]{64}$/.test(text)) return markup(`<span class="hash">${escaped(text)}</span>`);
  return markup(/^\d{1,2} [A-Z][a-z]{2,3} \d{4}$/.test(text) ? `<span class="state">${escaped(text)}</span>` : escaped(text));
}

export const stateOf = (state: Exclude<PageState, 'plain'>): Markup =>
  markup(`<span class="state ${state}">${pageMarks[state]} ${escaped(t(`pack.standing.${state}`))}</span>`);

export const lines = (parts: readonly Markup[]): Markup => markup(parts.map(({ html }) => html).join('<br>'));
export const heading = (text: string): Markup => markup(`<h2>${escaped(text)}</h2>`);
export const paragraph = (text: string): Markup => markup(`<p>${escaped(text)}</p>`);
/** @param points listed below the text */
export const box = (text: string, points: readonly string[] = []): Markup => {
  const list = points.map((point) => `<li>${escaped(point)}</li>`).join('');
  return markup(`<div class="box${points.length > 0 ? ' bad' : ''}"><p>${escaped(text)}</p>${list === '' ? '' : `<ul>${list}</ul>`}</div>`);
};
export const factList = (facts: readonly (readonly [string, Markup])[]): Markup =>
  markup(`<dl>${facts.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${value.html}</dd>`).join('')}</dl>`);

export interface PageColumn {
  readonly title: string;
  readonly number?: boolean;
}

export function pageTable(columns: readonly PageColumn[], rows: readonly (readonly Markup[])[]): Markup {
  if (rows.length === 0) return markup(`<p class="none">${escaped(t('pack.page.nothing'))}</p>`);
  const classOf = (index: number) => (columns[index]?.number === true ? ' class="n"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${classOf(index)}>${escaped(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(({ html }, index) => `<td${classOf(index)}>${html}</td>`).join('')}</tr>`).join('\n');
  return markup(`<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`);
}

export function partMarkup(part: PackPart, from: string): readonly Markup[] {
  if (part.kind === 'facts') return [heading(part.title), factList(part.facts.map(([label, cell]) => [label, cellOf(cell, from)]))];
  const numeric = part.columns.map(
    (_title, index) => part.rows.length > 0 && part.rows.every((row) => typeof (row[index] ?? null) === 'number'),
  );
  return [
    heading(part.title),
    pageTable(
      part.columns.map((title, index) => ({ title, number: numeric[index] === true })),
      part.rows.map((row) => row.map((cell) => cellOf(cell, from))),
    ),
  ];
}

export interface PageParts {
  readonly title: string;
  /** Small line above the title. */
  readonly over: string;
  readonly lead: string;
  readonly content: readonly Markup[];
}

export function pageOf({ title, over, lead, content }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<p class="over">${escaped(over)}</p>
<h1>${escaped(title)}</h1>
${lead === '' ? '' : `<p class="lead">${escaped(lead)}</p>\n`}${content.map(({ html }) => html).join('\n')}
</main>
</body>
</html>
`;
}

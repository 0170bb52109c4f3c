import { describe, expect, it } from 'vitest';
import { renderReport } from '../../electron/core/export/pdf/render-report.ts';
import type { ReportModel } from '../../electron/core/export/report-model/shape.ts';
import { aReportModel, fontFolder } from './a-report-model.ts';
import { factsOfPdf, hasPdfToText, leftOut, squeezed, stringsIn, textOfPdf, wordsOf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`report-pdf.test.ts, part ${leftOut}`);

/** What the report prints word for word; ids, codes and instants are printed in other words. */
function printedTexts(model: ReportModel): string[] {
  return stringsIn([
    Object.values(model.client),
    Object.values(model.body),
    model.engagement.scopeStatement,
    model.audit.criteria,
    model.audit.objectives,
    model.audit.places,
    model.team.map((one) => [one.name, one.title]),
    Object.values(model.texts),
    model.sites,
    model.systems.map((one) => [one.name, one.version, one.purpose]),
    model.findings.map((one) => [
      one.number,
      one.statement,
      one.gradeReason,
      one.units,
      one.auditee.name,
      one.auditee.view,
      one.objectiveEvidence.map((line) => [line.letter, line.text, line.reference]),
      one.requirements.slice(0, 1).map((named) => [named.ref, named.title]),
    ]),
    model.areasOfConcern.map((one) => [one.name, one.concern, one.treated?.text ?? '', one.treated?.finding ?? '']),
    model.excludedControls.map((one) => [one.ref, one.title, one.reason]),
    model.notSampled.map((one) => [one.ref, one.title, one.reason]),
    model.checklist.map((one) => [one.ref, one.title, one.unit.code, one.examined, one.evidence, one.findings, one.reason]),
    model.coverage.map((one) => [one.ref, one.shortTitle]),
    model.evidence.map((one) => [one.number, one.title, one.source, one.versionOrDate, one.location, one.fileName]),
    model.interviews.map((one) => [one.number, one.title, one.role, one.place, one.means]),
    model.elements.map((one) => [one.title, one.detail]),
    model.ledger.heads.map((one) => [one.chain, one.hash]),
    model.leadAuditor,
    model.program.version,
  ]);
}

const withoutBullets = (text: string) => text.replace(/^[-–•*]\s+/gm, '');

function missingFrom(text: string, wanted: readonly string[]): string[] {
  const all = squeezed(text);
  return wanted.flatMap((one) => withoutBullets(one).split('\n')).filter((line) => line !== '' && !all.includes(squeezed(line)));
}

describe.skipIf(!canRead)('the report as PDF, read back with pdftotext', () => {
  it('holds every text of the model', async () => {
    const model = aReportModel();
    const { bytes, missingGlyphs } = await renderReport(model, fontFolder);
    // A line that goes over a page has the running head between its halves: whole lines are looked for first, then words.
    const text = textOfPdf(bytes);
    const words = new Set(wordsOf(text).map(squeezed));
    const lost = missingFrom(text, printedTexts(model)).filter((line) => !wordsOf(line).every((word) => words.has(squeezed(word))));
    expect(lost).toEqual([]);
    expect(missingGlyphs).toEqual([]);
  });

  it('loses no word of objective evidence of 60 paragraphs, a statement of 5,000 words and a note of 20,000 characters', async () => {
    const paragraphs = Array.from(
      { length: 60 },
      (_, at) => `para${at}a The record of day ${at} was read and compared with the register para${at}z`,
    );
    const statement = Array.from({ length: 5000 }, (_, at) => `w${at}x`).join(' ');
    const note = Array.from({ length: 2400 }, (_, at) => `n${at}y`).join(' ');
    const base = aReportModel();
    const [first, ...others] = base.findings;
    const [line, ...lines] = base.checklist;
    if (first === undefined || line === undefined) throw new Error('the model has findings and lines');
    const model = aReportModel({
      findings: [
        {
          ...first,
          statement,
          objectiveEvidence: [
            { letter: 'a', text: paragraphs.join('\n'), reference: 'E-002' },
            { letter: 'b', text: paragraphs.join(' ').replaceAll('para', 'solid'), reference: 'E-003' },
          ],
        },
        ...others,
      ],
      checklist: [{ ...line, examined: [note] }, ...lines],
      texts: { ...base.texts, summary: statement.replaceAll('w', 'v'), recommendation: statement.replaceAll('w', 'u') },
      client: { ...base.client, description: note.replaceAll('n', 'm') },
    });
    const { bytes } = await renderReport(model, fontFolder);
    const words = new Set(wordsOf(textOfPdf(bytes)));
    const wanted = wordsOf([paragraphs.join(' '), paragraphs.join(' ').replaceAll('para', 'solid'), statement, note].join(' '));
    const further = wordsOf([statement.replaceAll('w', 'v'), statement.replaceAll('w', 'u'), note.replaceAll('n', 'm')].join(' '));
    expect([...wanted, ...further].filter((word) => !words.has(word))).toEqual([]);
  });

  it('prints the code of a character that no font has, and lists it', async () => {
    const base = aReportModel();
    const model = aReportModel({ texts: { ...base.texts, summary: 'Ελληνικά, Кириллица, ≤ 5, ✓, ● and 中 twice 中.' } });
    const { bytes, missingGlyphs } = await renderReport(model, fontFolder);
    const text = textOfPdf(bytes);
    expect(missingGlyphs).toEqual([{ character: '中', code: 'U+4E2D', times: 2 }]);
    expect(text).toContain('Ελληνικά, Кириллица, ≤ 5, ✓, ● and [U+4E2D] twice [U+4E2D].');
    expect(text).toContain('Characters without a shape');
  });

  it('names what does not apply, with the reason', async () => {
    const model = aReportModel();
    const text = textOfPdf((await renderReport(model, fontFolder)).bytes).replace(/\s+/g, ' ');
    expect(text).toContain('Use of certificate and marks (element 17) No certificate has been issued.');
    expect(text).toContain('Samples drawn from populations No sample was drawn by a recorded method.');
  });

  it('marks a draft on every page and says in red what is to be entered', async () => {
    const base = aReportModel();
    const { ict_use: _ict, ...texts } = base.texts;
    const missing = { element: 7, title: 'Deviations from the plan', standing: 'missing' as const, detail: 'Nothing is written.' };
    const draft = await renderReport(aReportModel({ texts, draft: { is: true, missing: [missing], draftFindings: [] } }), fontFolder);
    const text = textOfPdf(draft.bytes);
    // The word lies across the page: its letters come back one by one.
    expect(text.match(/D\s+R\s+A\s+F\s+T/g)).toHaveLength(draft.pages);
    expect(text).toContain('[enter: use of remote techniques]');
    expect(text).toContain('Draft: 1 element is missing');
    const complete = textOfPdf((await renderReport(base, fontFolder)).bytes);
    expect(complete).not.toMatch(/D\s*R\s*A\s*F\s*T/);
    expect(complete).not.toContain('[enter:');
  });

  it('counts its pages in the foot of each and begins with contents that name every section', async () => {
    const { bytes, pages } = await renderReport(aReportModel(), fontFolder);
    const text = textOfPdf(bytes);
    for (let page = 2; page <= pages; page += 1) expect(text).toContain(`Page ${page} of ${pages}`);
    const contents = text.slice(text.indexOf('Contents'), text.indexOf('Page 2 of'));
    for (const title of [
      '1 Summary',
      '3.5 Recommendation',
      '5 Findings',
      '6 Areas of concern from Stage 1',
      '8 Coverage',
      'Annex A Checklist',
      'Annex C',
    ])
      expect(contents.replace(/ +/g, ' ')).toContain(title);
  });

  it('gives a Stage 1 report its own order: readiness and areas of concern, no grade', async () => {
    const base = aReportModel();
    const concern = { ...(base.areasOfConcern[0] ?? base.excludedControls[0]), treated: null } as ReportModel['areasOfConcern'][number];
    const objective = { state: 'met', text: 'Seen at both sites.', evidence: ['E-001'] } as const;
    const model = aReportModel({
      gate: null,
      stage1: {
        objectives: (['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const).map((letter) => ({ ...objective, objective: letter })),
        verdict: 'conditional',
        concludedBy: 'Ines Vogt',
        concludedOn: '2026-10-07',
        communicatedTo: 'Ruben Claes',
        communicatedOn: '2026-10-09',
        documents: [
          {
            title: 'MON-03 Model monitoring',
            version: '4',
            datedOn: '2025-11-11',
            refs: ['A.6.2.6'],
            verdict: 'not_adequate',
            reason: 'Superseded when it was sent.',
            evidence: 'E-012',
            reviewedBy: 'Hanna Lindqvist',
            reviewedOn: '2026-10-06',
          },
        ],
        notReviewed: [{ ref: 'A.4.3', title: 'Data resources' }],
      },
      audit: { ...base.audit, kind: 'stage_1', number: 'S1', title: 'Stage 1' },
      findings: [],
      areasOfConcern: [concern],
      checklist: base.checklist.map((one) => ({ ...one, findings: [], result: one.ref === '8.4' ? 'area_of_concern' : 'adequate' })),
      texts: { ...base.texts, readiness_conclusion: 'The client is ready for Stage 2 once the Statement of Applicability is complete.' },
    });
    const text = textOfPdf((await renderReport(model, fontFolder)).bytes).replace(/\s+/g, ' ');
    expect(text).toContain('Stage 1 audit report');
    expect(text).toContain('Readiness for Stage 2 The client is ready for Stage 2 once');
    expect(text).toContain('5 Areas of concern');
    expect(text).toContain('Area of concern');
    for (const title of ['Documented information reviewed', 'Internal audits and management reviews performed'])
      expect(text).toContain(title);
    expect(text).toContain('Ready on conditions, Ines Vogt, 7 October 2026');
    expect(text).toContain('A nonconformity on 8.4, if releases went round');
    expect(text).toContain('Superseded when it was sent.');
    expect(text).toContain('A.4.3 Data resources');
    expect(text).toContain('7 Focus and resources for Stage 2');
    expect(text).not.toContain('Major nonconformity');
    expect(text).not.toContain('5.2 Nonconformities');
  });
});

describe('the report as PDF', () => {
  it('has the same bytes for the same state', async () => {
    const first = await renderReport(aReportModel(), fontFolder);
    const second = await renderReport(aReportModel(), fontFolder);
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });

  it.skipIf(!canRead)('carries title, author, language and the date of the state', async () => {
    const { bytes, pages } = await renderReport(aReportModel(), fontFolder);
    const facts = factsOfPdf(bytes);
    expect(facts.get('Title')).toBe('Stage 2 audit report: Lumenfold AI B.V.');
    expect(facts.get('Author')).toBe('Ines Vogt');
    expect(facts.get('Subject')).toBe('Stage 2 of Lumenfold AI B.V. against ISO/IEC 42001:2023');
    expect(facts.get('CreationDate')).toBe('2026-11-25T10:15:00Z');
    expect(facts.get('ModDate')).toBe('2026-11-25T10:15:00Z');
    expect(facts.get('PDF version')).toBe('1.7');
    expect(facts.get('JavaScript')).toBe('no');
    expect(facts.get('Pages')).toBe(String(pages));
    const raw = bytes.toString('latin1');
    for (const part of ['/Lang (en)', '/DisplayDocTitle true', '/Outlines']) expect(raw.includes(part), part).toBe(true);
  });

  it('embeds the fonts and no picture, whatever markup and addresses stand in the texts', async () => {
    const base = aReportModel();
    const hostile = [
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>',
      'data:image/png;base64,iVBORw0KGgo= https://example.invalid/pixel.png file:///etc/passwd',
      '{"image":"/etc/hostname"} {{client}} $t(report.none)',
    ].join('\n');
    const model = aReportModel({
      client: { ...base.client, name: hostile.slice(0, 200), description: hostile },
      clauses: base.clauses.map((one) => ({ ...one, ref: 'X', title: '<image href="/etc/hostname"/>' })),
      texts: { ...base.texts, summary: hostile, recommendation: hostile },
      systems: base.systems.map((one) => ({ ...one, name: hostile.slice(0, 120) })),
    });
    const { bytes } = await renderReport(model, fontFolder);
    const raw = bytes.toString('latin1');
    expect(raw.includes('SourceSans3'), 'SourceSans3').toBe(true);
    expect(raw.includes('/Subtype /Image'), '/Subtype /Image').toBe(false);
    expect(raw.includes('/URI'), '/URI').toBe(false);
    expect(raw.includes('/JavaScript'), '/JavaScript').toBe(false);
    if (canRead) expect(squeezed(textOfPdf(bytes))).toContain(squeezed('file:///etc/passwd'));
  });
});

/**
 * A real organization's AIMS documents, worked through the command line's `call` alone: the files are others' and lie
 * beside the checkout only where we work; elsewhere this says that it was left out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import Excel from 'exceljs';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../electron/cli/run.ts';
import type { InputOf, MethodName, OutputOf } from '../../shared/contract/index.ts';

const root = resolve(import.meta.dirname, '../..');
const documents = resolve(root, '../shared/real-inputs/auditee-documents');
const present = existsSync(documents);
if (!present) console.warn('left out: ../shared/real-inputs is not there, so the real auditee documents were not tried');

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-real-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const soaFile = 'docs/Clause6_Planning_new/Statement_of_Applicability.csv';
const attached = [
  soaFile,
  'docs/Clause4_Context_new/AIMS_Scope_and_Boundaries.md',
  'docs/Clause5_Leadership_new/AI_Management_Policy.md',
  'docs/Clause6_Planning_new/AI_Risk_Register.csv',
  'docs/Clause6_Planning_new/AI_Objectives_and_Planning.md',
  'docs/Clause8_Operation/AI_System_Impact_Assessment.md',
  'docs/Clause9_Performance_Evaluation/AI_Internal_Audit_Procedure.md',
  'docs/evidence/Internal_Audit_Report_AUD-2025-001.md',
  'docs/evidence/Management_Review_Minutes_MR-2025-001.md',
  'docs/evidence/training_log.csv',
];

async function cli(...argv: string[]): Promise<{ exit: number; json: unknown }> {
  let text = '';
  const exit = await runCommandLine(argv, {
    environment: { FIELDBOOK_HOME: join(folder, 'home') },
    folder,
    root,
    out: (piece) => {
      text += piece;
    },
    say: () => undefined,
  });
  return { exit, json: JSON.parse(text) as unknown };
}

async function call<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> {
  const { exit, json } = await cli('call', 'real.aims', method, '--json', JSON.stringify(input));
  expect(exit, `${method}: ${JSON.stringify(json)}`).toBe(0);
  return json as OutputOf<M>;
}

describe.runIf(present)('a real organization’s documents', () => {
  it('come into a Stage 1 as a whole folder; the faults of their Statement of Applicability become an area of concern that the report holds', {
    timeout: 240_000,
  }, async () => {
    const created = await cli(
      'new',
      'stage-1.aims',
      '--json',
      JSON.stringify({ kind: 'certification', clientName: 'llm-agent-mcp', person: { name: 'Ines Vogt', role: 'lead_auditor' } }),
    );
    expect(created.exit, JSON.stringify(created.json)).toBe(0);
    const on = async <M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> => {
      const { exit, json } = await cli('call', 'stage-1.aims', method, '--json', JSON.stringify(input));
      expect(exit, `${method}: ${JSON.stringify(json)}`).toBe(0);
      return json as OutputOf<M>;
    };
    const { id: auditId } = await on('audits.create', { kind: 'stage_1', startsOn: '2026-10-06', endsOn: '2026-10-07' });
    await on('checklist.make', { auditId });

    const taken = await on('evidence.addFolder', { auditId, folder: { path: documents }, source: 'Shared folder of the client' });
    expect(taken.files.length).toBeGreaterThan(60);
    expect(taken.notTried).toBe(0);
    expect(taken.added).toBeGreaterThan(55);
    for (const { outcome, reason } of taken.files) expect(reason === '', outcome).toBe(outcome === 'added');

    const { proposals } = await on('evidence.proposals', { auditId });
    const refsOf = (end: string) => proposals.filter(({ path }) => path.endsWith(end)).map(({ ref }) => ref);
    expect(refsOf('Statement_of_Applicability.csv')).toContain('6.1.3');
    expect(refsOf('AIMS_Scope_and_Boundaries.md')).toContain('4.3');
    expect(refsOf('AI_Management_Policy.md')).toContain('5.2');
    expect(refsOf('Management_Review_Minutes_MR-2025-001.md')).toContain('9.3.1');
    expect(refsOf('AI_Incident_Response_Procedure.md')).toContain('A.8.4');
    const accepted = proposals.map(({ evidenceId, requirement }) => ({ evidenceId, requirement }));
    const { linked, registered } = await on('evidence.acceptProposals', { auditId, accepted });
    expect(linked).toBeGreaterThan(60);
    expect(registered).toBeGreaterThan(30);

    const list = taken.files.find(({ path }) => path === soaFile)?.evidenceId ?? '';
    const { version } = await on('soa.import', { file: { evidenceId: list }, number: '1.0' });
    await on('soa.pin', { auditId, versionId: version.id });
    const { counts, missing, lines } = await on('soa.reconcile', { id: version.id });
    expect(counts).toMatchObject({ rows: 25, missing: 26, notAControl: 13, titleDiffers: 12 });
    const wrong = lines.filter(({ kind }) => kind === 'not_a_control').flatMap(({ item }) => item?.id ?? []);
    for (const id of wrong) await on('soa.raiseConcern', { of: { id }, note: 'This is no control of Annex A.' });

    const before = await on('stage1.show', { auditId });
    expect(before.soaConcerns).toHaveLength(13);
    const document = before.documents.find(({ evidenceId }) => evidenceId === list);
    await on('stage1.updateDocument', {
      id: document?.id ?? '',
      verdict: 'not_adequate',
      reason: `${missing.length} of 38 controls have no row.`,
    });
    const { rows } = await on('checklist.list', { auditId });
    const concern = await on('stage1.addConcern', {
      auditId,
      requirement: '42001:6.1.3',
      title: 'The Statement of Applicability does not account for Annex A',
      text: `${missing.length} of 38 controls have no row; 13 ids are no controls of Annex A; 12 titles differ.`,
      outlook: 'A nonconformity on 6.1.3.',
      checklistItemId: rows.find(({ ref }) => ref === '6.1.3')?.id ?? null,
      documentId: document?.id ?? null,
      soaItems: wrong,
    });
    expect(concern.sources).toHaveLength(15);
    for (const objective of ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const)
      await on('stage1.setObjective', {
        auditId,
        objective,
        state: objective === 'a' ? 'partly_met' : 'met',
        text: `What was seen for ${objective}.`,
        ...(objective === 'a' ? { evidence: [list] } : {}),
      });
    await on('stage1.setReadiness', { auditId, verdict: 'not_ready' });
    const after = await on('stage1.show', { auditId });
    expect(after.soaConcerns).toEqual([]);
    expect(after.expected.filter(({ state }) => state === 'missing').length).toBeLessThan(before.expected.length);

    const report = join(folder, 'stage-1.pdf');
    expect((await cli('report', 'stage-1.aims', '--audit', auditId, '--out', report)).exit).toBe(0);
    const words = execFileSync('pdftotext', [report, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    expect(words).toContain('AOC-1');
    expect(words).toContain('26 of 38 controls have no row');
    expect((await cli('verify', 'stage-1.aims')).json).toMatchObject({ ok: true, problems: [] });
  });

  it('become an engagement with evidence, a begun checklist, a nonconformity on the Statement of Applicability, a report and a workbook', {
    timeout: 120_000,
  }, async () => {
    const created = await cli(
      'new',
      'real.aims',
      '--json',
      JSON.stringify({
        kind: 'certification',
        clientName: 'llm-agent-mcp',
        scopeStatement: 'Development and operation of an LLM agent server',
        timeZone: 'Europe/Amsterdam',
        bodyName: 'Tarn Certification',
        person: { name: 'Ines Vogt', role: 'lead_auditor' },
      }),
    );
    expect(created.exit, JSON.stringify(created.json)).toBe(0);
    await call('scope.addSystem', {
      name: 'LLM agent',
      version: '1.0',
      isoRoles: ['producer'],
      riskLevel: 'limited',
      status: 'production',
    });
    const audit = await call('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-17' });
    const lead = (await call('team.list', {})).people[0];
    await call('audits.addMember', { auditId: audit.id, personId: lead?.id ?? '', role: 'lead_auditor' });
    expect((await call('checklist.make', { auditId: audit.id })).added).toBeGreaterThan(60);
    const { rows } = await call('checklist.list', { auditId: audit.id });
    const rowOf = (ref: string) => rows.find((row) => row.ref === ref)?.id ?? '';

    const evidence = new Map<string, string>();
    for (const path of attached) {
      const { evidence: piece } = await call('evidence.add', {
        auditId: audit.id,
        file: { path: join(documents, path) },
        checklistItemId: rowOf(path.includes('Clause4') ? '4.3' : '6.1.3'),
      });
      expect(piece.bytes).toBe(readFileSync(join(documents, path)).length);
      evidence.set(path, piece.id);
    }

    // What an auditor sees when the list is held against Annex A, computed from the file itself and the catalog.
    const known = new Map(rows.filter((row) => row.kind === 'control').map((row) => [row.ref, row.title]));
    const listed = Papa.parse<Record<string, string>>(readFileSync(join(documents, soaFile), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data.map((row) => row['Control ID'] ?? '');
    const unknown = listed.filter((ref) => !known.has(ref));
    const missing = [...known.keys()].filter((ref) => !listed.includes(ref));
    expect({ listed: listed.length, unknown: unknown.length, missing: missing.length }).toEqual({ listed: 25, unknown: 13, missing: 26 });

    await call('checklist.addNote', {
      id: rowOf('6.1.3'),
      text: `Statement_of_Applicability.csv read: ${listed.length} rows, ${unknown.length} ids that are no controls of Annex A, ${missing.length} controls without a row.`,
    });
    await call('checklist.setResult', { id: rowOf('5.2'), result: 'conforms' });
    await call('checklist.setResult', { id: rowOf('8.2'), result: 'not_sampled', reason: 'Planned for the second day' });
    const raised = await call('findings.raise', {
      auditId: audit.id,
      grade: 'major',
      title: 'Statement of Applicability does not account for the controls of Annex A',
      statement: 'The Statement of Applicability does not name all controls of Annex A with a reason for inclusion or exclusion.',
      gradeReason: 'Without it the choice of controls cannot be judged for any AI system in the scope.',
      requirements: ['42001:6.1.3'],
      checklistItems: [rowOf('6.1.3')],
      objectiveEvidence: [
        {
          text: `${missing.length} of 38 controls have no row, among them ${missing.slice(0, 5).join(', ')}.`,
          evidenceId: evidence.get(soaFile) ?? null,
        },
        {
          text: `${unknown.length} ids are no controls of Annex A, among them ${unknown.slice(0, 4).join(', ')}.`,
          evidenceId: evidence.get(soaFile) ?? null,
        },
      ],
    });
    expect(raised.number).toBe('S2-NC-01');
    const row = await call('checklist.show', { id: rowOf('6.1.3') });
    expect(row.row.shown).toBe('major');
    expect(row.evidence).toHaveLength(9);

    const report = join(folder, 'report.pdf');
    const workbook = join(folder, 'workbook.xlsx');
    expect((await cli('report', 'real.aims', '--audit', audit.id, '--out', report)).exit).toBe(0);
    expect((await cli('workbook', 'real.aims', '--audit', audit.id, '--out', workbook)).exit).toBe(0);

    const words = execFileSync('pdftotext', [report, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    expect(words).toContain('NC-01');
    expect(words).toContain('26 of 38 controls have no row');
    for (const path of attached)
      expect(words.replace(/[^A-Za-z0-9]/g, ''), path).toContain(
        basename(path)
          .replace(/\.[a-z]+$/, '')
          .replace(/[^A-Za-z0-9]/g, ''),
      );

    const book = new Excel.Workbook();
    await book.xlsx.readFile(workbook);
    const findings = book.getWorksheet('Findings');
    expect(findings?.getCell('A2').text).toBe('NC-01');
    expect(findings?.getCell('B2').text).toBe('■ Major');
    expect(book.getWorksheet('Evidence')?.rowCount).toBe(attached.length + 1);

    const verified = await cli('verify', 'real.aims');
    expect(verified.exit).toBe(0);
    expect(verified.json).toMatchObject({ ok: true, problems: [] });
  });
});

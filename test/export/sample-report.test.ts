import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportSection } from '../../shared/model/vocabulary.ts';
import { dateRange, days } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { aDispatch, type Call } from '../builders/engagement.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';
import { hasPdfToText, leftOut, squeezed, textOfPdf, wordsOf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`sample-report.test.ts ${leftOut}`);

describe.skipIf(!canRead)('the Stage 2 report of the sample engagement', () => {
  let ports: TestPorts;
  let call: Call;
  let close: () => Promise<void>;
  let auditId: string;
  let text: string;
  let all: string;
  let words: Set<string>;

  beforeAll(async () => {
    ports = testPorts();
    const opened = aDispatch(ports);
    call = opened.call;
    close = () => opened.dispatch.session.close();
    await call('engagement.openSample', { file: { path: 'sample.aims' } });
    const { audits } = await call('audits.list');
    auditId = audits.find((one) => one.kind === 'stage_2')?.id ?? '';
    await call('reports.export', { auditId, to: { path: 'report.pdf' } });
    text = textOfPdf(readFileSync(ports.path('report.pdf')));
    all = squeezed(text);
    words = new Set(wordsOf(text));
  }, 120_000);
  afterAll(async () => {
    await close();
    ports.cleanUp();
  });

  /** Lines of a text that are in the report neither in one piece nor, over the end of a page, word by word. */
  const lacking = (...texts: readonly string[]) =>
    texts
      .flatMap((one) => one.replace(/^[-–•*]\s+/gm, '').split(/\n|;\s/))
      .map((one) => one.trim())
      .filter((line) => line !== '' && !all.includes(squeezed(line)) && !wordsOf(line).every((word) => words.has(word)));

  it('holds each of the 21 elements of ISO/IEC 17021-1 9.4.8 that applies', async () => {
    const engagement = await call('engagement.show');
    const { audit, members } = await call('audits.show', { id: auditId });
    const { texts } = await call('reports.texts', { auditId });
    const listed = (await call('findings.list', { auditId })).findings;
    const findings = await Promise.all(listed.map(async ({ id }) => (await call('findings.show', { id })).finding));
    const { elements } = await call('reports.completeness', { auditId });
    const written = (...sections: readonly ReportSection[]) =>
      sections.map((section) => texts.find((one) => one.section === section)?.text ?? '');
    const inReport: Readonly<Record<number, readonly string[]>> = {
      1: [engagement.bodyName, engagement.bodyAddress],
      2: [engagement.clientName, engagement.clientAddress, engagement.representativeName, engagement.representativeRole],
      3: [t('report.kindOfAudit.stage_2')],
      4: [audit.criteria],
      5: [audit.objectives],
      6: [engagement.scopeStatement, days(audit.plannedHundredths ?? 0), days(audit.actualHundredths ?? 0)],
      7: written('deviations_from_plan'),
      8: written('programme_issues'),
      9: members.map((one) => one.name),
      10: [dateRange(audit.startsOn, audit.endsOn), audit.places],
      11: findings.flatMap((one) => [one.shortNumber, one.statement, one.gradeReason, ...one.units]),
      12: written('changes_since_last'),
      13: written('unresolved_issues'),
      14: [t('report.data.combinedNo')],
      15: [t('report.method.sampling')],
      16: written('recommendation'),
      17: written('certificate_use'),
      18: written('earlier_nonconformities'),
      19: written('conformity_conclusion', 'effectiveness_conclusion', 'internal_audit_and_review'),
      20: written('scope_conclusion'),
      21: written('objectives_conclusion'),
    };
    const lost = elements
      .filter((one) => one.standing === 'present')
      .map((one) => {
        const wanted = (inReport[one.element] ?? []).filter((part) => part !== '');
        return { element: one.element, wanted: wanted.length > 0, lost: lacking(...wanted) };
      })
      .filter((one) => !one.wanted || one.lost.length > 0);
    expect(lost).toEqual([]);
    expect(elements.filter((one) => one.standing === 'present').length).toBeGreaterThan(15);
  });

  it('holds every text that was written for it', async () => {
    const { texts } = await call('reports.texts', { auditId });
    expect(texts.flatMap((one) => lacking(one.text))).toEqual([]);
  });

  it('holds every note of the checklist, every line of objective evidence and every checksum', async () => {
    const { rows } = await call('checklist.list', { auditId });
    const lost: string[] = [];
    for (const row of rows) {
      const { notes, evidence } = await call('checklist.show', { id: row.id });
      lost.push(...lacking(...notes.filter((one) => one.kind !== 'to_do').map((one) => one.text), ...evidence.map((one) => one.number)));
    }
    const { findings } = await call('findings.list', { auditId });
    for (const { id } of findings) lost.push(...lacking(...(await call('findings.show', { id })).objectiveEvidence.map((one) => one.text)));
    const { evidence } = await call('evidence.list', { auditId });
    for (const one of evidence) lost.push(...lacking(one.title), ...(one.sha256 === null || all.includes(one.sha256) ? [] : [one.sha256]));
    expect(lost).toEqual([]);
  });

  it('keeps its 50 lines of contents on one page, and has no heading over a table without rows', () => {
    const contents = text.split('\f').find((page) => /^Contents$/m.test(page)) ?? '';
    expect(contents).toContain('Distribution and signatures');
    // Everything that the report could be without is in it: nothing is left to name.
    expect(text).not.toContain(t('report.section.doesNotApply'));
  });
});

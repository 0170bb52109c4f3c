/** One small engagement per kind of audit, its report read back: the sections in their order, and what must not be there. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ReportSection } from '../../shared/model/vocabulary.ts';
import { aCompleteAudit } from '../builders/complete-audit.ts';
import { anEngagement, type TestEngagement } from '../builders/engagement.ts';
import { hasPdfToText, leftOut, textOfPdf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`report-kinds.test.ts ${leftOut}`);

type Elements = OutputOf<'reports.completeness'>['elements'];

interface Expected {
  readonly kind: 'surveillance' | 'recertification' | 'special' | 'gap_analysis' | 'internal';
  readonly title: string;
  /** Level 1, in order. */
  readonly sections: readonly string[];
  readonly parts: readonly string[];
  readonly never: readonly string[];
  /** Texts without which the report is not complete, and the element that says so. */
  readonly asked: readonly (readonly [ReportSection, number])[];
}

const usual = ['Summary', 'Audit data', 'Conclusions'];
const kinds: readonly Expected[] = [
  {
    kind: 'surveillance',
    title: 'Surveillance audit report',
    sections: [
      ...usual,
      'Changes since the last audit',
      'Complaints, progress of improvement, operational control',
      'Use of certificate and marks',
      'Earlier nonconformities',
      'How the audit was done',
      'Findings',
      'Coverage',
    ],
    parts: ['3.1 Conformity and effectiveness', '3.5 Recommendation', '3.6 Unresolved issues', '3.7 Significant for the audit programme'],
    never: ['Review of the cycle', 'Occasion and conditions', 'Roadmap', 'no certification audit'],
    asked: [
      ['continuing_operation', 11],
      ['certificate_use', 17],
      ['recommendation', 16],
    ],
  },
  {
    kind: 'recertification',
    title: 'Recertification audit report',
    sections: [
      ...usual,
      'Changes since the last audit',
      'Review of the cycle',
      'Complaints, progress of improvement, operational control',
      'Use of certificate and marks',
      'Earlier nonconformities',
      'How the audit was done',
      'Findings',
      'Coverage',
    ],
    parts: ['3.1 Conformity and effectiveness', '3.5 Recommendation'],
    never: ['Occasion and conditions', 'Roadmap'],
    asked: [
      ['cycle_review', 11],
      ['continuing_operation', 11],
    ],
  },
  {
    kind: 'special',
    title: 'Special audit report',
    sections: [
      ...usual,
      'Changes since the last audit',
      'Occasion and conditions',
      'Use of certificate and marks',
      'Earlier nonconformities',
      'How the audit was done',
      'Findings',
      'Coverage',
    ],
    parts: ['3.1 Conformity and effectiveness', '3.5 Recommendation'],
    never: ['Review of the cycle', 'Roadmap'],
    asked: [['occasion', 3]],
  },
  {
    kind: 'gap_analysis',
    title: 'Gap analysis report',
    sections: [...usual, 'How the audit was done', 'Gaps', 'Coverage'],
    parts: [
      '3.1 Readiness',
      '3.2 Score and gates',
      '3.3 Scope',
      '3.4 Objectives of the audit',
      '5.3 Roadmap',
      'Not seen',
      'not a certification audit',
    ],
    never: ['Review of the cycle', 'Unresolved issues', 'Major nonconformity', 'major nonconformity', 'Strengths of'],
    asked: [
      ['readiness_conclusion', 16],
      ['roadmap', 11],
    ],
  },
  {
    kind: 'internal',
    title: 'Internal audit report',
    sections: [...usual, 'Changes since the last audit', 'Earlier nonconformities', 'How the audit was done', 'Findings', 'Coverage'],
    parts: ['3.1 Conformity and effectiveness', 'High', 'Medium, Low', 'not a certification audit'],
    never: ['Use of certificate and marks (', 'Major nonconformity', 'major nonconformity', 'Roadmap'],
    asked: [['conformity_conclusion', 19]],
  },
];

const isConsultancy = (kind: Expected['kind']) => kind === 'gap_analysis' || kind === 'internal';

for (const one of kinds) {
  describe.skipIf(!canRead)(`the report of the kind ${one.kind}`, () => {
    let world: TestEngagement;
    let auditId: string;
    let text: string;
    let whole: Elements;
    const without = new Map<ReportSection, Elements>();
    beforeAll(async () => {
      world = await anEngagement({ kind: isConsultancy(one.kind) ? 'consultancy' : 'certification' });
      const [lead] = (await world.call('team.list')).people;
      auditId = await aCompleteAudit(world.call, lead?.id ?? '', one.kind);
      const completeness = async () => (await world.call('reports.completeness', { auditId })).elements;
      whole = await completeness();
      for (const [section] of one.asked) {
        const { texts } = await world.call('reports.texts', { auditId });
        await world.call('reports.setText', { auditId, section, text: '' });
        without.set(section, await completeness());
        await world.call('reports.setText', { auditId, section, text: texts.find((row) => row.section === section)?.text ?? '' });
      }
      await world.call('findings.raise', {
        auditId,
        grade: 'major',
        title: 'Assessments come after release',
        statement: 'Impact assessments were made after the release.',
        requirements: ['42001:8.4'],
        objectiveEvidence: [{ text: 'Release 4.2 of 3 March; its assessment is dated 9 April.' }],
      });
      await world.call('reports.export', { auditId, to: { path: 'report.pdf' } });
      text = textOfPdf(readFileSync(world.ports.path('report.pdf'))).replace(/\s+/g, ' ');
    }, 60_000);
    afterAll(() => world.close());

    it('has its sections in their order, and none of another kind', () => {
      const contents = text.slice(text.indexOf('Contents'), text.indexOf('Annex C'));
      const at = one.sections.map((title, index) =>
        contents.search(new RegExp(`(?<![\\d.])${index + 1} ${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)),
      );
      expect(at.every((place) => place >= 0)).toBe(true);
      expect([...at].sort((a, b) => a - b)).toEqual(at);
      expect(text).toContain(one.title);
      for (const part of one.parts) expect(text).toContain(part);
      for (const word of one.never) expect(text).not.toContain(word);
    });

    it('is not complete without what its kind must say, and names the text to write', () => {
      expect(whole.filter(({ standing }) => standing === 'missing')).toEqual([]);
      for (const [section, element] of one.asked)
        expect(without.get(section)?.find((row) => row.element === element)).toMatchObject({ standing: 'missing', where: 'reports' });
      expect(without.size).toBe(one.asked.length);
    });
  });
}

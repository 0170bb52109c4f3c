/** The plan as paper, read back: every word of the model, no page without its head, the same bytes twice. */
import { describe, expect, it } from 'vitest';
import { renderPlan } from '../../electron/core/export/pdf/render-plan.ts';
import { auditorsOf, type PlanModel } from '../../electron/core/export/plan-model.ts';
import type { PlanSession } from '../../shared/contract/plan.ts';
import { fontFolder } from './a-report-model.ts';
import { factsOfPdf, hasPdfToText, leftOut, squeezed, stringsIn, textOfPdf, wordsOf } from './read-pdf.ts';

const canRead = hasPdfToText();
if (!canRead) console.warn(`plan-pdf.test.ts, part ${leftOut}`);

const aSession = (n: number, patch: Partial<PlanSession> = {}): PlanSession => ({
  id: `0190aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`,
  auditId: '0190aaaa-0000-7000-8000-00000000aaaa',
  day: '2026-11-16',
  startMinute: 540,
  endMinute: 630,
  timeZone: 'Europe/Amsterdam',
  kind: 'session',
  title: `Session ${n}`,
  siteId: '0190aaaa-0000-7000-8000-00000000bbbb',
  room: 'Zaan',
  remote: false,
  means: '',
  risks: '',
  auditees: 'Marit de Vries',
  note: '',
  held: 'open',
  heldText: '',
  deviationReason: '',
  requirements: [],
  refs: ['A.6.2.2–A.6.2.4'],
  systems: [],
  members: [{ id: '0190aaaa-0000-7000-8000-00000000cccc', name: 'Ines Vogt', role: 'lead_auditor' }],
  siteName: 'Utrecht',
  ...patch,
});

const aPlan = (sessions: readonly PlanSession[], patch: Partial<PlanModel> = {}): PlanModel => ({
  program: { name: 'AIMS Fieldbook', version: '0.1.0' },
  generatedAt: '2026-11-06T09:00:00.000Z',
  generatedOn: '2026-11-06',
  timeZone: 'Europe/Amsterdam',
  client: 'Lumenfold AI B.V.',
  body: 'Tarn Certification',
  standard: 'ISO/IEC 42001:2023',
  scope: 'Credit scoring and document AI.',
  systems: ['LendScore'],
  audit: {
    number: 'S2',
    title: 'Stage 2',
    kind: 'stage_2',
    startsOn: '2026-11-16',
    endsOn: '2026-11-19',
    places: 'Utrecht',
    objectives: 'Establish conformity.',
    criteria: 'The standard.',
    plannedHundredths: 750,
  },
  team: [{ name: 'Ines Vogt', role: 'lead_auditor', hundredths: 375 }],
  inPlanHundredths: 375,
  remoteHundredths: 0,
  agreed: null,
  days: [{ day: '2026-11-16', places: ['Utrecht'], sessions }],
  clashes: [],
  coverage: {
    counts: {
      clause: { covered: 31, total: 32 },
      control: { covered: 0, total: 0 },
      system: { covered: 1, total: 1 },
      site: { covered: 1, total: 1 },
    },
    uncovered: [{ kind: 'clause', id: '42001:7.4', ref: '7.4', title: 'Communication', likeliest: null }],
  },
  meetings: (['opening', 'closing'] as const).map((kind) => ({
    kind,
    heldOn: '2026-11-16',
    startMinute: 510,
    place: 'Room Vecht',
    note: `Note of the ${kind}.`,
    agenda: [
      { text: `First point of the ${kind}`, done: true },
      { text: `Second point of the ${kind}`, done: false },
    ],
    attendance: [{ name: 'Elise Brandt', jobTitle: 'Chief executive officer', organization: 'Lumenfold AI B.V.' }],
  })),
  ...patch,
});

const printed = (model: PlanModel) =>
  stringsIn([
    model.client,
    model.scope,
    model.audit.objectives,
    model.audit.criteria,
    model.audit.places,
    model.team.map(({ name }) => name),
    model.clashes,
    model.days.flatMap(({ sessions }) =>
      sessions.map((one) => [
        one.title,
        one.room,
        one.means,
        one.risks,
        one.auditees,
        one.note,
        one.heldText,
        one.deviationReason,
        one.refs,
        auditorsOf(one),
      ]),
    ),
    model.coverage.uncovered.map(({ ref, title }) => [ref, title]),
    model.meetings.map(({ place, note, agenda, attendance }) => [
      place,
      note,
      agenda.map(({ text }) => text),
      attendance.map((one) => Object.values(one)),
    ]),
  ]).filter((text) => text !== '');

describe.skipIf(!canRead)('the plan as PDF, read back with pdftotext', () => {
  it('holds every text of a plan of 120 sessions with clashes, remote risks, deviations and long notes', async () => {
    const long = Array.from({ length: 900 }, (_, at) => `n${at}y`).join(' ');
    const sessions = Array.from({ length: 120 }, (_, n) =>
      aSession(n, {
        ...(n % 3 === 0 ? { remote: true, means: `Video call ${n}`, risks: `Picture ${n} may freeze.` } : {}),
        ...(n % 5 === 0 ? { held: 'changed' as const, heldText: `Half of ${n}.`, deviationReason: `Reason ${n}.` } : {}),
        ...(n === 60 ? { note: long } : {}),
      }),
    );
    const model = aPlan(sessions, { clashes: ['Ines Vogt is in two sessions at once.'] });
    const { bytes, missingGlyphs } = await renderPlan(model, fontFolder);
    const text = textOfPdf(bytes);
    const whole = squeezed(text);
    const words = new Set(wordsOf(text).map(squeezed));
    // A row that goes over a page has the head between its halves: whole texts first, then word by word.
    const lost = printed(model).filter(
      (one) => !whole.includes(squeezed(one)) && !wordsOf(one).every((word) => words.has(squeezed(word)) || whole.includes(squeezed(word))),
    );
    expect(lost).toEqual([]);
    expect(missingGlyphs).toEqual([]);
    for (const minute of ['09:00–10:30', '☐', '✓']) expect(text).toContain(minute);
  });

  it('says that nobody agreed it, or who did and that it was changed since', async () => {
    const open = textOfPdf((await renderPlan(aPlan([aSession(1)]), fontFolder)).bytes);
    expect(open).toContain('not agreed yet');
    const agreed = textOfPdf(
      (await renderPlan(aPlan([aSession(1)], { agreed: { name: 'Ruben Claes', on: '2026-11-06', changed: true } }), fontFolder)).bytes,
    );
    expect(squeezed(agreed)).toContain(squeezed('Changed since it was agreed with Ruben Claes on 6 November 2026'));
  });

  it('is landscape, an attendance sheet begins a page for each meeting, and two runs are the same bytes', async () => {
    const first = await renderPlan(aPlan([aSession(1)]), fontFolder);
    const facts = factsOfPdf(first.bytes);
    expect(facts.get('Title')).toBe('Audit plan, Stage 2 · Lumenfold AI B.V.');
    expect(facts.get('Page size')).toMatch(/^841\.\d+ x 595/);
    const pages = textOfPdf(first.bytes)
      .split('\f')
      .filter((page) => page.trim() !== '');
    expect(pages).toHaveLength(first.pages);
    for (const kind of ['opening', 'closing']) expect(pages.filter((page) => page.includes(`Attendance, ${kind} meeting`))).toHaveLength(1);
    expect(pages.every((page, at) => page.includes(`Page ${at + 1} of ${pages.length}`))).toBe(true);
    expect((await renderPlan(aPlan([aSession(1)]), fontFolder)).bytes.equals(first.bytes)).toBe(true);
  });

  it('of an audit without sessions says so', async () => {
    const { bytes } = await renderPlan(aPlan([], { days: [] }), fontFolder);
    expect(textOfPdf(bytes)).toContain('The plan has no session yet.');
  });
});

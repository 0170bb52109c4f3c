/** The sample engagement: built by methods alone, whole, checked by the ledger, and the same each time. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSample } from '../../../electron/core/demo/sample-schema.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { aDispatch, type Call } from '../../builders/engagement.ts';
import { digestOfFile, rowsIn } from '../../builders/file-rows.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';
import { refusal } from '../../builders/refusal.ts';

interface Built {
  readonly call: Call;
  readonly ports: TestPorts;
  readonly path: string;
  close(): Promise<void>;
}

async function build(): Promise<Built> {
  // Small steps: the sample takes some thousand looks at the clock and must not run into the next day.
  const ports = testPorts({ now: '2027-01-27T09:00:00.000Z', seed: 42, step: 1 });
  const { dispatch, call } = aDispatch(ports);
  await call('engagement.openSample', { file: { path: ports.path('sample.aims') } });
  return {
    call,
    ports,
    path: ports.path('sample.aims'),
    async close() {
      await dispatch.session.close();
      ports.cleanUp();
    },
  };
}

describe('the sample engagement', () => {
  const sample = readSample(join(import.meta.dirname, '../../../resources'));
  let built: Built;
  let stage2 = '';
  let stage1 = '';
  beforeAll(async () => {
    built = await build();
    const { audits } = await built.call('audits.list', {});
    stage1 = audits.find((audit) => audit.number === 'S1')?.id ?? '';
    stage2 = audits.find((audit) => audit.number === 'S2')?.id ?? '';
  }, 120_000);
  afterAll(async () => built.close());

  it('leaves the lead auditor at the keyboard of an open file', async () => {
    const { file } = await built.call('engagement.status', {});
    expect(file).toMatchObject({ fileName: 'sample.aims', encrypted: false, actor: { name: 'Ines Vogt', role: 'lead_auditor' } });
  });

  it('passes every check of the ledger', async () => {
    expect(await built.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('holds people, sites and systems as the data has them', async () => {
    const { people, sites, systems } = sample.engagement;
    expect(
      rowsIn(built.path, 'person')
        .map((row) => row.name)
        .toSorted(),
    ).toEqual(people.map((one) => one.name).toSorted());
    expect(rowsIn(built.path, 'site')).toHaveLength(sites.length);
    expect(
      rowsIn(built.path, 'ai_system')
        .map((row) => `${row.name} ${row.version}`)
        .toSorted(),
    ).toEqual(systems.map((one) => `${one.name} ${one.version}`).toSorted());
    expect(await built.call('engagement.show', {})).toMatchObject({
      clientName: 'Lumenfold AI B.V.',
      headcount: 142,
      bodyName: 'Tarn Certification',
    });
  });

  it('has the inventory in full, two suppliers and a boundary, and a scope that is doubted only for the unevaluated model', async () => {
    const { systems } = await built.call('scope.systems', {});
    expect(systems.map(({ reference, name, aiActClass }) => [reference, name, aiActClass])).toEqual([
      ['AI-01', 'LendScore', 'high_annex_iii'],
      ['AI-02', 'DocuSift', 'none'],
      ['AI-03', 'Loomi Assist', 'transparency'],
    ]);
    const { suppliers } = await built.call('suppliers.list', {});
    expect(suppliers.map((one) => [one.name, one.dueDiligence, one.systems])).toEqual([
      ['Northloom AI', 'not_done', 1],
      ['Quillon Labs', 'accepted', 1],
    ]);
    expect(rowsIn(built.path, 'scope_item')).toHaveLength(3);
    const { warnings } = await built.call('scope.check', {});
    expect(warnings.map(({ check, about }) => [check, about])).toEqual([['third_party_not_covered', 'Northloom AI']]);
  });

  it('judges Stage 1 by the statement as received and Stage 2 by the one with the addendum: 36 controls apply, two are excluded', async () => {
    const { versions } = await built.call('soa.versions', {});
    expect(
      versions.map(({ number, pinnedBy, counts, concerns }) => ({ number, audits: pinnedBy.map((pin) => pin.number), counts, concerns })),
    ).toMatchObject([
      {
        number: '3.2',
        audits: ['S1'],
        counts: { rows: 40, missing: 2, notAControl: 3, duplicates: 1, titleDiffers: 3, noReason: 1 },
        concerns: 6,
      },
      {
        number: '3.2 with addendum of 30 Oct 2026',
        audits: ['S2'],
        counts: { rows: 38, known: 38, matches: 38, missing: 0, notAControl: 0, duplicates: 0, noReason: 0, excluded: 2 },
        concerns: 0,
      },
    ]);
    const { items } = await built.call('soa.show', { id: versions[1]?.id ?? '' });
    expect(items.filter((item) => item.applicable === 'yes')).toHaveLength(36);
    expect(
      items.filter((item) => item.applicable === 'no').map((item) => `${item.controlRef} ${item.exclusionGround} ${item.decision}`),
    ).toEqual(['A.9.4 risk_assessment accepted', 'A.10.4 risk_assessment accepted']);
    expect(await built.call('soa.effect', { auditId: stage2 })).toMatchObject({ changes: [], unchanged: 2, conflicts: [], open: [] });
  });

  it('has answered every row of both checklists, more than 70 in Stage 2', async () => {
    for (const [id, key] of [
      [stage1, 's1'],
      [stage2, 's2'],
    ] as const) {
      const { rows } = await built.call('checklist.list', { auditId: id });
      expect(rows).toHaveLength(sample.items.get(key)?.length ?? 0);
      expect(rows.filter((row) => row.stored === null && row.findings.length === 0)).toEqual([]);
      expect(rows.every((row) => row.progress === 'done')).toBe(true);
    }
    expect(sample.items.get('s2')?.length).toBeGreaterThan(70);
  });

  it('stores every note and interview line with its own time and author', () => {
    const names = new Map(sample.engagement.people.map((person) => [person.key, person.name]));
    const wanted = [
      ...[...sample.items.values()].flatMap((items) => items.flatMap((item) => item.notes)),
      ...sample.interviews.flatMap((interview) => interview.lines),
    ].map(({ at, author, text, kind }) => [at, names.get(author), kind, text].join('|'));
    const stored = rowsIn(built.path, 'note').map((row) => [row.at, row.authorName, row.kind, row.text].join('|'));
    expect(stored.toSorted()).toEqual(wanted.toSorted());
  });

  it('writes each note as the person who made it', async () => {
    const { changes } = await built.call('ledger.history', { entity: 'note', limit: 1000 });
    const authors = new Map(rowsIn(built.path, 'note').map((row) => [row.id, row.authorName]));
    expect(changes.filter((change) => change.who !== authors.get(change.id))).toEqual([]);
  });

  it('keeps the files of the evidence whole, and lists the rest as seen', () => {
    const rows = new Map(rowsIn(built.path, 'evidence').map((row) => [row.number, row]));
    expect(rows.size).toBe(sample.evidence.length);
    for (const one of sample.evidence) {
      const row = rows.get(one.key);
      expect(row).toMatchObject({ title: one.title, receivedAt: one.receivedAt, content: one.file === null ? 'seen' : 'kept' });
      if (one.file === null) continue;
      const bytes = readFileSync(join(built.ports.resources, 'sample', one.file));
      expect(row).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
    }
  });

  it('takes the findings through their steps: the major is verified and closed', async () => {
    const { findings } = await built.call('findings.list', { auditId: stage2 });
    expect(findings.map((one) => [one.shortNumber, one.grade, one.state])).toEqual([
      ['NC-01', 'major', 'closed'],
      ['NC-02', 'minor', 'plan_accepted'],
      ['NC-03', 'minor', 'response_submitted'],
      ['NC-04', 'minor', 'plan_accepted'],
      ['NC-05', 'minor', 'acknowledged'],
      ['OFI-01', 'opportunity', 'recorded'],
      ['OFI-02', 'opportunity', 'recorded'],
    ]);
    expect(findings.filter((one) => one.daysLate > 0).map((one) => one.shortNumber)).toEqual(['NC-05']);
    const major = await built.call('findings.show', { id: findings[0]?.id ?? '' });
    expect(major.responses.map((one) => [one.response.round, one.response.submittedOn, one.response.causeVerdict])).toEqual([
      [1, '2026-12-11', 'returned'],
      [2, '2026-12-16', 'accepted'],
    ]);
    expect(major.verifications).toMatchObject([{ verifiedOn: '2027-01-22', effective: true, byName: 'Ines Vogt' }]);
    expect(major.finding.units).toEqual(['LendScore 4.2', 'DocuSift 2.8']);
    expect(major.history[0]?.what).toContain('25 Jan 2027');
  });

  it('drew its samples by their seeds: the kept sheet holds the same tickets in the same order, and one of them leads to NC-02', async () => {
    const { samples } = await built.call('sampling.list', { auditId: stage2 });
    expect(
      samples.map(({ sample: { method }, available, evaluation: { examined, deviations, verdict, unsettled } }) => [
        method,
        available,
        examined,
        deviations,
        verdict,
        unsettled,
      ]),
    ).toEqual([
      ['simple_random', 412, 84, 1, 'supports', 0],
      ['all', 24, 24, 3, 'complete_deviating', 0],
      ['simple_random', 96, 27, 0, 'supports', 0],
      ['judgement', 64, 18, 0, 'no_rate', 0],
    ]);
    const { items, sample: drawn } = await built.call('sampling.show', { id: samples[0]?.sample.id ?? '' });
    const kept = readFileSync(join(built.ports.resources, 'sample/evidence/release-approvals-sample-84-of-412.csv'), 'utf8');
    const tickets = kept.trimEnd().split('\n').slice(1);
    expect(items.map(({ record, result }) => `${record} ${result}`)).toEqual(
      tickets.map((row) => `${row.split(',')[1]} ${row.includes(',deviation,') ? 'deviation' : 'conforms'}`),
    );
    expect(items.filter(({ findingNumber }) => findingNumber !== '').map((item) => [item.record, item.findingNumber])).toEqual([
      ['CHG-2026-0118', 'S2-NC-02'],
    ]);
    expect(drawn).toMatchObject({ drawnAt: '2026-11-17T09:12:00.000Z', drawnByName: 'Tobias Keller' });
  });

  it('lacks no element of either report', async () => {
    for (const auditId of [stage1, stage2]) {
      const { elements } = await built.call('reports.completeness', { auditId });
      expect(elements).toHaveLength(21);
      expect(elements.filter((one) => one.standing === 'missing')).toEqual([]);
    }
  });

  it('can be searched', async () => {
    expect((await built.call('search.find', { words: 'NC-04' })).hits[0]?.kind).toBe('finding');
    expect((await built.call('search.find', { words: 'drift' })).hits.length).toBeGreaterThan(5);
  });

  it('holds the same rows when it is built again, also where a page may name no file by its path', async () => {
    // As the engine process does it: the file to make is named by a token, evidence comes from the program's own folder.
    const ports = testPorts({ now: '2027-01-27T09:00:00.000Z', seed: 42, step: 1 });
    const refused = () => new AppError('NOT_ALLOWED', 'A page may not name files by their path.');
    const files: TestPorts['files'] = {
      incoming: () => {
        throw refused();
      },
      at: (file) => {
        if ('path' in file) throw refused();
        return ports.path('sample.aims');
      },
    };
    const { dispatch, call } = aDispatch({ ...ports, files });
    await call('engagement.openSample', { file: { token: 'token-1234' } });
    const outside = await refusal(call('evidence.add', { auditId: null, file: { path: join(ports.resources, 'sample', 'README.md') } }));
    expect(outside.code).toBe('NOT_ALLOWED');
    expect(digestOfFile(ports.path('sample.aims'))).toBe(digestOfFile(built.path));
    await dispatch.session.close();
    ports.cleanUp();
  }, 120_000);
});

describe('data of the sample that was edited wrongly', () => {
  it('is refused with the place, before anything is built from it', () => {
    const ports = testPorts();
    const resources = ports.path('resources');
    mkdirSync(join(resources, 'sample'), { recursive: true });
    for (const name of [
      'engagement',
      'audits',
      'stage-1',
      'stage-2-clauses',
      'stage-2-controls',
      'plan',
      'interviews',
      'evidence',
      'findings',
      'soa',
      'stage-1-record',
    ])
      writeFileSync(join(resources, 'sample', `${name}.json`), readFileSync(join(ports.resources, 'sample', `${name}.json`)));
    const evidence = JSON.parse(readFileSync(join(resources, 'sample', 'evidence.json'), 'utf8')) as { file: string | null }[];
    const kept = evidence.find((one) => one.file !== null);
    if (kept === undefined) throw new Error('the sample keeps no file');
    expect(readSample(resources).evidence).toHaveLength(evidence.length);
    kept.file = 'evidence/../../../secret.txt';
    writeFileSync(join(resources, 'sample', 'evidence.json'), JSON.stringify(evidence));
    expect(() => readSample(resources)).toThrow(/file/);
    ports.cleanUp();
  });
});

/** An engagement as large as the limits name it: 1,000 checklist rows, 50,000 notes, 5,000 pieces of evidence. */
import { createDispatch, type Dispatch } from '../../electron/core/dispatch.ts';
import type { Row } from '../../shared/model/entities.ts';
import { type Call, callOf } from '../builders/engagement.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';
import { sampleTexts } from './sample-texts.ts';

export const LARGE = { rows: 1000, notes: 50_000, evidence: 5000 } as const;
const BATCH = 5000;

export interface LargeEngagement {
  readonly ports: TestPorts;
  readonly dispatch: Dispatch;
  readonly call: Call;
  readonly auditId: string;
  readonly path: string;
  close(): Promise<void>;
}

export async function aLargeEngagement(): Promise<LargeEngagement> {
  const texts = sampleTexts();
  const words = texts.flatMap((text) => text.split(/\s+/)).filter((word) => word.length > 2);
  const ports = testPorts({ step: 7 });
  const dispatch = createDispatch(ports);
  const call = callOf(dispatch, ports.logged);
  const path = ports.path('large.aims');
  await call('engagement.create', {
    file: { path },
    kind: 'certification',
    clientName: 'Lumenfold AI B.V.',
    timeZone: 'Europe/Amsterdam',
    person: { name: 'Ines Vogt', role: 'lead_auditor' },
  });
  const audit = await call('audits.create', { kind: 'stage_2' });
  const systems: string[] = [];
  for (let made = 0; made < 20; made += 1) systems.push((await call('scope.addSystem', { name: `System ${made + 1}` })).id);
  await call('checklist.make', { auditId: audit.id });
  const items = (await call('checklist.list', { auditId: audit.id })).rows;
  const units = systems.flatMap((id) => items.map(({ requirement }) => ({ requirement, unit: { kind: 'system' as const, id } })));
  await call('checklist.make', { auditId: audit.id, units: units.slice(0, LARGE.rows - items.length) });
  const { rows } = await call('checklist.list', { auditId: audit.id });
  const interview = await call('interviews.add', { auditId: audit.id, title: 'Platform operations' });
  const file = dispatch.session.file;
  const actor = dispatch.session.actor;
  if (file === null || actor === null) throw new Error('The engagement of the bench is not open.');
  // A sentence of the sample, moved on word by word so that no two lines are alike.
  const sentence = (number: number) => {
    const text = texts[(number * 7919) % texts.length] ?? '';
    return `${text.slice(0, 160)} ${words[(number * 31) % words.length]} ${words[(number * 17) % words.length]} ${number}`;
  };
  const instant = (number: number) => new Date(Date.UTC(2026, 10, 16, 8) + number * 1000).toISOString();
  for (let from = 0; from < LARGE.notes; from += BATCH)
    file.ledger.write({ actor }, (tx) => {
      for (let number = from; number < from + BATCH; number += 1) {
        const owner: Pick<Row<'note'>, 'ownerKind' | 'ownerId'> = number % 5 === 0
          ? { ownerKind: 'interview', ownerId: interview.id }
          : { ownerKind: 'checklist_item', ownerId: rows[number % rows.length]?.id ?? '' };
        tx.insert('note', {
          id: ports.ids.uuid(),
          ...owner,
          at: instant(number),
          authorId: actor.id,
          authorName: actor.name,
          kind: 'note',
          text: sentence(number),
          done: false,
        });
      }
    });
  file.ledger.write({ actor }, (tx) => {
    for (let number = 0; number < LARGE.evidence; number += 1)
      tx.insert('evidence', {
        id: ports.ids.uuid(),
        auditId: audit.id,
        number: `E-${String(number + 1).padStart(3, '0')}`,
        title: sentence(number + 3).slice(0, 90),
        kind: 'document',
        source: 'Client',
        receivedAt: instant(number),
        periodFrom: null,
        periodTo: null,
        versionOrDate: '',
        location: '',
        confidentiality: 'normal',
        content: 'seen',
        fileName: '',
        mediaType: '',
        bytes: 0,
        sha256: null,
        position: number,
      });
  });
  return {
    ports,
    dispatch,
    call,
    auditId: audit.id,
    path,
    async close() {
      await dispatch.session.close();
      ports.cleanUp();
    },
  };
}

/** Engagement files below the dispatch: for tests of file and ledger themselves. */
import Database from 'better-sqlite3';
import { createEngagement } from '../../electron/core/file/create.ts';
import type { EngagementFile } from '../../electron/core/file/open-file.ts';
import type { Tx } from '../../electron/core/ledger/write.ts';
import type { Row } from '../../shared/model/entities.ts';
import type { TestPorts } from './ports.ts';

export const INES = { id: '00000000-0001-7000-8000-000000000001', name: 'Ines Vogt' } as const;

export function engagementRow(patch: Partial<Row<'engagement'>> = {}): Row<'engagement'> {
  return {
    id: '00000000-0001-7000-8000-00000000000e',
    kind: 'certification',
    cycle: 'initial',
    clientName: 'Lumenfold AI B.V.',
    clientLegalName: '',
    clientAddress: '',
    clientDescription: '',
    representativeName: '',
    representativeRole: '',
    headcount: null,
    aiRoles: ['provider'],
    bodyName: '',
    bodyAddress: '',
    standard: 'ISO/IEC 42001',
    edition: '2023',
    scopeStatement: '',
    timeZone: 'Europe/Amsterdam',
    createdAt: '2026-11-18T08:00:00.000Z',
    ...patch,
  };
}

export function personRow(patch: Partial<Row<'person'>> = {}): Row<'person'> {
  return { ...INES, title: '', email: '', role: 'lead_auditor', side: 'body', position: 0, ...patch };
}

export function siteRow(id: string, patch: Partial<Row<'site'>> = {}): Row<'site'> {
  return {
    id,
    name: 'Delft',
    address: '',
    activities: '',
    scopeStatement: '',
    headcount: null,
    shifts: '',
    centralFunction: false,
    position: 0,
    ...patch,
  };
}

/** Evidence of a register whose content is kept under `sha256`. */
export function evidenceRow(id: string, sha256: string, bytes: number): Row<'evidence'> {
  return {
    id,
    auditId: null,
    number: 'E-001',
    title: 'Risk register',
    kind: 'document',
    source: '',
    receivedAt: '2026-11-18T08:00:00.000Z',
    periodFrom: null,
    periodTo: null,
    versionOrDate: '',
    location: '',
    confidentiality: 'normal',
    content: 'kept',
    fileName: 'register.pdf',
    mediaType: 'application/pdf',
    bytes,
    sha256,
    position: 0,
  };
}

/** Changes a closed file with plain SQL; the triggers that guard the ledger are taken off and put back as they were. */
export function tamperWith(path: string, work: (db: Database.Database) => void): void {
  const db = new Database(path);
  const guards = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  work(db);
  for (const { sql } of guards) db.exec(sql);
  db.close();
}

/** A new file with one person, left open. */
export function aFile(ports: TestPorts, options: { name?: string; passphrase?: string; clientName?: string } = {}): EngagementFile {
  return createEngagement(ports, {
    path: ports.path(options.name ?? 'lumenfold.aims'),
    passphrase: options.passphrase,
    engagement: engagementRow(options.clientName === undefined ? {} : { clientName: options.clientName }),
    person: personRow(),
  });
}

/** Writes as Ines Vogt. */
export function writeAs<T>(file: EngagementFile, work: (tx: Tx) => T, reason = ''): T {
  return file.ledger.write({ actor: INES, reason }, work);
}

/** Adds sites `1…n`, one ledger entry each. */
export function addSites(file: EngagementFile, ports: TestPorts, count: number): void {
  for (let made = 0; made < count; made += 1) writeAs(file, (tx) => tx.insert('site', siteRow(ports.ids.uuid(), { position: made })));
}

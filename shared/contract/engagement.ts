/** The engagement and its file: create, open, protect, back up, look at a glance. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { findingState } from '../model/finding-states.ts';
import { count, date, filledLine, id, instant, line, sha256, text, timeZone } from '../model/scalars.ts';
import { aiRole, cycleKind, engagementKind, grade, personRole, personSide, resultClass } from '../model/vocabulary.ts';
import { command, fileAt, nothing, query } from './define.ts';

/** Passphrases are compared and stored in Unicode NFC; 8 is the least that the program accepts. */
const newPassphrase = z.string().min(8).max(1024);
const passphrase = z.string().min(1).max(1024);

/** An engagement file to open: chosen by the person, or an entry of the recent list by its key. */
const fileToOpen = z.union([fileAt, z.strictObject({ recent: z.string().min(1).max(128) })]);
const backupKey = z.string().min(1).max(200);

export const ledgerHead = z.strictObject({ chain: z.string(), seq: count, hash: sha256 });

export const fileStatus = z.strictObject({
  engagementId: id,
  fileName: z.string(),
  folder: z.string(),
  encrypted: z.boolean(),
  readOnly: z.enum(['no', 'asked', 'in_use', 'media']),
  /** Who holds the lock when the file is in use elsewhere. */
  heldBy: z.string(),
  schemaVersion: count,
  entries: count,
  head: ledgerHead.nullable(),
  /** Result of the last full check in this session; null when none was made yet. */
  verified: z.strictObject({ at: instant, ok: z.boolean() }).nullable(),
  lastSavedAt: instant.nullable(),
  lastBackupAt: instant.nullable(),
  actor: z.strictObject({ personId: id, name: line, role: personRole }).nullable(),
  /** Warnings about the place of the file: synced, network or removable folder. */
  placeWarning: z.enum(['none', 'synced', 'network', 'removable']),
});

export const recentFile = z.strictObject({
  /** Token-like key of the entry; `engagement.open` takes it as `recent`. */
  key: z.string(),
  fileName: z.string(),
  folder: z.string(),
  present: z.boolean(),
  encrypted: z.boolean(),
  openedAt: instant,
  /** What was last seen inside; null for a file with a passphrase. */
  seen: z
    .strictObject({
      clientName: line,
      auditTitle: line,
      standing: line,
      standingDetail: line,
      concluded: count,
      requirements: count,
      majors: count,
      minors: count,
      opportunities: count,
    })
    .nullable(),
});

export const backup = z.strictObject({
  key: z.string(),
  at: instant,
  bytes: count,
  reason: z.enum(['open', 'migrate', 'import', 'rekey', 'close', 'interval', 'asked']),
  encrypted: z.boolean(),
});

const rollUp = z.strictObject({
  label: line,
  concluded: count,
  total: count,
  excluded: count,
  classes: z.record(resultClass, count),
});

export const engagementMethods = {
  'engagement.create': command(
    'Creates an engagement file with its first person and leaves it open.',
    z.strictObject({
      file: fileAt,
      kind: engagementKind,
      clientName: filledLine,
      cycle: cycleKind.optional(),
      standard: filledLine.optional(),
      edition: filledLine.optional(),
      scopeStatement: text.optional(),
      timeZone: timeZone.optional(),
      bodyName: line.optional(),
      person: z.strictObject({
        name: filledLine,
        role: personRole.optional(),
        side: personSide.optional(),
        title: line.optional(),
        email: line.optional(),
      }),
      /** Left out: the file is not encrypted, by deliberate choice. */
      passphrase: newPassphrase.optional(),
    }),
    fileStatus,
    { needs: 'nothing', ledger: true, topics: ['engagement', 'file', 'recent'], secret: ['passphrase'] },
  ),
  'engagement.open': command(
    'Opens an engagement file, read-only when it is in use elsewhere.',
    z.strictObject({
      file: fileToOpen,
      passphrase: passphrase.optional(),
      readOnly: z.boolean().optional(),
      /** Takes over the lock of another machine; the person was asked. */
      takeOver: z.boolean().optional(),
    }),
    fileStatus,
    { needs: 'nothing', ledger: false, topics: ['engagement', 'file', 'recent'], secret: ['passphrase'] },
  ),
  'engagement.openSample': command(
    'Builds the sample engagement as a new file and leaves it open.',
    z.strictObject({ file: fileAt }),
    fileStatus,
    { needs: 'nothing', ledger: true, topics: ['engagement', 'file', 'recent'] },
  ),
  'engagement.close': command('Closes the file after a backup.', nothing, nothing, {
    ledger: false,
    topics: ['engagement', 'file', 'recent'],
  }),
  'engagement.status': query('State of the open file, null when none is open.', nothing, z.strictObject({ file: fileStatus.nullable() }), {
    needs: 'nothing',
    topics: ['file'],
  }),
  'engagement.show': query('The engagement.', nothing, entities.engagement, { topics: ['engagement'] }),
  'engagement.update': command(
    'Changes facts of the engagement; what is not named stays.',
    z.strictObject({
      clientName: filledLine.optional(),
      clientLegalName: line.optional(),
      clientAddress: text.optional(),
      clientDescription: text.optional(),
      representativeName: line.optional(),
      representativeRole: line.optional(),
      headcount: count.nullable().optional(),
      aiRoles: z.array(aiRole).max(6).optional(),
      bodyName: line.optional(),
      bodyAddress: text.optional(),
      cycle: cycleKind.optional(),
      standard: filledLine.optional(),
      edition: filledLine.optional(),
      scopeStatement: text.optional(),
      timeZone: timeZone.optional(),
    }),
    entities.engagement,
    { topics: ['engagement'] },
  ),
  'engagement.overview': query(
    'The engagement at a glance: stages, what to do next, findings, coverage, ledger.',
    nothing,
    z.strictObject({
      today: date,
      client: z.strictObject({
        name: line,
        description: text,
        standard: line,
        systems: count,
        headcount: count.nullable(),
        kind: engagementKind,
      }),
      stages: z.array(
        z.strictObject({ key: line, title: line, detail: line, standing: z.enum(['done', 'current', 'open']), auditId: id.nullable() }),
      ),
      next: z.array(
        z.strictObject({
          action: z.enum([
            'make_checklist',
            'continue_checklist',
            'issue_finding',
            'raise_finding',
            'review_response',
            'verify_finding',
            'close_finding',
            'complete_report',
            'issue_report',
            'add_audit',
            'add_system',
            'add_scope',
            'complete_client',
            'review_application',
            'complete_team',
          ]),
          subject: line,
          detail: line,
          due: date.nullable(),
          auditId: id.nullable(),
          findingId: id.nullable(),
        }),
      ),
      overdue: z.array(z.strictObject({ findingId: id, number: line, title: line, due: date, daysLate: count })),
      findings: z.array(z.strictObject({ grade, raised: count, planAccepted: count.nullable(), closed: count.nullable() })),
      /** Only while a major of an initial audit is open: ISO/IEC 17021-1 9.5.3.2. */
      sixMonthLimit: z.strictObject({ from: date, until: date, daysUsed: count, daysLeft: z.int() }).nullable(),
      coverage: z.strictObject({ auditId: id, auditTitle: line, rows: z.array(rollUp) }).nullable(),
      states: z.array(z.strictObject({ state: findingState, count })),
    }),
    { topics: ['engagement', 'audits', 'checklist', 'notes', 'findings', 'scope', 'team', 'reports'] },
  ),
  'engagement.setPassphrase': command(
    'Encrypts a file that has no passphrase.',
    z.strictObject({ next: newPassphrase }),
    z.strictObject({ removedBackups: count }),
    { ledger: false, topics: ['file', 'recent'], secret: ['next'] },
  ),
  'engagement.changePassphrase': command(
    'Replaces the passphrase.',
    z.strictObject({ current: passphrase, next: newPassphrase }),
    z.strictObject({ removedBackups: count }),
    { ledger: false, topics: ['file'], secret: ['current', 'next'] },
  ),
  'engagement.removePassphrase': command(
    'Removes the passphrase; the file is readable by anybody from then on.',
    z.strictObject({ current: passphrase }),
    z.strictObject({ removedBackups: count }),
    { ledger: false, topics: ['file', 'recent'], secret: ['current'] },
  ),
  'engagement.backUp': command('Makes a backup now.', nothing, backup, { ledger: false, topics: ['file'] }),
  'engagement.backups': query(
    'The backups of this engagement on this computer, newest first.',
    nothing,
    z.strictObject({ backups: z.array(backup) }),
    { topics: ['file'] },
  ),
  'engagement.compareBackup': query(
    'What would be lost by going back to a backup.',
    z.strictObject({ key: backupKey }),
    z.strictObject({
      at: instant,
      entriesLost: count,
      changes: z.array(z.strictObject({ at: z.string(), who: line, entity: line, field: line })),
    }),
    { topics: ['file', 'ledger'] },
  ),
  'engagement.restore': command(
    'Writes a backup to a new file; the open file stays as it is.',
    z.strictObject({ key: backupKey, to: fileAt }),
    z.strictObject({ fileName: z.string() }),
    { ledger: false, topics: ['recent'] },
  ),
  'engagement.backupsOf': query(
    'The backups on this computer of a file that cannot be opened, newest first; none when this computer never opened it there.',
    z.strictObject({ file: fileToOpen }),
    z.strictObject({ backups: z.array(backup) }),
    { needs: 'nothing', topics: ['recent', 'file'] },
  ),
  'engagement.restoreBackup': command(
    'Writes a backup of a file that cannot be opened to a new file; the file itself stays as it is.',
    z.strictObject({
      file: fileToOpen,
      key: backupKey,
      to: fileAt,
      /** Proves an encrypted backup before it gets its name; without it the next opening does. */
      passphrase: passphrase.optional(),
    }),
    z.strictObject({ fileName: z.string() }),
    { needs: 'nothing', ledger: false, topics: ['recent'], secret: ['passphrase'] },
  ),
  'engagement.recent': query(
    'The files opened lately on this computer.',
    nothing,
    z.strictObject({ files: z.array(recentFile), due: z.array(z.strictObject({ on: date, clientName: line, what: line })) }),
    { needs: 'nothing', topics: ['recent'] },
  ),
  'engagement.forget': command(
    'Takes a file off the recent list; the file itself stays.',
    z.strictObject({ key: z.string().min(1).max(128) }),
    nothing,
    { needs: 'nothing', ledger: false, topics: ['recent'] },
  ),
  'engagement.cancel': command(
    'Cancels long work by the name its caller gave it.',
    z.strictObject({ task: z.string().min(4).max(64) }),
    z.strictObject({ cancelled: z.boolean() }),
    { needs: 'nothing', ledger: false },
  ),
} as const;

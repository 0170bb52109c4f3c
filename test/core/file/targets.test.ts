/** What a person may choose as a place to write to, and under which names. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partName, sweepParts } from '../../../electron/core/file/disk.ts';
import { aDispatch, anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { refusal } from '../../builders/refusal.ts';

let e: TestEngagement;
beforeEach(async () => {
  e = await anEngagement();
});
afterEach(() => e.close());

describe('an export', () => {
  it('never takes the place of an engagement, whatever path leads to it', async () => {
    const audit = await e.call('audits.create', { kind: 'stage_2' });
    symlinkSync(e.path, e.ports.path('report.pdf'));
    writeFileSync(e.ports.path('Other.AIMS'), 'an engagement of a colleague');
    const before = readFileSync(e.path);
    for (const target of [e.path, e.ports.path('report.pdf'), e.ports.path('Other.AIMS')]) {
      expect((await refusal(e.call('reports.workbook', { auditId: null, to: { path: target } }))).code).toBe('NOT_ALLOWED');
      expect((await refusal(e.call('reports.export', { auditId: audit.id, to: { path: target } }))).code).toBe('NOT_ALLOWED');
    }
    expect(readFileSync(e.path).equals(before)).toBe(true);
    expect(readFileSync(e.ports.path('Other.AIMS'), 'utf8')).toBe('an engagement of a colleague');
  });

  it('under a name that is too long says so', async () => {
    await e.call('audits.create', { kind: 'stage_2' });
    const to = { path: e.ports.path(`${'x'.repeat(300)}.xlsx`) };
    expect((await refusal(e.call('reports.workbook', { auditId: null, to }))).code).toBe('CANNOT_WRITE');
  });
});

describe('an engagement file', () => {
  const create = (path: string) => {
    const { call, dispatch } = aDispatch(e.ports);
    return {
      call,
      dispatch,
      made: call('engagement.create', {
        file: { path },
        kind: 'certification',
        clientName: 'Lumenfold AI B.V.',
        timeZone: 'Europe/Amsterdam',
        person: { name: 'Ines Vogt' },
      }),
    };
  };

  it('may have a name of quotes, line breaks and other scripts, and one as long as the drive takes', async () => {
    const names = [
      `it's "quoted" %s; DROP TABLE change --.aims`,
      'first line\nsecond line.aims',
      `${'監査'.repeat(39)}.aims`,
      'Prüfung \u{1F50E} café.aims',
    ];
    for (const name of names) {
      const { call, dispatch, made } = create(e.ports.path(name));
      expect((await made).fileName).toBe(name);
      await call('engagement.setPassphrase', { next: 'correct horse battery' });
      const backup = await call('engagement.backUp');
      await call('engagement.restore', { key: backup.key, to: { path: e.ports.path(`r-${name}`) } });
      expect((await call('ledger.verify')).ok).toBe(true);
      await dispatch.session.close();
      expect(existsSync(e.ports.path(name))).toBe(true);
    }
    expect(readdirSync(e.ports.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('under a name or in a place that cannot be says so, and never as a fault of the program', async () => {
    writeFileSync(e.ports.path('a-file'), 'x');
    for (const path of [e.ports.path(`${'x'.repeat(252)}.aims`), e.ports.path('a-file/x.aims')]) {
      expect((await refusal(create(path).made)).code).toBe('CANNOT_WRITE');
      const { call } = aDispatch(e.ports);
      expect(['FILE_MISSING', 'CANNOT_READ']).toContain((await refusal(call('engagement.open', { file: { path } }))).code);
    }
    symlinkSync(e.ports.path('loop.aims'), e.ports.path('loop.aims'));
    const { call } = aDispatch(e.ports);
    expect((await refusal(call('engagement.open', { file: { path: e.ports.path('loop.aims') } }))).code).toBe('CANNOT_READ');
    expect((await refusal(call('engagement.open', { file: { path: 'a\u0000b.aims' } }))).code).toBe('INVALID_INPUT');
  });
});

describe('what a killed program left unfinished', () => {
  it('goes when the file is opened for writing again, and nothing else goes', async () => {
    await e.dispatch.session.close();
    const uuid = '0b0f6a5e-1111-4222-8333-444455556666';
    const left = [partName(e.path, uuid), `${partName(e.path, uuid)}-journal`];
    const kept = [
      '.lumenfold.aims.mine.part',
      `.other.aims.${uuid}.part`,
      `.lumenfold.aims.${uuid}.partial`,
      `lumenfold.aims.${uuid}.part`,
    ];
    for (const path of left) writeFileSync(path, 'SQLite format 3, readable');
    for (const name of kept) writeFileSync(e.ports.path(name), 'x');
    mkdirSync(e.ports.path('empty'));
    await e.call('engagement.open', { file: { path: e.path } });
    expect(left.filter((path) => existsSync(path))).toEqual([]);
    expect(kept.filter((name) => existsSync(e.ports.path(name)))).toEqual(kept);
    sweepParts(join(e.ports.folder, 'nowhere', 'x.aims'));
  });
});

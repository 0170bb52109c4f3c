import { expect, test } from 'vitest';
import { waysOut } from '../../../../renderer/features/file-problem/ways-out.ts';
import { wrongPassphrase } from '../../../../renderer/features/settings/passphrase-rules.ts';
import { type ErrorCode, errorCodes } from '../../../../shared/contract/errors.ts';
import { t } from '../../../../shared/words/words.ts';

const screens = (Object.keys(errorCodes) as ErrorCode[]).filter((code) => errorCodes[code].level === 'screen');

test('every failure that takes the whole screen has a heading of its own and a best way out', () => {
  expect(screens.length).toBeGreaterThan(6);
  // The passphrase overlay answers these two.
  for (const code of screens.filter((one) => one !== 'NEEDS_PASSPHRASE' && one !== 'WRONG_PASSPHRASE')) {
    const ways = waysOut(code);
    expect(ways.title, code).not.toBe('other');
    expect(t(`problems.title.${ways.title}`, { file: 'a.aims' }), code).toMatch(/^\S.* \S/);
    expect(ways.others, code).not.toContain(ways.best);
    expect(t(`problems.way.${ways.best}`)).not.toBe('');
  }
});

test('only the lock of another computer can be taken over, and never as the first offer', () => {
  for (const code of screens) expect(waysOut(code).takeOver === true, code).toBe(code === 'LOCKED');
  expect(waysOut('LOCKED').best).toBe('readOnly');
});

test('nothing offers to repair or replace a damaged file', () => {
  expect([waysOut('DAMAGED').best, ...waysOut('DAMAGED').others]).toEqual(['another', 'again']);
});

test('a damaged file is best left for its newest backup, where this computer keeps one', () => {
  expect(waysOut('DAMAGED', true)).toMatchObject({ best: 'restore', others: ['another', 'again'] });
  expect(waysOut('FILE_MISSING', true)).toMatchObject({ best: 'again', others: ['restore', 'another', 'forget'] });
  expect(waysOut('NOT_OURS', true).others).toContain('restore');
  // What can be opened some other way needs no older state.
  for (const code of ['LOCKED', 'TOO_NEW', 'READ_ONLY', 'CANNOT_READ', 'ENGINE_STOPPED'] as const)
    expect(waysOut(code, true), code).toEqual(waysOut(code));
});

test('a new passphrase has 8 characters and is typed twice the same', () => {
  expect(wrongPassphrase('lantern field', 'lantern field')).toBeNull();
  expect(wrongPassphrase('short', 'short')?.field).toBe('next');
  expect(wrongPassphrase('lantern field', 'lantern fields')?.field).toBe('again');
});

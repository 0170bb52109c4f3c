import { expect, test } from 'vitest';
import { createInput, type NewEngagement, suggestedName, wrongFields } from '../../../../renderer/features/start/new-engagement.ts';
import { matching, nameWords, openedWords, type RecentFile } from '../../../../renderer/features/start/recent-rows.ts';
import { contract } from '../../../../shared/contract/index.ts';

const filled: NewEngagement = {
  clientName: ' Lumenfold AI B.V. ',
  kind: 'certification',
  myName: 'Ines Vogt',
  bodyName: 'Tarn Certification',
  scope: '',
  passphrase: 'lantern field',
  again: 'lantern field',
  without: false,
};

const file = (facts: Partial<RecentFile>): RecentFile => ({
  key: 'k1',
  fileName: 'lumenfold-2026.aims',
  folder: 'Audits',
  present: true,
  encrypted: false,
  openedAt: '2026-11-18T12:58:00.000Z',
  seen: {
    clientName: 'Lumenfold AI B.V.',
    auditTitle: 'Stage 2',
    standing: 'Under way',
    standingDetail: '',
    concluded: 52,
    requirements: 70,
    majors: 1,
    minors: 3,
    opportunities: 0,
  },
  ...facts,
});

test('a new engagement needs client, name and a passphrase of 8 characters typed twice', () => {
  expect(wrongFields(filled)).toEqual({});
  expect(Object.keys(wrongFields({ ...filled, clientName: '  ' }))).toEqual(['clientName']);
  expect(Object.keys(wrongFields({ ...filled, myName: '' }))).toEqual(['myName']);
  expect(Object.keys(wrongFields({ ...filled, passphrase: 'short', again: 'short' }))).toEqual(['passphrase']);
  expect(Object.keys(wrongFields({ ...filled, again: 'lantern fields' }))).toEqual(['again']);
});

test('having no passphrase is a choice that has to be made', () => {
  expect(wrongFields({ ...filled, passphrase: '', again: '' })).not.toEqual({});
  expect(wrongFields({ ...filled, passphrase: '', again: '', without: true })).toEqual({});
  expect(createInput({ ...filled, without: true }, 'token-123', 'Europe/Amsterdam')).not.toHaveProperty('passphrase');
});

test('a passphrase typed with composed and with separate accents is the same passphrase', () => {
  expect(wrongFields({ ...filled, passphrase: 'r\u00e9sum\u00e9 lamp', again: 're\u0301sume\u0301 lamp' })).toEqual({});
});

test('what the form sends is what the contract takes, with the role that fits the kind', () => {
  const input = createInput(filled, 'token-123', 'Europe/Amsterdam');
  expect(contract['engagement.create'].input.safeParse(input).success).toBe(true);
  expect(input).toMatchObject({ clientName: 'Lumenfold AI B.V.', person: { role: 'lead_auditor', side: 'body' } });
  expect(createInput({ ...filled, kind: 'consultancy' }, 'token-123', 'UTC').person).toMatchObject({
    role: 'consultant',
    side: 'consultant',
  });
});

test('a file name is proposed that every file system takes', () => {
  expect(suggestedName('Lumenfold AI B.V.')).toBe('lumenfold-ai-b-v.aims');
  expect(suggestedName('Škoda / "Αθήνα"')).toBe('škoda-αθήνα.aims');
  expect(suggestedName('///')).toBe('engagement.aims');
});

test('a file with a passphrase reads locked and is found by its file name only', () => {
  const locked = file({ encrypted: true, seen: null });
  expect(nameWords(locked, false)).toBe('Locked');
  expect(matching([locked], 'LUMEN', false)).toEqual([locked]);
  expect(matching([locked], 'b.v.', false)).toEqual([]);
});

test('hidden clients are neither shown nor found', () => {
  const shown = file({ fileName: 'a.aims' });
  expect(nameWords(shown, false)).toBe('Lumenfold AI B.V.');
  expect(nameWords(shown, true)).not.toContain('Lumenfold');
  expect(matching([shown], 'lumen', true)).toEqual([]);
  expect(matching([shown], 'lumen', false)).toEqual([shown]);
});

test('says when a file was opened, in the person’s own day', () => {
  const now = new Date('2026-11-18T20:00:00.000Z');
  expect(openedWords('2026-11-18T12:58:00.000Z', now, 'Europe/Amsterdam')).toBe('Today 13:58');
  expect(openedWords('2026-11-17T23:30:00.000Z', now, 'Europe/Amsterdam')).toBe('Today 00:30');
  expect(openedWords('2026-11-17T20:00:00.000Z', now, 'Europe/Amsterdam')).toBe('Yesterday');
  expect(openedWords('2026-11-02T12:00:00.000Z', now, 'Europe/Amsterdam')).toBe('2 Nov');
  expect(openedWords('2025-09-30T12:00:00.000Z', now, 'Europe/Amsterdam')).toBe('30 Sep 2025');
});

/** Own phrasings: on this computer for all engagements, in no engagement file, and outside a passphrase only when asked for. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { digestOfFile } from '../../builders/file-rows.ts';
import { testPorts } from '../../builders/ports.ts';
import { refusal, unknownId } from '../../builders/refusal.ts';

const open: TestEngagement[] = [];
const made = async (options = {}) => {
  const one = await anEngagement(options);
  open.push(one);
  return one;
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

it('keeps phrasings across engagements, the newest first, and leaves the files of engagements alone', async () => {
  const ports = testPorts();
  const first = await anEngagement({ ports, fileName: 'first.aims' });
  const before = digestOfFile(first.path);
  const { id } = await first.call('phrasings.add', { kind: 'statement', text: ' For n of m systems, no … is on record. ' });
  await first.call('phrasings.add', { kind: 'evidence', text: 'Register …, export of …' });
  expect(digestOfFile(first.path)).toBe(before);
  await first.dispatch.session.close();

  const second = await made({ ports, fileName: 'second.aims' });
  await second.call('phrasings.update', { id, text: 'For n of m systems, no … was shown.' });
  // The same text again is the same phrasing.
  await second.call('phrasings.add', { kind: 'statement', text: 'For n of m systems, no … was shown.' });
  const { phrasings, fileIsEncrypted } = await second.call('phrasings.list');
  expect(fileIsEncrypted).toBe(false);
  expect(phrasings.map(({ kind, text }) => [kind, text])).toEqual([
    ['statement', 'For n of m systems, no … was shown.'],
    ['evidence', 'Register …, export of …'],
  ]);
  await second.call('phrasings.remove', { id });
  expect((await second.call('phrasings.list')).phrasings).toHaveLength(1);
  expect((await refusal(second.call('phrasings.remove', { id }))).code).toBe('NOT_FOUND');
  expect((await refusal(second.call('phrasings.update', { id: unknownId, text: 'x' }))).code).toBe('NOT_FOUND');
});

it('takes nothing out of a file with a passphrase unless the person says so', async () => {
  const world = await made({ passphrase: 'three quiet harbours' });
  expect((await world.call('phrasings.list')).fileIsEncrypted).toBe(true);
  const text = 'Lumenfold closed alarms without a review.';
  for (const input of [
    { kind: 'statement', text },
    { kind: 'statement', text, plainTextAccepted: false },
  ] as const)
    expect(await refusal(world.call('phrasings.add', input))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect((await world.call('phrasings.list')).phrasings).toEqual([]);
  const { id } = await world.call('phrasings.add', { kind: 'statement', text: 'Alarms closed without a review.', plainTextAccepted: true });
  expect(await refusal(world.call('phrasings.update', { id, text }))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(readFileSync(join(world.ports.appData.folder, 'phrasings.json'), 'utf8')).not.toContain('Lumenfold');
});

it('says so when a phrasing cannot be kept', async () => {
  const world = await made();
  const file = join(world.ports.appData.folder, 'phrasings.json');
  // A folder in the file's place: nothing can be renamed over it.
  mkdirSync(join(file, 'in-the-way'), { recursive: true });
  expect(await refusal(world.call('phrasings.add', { kind: 'statement', text: 'x' }))).toMatchObject({ code: 'CANNOT_WRITE' });
});

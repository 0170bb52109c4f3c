import { expect, test } from 'vitest';
import type { Command, Place } from '../../../../renderer/commands/registry.ts';
import {
  grouped,
  type Hit,
  leadingCut,
  matchingCommands,
  readQuery,
  snippetParts,
  targetOf,
} from '../../../../renderer/features/palette/find.ts';

const hit = (facts: Partial<Hit>): Hit => ({
  entity: 'note',
  id: '0198a000-0000-7000-8000-000000000001',
  kind: 'note',
  auditId: 'audit',
  ownerKind: 'checklist_item',
  ownerId: 'item',
  title: 'A.6.2.6',
  snippet: '',
  ...facts,
});
const command = (id: string, label: string, place: Place): Command & { place: Place } => ({ id, label, place, run: () => undefined });

test('a first sign narrows what is looked for', () => {
  expect(readQuery(' monitor ')).toEqual({ scope: 'all', words: 'monitor' });
  expect(readQuery('> raise')).toEqual({ scope: 'commands', words: 'raise' });
  expect(readQuery('#A.6')).toEqual({ scope: 'requirements', words: 'A.6' });
  expect(readQuery('!drift')).toEqual({ scope: 'findings', words: 'drift' });
  expect(readQuery('+E-05')).toEqual({ scope: 'evidence', words: 'E-05' });
});

test('commands match by all words in any order and keep those of the screen first', () => {
  const all = [command('a', 'Raise a nonconformity', 'screen'), command('b', 'Go to findings', 'go')];
  expect(matchingCommands(all, 'nonconf raise').map((one) => one.id)).toEqual(['a']);
  expect(matchingCommands(all, '').map((one) => one.id)).toEqual(['a', 'b']);
  expect(matchingCommands(all, 'zebra')).toEqual([]);
});

test('hits stand under their heads, requirements first, and keep their rank inside', () => {
  const hits = [
    hit({ id: '1' }),
    hit({ kind: 'evidence', id: '2' }),
    hit({ kind: 'checklist_item', id: '3' }),
    hit({ kind: 'interview', id: '4' }),
  ];
  expect(grouped(hits, 'all').map(({ group, hits: rows }) => [group, rows.map((row) => row.id)])).toEqual([
    ['requirements', ['3']],
    ['notes', ['1', '4']],
    ['evidence', ['2']],
  ]);
  expect(grouped(hits, 'evidence').map(({ group }) => group)).toEqual(['evidence']);
});

test('found words are split out of a snippet without losing a character', () => {
  const parts = snippetParts('tool \u0002monitor\u0003ing and \u0002monitor\u0003s');
  expect(parts.filter((part) => part.found).map((part) => part.text)).toEqual(['monitor', 'monitor']);
  expect(parts.map((part) => part.text).join('')).toBe('tool monitoring and monitors');
  expect(snippetParts('nothing found')).toEqual([{ text: 'nothing found', found: false }]);
});

test('a found word far from the start of its snippet is brought into sight', () => {
  const cut = leadingCut(snippetParts(`${'word '.repeat(30)}\u0002drift\u0003 alarms`));
  expect(cut[0]?.text.length).toBeLessThan(32);
  expect(cut[0]?.text.startsWith('… ')).toBe(true);
  expect(cut.slice(1).map((part) => part.text)).toEqual(['drift', ' alarms']);
  const near = snippetParts('the \u0002drift\u0003');
  expect(leadingCut(near)).toEqual(near);
});

test('a hit leads to where it is', () => {
  expect(targetOf(hit({}), null)).toEqual({ to: 'fieldWork', auditId: 'audit', itemId: 'item' });
  expect(targetOf(hit({ kind: 'interview', ownerKind: '', ownerId: null }), null)).toEqual({
    to: 'fieldWork',
    auditId: 'audit',
    itemId: null,
  });
  expect(targetOf(hit({ kind: 'finding', id: 'f' }), null)).toEqual({ to: 'finding', auditId: 'audit', findingId: 'f' });
  expect(targetOf(hit({ kind: 'catalog_item', auditId: null }), 'working')).toMatchObject({ to: 'fieldWork', auditId: 'working' });
  expect(targetOf(hit({ kind: 'catalog_item', auditId: null }), null)).toEqual({ to: 'area', path: '/e/audits' });
  expect(targetOf(hit({ kind: 'site' }), null)).toEqual({ to: 'area', path: '/e/scope' });
});

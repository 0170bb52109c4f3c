import { expect, test } from 'vitest';
import {
  actsInText,
  isSingleKey,
  type KeyPress,
  keyCaps,
  matchesChord,
  normalShortcut,
  parseShortcut,
} from '../../../../renderer/commands/shortcut.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const meets = (shortcut: string, key: KeyPress, mac = false) => {
  const [chord] = parseShortcut(shortcut);
  return chord !== undefined && matchesChord(chord, key, mac);
};

test('a letter is met in both cases, and Shift makes it another shortcut', () => {
  expect(meets('E', press('e'))).toBe(true);
  expect(meets('E', press('E', { shiftKey: true }))).toBe(false);
  expect(meets('Shift+E', press('E', { shiftKey: true }))).toBe(true);
});

test('a sign is met however the keyboard makes it', () => {
  expect(meets('?', press('?', { shiftKey: true }))).toBe(true);
  expect(meets('?', press('?'))).toBe(true);
  expect(meets('/', press('/', { shiftKey: true }))).toBe(true);
  expect(meets('Ctrl+,', press(',', { ctrlKey: true }))).toBe(true);
});

test('Ctrl is Cmd on a Mac, and only there', () => {
  expect(meets('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
  expect(meets('Ctrl+K', press('k', { metaKey: true }))).toBe(false);
  expect(meets('Ctrl+K', press('k', { metaKey: true }), true)).toBe(true);
  expect(meets('Ctrl+K', press('k'))).toBe(false);
});

test('single keys do not act in text fields; keys with Ctrl or Alt, function keys and Esc do', () => {
  const first = (shortcut: string) => parseShortcut(shortcut)[0] ?? { key: '', ctrl: false, alt: false, shift: false };
  for (const shortcut of ['N', 'Shift+E', '?', 'G H', '1', 'Enter', 'ArrowDown']) expect(actsInText(first(shortcut)), shortcut).toBe(false);
  for (const shortcut of ['Ctrl+K', 'Alt+1', 'F6', 'Escape']) expect(actsInText(first(shortcut)), shortcut).toBe(true);
});

test('Settings can switch off what is struck without Ctrl or Alt', () => {
  for (const shortcut of ['N', 'G H', '1', 'Shift+E']) expect(isSingleKey(parseShortcut(shortcut)), shortcut).toBe(true);
  for (const shortcut of ['Ctrl+N', 'F1', 'Enter', 'Escape', 'Alt+1']) expect(isSingleKey(parseShortcut(shortcut)), shortcut).toBe(false);
});

test('shows shortcuts as key caps', () => {
  expect(keyCaps('Ctrl+Shift+W', false)).toEqual(['Ctrl', 'Shift', 'W']);
  expect(keyCaps('Ctrl+K', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('G H', false)).toEqual(['G', 'H']);
  expect(keyCaps('Alt+ArrowDown', false)).toEqual(['Alt', '↓']);
});

test('spells the same shortcut in one way', () => {
  expect(normalShortcut('Shift+Ctrl+W')).toBe(normalShortcut('Ctrl+Shift+w'));
  expect(normalShortcut('Esc')).toBe(normalShortcut('Escape'));
});

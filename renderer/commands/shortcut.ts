/**
 * Shortcuts as text: `Ctrl+K`, `Shift+E`, `Alt+ArrowDown`, `?`, `G F` (one key after the other). `Ctrl` is Cmd on a Mac.
 * Pure: the listener is in `use-keyboard.ts`.
 */

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Chord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

const named: Readonly<Record<string, string>> = { Space: ' ', Esc: 'Escape', Plus: '+' };

/** The chords of a shortcut, in the order they are struck. */
export function parseShortcut(shortcut: string): Chord[] {
  return shortcut.split(' ').map((part) => {
    const pieces = part.split('+');
    const last = pieces.at(-1) ?? '';
    const key = named[last] ?? last;
    return {
      key: key.length === 1 ? key.toLowerCase() : key,
      ctrl: pieces.includes('Ctrl'),
      alt: pieces.includes('Alt'),
      shift: pieces.includes('Shift'),
    };
  });
}

/** Letters and names compare with Shift; for signs (`?`, `[`) Shift is part of how the sign is made. */
export function matchesChord(chord: Chord, press: KeyPress, mac: boolean): boolean {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const ctrl = mac ? press.metaKey : press.ctrlKey;
  const sign = chord.key.length === 1 && !/[a-z0-9 ]/.test(chord.key);
  return key === chord.key && ctrl === chord.ctrl && press.altKey === chord.alt && (sign || press.shiftKey === chord.shift);
}

/** Keys without Ctrl or Alt write text in a text field, so there they must not act. Function keys and Esc may. */
export function actsInText(chord: Chord): boolean {
  return chord.ctrl || chord.alt || /^F\d+$/.test(chord.key) || chord.key === 'Escape';
}

/** A single printed key, which Settings can switch off. */
export function isSingleKey(chords: readonly Chord[]): boolean {
  return chords.every((chord) => !chord.ctrl && !chord.alt && chord.key.length === 1);
}

/** The same shortcut spelled in one way, to find two commands on one key. */
export function normalShortcut(shortcut: string): string {
  return parseShortcut(shortcut)
    .map((c) => `${c.ctrl ? 'Ctrl+' : ''}${c.alt ? 'Alt+' : ''}${c.shift ? 'Shift+' : ''}${c.key}`)
    .join(' ');
}

const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

/** The key caps of a shortcut: `Ctrl+K` → ['Ctrl', 'K']; for a Mac `⌘` stands for Ctrl. */
export function keyCaps(shortcut: string, mac: boolean): string[] {
  return parseShortcut(shortcut).flatMap((chord) => [
    ...(chord.ctrl ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(chord.alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(chord.shift ? ['Shift'] : []),
    shown[chord.key] ?? (chord.key.length === 1 ? chord.key.toUpperCase() : chord.key),
  ]);
}

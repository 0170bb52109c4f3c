/** Listens for keys on the window and runs the command they belong to. One listener for the whole program. */
import { useEffect, useRef } from 'react';
import { activeCommands, type Command, keysOf, useRegistry } from './registry.ts';
import { actsInText, type Chord, isSingleKey, matchesChord } from './shortcut.ts';

const SEQUENCE_MS = 1500;

export const isMac = /Mac/.test(navigator.platform);

/** A field that takes text: single keys belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'].includes(target.type);
}

/** Keys that a pressed button, link or check box uses itself. */
function usesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // An open menu finds its entries by their first letter.
  if (target.closest('[role="menu"]') !== null) return true;
  if (key === 'Enter' || key === ' ') return target.closest('button, a[href], input, [role="button"], [role="menuitem"], summary') !== null;
  if (key.startsWith('Arrow'))
    return target.closest('[role="menu"], [role="listbox"], [role="separator"], [role="tablist"], input') !== null;
  return false;
}

/** `singleKeys` false leaves only keys with Ctrl, Alt, function keys and Esc. */
export function useKeyboard(singleKeys: boolean): void {
  const begun = useRef<{ chords: Chord[]; at: number } | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
      const inText = takesText(event.target);
      // A dialog in front keeps the keys: only what it registered itself, or its own handling, acts.
      const dialog = document.querySelector('[data-modal-open], [role="dialog"][aria-modal="true"]');
      const struck = begun.current !== null && event.timeStamp - begun.current.at < SEQUENCE_MS ? begun.current.chords : [];
      begun.current = null;
      let longer: Chord[] | null = null;
      for (const command of activeCommands(useRegistry.getState())) {
        for (const chords of keysOf(command)) {
          if (dialog !== null && !command.id.startsWith('dialog.')) continue;
          if (inText && command.outsideText === true) continue;
          const found = meets(chords, struck, event, { inText, singleKeys });
          if (found === 'no') continue;
          if (found === 'begins') {
            longer = chords.slice(0, struck.length + 1);
            continue;
          }
          event.preventDefault();
          run(command);
          return;
        }
      }
      if (longer !== null) {
        event.preventDefault();
        begun.current = { chords: longer, at: event.timeStamp };
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);
}

function meets(
  chords: readonly Chord[],
  struck: readonly Chord[],
  event: KeyboardEvent,
  where: { inText: boolean; singleKeys: boolean },
): 'no' | 'begins' | 'whole' {
  const at = struck.length;
  const chord = chords[at];
  if (chord === undefined || !matchesChord(chord, event, isMac)) return 'no';
  if (struck.some((s, i) => chords[i]?.key !== s.key)) return 'no';
  if (where.inText && !actsInText(chord)) return 'no';
  if (!where.singleKeys && isSingleKey(chords) && chord.key !== '?') return 'no';
  if (usesKey(event.target, event.key) && !chord.ctrl && !chord.alt) return 'no';
  return at === chords.length - 1 ? 'whole' : 'begins';
}

function run(command: Command): void {
  command.run();
}

/**
 * The one list of what can be done now. Palette, keys, help overlay, foot bar and buttons all read it.
 *
 * A feature names its commands as data in `features/<area>/commands.ts` (`export const findingCommands = {...} satisfies
 * CommandTable`, one table per screen), and the screen says what they do:
 *
 * ```tsx
 * useCommands([{ ...findingCommands.raise, run: () => openForm() }, …]);
 * ```
 * A test walks all tables: ids, labels and, within one screen, shortcuts are unique.
 */
import { useEffect, useId, useRef } from 'react';
import { create } from 'zustand';
import { parseShortcut } from './shortcut.ts';

/** What a command is, without what it does. */
export interface CommandEntry {
  /** `<area>.<verb>`, unique in the product. */
  readonly id: string;
  /** What it does, as the palette and the help read it. */
  readonly label: string;
  readonly shortcut?: string;
  /** Further keys for the same command. */
  readonly otherKeys?: readonly string[];
  /** One or two words for the foot bar; commands without it are not shown there. */
  readonly foot?: string;
  /** Key caps for the foot bar where one entry stands for several commands: `['1', '–', '9']`. */
  readonly footKeys?: readonly string[];
  /** Its key belongs to the text field while one has the focus (Ctrl Z). */
  readonly outsideText?: boolean;
}
export type CommandTable = Readonly<Record<string, CommandEntry>>;

export interface Command extends CommandEntry {
  /** False hides it from palette and foot and leaves its key alone. */
  readonly when?: boolean;
  /** What it acts on now, e.g. `on A.6.2.6, LendScore 4.2`. */
  readonly detail?: string;
  run(): void;
}

/** `screen` commands come first in palette and foot; `frame` and `go` are there on every screen. */
export type Place = 'screen' | 'frame' | 'go';

interface Registered {
  readonly place: Place;
  readonly commands: readonly Command[];
}

interface RegistryState {
  readonly groups: ReadonlyMap<string, Registered>;
}

export const useRegistry = create<RegistryState>()(() => ({ groups: new Map() }));

/** Puts commands on the list while the component is on the screen; each render may change `when`, `detail` and `run`. */
export function useCommands(commands: readonly Command[], place: Place = 'screen'): void {
  const owner = useId();
  const latest = useRef(commands);
  latest.current = commands;
  // Only what is shown counts as a change; `run` is always taken from the latest render.
  const face = commands
    .map((c) => `${c.id}\n${c.label}\n${c.shortcut ?? ''}\n${c.foot ?? ''}\n${c.when !== false}\n${c.detail ?? ''}`)
    .join('\n\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `face` stands for the commands.
  useEffect(() => {
    const entries = latest.current.map((command, index) => ({ ...command, run: () => latest.current[index]?.run() }));
    useRegistry.setState((s) => ({ groups: new Map(s.groups).set(owner, { place, commands: entries }) }));
  }, [owner, place, face]);
  useEffect(
    () => () =>
      useRegistry.setState((s) => {
        const groups = new Map(s.groups);
        groups.delete(owner);
        return { groups };
      }),
    [owner],
  );
}

const order: Readonly<Record<Place, number>> = { screen: 0, frame: 1, go: 2 };

/** All that can be done now: of the screen first (the innermost part before its frame), then of the frame, then where to go. */
export function activeCommands(state: RegistryState): (Command & { readonly place: Place })[] {
  const groups = [...state.groups.values()].reverse();
  return groups
    .toSorted((a, b) => order[a.place] - order[b.place])
    .flatMap((group) => group.commands.filter((command) => command.when !== false).map((command) => ({ ...command, place: group.place })));
}

/** A command by its id, if it can run now. Buttons use it so that they and the key do the same. */
export function commandById(id: string): Command | undefined {
  return activeCommands(useRegistry.getState()).find((command) => command.id === id);
}

/** All key sequences of a command, parsed. */
export function keysOf(command: CommandEntry) {
  return [...(command.shortcut === undefined ? [] : [command.shortcut]), ...(command.otherKeys ?? [])].map(parseShortcut);
}

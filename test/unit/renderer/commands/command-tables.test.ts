import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { frameCommands, goCommands } from '../../../../renderer/commands/frame-commands.ts';
import type { CommandEntry, CommandTable } from '../../../../renderer/commands/registry.ts';
import { normalShortcut } from '../../../../renderer/commands/shortcut.ts';

const features = resolve(import.meta.dirname, '../../../../renderer/features');

/** Every table of every `features/<area>/commands.ts`; one table is one screen. */
async function tables(): Promise<Map<string, CommandEntry[]>> {
  const found = new Map<string, CommandEntry[]>();
  for (const file of readdirSync(features, { recursive: true, encoding: 'utf8' })) {
    if (!/(^|[/\\])([a-z-]+-)?commands\.ts$/.test(file)) continue;
    const module: Record<string, unknown> = await import(pathToFileURL(join(features, file)).href);
    const entries = Object.entries(module).filter(([name]) => name.endsWith('Commands'));
    expect(entries, `${file} exports a command table`).not.toEqual([]);
    for (const [name, table] of entries) found.set(`${file} ${name}`, Object.values(table as CommandTable));
  }
  return found;
}

const everywhere: readonly CommandEntry[] = [...Object.values(frameCommands), ...Object.values(goCommands)];

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

test('every command has its own id and its own label', async () => {
  const all = [...everywhere, ...[...(await tables()).values()].flat()];
  expect(all.length).toBeGreaterThan(30);
  expect(twice(all.map((command) => command.id))).toEqual([]);
  const labels = new Map<string, string>();
  for (const [file, commands] of [['frame', everywhere] as const, ...(await tables())]) {
    expect(twice(commands.map((command) => command.label)), file).toEqual([]);
    for (const command of commands) {
      expect(command.label.trim(), command.id).not.toBe('');
      labels.set(command.id, command.label);
    }
  }
  expect(labels.size).toBe(all.length);
});

test('on no screen do two commands share a key', async () => {
  for (const [file, commands] of await tables()) {
    const keys = [...everywhere, ...commands].flatMap((command) => [
      ...(command.shortcut === undefined ? [] : [normalShortcut(command.shortcut)]),
      ...(command.otherKeys ?? []).map(normalShortcut),
    ]);
    expect(twice(keys), file).toEqual([]);
  }
});

test('no command of a screen hides the first key of a sequence', async () => {
  const first = new Set(Object.values(goCommands).map((command) => normalShortcut(command.shortcut).split(' ')[0]));
  for (const [file, commands] of await tables()) {
    const single = commands.flatMap((command) => (command.shortcut === undefined ? [] : [normalShortcut(command.shortcut)]));
    expect(
      single.filter((key) => first.has(key)),
      file,
    ).toEqual([]);
  }
});

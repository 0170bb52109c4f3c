/** The files of this installation: settings, recent list, who acts where, and which files it closed last. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { recentFile } from '../../../shared/contract/engagement.ts';
import { type Phrasing, phrasing } from '../../../shared/contract/phrasings.ts';
import { type Settings, settings } from '../../../shared/contract/reports.ts';
import { date, id, line } from '../../../shared/model/scalars.ts';
import type { Ports } from '../ports.ts';
import { type JsonFile, jsonFile } from './json-file.ts';

const due = z.strictObject({ on: date, what: line });
export type Due = z.infer<typeof due>;
export type Seen = NonNullable<z.infer<typeof recentFile>['seen']>;

/** Of a file with a passphrase only path and times are kept: `seen` is null and `due` is empty. */
const recentEntry = z.strictObject({
  path: z.string().min(1),
  encrypted: z.boolean(),
  openedAt: z.string(),
  seen: recentFile.shape.seen,
  due: z.array(due),
});
export type RecentEntry = z.infer<typeof recentEntry>;

/** What a file looked like when this computer closed it; the key is a hash of its path. */
const closedMark = z.strictObject({ size: z.number(), mtimeMs: z.number(), head: z.string() });
export type ClosedMark = z.infer<typeof closedMark>;

export const defaultSettings: Settings = {
  myName: '',
  organization: '',
  theme: 'system',
  hideClientNames: false,
  singleKeys: true,
  locale: '',
};

export interface AppDataFiles {
  readonly settings: JsonFile<Settings>;
  readonly recent: JsonFile<RecentEntry[]>;
  readonly acting: JsonFile<Record<string, string>>;
  /** Which engagement was last open at a path, so that its backups are found when the file can no longer be read. */
  readonly places: JsonFile<Record<string, string>>;
  readonly closed: JsonFile<Record<string, ClosedMark>>;
  readonly installation: JsonFile<{ id: string }>;
  /** Own phrasings, newest first: never filled by the program, only by the person's deed. */
  readonly phrasings: JsonFile<Phrasing[]>;
}

export function appDataFiles(ports: Ports): AppDataFiles {
  const at = (name: string) => join(ports.appData.folder, name);
  return {
    // Settings that a newer or older version wrote are taken field by field.
    settings: jsonFile(
      at('settings.json'),
      z.looseObject({}).transform((raw): Settings => {
        const fields = Object.entries(settings.shape).flatMap(([name, schema]) => {
          const read = schema.safeParse(raw[name]);
          return read.success ? [[name, read.data] as const] : [];
        });
        return { ...defaultSettings, ...Object.fromEntries(fields) };
      }),
      defaultSettings,
      ports.log,
    ),
    recent: jsonFile(at('recent.json'), z.array(recentEntry), [], ports.log),
    acting: jsonFile(at('acting.json'), z.record(id, id), {}, ports.log),
    places: jsonFile(at('places.json'), z.record(z.string(), id), {}, ports.log),
    closed: jsonFile(at('closed.json'), z.record(z.string(), closedMark), {}, ports.log),
    phrasings: jsonFile(at('phrasings.json'), z.array(phrasing), [], ports.log),
    installation: jsonFile(at('installation.json'), z.strictObject({ id: z.string().min(8) }), { id: '' }, ports.log),
  };
}

/** Names a path without showing it. */
export function pathKey(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32);
}

/** Random name of this installation, made at first use; tells this computer's locks from another's of the same name. */
export function installationId(ports: Ports): string {
  const file = appDataFiles(ports).installation;
  const known = file.read().id;
  return known === '' ? file.change((now) => (now.id === '' ? { id: ports.ids.uuid() } : now)).id : known;
}

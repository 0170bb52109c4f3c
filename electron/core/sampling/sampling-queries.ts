/** What is read about populations, samples and drawn records. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export interface PopulationCounts {
  readonly excluded: number;
  readonly samples: number;
}

export function createSamplingQueries(db: Database) {
  const populations = db.prepare('SELECT * FROM population WHERE auditId = ? ORDER BY position, id');
  const population = db.prepare('SELECT * FROM population WHERE id = ?');
  const versions = db.prepare('SELECT coalesce(max(version), 0) AS n FROM population WHERE lineId = ?') as Statement<
    [string],
    { n: number }
  >;
  const counts = db.prepare(`
    SELECT (SELECT coalesce(sum(records), 0) FROM population_exclusion WHERE populationId = @id) AS excluded,
      (SELECT count(*) FROM sample WHERE populationId = @id) AS samples
  `) as Statement<[{ id: string }], PopulationCounts>;
  const exclusions = db.prepare('SELECT * FROM population_exclusion WHERE populationId = ? ORDER BY position, id');
  const exclusion = db.prepare('SELECT * FROM population_exclusion WHERE id = ?');
  const sharing = db.prepare('SELECT count(*) AS n FROM population WHERE contentSha256 = ?') as Statement<[string], { n: number }>;
  const samples = db.prepare('SELECT * FROM sample WHERE auditId = ? ORDER BY position, id');
  const sample = db.prepare('SELECT * FROM sample WHERE id = ?');
  // A finding that was withdrawn no longer stands on its records.
  const itemColumns = `sample_item.*, (SELECT id FROM finding WHERE id = findingId AND state <> 'withdrawn') AS findingId`;
  const items = db.prepare(`SELECT ${itemColumns} FROM sample_item WHERE sampleId = ? ORDER BY drawn`);
  const item = db.prepare(`SELECT ${itemColumns} FROM sample_item WHERE id = ?`);
  const numbers = db.prepare(
    'SELECT id, number FROM finding WHERE id IN (SELECT findingId FROM sample_item WHERE sampleId = ?)',
  ) as Statement<[string], { id: string; number: string }>;
  const table = db.prepare('SELECT * FROM sampling_table LIMIT 1');
  const next = {
    population: db.prepare('SELECT coalesce(max(position) + 1, 0) AS n FROM population WHERE auditId = ?') as Statement<
      [string],
      { n: number }
    >,
    exclusion: db.prepare('SELECT coalesce(max(position) + 1, 0) AS n FROM population_exclusion WHERE populationId = ?') as Statement<
      [string],
      { n: number }
    >,
    sample: db.prepare('SELECT coalesce(max(position) + 1, 0) AS n FROM sample WHERE auditId = ?') as Statement<[string], { n: number }>,
  };

  return {
    populations: (auditId: string): Row<'population'>[] => readRows('population', populations.all(auditId)),
    population: (id: string): Row<'population'> | null => readOne('population', population.get(id)),
    lastVersion: (lineId: string): number => versions.get(lineId)?.n ?? 0,
    counts: (id: string): PopulationCounts => counts.get({ id }) ?? { excluded: 0, samples: 0 },
    exclusions: (populationId: string): Row<'population_exclusion'>[] => readRows('population_exclusion', exclusions.all(populationId)),
    exclusion: (id: string): Row<'population_exclusion'> | null => readOne('population_exclusion', exclusion.get(id)),
    /** How many populations have the same records. */
    withContent: (sha256: string): number => sharing.get(sha256)?.n ?? 0,
    samples: (auditId: string): Row<'sample'>[] => readRows('sample', samples.all(auditId)),
    sample: (id: string): Row<'sample'> | null => readOne('sample', sample.get(id)),
    /** In the order drawn. */
    items: (sampleId: string): Row<'sample_item'>[] => readRows('sample_item', items.all(sampleId)),
    item: (id: string): Row<'sample_item'> | null => readOne('sample_item', item.get(id)),
    /** Numbers of the findings that items of a sample led to, by the finding's id. */
    findingNumbers: (sampleId: string): Map<string, string> => new Map(numbers.all(sampleId).map(({ id, number }) => [id, number])),
    table: (): Row<'sampling_table'> | null => readOne('sampling_table', table.get()),
    next: (what: keyof typeof next, id: string): number => next[what].get(id)?.n ?? 0,
  };
}

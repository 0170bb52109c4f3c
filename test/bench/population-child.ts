/**
 * A population of 100,000 records in a process of its own: `node population-child.ts FILE`. Prints milliseconds of the
 * import and of the draw, and the highest memory that the process ever held, as JSON.
 */
import { createDispatch } from '../../electron/core/dispatch.ts';
import { callOf } from '../builders/engagement.ts';
import { testPorts } from '../builders/ports.ts';
import { timed } from './measure.ts';

const source = process.argv[2] ?? '';
const ports = testPorts({ step: 7 });
const call = callOf(createDispatch(ports), ports.logged);
try {
  await call('engagement.create', {
    file: { path: ports.path('bench.aims') },
    kind: 'certification',
    clientName: 'Lumenfold AI B.V.',
    person: { name: 'Ines Vogt' },
  });
  const { id: auditId } = await call('audits.create', { kind: 'stage_2', number: 'S2', title: 'Stage 2' });
  let populationId = '';
  let records = 0;
  const imported = await timed(async () => {
    const population = await call('sampling.importPopulation', { auditId, name: 'Decisions', file: { path: source } });
    populationId = population.id;
    records = population.size;
  });
  const afterImport = process.resourceUsage().maxRSS / 1024;
  const draws: number[] = [];
  for (const seed of ['first', 'second', 'third']) {
    const { sample } = await call('sampling.addSample', {
      auditId,
      populationId,
      title: `Decisions, ${seed}`,
      requirements: ['42001:A.9.3'],
      attribute: 'Looked at by a person',
      deviationIs: 'no person looked at it',
      tolerable: '5%',
      expected: '1%',
      seed,
    });
    draws.push(await timed(() => call('sampling.draw', { id: sample.id })));
  }
  await call('engagement.close', {});
  // maxRSS is in KiB on Linux and macOS.
  console.log(JSON.stringify({ records, imported, draws, megabytes: afterImport }));
} finally {
  ports.cleanUp();
}

/** The sample engagement: built by methods alone, whole, checked by the ledger, and the same each time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSample } from '../../../electron/core/demo/sample-schema.ts';
import { aDispatch, type Call } from '../../builders/engagement.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';

const START = '2027-01-27T09:00:00.000Z';

interface Built {
  readonly call: Call;
  readonly ports: TestPorts;
  close(): Promise<void>;
}

async function build(): Promise<Built> {
  // Small steps: the sample takes some thousand looks at the clock and must not run into the next day.
  const ports = testPorts({ now: START, seed: 42, step: 1 });
  const { dispatch, call } = aDispatch(ports);
  await call('engagement.openSample', { file: { path: ports.path('sample.aims') } });
  return {
    call,
    ports,
    async close() {
      await dispatch.session.close();
      ports.cleanUp();
    },
  };
}

describe('the sample engagement', () => {
  let built: Built;
  const auditId = async (number: string) => {
    const { audits } = await built.call('audits.list', {});
    return audits.find((audit) => audit.number === number)?.id ?? '';
  };
  beforeAll(async () => {
    built = await build();
  }, 120_000);
  afterAll(async () => built.close());

  it('leaves the lead auditor at the keyboard of an open file', async () => {
    const { file } = await built.call('engagement.status', {});
    expect(file?.actor).toMatchObject({ name: 'Ines Vogt', role: 'lead_auditor' });
    expect(file?.fileName).toBe('sample.aims');
  });

  it('passes every check of the ledger', async () => {
    const result = await built.call('ledger.verify', {});
    expect(result.problems).toEqual([]);
    expect(result.ok).toBe(true);
  });
});

/** The client's Statements of Applicability: read from the kept list, as an auditor does, then changed and decided about. */
import { requirementOf, type SampleKeys, type TypedCall } from './sample-keys.ts';
import type { SampleSoaVersion } from './sample-schema.ts';

/** @throws whatever a method throws, and Error for a row that the list does not hold */
export async function addSoaVersion(call: TypedCall, keys: SampleKeys, sample: SampleSoaVersion): Promise<void> {
  const { number, datedOn, approvedBy, approvedOn, note, leaveOut } = sample;
  await keys.actAs(sample.by);
  const { version } = await call('soa.import', {
    file: { evidenceId: keys.evidence(sample.evidence) },
    leaveOut,
    number,
    datedOn,
    approvedBy,
    approvedOn,
    note,
  });
  const { items } = await call('soa.show', { id: version.id });
  const ids = new Map(items.map((item) => [item.controlRef, item.id]));
  for (const { ref, ...facts } of sample.rows) {
    const patch = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    const id = ids.get(ref);
    if (id === undefined) ids.set(ref, (await call('soa.addItem', { versionId: version.id, controlRef: ref, ...patch })).id);
    else await call('soa.updateItem', { id, ...patch });
  }
  for (const { ref, decision, note: why } of sample.decisions) {
    const id = ids.get(ref);
    const of = id === undefined ? { versionId: version.id, requirement: requirementOf(ref) } : { id };
    await call(decision === 'accepted' ? 'soa.accept' : 'soa.raiseConcern', { of, note: why });
  }
  await call('soa.pin', { auditId: keys.audit(sample.audit), versionId: version.id });
}

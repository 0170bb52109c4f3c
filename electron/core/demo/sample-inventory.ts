/** The sample's inventory in full: fields of AI systems, suppliers with the systems they serve, and the boundary. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contract } from '../../../shared/contract/index.ts';
import { line } from '../../../shared/model/scalars.ts';
import type { SampleKeys, TypedCall } from './sample-keys.ts';

const { id: _id, ...systemFields } = contract['scope.updateSystem'].input.shape;
const { supplierId: _supplierId, ...itemFields } = contract['scope.addItem'].input.shape;

const inventory = z.strictObject({
  systems: z.record(line, z.strictObject(systemFields)),
  suppliers: z.array(z.strictObject({ key: line, serves: z.array(line), ...contract['suppliers.add'].input.shape })),
  boundary: z.array(z.strictObject({ ...itemFields, supplier: line.optional() })),
});

/** @param resources folder that holds `sample/` */
export async function addSampleInventory(call: TypedCall, keys: SampleKeys, resources: string): Promise<void> {
  const { systems, suppliers, boundary } = inventory.parse(JSON.parse(readFileSync(join(resources, 'sample', 'inventory.json'), 'utf8')));
  const systemId = (key: string): string => {
    const { id } = keys.unit(key);
    if (id === null) throw new Error(`${key} is no AI system of the sample`);
    return id;
  };
  for (const [key, fields] of Object.entries(systems)) await call('scope.updateSystem', { id: systemId(key), ...fields });
  const ids = new Map<string, string>();
  for (const { key, serves, ...supplier } of suppliers) {
    const { id } = await call('suppliers.add', supplier);
    ids.set(key, id);
    for (const served of serves) await call('suppliers.linkSystem', { supplierId: id, systemId: systemId(served) });
  }
  for (const { supplier, ...item } of boundary) {
    const supplierId = supplier === undefined ? null : (ids.get(supplier) ?? null);
    if (supplier !== undefined && supplierId === null) throw new Error(`the sample has no supplier ${supplier}`);
    await call('scope.addItem', { ...item, supplierId });
  }
}

/** Ids of rows: version 7 for what a person makes, version 5 for what means the same on two devices (design of the file: docs/decisions/0002). */
import { v5 } from 'uuid';

/** Namespace of the product: a fixed random UUID. */
const NAMESPACE = '5d1f3a52-93a4-4c1e-9d0c-3f6c0f5b8a41';

/** The same id wherever the same parts meet: engagement first, then the natural key. */
export function naturalId(...parts: readonly string[]): string {
  return v5(parts.join('\u001f'), NAMESPACE);
}

/** Turns `changed: [topics]` of the engine into fresh reads. */
import type { QueryClient } from '@tanstack/react-query';
import { contract, isMethodName } from '../../shared/contract/index.ts';
import { bridge } from './bridge.ts';

/** Whether a cached read (its key begins with the method's name) is made stale by any of these topics. */
export function isStale(queryKey: readonly unknown[], topics: readonly string[]): boolean {
  const [name] = queryKey;
  if (typeof name !== 'string' || !isMethodName(name)) return false;
  const reads: readonly string[] = contract[name].topics;
  return topics.some((topic) => reads.includes(topic));
}

/** Listens until the answered function is called. */
export function followChanges(client: QueryClient): () => void {
  return bridge().onChanged((topics) => {
    void client.invalidateQueries({ predicate: (query) => isStale(query.queryKey, topics) });
  });
}

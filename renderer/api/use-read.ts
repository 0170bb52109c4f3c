/** Reads a query of the contract through the cache. */
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf, QueryName } from '../../shared/contract/index.ts';
import { type CallError, call } from './client.ts';

export interface ReadOptions {
  /** False holds the read back, e.g. while an id is not known yet. */
  readonly enabled?: boolean;
  /** Keeps the rows of the last input on the screen until the next ones are there. */
  readonly keepLast?: boolean;
}

/** Key and loader of a read, for prefetching and for `setQueryData`. */
export function readOf<M extends QueryName>(method: M, input: InputOf<M>) {
  return queryOptions<OutputOf<M>, CallError>({ queryKey: [method, input], queryFn: () => call(method, input) });
}

/** The value of a query; read again when a command touches one of its topics. */
export function useRead<M extends QueryName>(
  method: M,
  input: InputOf<M>,
  options: ReadOptions = {},
): UseQueryResult<OutputOf<M>, CallError> {
  return useQuery<OutputOf<M>, CallError>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
    enabled: options.enabled ?? true,
    ...(options.keepLast === true ? { placeholderData: (last: OutputOf<M> | undefined) => last as never } : {}),
  });
}

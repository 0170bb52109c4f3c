/** The cache over `call`: never stale by age, only by the topics that a `changed` event names. */
import { QueryClient } from '@tanstack/react-query';
import { CallError } from './client.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      // The engine is on this computer: a failure is an answer, not a lost packet.
      retry: (failures, error) => error instanceof CallError && error.code === 'ENGINE_STOPPED' && failures < 1,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

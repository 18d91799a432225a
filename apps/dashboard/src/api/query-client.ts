import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, ServerAway } from './api-problem.js';

const MAX_TRIES = 3;

/** What has been asked for and answered in this window. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (tries, error) => isPassing(error) && tries < MAX_TRIES,
      refetchOnWindowFocus: true,
      // The browser's own word on being online says nothing about a server on this very machine.
      networkMode: 'always',
    },
    mutations: {
      // A command is repeated with the same Idempotency-Key, so that a lost answer does nothing twice (I8).
      retry: (tries, error) => isPassing(error) && tries < MAX_TRIES,
      networkMode: 'always',
    },
  },
});

/** Nothing answered, or not yet: the same may work in a moment. */
const isPassing = (error: unknown): boolean =>
  error instanceof ServerAway || (error instanceof ApiProblem && error.status === 503);

function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof ApiProblem) || error.status !== 401 || location.pathname === '/sign-in') return;
  location.assign(`/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`);
}

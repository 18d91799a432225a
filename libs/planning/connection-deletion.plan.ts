import type { OpenRunStatus } from '#domain/run/run.events.js';

/** A connection that was deleted, and what is left of it. */
export type DeletedConnection = {
  /** Under which the secret store still holds its account; `null` where it holds none. */
  readonly credentialId: string | null;
  readonly openRuns: readonly { readonly runId: string; readonly status: OpenRunStatus }[];
};

export type ConnectionDeletionStep =
  | { readonly kind: 'cancelRun'; readonly runId: string }
  | { readonly kind: 'eraseCredential'; readonly credentialId: string };

/**
 * What the deletion of a connection needs next. Runs by it whose flow has not started are cancelled, also one that was queued on a stale
 * sight of the connection; running ones finish; then nobody needs its credential any more.
 */
export function planConnectionDeletion({ credentialId, openRuns }: DeletedConnection): ConnectionDeletionStep[] {
  if (openRuns.length > 0)
    return openRuns.filter(hasNotStarted).map(({ runId }) => ({ kind: 'cancelRun' as const, runId }));
  return credentialId === null ? [] : [{ kind: 'eraseCredential', credentialId }];
}

const hasNotStarted = ({ status }: DeletedConnection['openRuns'][number]): boolean =>
  status === 'queued' || status === 'assigned';

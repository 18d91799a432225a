import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { gathering, type Gathering } from './gathering.js';
import { lastingStream } from './lasting-stream.js';
import { noteLag, noteNews } from './reach.js';

const FOLLOWED = [
  'environments',
  'groups',
  'images',
  'flows',
  'connections',
  'runs',
  'queue',
  'bots',
  'provisioning-errors',
  'scaling-decisions',
  'audit',
];

/** Follows the changes of an environment while the present is shown, and has what they touch asked for again. */
export function useNews(environmentId: string | undefined, moment: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (environmentId === undefined || moment !== undefined) return;
    return follow(environmentId, client);
  }, [environmentId, moment, client]);
}

function follow(environmentId: string, client: QueryClient): () => void {
  const gathered = gatherInto(client);
  const stop = lastingStream({
    address: () =>
      `/api/v1/environments/${encodeURIComponent(environmentId)}/changes?projections=${FOLLOWED.join(',')}`,
    opened: () => {
      noteNews('stream');
      // What happened between the first answers and now was told to nobody here.
      void client.invalidateQueries();
    },
    lost: () => noteNews('polling'),
    on: {
      change: (data) => gathered.note((JSON.parse(data) as { projection: string }).projection),
      reset: () => void client.invalidateQueries(),
      progress: (data) => noteLag((JSON.parse(data) as { lagMs: number }).lagMs),
    },
  });
  return () => {
    stop();
    gathered.stop();
    noteNews('polling');
  };
}

function gatherInto(client: QueryClient): Gathering {
  return gathering({
    ask: (projections) => {
      const predicate = ({ queryKey }: Query): boolean => madeOfAny(queryKey[0], projections);
      // An answer on its way may not know the change yet, and one that is called off would never come: it is asked after it.
      if (client.isFetching({ predicate, type: 'active' }) > 0) return false;
      void client.invalidateQueries({ predicate });
      return true;
    },
  });
}

const madeOfAny = (madeOf: unknown, names: readonly string[]): boolean =>
  typeof madeOf === 'string' && madeOf.split(' ').some((name) => names.includes(name));

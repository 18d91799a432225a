import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { gathering, type Gathering } from './gathering.js';
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
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;

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
  let [source, timer, waitMs]: [EventSource | undefined, number | undefined, number] = [
    undefined,
    undefined,
    FIRST_RETRY_MS,
  ];

  const open = (): void => {
    const address = `/api/v1/environments/${encodeURIComponent(environmentId)}/changes?projections=${FOLLOWED.join(',')}`;
    source = new EventSource(address);
    source.onopen = () => {
      waitMs = FIRST_RETRY_MS;
      noteNews('stream');
      // What happened between the first answers and now was told to nobody here.
      void client.invalidateQueries();
    };
    source.onerror = () => {
      noteNews('polling');
      if (source?.readyState !== EventSource.CLOSED) return;
      // A refusal ends an EventSource for good; only we try again.
      timer = window.setTimeout(open, waitMs);
      waitMs = Math.min(2 * waitMs, LAST_RETRY_MS);
    };
    source.addEventListener('change', ({ data }) =>
      gathered.note((JSON.parse(String(data)) as { projection: string }).projection),
    );
    source.addEventListener('reset', () => void client.invalidateQueries());
    source.addEventListener('progress', ({ data }) => noteLag((JSON.parse(String(data)) as { lagMs: number }).lagMs));
  };

  open();
  return () => {
    source?.close();
    window.clearTimeout(timer);
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

import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
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
/** The first change is asked for at once; what comes within this time after it, together. */
const GATHER_MS = 150;
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

/** Many changes in a row ask for each list once at once, and once at the end. */
function gatherInto(client: QueryClient) {
  const changed = new Set<string>();
  let timer: number | undefined;
  const ask = (): void => {
    timer = undefined;
    if (changed.size === 0) return;
    const names = [...changed];
    const predicate = ({ queryKey }: Query): boolean => madeOfAny(queryKey[0], names);
    timer = window.setTimeout(ask, GATHER_MS);
    // An answer on its way may not know the change yet, and one that is called off would never come: it is asked after it.
    if (client.isFetching({ predicate, type: 'active' }) > 0) return;
    changed.clear();
    void client.invalidateQueries({ predicate });
  };
  return {
    note: (projection: string): void => {
      changed.add(projection);
      if (timer === undefined) ask();
    },
    stop: (): void => window.clearTimeout(timer),
  };
}

const madeOfAny = (madeOf: unknown, names: readonly string[]): boolean =>
  typeof madeOf === 'string' && madeOf.split(' ').some((name) => names.includes(name));

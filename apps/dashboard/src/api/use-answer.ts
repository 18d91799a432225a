import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEnvironmentId } from '../shell/environment.js';
import { useMoment } from '../time-travel/moment.js';
import { addressOf, type Described, type Endpoint } from './endpoint.js';
import { formerAbout } from './former-answer.js';
import { intervalOf } from './interval.js';
import { useNewsBy } from './reach.js';
import { requestJson } from './request.js';

export type Question<Data extends Described> = {
  /** The environment is filled in where it is not given. */
  readonly path?: Partial<NonNullable<Data['path']>>;
  readonly query?: Omit<NonNullable<Data['query']>, 'cursor' | 'asOf'>;
  readonly enabled?: boolean;
  /** Asked again at least this often, however the rest of the page learns what is new. */
  readonly everyMs?: number;
  /** As it is now, also while the page shows the past. */
  readonly present?: boolean;
};

/** One answer, kept fresh: by news of its projections, else by asking again; or as of the moment that the page shows. */
export function useAnswer<Data extends Described, Answer>(
  from: Endpoint<Data, Answer>,
  { path, query, enabled = true, everyMs, present = false }: Question<Data> = {},
): UseQueryResult<Answer, Error> {
  const { where, asked, moment } = useAsked(from, path ?? {}, query ?? {}, present);
  const every = useInterval(from, everyMs);
  return useQuery({
    queryKey: keyOf(from, where, asked),
    queryFn: ({ signal }) => requestJson<Answer>(addressOf(from.url, where, asked), { signal }),
    enabled,
    placeholderData: formerAbout(where, enabled),
    ...(moment === undefined ? { refetchInterval: every } : { staleTime: Infinity }),
  });
}

export function useAsked(from: Endpoint<Described, unknown>, path: object, query: object, present: boolean) {
  const environmentId = useEnvironmentId();
  const shown = useMoment().moment;
  const moment = present ? undefined : shown;
  const where: Record<string, unknown> = { environmentId, ...path };
  const asked: Record<string, unknown> = {
    ...query,
    ...(from.remembers && moment !== undefined ? { asOf: moment } : {}),
  };
  return { where, asked, moment };
}

export const useInterval = ({ madeOf }: Endpoint<Described, unknown>, everyMs: number | undefined): number =>
  intervalOf(madeOf, everyMs, useNewsBy());

/** The projections stand in the key, so that news of one of them find the answers to ask for again. */
export const keyOf = ({ url, madeOf }: Endpoint<Described, unknown>, where: object, asked: object) =>
  [madeOf.join(' '), url, where, asked] as const;

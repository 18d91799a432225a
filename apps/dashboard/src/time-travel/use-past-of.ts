import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addressOf } from '../api/endpoint.js';
import { environment } from '../api/endpoints.js';
import { request } from '../api/request.js';
import { useEnvironmentId } from '../shell/environment.js';
import type { Moment } from './moment.js';
import type { Past } from './past.js';
import { timeOf } from './time-of.js';

/** A moment with its time. Of a position only the server knows the time: any answer as of it says so. */
export function usePastOf(moment: Moment | undefined): Past | undefined {
  const environmentId = useEnvironmentId();
  const written = timeOf(moment);
  const isPosition = moment !== undefined && written === undefined;
  const { data } = useQuery({
    queryKey: ['none', 'time of a position', environmentId, moment],
    queryFn: async ({ signal }) => {
      const address = addressOf(environment.url, { environmentId }, { asOf: moment });
      const { headers } = await request(address, { signal });
      return timeOf(headers.get('Hostler-As-Of') ?? undefined) ?? null;
    },
    enabled: isPosition,
    staleTime: Infinity,
  });
  const time = isPosition ? (data ?? undefined) : written;
  return useMemo(() => (moment === undefined ? undefined : { moment, time }), [moment, time]);
}

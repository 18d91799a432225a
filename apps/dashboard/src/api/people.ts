import { useEffect, useSyncExternalStore } from 'react';
import type { PeopleView } from '#protocol/generated/api.gen.js';
import { naming } from './naming.js';
import { requestJson } from './request.js';

const people = naming({
  ask: async (subjectIds) => {
    const { items } = await requestJson<PeopleView>(
      `/api/v1/people?subjectIds=${encodeURIComponent(subjectIds.join(','))}`,
    );
    return new Map(items.map(({ subjectId, displayName }) => [subjectId, displayName]));
  },
  now: () => Date.now(),
});

/** What a person is called today; `undefined` until it is known, and for whom nobody knows. */
export function usePersonName(subjectId: string | undefined): string | undefined {
  useEffect(() => {
    if (subjectId !== undefined) people.want(subjectId);
  }, [subjectId]);
  return useSyncExternalStore(people.subscribe, () => (subjectId === undefined ? undefined : people.nameOf(subjectId)));
}

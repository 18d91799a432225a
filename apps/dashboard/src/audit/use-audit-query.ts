import { timeFromText } from '../time-travel/local-time.js';
import { useRemembered } from '../ui/use-remembered.js';
import { byWhom } from './by-whom.js';

/** The filters of the address, as the API takes them; those that are not set are absent. */
export function useAuditQuery() {
  const [kind] = useRemembered('kind');
  const [type] = useRemembered('type');
  const [who] = useRemembered('who');
  const [correlationId] = useRemembered('correlationId');
  const [since] = useRemembered('since');
  const [until] = useRemembered('until');
  return given({
    kind,
    type,
    ...byWhom(who),
    correlationId,
    since: timeFromText(since),
    until: timeFromText(until),
  });
}

const given = <Query extends object>(query: Query): Partial<Query> =>
  Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== '' && value !== undefined),
  ) as Partial<Query>;

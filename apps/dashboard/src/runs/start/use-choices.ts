import { connections, flows, hostedGroups } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';

/** The groups and flows there are to choose from. */
export function useChoices() {
  const groups = useAnswer(hostedGroups, { query: { status: 'active', limit: 200, sort: 'name' } });
  const known = useAnswer(flows, { query: { limit: 200, sort: 'name' } });
  return {
    groups: groups.data?.items ?? [],
    flows: known.data?.items ?? [],
    withoutGroup: groups.data?.items.length === 0,
    withoutFlow: known.data?.items.length === 0,
  };
}

/** The connections of a group; none while only those of another one are known. */
export function useConnectionsOf(groupId: string) {
  const query = { groupId, status: 'active', limit: 200 } as const;
  const { data, isPlaceholderData } = useAnswer(connections, { query, enabled: groupId !== '' });
  const known = isPlaceholderData ? undefined : data?.items;
  return { connections: known ?? [], withoutConnection: groupId !== '' && known?.length === 0 };
}

import { connections, hostedGroups } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { useFlowOptions } from '../../flows/use-flow-options.js';

/** The groups and flows there are to choose from: of groups an environment has few, of flows any number. */
export function useChoices(flowId: string) {
  const groups = useAnswer(hostedGroups, { query: { status: 'active', limit: 200, sort: 'name' } });
  const flows = useFlowOptions(flowId);
  return {
    groups: groups.data?.items ?? [],
    flows,
    withoutGroup: groups.data?.items.length === 0,
    withoutFlow: flows.none,
  };
}

/** The connections of a group; none while only those of another one are known. */
export function useConnectionsOf(groupId: string) {
  const query = { groupId, status: 'active', limit: 200 } as const;
  const { data, isPlaceholderData } = useAnswer(connections, { query, enabled: groupId !== '' });
  const known = isPlaceholderData ? undefined : data?.items;
  return { connections: known ?? [], withoutConnection: groupId !== '' && known?.length === 0 };
}

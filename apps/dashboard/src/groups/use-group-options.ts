import { hostedGroup, hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { HostedGroupView } from '#protocol/generated/api.gen.js';
import type { Option } from '../ui/options.js';
import type { Searched } from '../ui/search-select.js';
import { chosenBy, SEARCHED, useOptionSearch } from '../ui/use-option-search.js';

/** Machine groups to choose from: active ones, and after them those that are gone, where runs of the past are looked for. */
export function useGroupOptions(groupId: string): Searched {
  const given = useAnswer(hostedGroup, { path: { groupId }, enabled: groupId !== '' });
  const { asked, choice } = useOptionSearch(chosenBy(groupId, given.data?.name, given.isLoading));
  const query = { ...SEARCHED, search: asked };
  const active = useAnswer(hostedGroups, { query: { ...query, status: 'active' } });
  const gone = useAnswer(hostedGroups, { query: { ...query, status: 'deleting,deleted' } });
  const others = { heading: 'Deleted', options: optionsOf(gone.data?.items) };
  return choice({ first: optionsOf(active.data?.items), others }, active);
}

const optionsOf = (groups: readonly HostedGroupView[] = []): readonly Option[] =>
  groups.map(({ groupId, name }) => ({ value: groupId, label: name }));

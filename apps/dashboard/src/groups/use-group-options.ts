import { hostedGroup, hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { HostedGroupView } from '#protocol/generated/api.gen.js';
import { isNone, onlyOne, type Found, type Option } from '../ui/options.js';
import type { Searched } from '../ui/search-select.js';
import { useSearch } from '../ui/use-search.js';

const SHOWN = 50;
const optionOf = ({ groupId, name }: Pick<HostedGroupView, 'groupId' | 'name'>): Option => ({
  value: groupId,
  label: name,
});

/** Machine groups to choose from: active ones, and after them those that are gone, where runs of the past are looked for. */
export function useGroupOptions(groupId: string, { gone = false }: { readonly gone?: boolean } = {}): Searched {
  const given = useAnswer(hostedGroup, { path: { groupId }, enabled: groupId !== '' });
  const known = given.data?.groupId === groupId ? given.data : undefined;
  const named =
    groupId === '' || (known === undefined && given.isLoading) ? undefined : { groupId, name: known?.name ?? groupId };
  const chosen = named && optionOf(named);
  const { asked, search } = useSearch(chosen);
  const listed = { search: asked, limit: SHOWN, sort: 'name' } as const;
  const active = useAnswer(hostedGroups, { query: { ...listed, status: 'active' } });
  const deleted = useAnswer(hostedGroups, { query: { ...listed, status: 'deleting,deleted' }, enabled: gone });
  const found: Found = {
    first: active.data?.items.map(optionOf) ?? [],
    ...(gone ? { others: { heading: 'Deleted', options: deleted.data?.items.map(optionOf) ?? [] } } : {}),
  };
  const answered = active.data !== undefined && !active.isPlaceholderData;
  const none = isNone(asked, found, answered);
  return { found, chosen, search, loading: active.isLoading, none, only: onlyOne(asked, found, answered) };
}

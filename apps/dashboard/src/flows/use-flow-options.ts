import { flow, flows } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { FlowSummaryView } from '#protocol/generated/api.gen.js';
import { isNone, onlyOne, type Found, type Option } from '../ui/options.js';
import type { Searched } from '../ui/search-select.js';
import { useSearch } from '../ui/use-search.js';

const SHOWN = 50;
const optionOf = ({ flowId, name }: Pick<FlowSummaryView, 'flowId' | 'name'>): Option => ({
  value: flowId,
  label: name,
});

/** Flows to choose from, the given one among them. */
export function useFlowOptions(flowId: string): Searched {
  const given = useAnswer(flow, { path: { flowId }, enabled: flowId !== '' });
  const known = given.data?.flowId === flowId ? given.data : undefined;
  const named =
    flowId === '' || (known === undefined && given.isLoading) ? undefined : { flowId, name: known?.name ?? flowId };
  const chosen = named && optionOf(named);
  const { asked, search } = useSearch(chosen);
  const { data, isLoading, isPlaceholderData } = useAnswer(flows, {
    query: { search: asked, limit: SHOWN, sort: 'name' },
  });
  const found: Found = { first: data?.items.map(optionOf) ?? [] };
  const answered = data !== undefined && !isPlaceholderData;
  const none = isNone(asked, found, answered);
  return { found, chosen, search, loading: isLoading, none, only: onlyOne(asked, found, answered) };
}

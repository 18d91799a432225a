import { flow, flows } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { Searched } from '../ui/search-select.js';
import { chosenBy, SEARCHED, useOptionSearch } from '../ui/use-option-search.js';

/** Flows to choose from, the given one among them. */
export function useFlowOptions(flowId: string): Searched {
  const given = useAnswer(flow, { path: { flowId }, enabled: flowId !== '' });
  const { asked, choice } = useOptionSearch(chosenBy(flowId, given.data?.name, given.isLoading));
  const listed = useAnswer(flows, { query: { ...SEARCHED, search: asked } });
  return choice(
    { first: listed.data?.items.map(({ flowId: value, name: label }) => ({ value, label })) ?? [] },
    listed,
  );
}

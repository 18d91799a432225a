import { ApiProblem } from '../../api/api-problem.js';
import { environment, hostedGroups } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import type { Room } from './draft.js';

/** What is free for a group that is being made; and why none can be, where that is so (S106). */
export function useRoom(): { readonly room: Room | undefined; readonly limitReached: ApiProblem | undefined } {
  const { data: about } = useAnswer(environment);
  const { data: groups } = useAnswer(hostedGroups, { query: { limit: 200, status: 'active,deleting' } });
  if (about === undefined) return { room: undefined, limitReached: undefined };
  const { policies } = about;
  const most = policies['maximumHostedGroups']?.value ?? Infinity;
  const full = about.activeGroups >= most;
  return {
    room: {
      capacity: about.capacity.addOns,
      committed: about.capacity.committed,
      free: about.capacity.free,
      maximumBots: policies['maximumBotsPerGroup']?.value ?? Infinity,
      accesses: about.accesses,
      names: groups?.items.filter(({ status }) => status === 'active').map(({ name }) => name) ?? [],
    },
    limitReached: full
      ? new ApiProblem({
          status: 409,
          title: 'No room for another group',
          detail: `This environment has ${about.activeGroups} hosted machine groups, and may have ${most}. Delete one first, or raise the limit in Administration.`,
        })
      : undefined,
  };
}

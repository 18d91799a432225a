import type { RunView } from '#protocol/generated/api.gen.js';
import type { Inputs } from './inputs.js';

/** A run that is run again: by the same account, with the same priority, reference and inputs. */
export type Former = Pick<
  RunView,
  'runId' | 'groupId' | 'flowId' | 'connectionId' | 'priority' | 'correlationId' | 'inputsBytes'
>;
export type Given = { readonly groupId?: string; readonly flowId?: string; readonly again?: Former };

/** What a person chose for a run; the empty text where nothing is. */
export type Chosen = {
  readonly groupId: string;
  readonly flowId: string;
  readonly connectionId: string;
  readonly priority: 'normal' | 'high';
  readonly correlationId: string;
  /** `undefined` until they are changed. */
  readonly inputs: Inputs | undefined;
};

export const chosenFirst = ({ again, groupId = '', flowId = '' }: Given): Chosen => ({
  groupId: again?.groupId ?? groupId,
  flowId: again?.flowId ?? flowId,
  connectionId: again?.connectionId ?? '',
  priority: again?.priority ?? 'normal',
  correlationId: again?.correlationId ?? '',
  inputs: undefined,
});

/** Another group has other connections, and another flow takes other inputs. */
export function withChoice(chosen: Chosen, part: Partial<Chosen>): Chosen {
  const next = { ...chosen, ...part };
  return {
    ...next,
    ...(next.groupId === chosen.groupId ? {} : { connectionId: '' }),
    ...(next.flowId === chosen.flowId ? {} : { inputs: undefined }),
  };
}

type Way = { readonly connectionId: string; readonly groupId: string };

/** By which connection a run goes: the one that was chosen or, where there is no choice, the only one of its group. */
export function wayOf<Each extends Way>(chosen: Chosen, connections: readonly Each[]): Each | undefined {
  const ways = connections.filter(({ groupId }) => groupId === chosen.groupId);
  if (chosen.connectionId !== '') return ways.find(({ connectionId }) => connectionId === chosen.connectionId);
  return ways.length === 1 ? ways[0] : undefined;
}

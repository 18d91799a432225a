import type { Policies } from '../environment/policies.js';
import type { ImageVersion } from '../hosted-groups/hosted-groups.events.js';

/** What the rules of a bot need from elsewhere. */
export type BotFacts = {
  readonly policies: Policies;
  /** The group that a `RequestBot` names; `undefined` for every other command. Its bots outlive no change of it: X14 replaces them. */
  readonly group:
    | {
        readonly status: 'active' | 'deleting' | 'deleted';
        readonly image: ImageVersion;
        readonly sessionReuse: boolean;
      }
    | undefined;
};

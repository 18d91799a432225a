import type { Message } from '#kernel/message.js';
import type { FlowDefinition } from './flow.events.js';

type OfFlow = { readonly environmentId: string; readonly flowId: string };

export type FlowCommand =
  | Message<
      'CreateFlow',
      OfFlow & {
        readonly name: string;
        readonly description: string;
        readonly definition: FlowDefinition;
        readonly ownerId: string;
      }
    >
  /** `expectedVersion` is the latest version that the person saw (If-Match). */
  | Message<'PublishFlowVersion', OfFlow & { readonly definition: FlowDefinition; readonly expectedVersion?: number }>;

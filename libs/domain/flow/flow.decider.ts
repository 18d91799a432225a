import { isDeepStrictEqual } from 'node:util';
import type { Decider } from '#kernel/decider.js';
import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { descriptionFrom, nameFrom } from '../text.js';
import { refuseUnfitDefinition } from './flow-definition.js';
import type { FlowCommand } from './flow.commands.js';
import type { FlowDefinition, FlowEvent } from './flow.events.js';

type Existing = {
  readonly status: 'existing';
  readonly name: string;
  readonly description: string;
  readonly ownerId: string;
  readonly version: number;
  /** Of the latest version. */
  readonly definition: FlowDefinition;
};
export type FlowState = { readonly status: 'absent' } | Existing;

/** Flow names are unique. Two created at the same moment may share one, and are told apart by their ids. */
export type FlowFacts = { readonly nameTaken: boolean };

/** P5: one flow, in versions that count from 1. A run names the version that it executes, so none is ever changed. */
export const flowDecider: Decider<FlowCommand, FlowState, FlowEvent, FlowFacts> = {
  kind: 'flow',
  initial: { status: 'absent' },
  decide: ({ type, data }, flow, facts, now) => {
    switch (type) {
      case 'CreateFlow':
        return createFlow(data, flow, facts, now);
      case 'PublishFlowVersion':
        return publishFlowVersion(data, flow, now);
    }
    return assertNever(type);
  },
  evolve: (flow, { type, data }) => {
    switch (type) {
      case 'FlowCreated': {
        const { name, description, ownerId, version, definition } = data;
        return { status: 'existing', name, description, ownerId, version, definition };
      }
      case 'FlowVersionPublished':
        return flow.status === 'absent' ? flow : { ...flow, version: data.version, definition: data.definition };
    }
    return assertNever(type);
  },
};

type On<Type extends FlowCommand['type']> = DataOf<FlowCommand, Type>;

function createFlow(wish: On<'CreateFlow'>, flow: FlowState, { nameTaken }: FlowFacts, now: number): FlowEvent[] {
  const name = nameFrom(wish.name);
  const description = descriptionFrom(wish.description);
  const { environmentId, flowId, definition, ownerId } = wish;
  refuseUnfitDefinition(definition);
  if (flow.status === 'existing') {
    const wished: FlowState = { status: 'existing', name, description, ownerId, version: 1, definition };
    return isDeepStrictEqual(flow, wished) ? [] : reject('idempotency-key-used');
  }
  if (nameTaken) reject('name-taken');
  const data = { environmentId, flowId, name, description, version: 1, definition, ownerId, createdAt: now };
  return [{ type: 'FlowCreated', data }];
}

/** A version that says what the latest one says is no new version. */
function publishFlowVersion(wish: On<'PublishFlowVersion'>, flow: FlowState, now: number): FlowEvent[] {
  if (flow.status === 'absent') reject('flow-not-found');
  const { environmentId, flowId, definition, expectedVersion: expected } = wish;
  if (expected !== undefined && expected !== flow.version) reject('stale-version', { expected, actual: flow.version });
  refuseUnfitDefinition(definition);
  if (isDeepStrictEqual(definition, flow.definition)) return [];
  const version = flow.version + 1;
  return [{ type: 'FlowVersionPublished', data: { environmentId, flowId, version, definition, publishedAt: now } }];
}

import type { FlowDefinition, FlowEvent } from '#domain/flow/flow.events.js';
import { flowDecider } from '#domain/flow/flow.decider.js';
import { streamOf } from '#domain/streams.js';
import type { RunOrder } from '#protocol/agent.js';
import { LOG_LIMIT_BYTES, SealBroken } from '#vault/ports.js';
import { groupState } from '../engine/facts.js';
import { credentialReference, secretReference, type AccountCredential } from '../engine/references.js';
import type { RunIdentity } from './agent-tokens.js';
import type { Gateway } from './gateway.js';

/** Something that the run needs is no longer there: a secret, a credential, its inputs. The run fails before its flow starts. */
export class OrderIncomplete extends Error {
  override readonly name = 'OrderIncomplete';
}

/** All that a bot needs to run one run, secrets resolved: made anew for each call, kept nowhere. */
export async function runOrder(
  gateway: Gateway,
  { environmentId, runId }: RunIdentity,
): Promise<Omit<RunOrder, 'leaseMs'>> {
  const { engine } = gateway;
  // Its start has just been appended, or read, by this process.
  const run = await gateway.run(environmentId, runId, 'kept');
  if (run.status !== 'running' && run.status !== 'cancelling') throw new OrderIncomplete('the run is not running');
  const { core, ordered } = run;
  const definition = await definitionOf(gateway, environmentId, core.flowId, core.flowVersion);
  const inputs = ordered.inputsId === null ? {} : await engine.payloads.get(ordered.inputsId);
  if (inputs === undefined) throw new OrderIncomplete('its inputs have been erased');
  return {
    flow: {
      command: definition.command,
      arguments: definition.arguments,
      environment: await resolved(gateway, environmentId, definition.environment),
      ...(definition.folder === null ? {} : { folder: definition.folder }),
      ...(definition.timeoutMs === null ? {} : { timeoutMs: definition.timeoutMs }),
    },
    inputs: inputs as Record<string, unknown>,
    sessionReuse: (await groupState(engine.states, environmentId, core.groupId))?.sessionReuse ?? false,
    account: await accountOf(gateway, environmentId, ordered.connectionId),
    runDeadlineInMs: Math.max(0, run.runDeadline - engine.clock.now()),
    logLimitBytes: LOG_LIMIT_BYTES,
  };
}

/** Mostly the latest, which is at hand. Versions count from 1 and are one event each, so the version says which event has its definition. */
async function definitionOf(
  { engine }: Gateway,
  environmentId: string,
  flowId: string,
  version: number,
): Promise<FlowDefinition> {
  const stream = streamOf('flow', environmentId, flowId);
  const { state } = await engine.states.load(flowDecider, stream);
  if (state.status === 'existing' && state.version === version) return state.definition;
  const [event] = await engine.store.read(stream, version - 1, 1);
  if (event === undefined) throw new OrderIncomplete(`version ${version} of its flow is not there`);
  return (event as unknown as FlowEvent).data.definition;
}

async function resolved({ engine }: Gateway, environmentId: string, environment: FlowDefinition['environment']) {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (typeof value === 'string') {
      values[name] = value;
      continue;
    }
    values[name] = await opened(engine, secretReference(environmentId, value.secret), `secret ${value.secret}`);
  }
  return values;
}

/** X20: the credential goes to the bot per run, over its authenticated connection. */
async function accountOf(gateway: Gateway, environmentId: string, connectionId: string): Promise<RunOrder['account']> {
  const kept = await gateway.connection(environmentId, connectionId, 'kept');
  const state = 'credentialId' in kept ? kept : await gateway.connection(environmentId, connectionId, 'newest');
  if (!('credentialId' in state)) throw new OrderIncomplete('its connection is gone');
  // It was deleted while the bot had the run already, but not its order.
  if (state.status === 'deleted') throw new OrderIncomplete('its connection was deleted');
  if (state.credentialId === null) return { kind: 'agentAccount' };
  const credential = await opened(
    gateway.engine,
    credentialReference(state.credentialId),
    "its connection's credential",
  );
  return { kind: 'account', ...(JSON.parse(credential) as AccountCredential) };
}

/** A secret that can't be opened, because the key is another one than it was sealed with, is as good as gone. */
async function opened({ secrets }: Gateway['engine'], reference: string, name: string): Promise<string> {
  const value = await secrets.get(reference).catch((error: unknown) => {
    throw error instanceof SealBroken ? new OrderIncomplete(`${name} can't be opened`, { cause: error }) : error;
  });
  if (value === undefined) throw new OrderIncomplete(`${name} is not there`);
  return value;
}

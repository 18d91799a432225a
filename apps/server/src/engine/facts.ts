import type { DataOf } from '#kernel/message.js';
import type { BotCommand } from '#domain/bot/bot.commands.js';
import type { ConnectionCommand } from '#domain/connection/connection.commands.js';
import { connectionDecider, type ConnectionFacts } from '#domain/connection/connection.decider.js';
import { wholenessOf } from '#domain/connection/wholeness.js';
import { environmentDecider } from '#domain/environment/environment.decider.js';
import type { Policies } from '#domain/environment/policies.js';
import { flowDecider } from '#domain/flow/flow.decider.js';
import { hostedGroupsDecider } from '#domain/hosted-groups/hosted-groups.decider.js';
import type { HostedGroupsCommand } from '#domain/hosted-groups/hosted-groups.commands.js';
import type { HostedGroupsFacts } from '#domain/hosted-groups/hosted-groups.facts.js';
import type { HostedGroup } from '#domain/hosted-groups/hosted-groups.state.js';
import type { GroupAccess, ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';
import { imageDecider } from '#domain/image/image.decider.js';
import { principalDecider } from '#domain/access/principal.decider.js';
import { reject } from '#domain/rejections.js';
import type { RunCommand } from '#domain/run/run.commands.js';
import type { RunFacts, RunTarget } from '#domain/run/run.facts.js';
import { streamOf } from '#domain/streams.js';
import { asCompared, isSameName, nameFrom } from '#domain/text.js';
import type { BotFacts } from '#domain/bot/bot.facts.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { RowCursor } from '#runtime/row-query.js';
import type { RowStore, Table } from '#runtime/row-store.js';
import type { States } from '#runtime/states.js';
import type { SecretStore } from '#vault/ports.js';
import { credentialOf } from './credential-of.js';

/** Where facts come from: warm states of other streams, and counts from the read models. All of it may be a moment old. */
export type Sources = {
  readonly states: States;
  readonly rows: RowStore;
  readonly secrets: Pick<SecretStore, 'get'>;
  /** As whom bots can run flows here. */
  readonly accesses: readonly GroupAccess[];
  table(projection: string): Table;
  /** Counts of a group, from memory where this process follows them. */
  group(groupId: string): Promise<GroupRow | undefined>;
};

export async function policiesOf(states: States, environmentId: string): Promise<Policies> {
  const { state } = await states.load(environmentDecider, streamOf('environment', environmentId));
  return state.status === 'absent' ? reject('environment-not-found') : state.policies;
}

export async function groupState(
  states: States,
  environmentId: string,
  groupId: string,
): Promise<HostedGroup | undefined> {
  const { state } = await states.load(hostedGroupsDecider, streamOf('hostedGroups', environmentId));
  return Object.hasOwn(state.groups, groupId) ? state.groups[groupId] : undefined;
}

export async function hostedGroupsFacts(sources: Sources, { data }: HostedGroupsCommand): Promise<HostedGroupsFacts> {
  const { environmentId } = data;
  const row = 'groupId' in data ? await sources.group(data.groupId) : undefined;
  return {
    policies: await policiesOf(sources.states, environmentId),
    accessAvailable: !('access' in data) || sources.accesses.includes(data.access),
    imageExists: !('image' in data) || (await imageExists(sources.states, environmentId, data.image)),
    activity: { openRuns: (row?.queued ?? 0) + (row?.running ?? 0), lastActivityAt: row?.lastActivityAt ?? null },
  };
}

async function imageExists(
  states: States,
  environmentId: string,
  { imageId, version }: ImageVersion,
): Promise<boolean> {
  const { state } = await states.load(imageDecider, streamOf('image', environmentId, imageId));
  return state.status === 'registered' && version >= 1 && version <= state.latestVersion;
}

export async function connectionFacts({ states }: Sources, { data }: ConnectionCommand): Promise<ConnectionFacts> {
  return { group: 'groupId' in data ? await groupState(states, data.environmentId, data.groupId) : undefined };
}

export async function botFacts({ states }: Sources, { data }: BotCommand): Promise<BotFacts> {
  const group = 'groupId' in data ? await groupState(states, data.environmentId, data.groupId) : undefined;
  return { policies: await policiesOf(states, data.environmentId), group };
}

export async function runFacts(sources: Sources, { type, data }: RunCommand): Promise<RunFacts> {
  return {
    policies: await policiesOf(sources.states, data.environmentId),
    target: type === 'EnqueueRun' ? await runTarget(sources, data) : undefined,
  };
}

/** What an `EnqueueRun` names, as it stands. */
async function runTarget(sources: Sources, names: DataOf<RunCommand, 'EnqueueRun'>): Promise<RunTarget> {
  const { states, group } = sources;
  const { environmentId, groupId } = names;
  const [alive, connection, flow, row] = await Promise.all([
    groupState(states, environmentId, groupId),
    connectionOf(sources, environmentId, names.connectionId),
    states.load(flowDecider, streamOf('flow', environmentId, names.flowId)),
    group(groupId),
  ]);
  return {
    group: alive,
    connection,
    flow: flow.state.status === 'absent' ? undefined : { latestVersion: flow.state.version },
    waiting: row?.queued ?? 0,
  };
}

/** X5: the connection and whether it is whole; `undefined` where there is none. */
async function connectionOf(
  { states, secrets }: Sources,
  environmentId: string,
  connectionId: string,
): Promise<RunTarget['connection']> {
  const { state } = await states.load(connectionDecider, streamOf('connection', environmentId, connectionId));
  if (state.status === 'absent') return undefined;
  if (state.status === 'deleted') return { groupId: state.groupId, status: 'deleted' };
  const group = await groupState(states, environmentId, state.groupId);
  const credential = await credentialOf(secrets, state.credentialId);
  return { groupId: state.groupId, status: wholenessOf(group?.status, credential) };
}

const PAGE_ROWS = 1_000;

/** Whether another thing of the same kind has the name, whatever its case: among all whose names hold it, however many. */
export async function nameTaken(
  { rows, table }: Sources,
  projection: 'flows' | 'images',
  environmentId: string,
  name: string,
): Promise<boolean> {
  const where = [
    { field: 'environmentId', is: environmentId },
    { field: 'name', contains: asCompared(nameFrom(name)) },
  ];
  for (let after: RowCursor | undefined; ;) {
    const behind = after === undefined ? {} : { after };
    const page = await rows.query(table(projection), { where, limit: PAGE_ROWS, ...behind });
    const names = page.rows.map(({ body }) => (JSON.parse(body) as { name: string }).name);
    if (names.some((other) => isSameName(other, nameFrom(name)))) return true;
    after = page.next;
    if (after === undefined) return false;
  }
}

export async function principalExists(states: States, subjectId: string): Promise<boolean> {
  const { state } = await states.load(principalDecider, streamOf('principal', subjectId));
  return state.status === 'existing';
}

import { Inject, Injectable } from '@nestjs/common';
import { connectionDecider } from '#domain/connection/connection.decider.js';
import { flowDecider } from '#domain/flow/flow.decider.js';
import { hostedGroupsDecider } from '#domain/hosted-groups/hosted-groups.decider.js';
import { reject } from '#domain/rejections.js';
import { streamOf } from '#domain/streams.js';
import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import type { RunRow } from '#projections/runs/run.row.js';
import type { Engine } from '../../engine/engine.js';
import { invalidRequest, Problem } from '../http/problem.js';
import { ReadModels } from '../http/read-models.js';
import { READ_YOUR_WRITES_MS } from '../http/read-your-writes.js';
import { ENGINE } from '../tokens.js';
import type { EnqueueRunRequest } from './run.dto.js';
import type { RunNotes } from './run.view.js';

export type Target = { readonly groupId: string; readonly connectionId: string };

/** What a request leaves out that can mean one thing only. */
@Injectable()
export class RunTargets {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly readModels: ReadModels,
  ) {}

  /** A connection leads to its group; a group to its connection if it has just one. */
  async targetOf(environmentId: string, { groupId, connectionId }: EnqueueRunRequest): Promise<Target> {
    if (connectionId !== undefined) {
      return { connectionId, groupId: groupId ?? (await this.groupOf(environmentId, connectionId)) };
    }
    if (groupId === undefined) throw invalidRequest({ pointer: '', detail: 'must have a groupId or a connectionId' });
    return { groupId, connectionId: await this.connectionOf(environmentId, groupId) };
  }

  /** The latest version; 1 for a flow that is not there, which is for the domain to refuse. */
  async latestVersion(environmentId: string, flowId: string): Promise<number> {
    const { state } = await this.engine.states.load(flowDecider, streamOf('flow', environmentId, flowId));
    return state.status === 'absent' ? 1 : state.version;
  }

  /** What the run's group and flow are called, from the states that its command has just been decided by. */
  async namesOf(environmentId: string, { groupId, flowId }: RunRow): Promise<Pick<RunNotes, 'groupName' | 'flowName'>> {
    const { states } = this.engine;
    const [groups, flow] = await Promise.all([
      states.load(hostedGroupsDecider, streamOf('hostedGroups', environmentId)),
      states.load(flowDecider, streamOf('flow', environmentId, flowId)),
    ]);
    return {
      groupName: groups.state.groups[groupId]?.name,
      flowName: flow.state.status === 'absent' ? undefined : flow.state.name,
    };
  }

  private async groupOf(environmentId: string, connectionId: string): Promise<string> {
    const { state } = await this.engine.states.load(
      connectionDecider,
      streamOf('connection', environmentId, connectionId),
    );
    return state.status === 'absent' ? reject('connection-not-found') : state.groupId;
  }

  private async connectionOf(environmentId: string, groupId: string): Promise<string> {
    await this.refuseUnlessAlive(environmentId, groupId);
    const [one, another] = (await this.connectionsOf(groupId)) ?? (await this.connectionsOf(groupId, true)) ?? [];
    if (another !== undefined)
      throw invalidRequest({ pointer: '/connectionId', detail: 'must be given: the group has several connections' });
    if (one === undefined) throw new Problem('group-without-connection');
    return one.connectionId;
  }

  private async refuseUnlessAlive(environmentId: string, groupId: string): Promise<void> {
    const { state } = await this.engine.states.load(hostedGroupsDecider, streamOf('hostedGroups', environmentId));
    const status = Object.hasOwn(state.groups, groupId) ? state.groups[groupId]?.status : undefined;
    if (status === undefined) reject('group-not-found');
    if (status === 'deleting') reject('group-being-deleted');
    if (status === 'deleted') reject('group-deleted');
  }

  /** At most two; `undefined` for none. `newest`: one that was made a moment ago may not have been folded yet. */
  private async connectionsOf(groupId: string, newest = false): Promise<readonly ConnectionRow[] | undefined> {
    const head = newest ? await this.engine.store.head() : undefined;
    if (head !== undefined) await this.engine.caughtUp('connections', head, READ_YOUR_WRITES_MS);
    const where = [
      { field: 'groupId', is: groupId },
      { field: 'status', is: 'active' },
    ];
    const rows = await this.readModels.present.all<ConnectionRow>('connections', where, 2);
    return rows.length === 0 ? undefined : rows;
  }
}

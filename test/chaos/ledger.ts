import { readFile } from 'node:fs/promises';
import type { PatientClient } from './patient-client.js';

type RunView = { readonly runId: string; readonly status: string };
type AuditItem = {
  readonly type: string;
  readonly data: {
    readonly runId?: string;
    readonly description?: string;
    readonly botId?: string;
    readonly version?: number;
  };
};
type Comparison = { readonly projection: string; readonly equal: boolean; readonly differences: readonly unknown[] };

const ENDS = ['succeeded', 'failed', 'cancelled', 'timedOut'];
const END_EVENTS = ['RunSucceeded', 'RunFailed', 'RunCancelled', 'RunTimedOut'];

/** What was acknowledged, kept outside of the system, and compared with what the system says at the end. */
export class Ledger {
  readonly runs = new Set<string>();
  readonly descriptions = new Set<string>();
  readonly imageVersions = new Set<number>();
  readonly problems: string[] = [];

  constructor(
    private readonly client: PatientClient,
    /** Each executed flow appends its run's id to it. */
    private readonly executionsFile: string,
    private readonly capacity: number,
  ) {}

  /** Also at rest, when every bot has gone. */
  async everySlotIsReleased(): Promise<void> {
    const { items } = await this.client.get<{ items: { capacity: { inUse: number } }[] }>('environments');
    const inUse = items[0]?.capacity.inUse;
    if (inUse !== 0) this.problems.push(`${inUse} slots were never released`);
  }

  /** Finds every broken promise; an empty list is what chaos must end with. */
  async verdict(): Promise<readonly string[]> {
    await this.everyRunHasOneEnd();
    await this.noRunExecutedTwice();
    await this.everyAcknowledgedEditIsThere();
    await this.slotsStayedWithinCapacity();
    await this.readModelsEqualTheirRebuild();
    return [...this.problems, ...this.client.problems];
  }

  private async everyRunHasOneEnd(): Promise<void> {
    const runs = new Map((await this.client.all<RunView>('environments/default/runs')).map((run) => [run.runId, run]));
    for (const runId of this.runs) {
      const status = runs.get(runId)?.status;
      if (status === undefined) this.problems.push(`run ${runId} was acknowledged and is not there`);
      else if (!ENDS.includes(status)) this.problems.push(`run ${runId} has not ended: ${status}`);
    }
    const ends = new Map<string, number>();
    for (const type of END_EVENTS)
      for (const { data } of await this.audited(type))
        ends.set(data.runId ?? '', (ends.get(data.runId ?? '') ?? 0) + 1);
    for (const [runId, times] of ends) if (times > 1) this.problems.push(`run ${runId} ended ${times} times`);
  }

  private async noRunExecutedTwice(): Promise<void> {
    const executed = (await readFile(this.executionsFile, 'utf8').catch(() => '')).split('\n').filter(Boolean);
    const times = new Map<string, number>();
    for (const runId of executed) times.set(runId, (times.get(runId) ?? 0) + 1);
    for (const [runId, count] of times) if (count > 1) this.problems.push(`run ${runId} was executed ${count} times`);
    for (const { data } of await this.audited('RunSucceeded'))
      if (!times.has(data.runId ?? '')) this.problems.push(`run ${data.runId} succeeded and was never executed`);
  }

  private async everyAcknowledgedEditIsThere(): Promise<void> {
    const described = new Set((await this.audited('HostedGroupDescribed')).map(({ data }) => data.description));
    for (const description of this.descriptions)
      if (!described.has(description))
        this.problems.push(`the edit "${description}" was acknowledged and is not there`);
    const versions = (await this.audited('ImageVersionPublished')).map(({ data }) => data.version);
    for (const version of this.imageVersions)
      if (versions.filter((one) => one === version).length !== 1)
        this.problems.push(`version ${version} of the image was acknowledged and is not there once`);
  }

  /** I3, replayed from the log: at no moment were more slots reserved than there are. */
  private async slotsStayedWithinCapacity(): Promise<void> {
    const held = new Set<string>();
    const events = await this.client.all<AuditItem>('environments/default/audit?kind=hostedGroups&sort=position');
    for (const { type, data } of events) {
      if (type === 'SlotReserved') held.add(data.botId ?? '');
      if (type === 'SlotReleased') held.delete(data.botId ?? '');
      if (held.size > this.capacity) this.problems.push(`${held.size} slots were reserved of ${this.capacity}`);
    }
  }

  private async readModelsEqualTheirRebuild(): Promise<void> {
    const { items } = await this.client.get<{ items: { name: string }[] }>('projections');
    for (const { name } of items) {
      const { body } = await this.client.command<Comparison>('POST', `projections/${name}/comparison`, {});
      if (!body.equal) this.problems.push(`${name} differs from its rebuild: ${JSON.stringify(body.differences)}`);
    }
  }

  private audited(type: string): Promise<AuditItem[]> {
    return this.client.all<AuditItem>(`environments/default/audit?type=${type}`);
  }
}

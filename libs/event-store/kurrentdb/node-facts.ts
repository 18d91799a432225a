import type { ChannelInterface, Client, ClientUnaryCall, ServiceError } from '@grpc/grpc-js';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import messages, {
  type ClusterInfo,
  type MemberInfo,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Connection } from './connection.js';
import { readFailure } from './failures.js';

const TIMEOUT_MS = 5_000;
/** The server tells its time in whole seconds. */
const RESOLUTION_MS = 1_000;

/** What a node says of itself and its cluster. */
export type NodeFacts = {
  readonly role: 'leader' | 'follower' | 'neither';
  readonly nodes: number;
  readonly nodesAlive: number;
  /** By how many milliseconds its clock is ahead of ours, 0 within the second that it tells; `undefined` if it tells no time. */
  readonly clockAheadMs: number | undefined;
};

/** The client asks these things for itself, by ways that it keeps from others. */
type AsksGossip = {
  execute<T>(service: typeof gossip.GossipClient, name: string, action: (client: Gossip) => Promise<T>): Promise<T>;
  getChannel(): Promise<ChannelInterface>;
};
type Gossip = InstanceType<typeof gossip.GossipClient> & Client;
type Told = { readonly cluster: ClusterInfo; readonly date: string | undefined };

/** Throws `StoreUnavailable` or `StoreRefused`. */
export async function nodeFacts(connection: Connection): Promise<NodeFacts> {
  try {
    return await connection.ask(TIMEOUT_MS, async (client) => {
      const asking = client as unknown as KurrentDBClient & AsksGossip;
      const askedAt = Date.now();
      const { cluster, date } = await asking.execute(gossip.GossipClient, 'node facts', told);
      const now = (askedAt + Date.now()) / 2;
      const target = (await asking.getChannel()).getTarget();
      return { ...factsOf(cluster.getMembersList(), target), clockAheadMs: aheadMs(date, now) };
    });
  } catch (error) {
    throw readFailure(error);
  }
}

const told = (client: Gossip): Promise<Told> =>
  new Promise((resolve, reject) => {
    let date: string | undefined;
    const answered = (error: ServiceError | null, cluster: ClusterInfo): void =>
      error === null ? resolve({ cluster, date }) : reject(error);
    const call: ClientUnaryCall = client.read(new shared.Empty(), answered);
    call.on('metadata', (metadata) => (date = metadata.get('date')[0]?.toString()));
  });

function factsOf(members: readonly MemberInfo[], target: string): Omit<NodeFacts, 'clockAheadMs'> {
  const nodes = members.filter((member) => member.getState() !== messages.MemberInfo.VNodeState.MANAGER);
  const ours = nodes.find((member) => isAt(member, target)) ?? (nodes.length === 1 ? nodes[0] : undefined);
  const alive = nodes.filter((member) => member.getIsAlive());
  return { role: roleOf(ours), nodes: nodes.length, nodesAlive: alive.length };
}

function isAt(member: MemberInfo, target: string): boolean {
  const endPoint = member.getHttpEndPoint();
  return endPoint !== undefined && target.endsWith(`${endPoint.getAddress()}:${endPoint.getPort()}`);
}

function roleOf(member: MemberInfo | undefined): NodeFacts['role'] {
  const { LEADER, FOLLOWER, READONLYREPLICA } = messages.MemberInfo.VNodeState;
  switch (member?.getState()) {
    case LEADER:
      return 'leader';
    case FOLLOWER:
    case READONLYREPLICA:
      return 'follower';
    default:
      return 'neither';
  }
}

function aheadMs(date: string | undefined, now: number): number | undefined {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return undefined;
  const ahead = told - now;
  // It is anywhere in the second that begins with what was told.
  if (ahead > 0) return Math.round(ahead);
  return Math.min(0, Math.round(ahead + RESOLUTION_MS));
}

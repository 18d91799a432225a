import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import { uuid } from './messages.js';

type Address = { readonly host: string; readonly port: number };

/** What a node tells about its cluster: itself, and the leader where that is another. */
export function clusterInfo(self: Address, leader: Address): InstanceType<typeof gossip.ClusterInfo> {
  const { VNodeState } = gossip.MemberInfo;
  const info = new gossip.ClusterInfo();
  const isLeader = self.port === leader.port;
  const others = isLeader ? [] : [member(self, VNodeState.FOLLOWER)];
  info.setMembersList([member(leader, VNodeState.LEADER), ...others]);
  return info;
}

function member({ host, port }: Address, state: number): InstanceType<typeof gossip.MemberInfo> {
  const endPoint = new gossip.EndPoint();
  endPoint.setAddress(host);
  endPoint.setPort(port);
  const info = new gossip.MemberInfo();
  info.setInstanceId(uuid(`00000000-0000-4000-8000-${String(port).padStart(12, '0')}`));
  info.setTimeStamp(String(Date.now()));
  info.setState(state);
  info.setIsAlive(true);
  info.setHttpEndPoint(endPoint);
  return info;
}

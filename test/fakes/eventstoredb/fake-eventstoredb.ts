import type { handleUnaryCall, sendUnaryData, ServerDuplexStream } from '@grpc/grpc-js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import gossipService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import featureService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import type { SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { BatchAppendReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { promisify } from 'node:util';
import { batchAppend, type BatchAppendResp } from './batch-append.js';
import { clusterInfo } from './cluster-info.js';
import { Faults } from './faults.js';
import { Log } from './log.js';
import { read, type ReadCall } from './read.js';
import { supportedMethods } from './supported-methods.js';
import { Wire } from './wire.js';

/** A server that speaks the protocol of EventStoreDB, in memory, with a script of faults and a cable that can be cut. */
export type FakeEventStoreDb = {
  /** As `EVENTSTORE_URL` would have it. */
  readonly url: string;
  readonly port: number;
  readonly log: Log;
  readonly faults: Faults;
  readonly wire: Wire;
  stop(): Promise<void>;
};

export type FakeOptions = {
  readonly version?: string;
  /** One log behind several nodes makes a cluster of them. */
  readonly log?: Log;
  /** Where a node that does not lead sends its clients; itself unless told. */
  readonly leader?: () => { readonly host: string; readonly port: number };
};

export async function startFakeEventStoreDb(options: FakeOptions = {}): Promise<FakeEventStoreDb> {
  const { version = '23.10.8', log = new Log() } = options;
  const faults = new Faults();
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  const serverPort = await promisify(server.bindAsync.bind(server))('127.0.0.1:0', ServerCredentials.createInsecure());
  const wire = await Wire.open(serverPort);
  const self = () => ({ host: '127.0.0.1', port: wire.port });
  const { leader = self } = options;
  const parts = { log, takeFault: () => faults.take(), cut: () => wire.cut(), leader };
  server.addService(streamService.StreamsService, {
    read: (call: ReadCall) => void read(call, log),
    batchAppend: (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) => batchAppend(call, parts),
  });
  server.addService(featureService.ServerFeaturesService, {
    getSupportedMethods: answerWith(() => supportedMethods(version)),
  });
  server.addService(gossipService.GossipService, { read: answerWith(() => clusterInfo(self(), leader())) });
  return {
    url: `esdb://127.0.0.1:${wire.port}?tls=false`,
    port: wire.port,
    log,
    faults,
    wire,
    stop: async () => {
      await wire.close();
      server.forceShutdown();
    },
  };
}

const answerWith =
  <Answer extends SupportedMethods | ClusterInfo>(answer: () => Answer): handleUnaryCall<Empty, Answer> =>
  (_: unknown, send: sendUnaryData<Answer>) =>
    send(null, answer());

import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';

/** Its version, and the one method that the client asks for before it uses it. */
export function supportedMethods(version: string): InstanceType<typeof features.SupportedMethods> {
  const batchAppend = new features.SupportedMethod();
  batchAppend.setServiceName('event_store.client.streams.streams');
  batchAppend.setMethodName('batchappend');
  const methods = new features.SupportedMethods();
  methods.setEventStoreServerVersion(version);
  methods.setMethodsList([batchAppend]);
  return methods;
}

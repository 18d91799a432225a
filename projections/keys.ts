/** Which row an event is about, by the id that it carries. */
export const byRun = (event: { readonly data: { readonly runId: string } }): string => event.data.runId;
export const byGroup = (event: { readonly data: { readonly groupId: string } }): string => event.data.groupId;
export const byBot = (event: { readonly data: { readonly botId: string } }): string => event.data.botId;
export const byEnvironment = (event: { readonly data: { readonly environmentId: string } }): string =>
  event.data.environmentId;

/** Ends carry the bot that they left, and none where the run was still queued. */
export const byBotIfAny = (event: { readonly data: { readonly botId: string | null } }): readonly string[] =>
  event.data.botId === null ? [] : [event.data.botId];
export const byFlow = (event: { readonly data: { readonly flowId: string } }): string => event.data.flowId;
export const byConnection = (event: { readonly data: { readonly connectionId: string } }): string =>
  event.data.connectionId;
export const byImage = (event: { readonly data: { readonly imageId: string } }): string => event.data.imageId;
export const byKey = (event: { readonly data: { readonly keyId: string } }): string => event.data.keyId;

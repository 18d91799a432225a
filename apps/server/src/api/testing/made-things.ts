import type { Call } from './caller.js';

export type MadeThings = {
  readonly groupId: string;
  readonly connectionId: string;
  readonly flowId: string;
  /** What a run names to go to the group. */
  readonly target: { readonly connectionId: string };
};

/** A group, a connection to it, and a flow whose inputs must name an invoice. */
export async function madeThings(call: Call): Promise<MadeThings> {
  const group = await call('POST', 'hosted-groups', { body: { name: 'Invoices', committed: 1, maximum: 4 } });
  const groupId = String(group.body.groupId);
  const connection = await call('POST', 'connections', { body: { groupId, name: 'Invoices', kind: 'agentAccount' } });
  const connectionId = String(connection.body.connectionId);
  const inputsSchema = { type: 'object', required: ['invoice'], properties: { invoice: { type: 'integer' } } };
  const flow = await call('POST', 'flows', { body: { name: 'Post', command: 'node', inputsSchema } });
  return { groupId, connectionId, flowId: String(flow.body.flowId), target: { connectionId } };
}

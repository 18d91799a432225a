import { readFileSync } from 'node:fs';
import type { Connection, Flow, FlowDefinition, Group } from '../client/views.js';
import type { Context } from '../context.js';
import { COMMITTED, FLOW_SCRIPT, IDLE_TIMEOUT_MS, INPUTS_SCHEMA, MAXIMUM } from './demo-settings.js';

const FLOW = 'Check invoices';

type Stage = { readonly group: Group; readonly flowId: string; readonly connectionId: string };

/** The policy, the flow, a new group, and the connection that leads to it. */
export async function setUp(context: Context): Promise<Stage> {
  const { api } = context;
  await api.patch(context.path(), { policies: { idleTimeoutMs: IDLE_TIMEOUT_MS } });
  const flowId = await flowOf(context);
  const name = `Invoices ${new Date().toISOString().slice(0, 19).replace('T', ' ')}`;
  const group = await api.post<Group>(context.path('hosted-groups'), {
    name,
    description: 'Checks the invoices of the demo.',
    committed: COMMITTED,
    maximum: MAXIMUM,
  });
  const connection = { groupId: group.groupId, name: `${name}, by the bot itself`, kind: 'agentAccount' };
  const { connectionId } = await api.post<Connection>(context.path('connections'), connection);
  return { group, flowId, connectionId };
}

/** The flow of an earlier demo, if it still is what would be made now; a new version where the project has moved. */
async function flowOf(context: Context): Promise<string> {
  const definition = {
    command: process.execPath,
    arguments: [FLOW_SCRIPT],
    inputsSchema: JSON.parse(readFileSync(INPUTS_SCHEMA, 'utf8')) as object,
  };
  const [known] = await context.api.list<Flow>(context.path('flows'), { name: FLOW });
  if (known === undefined) {
    const flow = { name: FLOW, description: 'Checks a batch of invoices.', ...definition };
    return (await context.api.post<Flow>(context.path('flows'), flow)).flowId;
  }
  const { command, arguments: args, inputsSchema } = await context.shown<Flow & FlowDefinition>('flows', known.flowId);
  const same = JSON.stringify({ command, arguments: args, inputsSchema }) === JSON.stringify(definition);
  if (!same) await context.api.post(context.path('flows', known.flowId, 'versions'), definition);
  return known.flowId;
}

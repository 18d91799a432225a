import { startServer, type ServerProcess } from '../harness/server-process.js';
import { post } from '../peers/load.js';
import { serve } from '../peers/serve.js';

const SETTLING_MS = 10_000;

type Asked = { readonly atOnce: number; readonly seconds: number };

/** The whole server in a process of its own, asked over HTTP by this one. */
serve(async ({ url }: { url: string }) => {
  const server = await startServer(url);
  const names = await scene(server);
  const http = (asked: Asked) =>
    post({ ...asked, url: `${server.url}/api/v1/environments/default/runs`, key: server.key, body: names });
  return {
    http,
    memory: async (asked: Asked) => {
      await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
      const rest = await server.memoryMb();
      let peak = rest;
      const watching = setInterval(() => void server.memoryMb().then((mb) => (peak = Math.max(peak, mb))), 100);
      await http(asked);
      clearInterval(watching);
      return { rest, peak };
    },
    close: () => server.stop(),
  };
});

async function scene(server: ServerProcess) {
  const made = async (things: string, body: object) => {
    const response = await fetch(`${server.url}/api/v1/environments/default/${things}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.key}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${things}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<'flowId' | 'groupId' | 'connectionId', string>;
  };
  const { flowId } = await made('flows', { name: 'benchmark', command: 'true' });
  const { groupId } = await made('hosted-groups', { name: 'benchmark', committed: 0, maximum: 1 });
  const { connectionId } = await made('connections', { name: 'benchmark', groupId, kind: 'agentAccount' });
  return { flowId, groupId, connectionId };
}

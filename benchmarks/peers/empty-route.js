import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { post } from './load.js';
import { payload } from './payload.js';
import { serve } from './serve.js';

/** The server is a process of its own, as Hostler's is; the load comes from this one. */
serve(async () => {
  const server = fork(fileURLToPath(new URL('./empty-route-server.js', import.meta.url)), [], { execArgv: [] });
  const [{ url }] = await once(server, 'message');
  const { groupId, flowId, connectionId } = payload(0);
  return {
    http: (asked) => post({ ...asked, url: `${url}/runs`, body: { groupId, flowId, connectionId } }),
    close: async () => void server.kill(),
  };
});

import { Api } from '../client/api.js';
import { findServer, type ServerOptions } from '../client/find-server.js';
import { Failure } from '../failure.js';
import type { Finding } from './finding.js';
import { examineFolder } from './folder.js';
import { examinePort } from './port.js';

const LEAST_NODE = [20, 19] as const;

type Variables = Readonly<Record<string, string | undefined>>;

export async function examine(
  options: ServerOptions,
  folder: string,
  variables: Variables,
): Promise<readonly Finding[]> {
  const server = await examineServer(options, variables);
  const port =
    server.some(({ remedy }) => remedy !== undefined) && options.url === undefined
      ? [await examinePort(variables)]
      : [];
  // Another machine's server has its stores elsewhere, and knows them itself.
  const stores = options.url === undefined ? await examineStores(folder, variables) : [];
  return [node(), await examineFolder(folder), ...server, ...port, ...stores];
}

async function examineStores(folder: string, variables: Variables): Promise<readonly Finding[]> {
  const offline = await import('../offline/examine-stores.js');
  return offline.examineStores(folder, variables);
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const found = `Node ${process.versions.node} on ${process.platform}-${process.arch}`;
  return { what: 'versions', found, ...(fits ? {} : { remedy: `Install Node ${LEAST_NODE.join('.')} or later.` }) };
}

async function examineServer(options: ServerOptions, variables: Variables): Promise<readonly Finding[]> {
  try {
    const access = findServer(options, variables);
    const api = new Api(access);
    const answer = await api.response('GET', '/health/ready', undefined, { patienceMs: 2_000 });
    const { checks } = (await answer.json()) as { checks: Readonly<Record<string, string>> };
    const session = await api.get<{ roles: readonly string[] }>('/session');
    return [
      { what: 'server', found: `${access.url} is ready` },
      ...Object.entries(checks).map(([what, found]) => ({ what, found })),
      { what: 'key', found: `accepted; ${session.roles.join(', ') || 'no role'}` },
    ];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [, found = error.message, remedy = error.message] = /^(.*?): (.*)$/.exec(error.message) ?? [];
    return [{ what: 'server', found, remedy: remedy.charAt(0).toUpperCase() + remedy.slice(1) }];
  }
}

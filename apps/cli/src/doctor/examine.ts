import { Api } from '../client/api.js';
import { findServer, type ServerOptions } from '../client/find-server.js';
import { send } from '../client/send.js';
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
  const isAway = server.length === 1;
  const port = isAway && options.url === undefined ? [await examinePort(variables)] : [];
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

/** Its log says why; what it is made of is looked at beside it. */
const notReady = (url: string, checks: Readonly<Record<string, string>>): readonly Finding[] => [
  {
    what: 'server',
    found: `${url} answers, and is not ready`,
    remedy: 'See what is not well below, and why in its log.',
  },
  ...Object.entries(checks).map(([what, found]) => ({
    ...{ what, found },
    ...(found === 'ok' ? {} : { remedy: remedies[what] ?? 'Its log says why.' }),
  })),
];

const remedies: Readonly<Record<string, string>> = {
  started: 'It is starting, or rebuilds a read model: wait, and look again.',
  eventStore: 'The event store does not answer: start it, or look at its own finding below.',
  rowStore: 'The database does not answer: start it, or look at its own finding below.',
  readModels: '"hostler projection list" and "hostler parked list" show what hangs.',
};

async function examineServer(options: ServerOptions, variables: Variables): Promise<readonly Finding[]> {
  try {
    const access = findServer(options, variables);
    const api = new Api(access);
    const readiness = await send(`${access.url}/health/ready`, {}, { patienceMs: 2_000 });
    const { checks } = (await readiness.json()) as { checks: Readonly<Record<string, string>> };
    if (!readiness.ok) return notReady(access.url, checks);
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

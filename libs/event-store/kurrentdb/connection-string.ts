/** A connection string that the client understands, and how it may be shown: without user and password. */
export type ConnectionString = { readonly forClient: string; readonly shown: string };

/** An address of an event store that can't be used. Its message never repeats the address: a password may stand in it. */
export class UnfitConnectionString extends Error {
  override readonly name = 'UnfitConnectionString';
}

const SCHEMES: Readonly<Record<string, string>> = {
  esdb: 'kurrentdb',
  'esdb+discover': 'kurrentdb+discover',
  kurrentdb: 'kurrentdb',
  'kurrentdb+discover': 'kurrentdb+discover',
};

const PARTS = /^(?<scheme>[a-z+]+):\/\/(?:(?<user>[^/?]*)@)?(?<nodes>[^/?@]+)\/?(?:\?(?<query>[^?]*))?$/;
const NODE = /^(?:[\w.-]+)(?::(?<port>\d{1,5}))?$/;

/** The client warns of any other on the console, with the whole string, password and all. */
const KNOWN_SETTINGS = [
  'tls',
  'tlsVerifyCert',
  'tlsCaFile',
  'userCertFile',
  'userKeyFile',
  'nodePreference',
  'connectionName',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'defaultDeadline',
];
/** Settings that the adapter builds on: an append that fails must say so, and each client has links of its own. */
const FIXED_SETTINGS = ['throwOnAppendFailure', 'keepAliveTimeout'];

/**
 * Reads `kurrentdb://[user:password@]node[,node…][?tls=false…]`, `esdb://…` and either with `+discover`. The client warns on
 * the console of `esdb`, and its errors carry the whole string; so what can be wrong is found here.
 */
export function readConnectionString(text: string): ConnectionString {
  const parts = PARTS.exec(text.trim())?.groups;
  const scheme = SCHEMES[parts?.['scheme'] ?? ''];
  if (parts === undefined || scheme === undefined) {
    throw new UnfitConnectionString('an event store is named as kurrentdb://host:2113 or esdb://host:2113');
  }
  const { user, nodes = '', query = '' } = parts;
  if (user !== undefined && !/^[^:]+:[^:]+$/.test(user)) {
    throw new UnfitConnectionString('user and password of the event store stand before its name as user:password@');
  }
  for (const node of nodes.split(',')) checkNode(node);
  const settings = query === '' ? [] : query.split('&');
  for (const setting of settings) checkSetting(setting);
  const shownSettings = settings.length === 0 ? '' : `?${settings.join('&')}`;
  return {
    forClient: `${scheme}://${user === undefined ? '' : `${user}@`}${nodes}${shownSettings}`,
    shown: `${scheme}://${nodes}`,
  };
}

function checkNode(node: string): void {
  const port = NODE.exec(node)?.groups?.['port'];
  const fits = NODE.test(node) && (port === undefined || (Number(port) > 0 && Number(port) < 65_536));
  if (!fits) throw new UnfitConnectionString('a node of the event store is named as host or host:port');
}

function checkSetting(setting: string): void {
  const [name = '', value = '', ...rest] = setting.split('=');
  if (!/^[\w-]+$/.test(name) || value === '' || rest.length > 0) {
    throw new UnfitConnectionString('a setting of the event store is written as name=value');
  }
  if (isAmong(FIXED_SETTINGS, name)) {
    throw new UnfitConnectionString(`the setting ${name} of the event store is not for you to choose: leave it out`);
  }
  if (!isAmong(KNOWN_SETTINGS, name)) {
    throw new UnfitConnectionString(`a setting of the event store is unknown: there are ${KNOWN_SETTINGS.join(', ')}`);
  }
}

/** The client minds neither case nor hyphens and underscores. */
const isAmong = (settings: readonly string[], name: string): boolean =>
  settings.some((setting) => setting.toLowerCase() === name.toLowerCase().replaceAll(/[_-]/g, ''));

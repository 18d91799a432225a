/**
 * The one schema of all settings of a server: the server validates by it, `hostler up` offers its flags, and
 * `docs/configuration.md` is generated from it. `variable` names the environment variable and `flag` the flag of `hostler up`;
 * a flag wins over a variable.
 */
export const settingsSchema = {
  type: 'object',
  required: [
    'dataFolder',
    'host',
    'port',
    'capacity',
    'logLevel',
    'provider',
    'localProvisioningDelayMs',
    'agentOrphanTimeoutMs',
    'roles',
  ],
  properties: {
    dataFolder: {
      variable: 'HOSTLER_DATA',
      flag: '--data',
      type: 'string',
      minLength: 1,
      default: '.hostler',
      description: 'Folder of everything that one installation keeps; made if it is not there.',
    },
    host: {
      variable: 'HOSTLER_HOST',
      flag: '--host',
      type: 'string',
      minLength: 1,
      default: '127.0.0.1',
      description: 'Address to listen on.',
    },
    port: {
      variable: 'HOSTLER_PORT',
      flag: '--port',
      type: 'integer',
      minimum: 0,
      maximum: 65_535,
      default: 7400,
      description: 'Port to listen on; 0 takes a free one.',
    },
    publicUrl: {
      variable: 'HOSTLER_PUBLIC_URL',
      flag: '--public-url',
      type: 'string',
      pattern: '^https?://',
      description: 'Address under which people and bots reach this server, where it is not the one listened on.',
    },
    trustedProxies: {
      variable: 'HOSTLER_TRUSTED_PROXIES',
      flag: '--trusted-proxies',
      type: 'string',
      format: 'networks',
      description:
        'Proxies before this server whose X-Forwarded-For is believed, as addresses or networks (10.0.0.0/8) with commas between them; without it, all who come through one proxy count as one address that tries to sign in.',
    },
    databaseUrl: {
      variable: 'DATABASE_URL',
      flag: '--database-url',
      type: 'string',
      pattern: '^postgres(ql)?://',
      description:
        'An outside PostgreSQL 15 or later, as postgres://user:password@host/database; without it the embedded one is used.',
    },
    eventStoreUrl: {
      variable: 'EVENTSTORE_URL',
      flag: '--event-store-url',
      type: 'string',
      pattern: '^(kurrentdb|esdb)(\\+discover)?://',
      description:
        'An EventStoreDB 23.10 or later, or a KurrentDB, that keeps the events, as kurrentdb://user:password@host:2113 or esdb://…, with +discover for a cluster by name and ?tls=false without TLS; without it they are kept in PostgreSQL.',
    },
    namespace: {
      variable: 'HOSTLER_NAMESPACE',
      flag: '--namespace',
      type: 'string',
      pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
      description:
        'Begins the names of all streams in EVENTSTORE_URL, so that several installations share one server: lower-case letters, digits and hyphens. Without it, each installation has one of its own.',
    },
    installationId: {
      variable: 'HOSTLER_INSTALLATION',
      flag: '--installation',
      type: 'string',
      pattern: '^[0-9a-f-]{36}$',
      description:
        'Only for a fresh database at an event store that has events already: the id of their installation, which this database is to take over.',
    },
    masterKey: {
      variable: 'HOSTLER_MASTER_KEY',
      flag: null,
      type: 'string',
      minLength: 1,
      description:
        'The key that seals all secrets, 32 bytes as base64 or hexadecimal; without it one is made in the data folder. No flag, because flags can be seen by others.',
    },
    capacity: {
      variable: 'HOSTLER_CAPACITY',
      flag: '--capacity',
      type: 'integer',
      minimum: 0,
      maximum: 10_000,
      default: 8,
      description:
        'Add-ons of the environment `default` at the first start; change it later by `hostler environment set`.',
    },
    logLevel: {
      variable: 'HOSTLER_LOG_LEVEL',
      flag: '--log-level',
      type: 'string',
      enum: ['debug', 'info', 'warn', 'error', 'silent'],
      default: 'info',
      description: 'How much is logged, as JSON lines: debug, info, warn, error or silent.',
    },
    logFile: {
      variable: 'HOSTLER_LOG_FILE',
      flag: '--log-file',
      type: 'string',
      minLength: 1,
      description: 'Where the log goes; `-` is standard error. Without it, `server.log` in the data folder.',
    },
    provider: {
      variable: 'HOSTLER_PROVIDER',
      flag: '--provider',
      type: 'string',
      enum: ['local', 'none'],
      default: 'local',
      description: 'Where bots come from: local (processes on this machine) or none.',
    },
    localProvisioningDelayMs: {
      variable: 'HOSTLER_LOCAL_PROVISIONING_DELAY_MS',
      flag: '--local-provisioning-delay-ms',
      type: 'integer',
      minimum: 0,
      maximum: 3_600_000,
      default: 0,
      description:
        'Milliseconds that the local provider waits before it starts a bot, to show what provisioning looks like.',
    },
    agentOrphanTimeoutMs: {
      variable: 'HOSTLER_AGENT_ORPHAN_TIMEOUT_MS',
      flag: '--agent-orphan-timeout-ms',
      type: 'integer',
      minimum: 1_000,
      maximum: 86_400_000,
      default: 900_000,
      description: 'Milliseconds without a server after which a bot ends its work and itself.',
    },
    roles: {
      variable: 'HOSTLER_ROLES',
      flag: '--roles',
      type: 'string',
      enum: ['all', 'api', 'orchestrator'],
      default: 'all',
      description: 'What this process does: all, only the API, or only the orchestrator.',
    },
  },
} as const;

export type SettingName = keyof typeof settingsSchema.properties;

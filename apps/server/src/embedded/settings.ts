/** PostgreSQL's own settings by their names. */
export type Settings = Readonly<Record<string, string>>;

/** What the embedded server runs with; given on its command line, so that a new Hostler brings its own. */
export const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be at most 107 bytes long, which a data folder's often is not.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  // A table that fills within a minute is planned as an empty one until it is looked at: pages of 100,000 runs took ten times as long.
  autovacuum_naptime: '10s',
  huge_pages: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  // Two segments of the write-ahead log are the least there can be; they keep an idle database small.
  min_wal_size: '32MB',
  max_wal_size: '512MB',
  // An engine that was killed leaves no query running on its behalf, and no lock.
  client_connection_check_interval: '2s',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
};

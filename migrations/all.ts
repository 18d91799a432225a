import { Events1764000000000 } from './0001-events.js';
import { Rows1764000000001 } from './0002-rows.js';
import { Vault1764000000002 } from './0003-vault.js';
import { Snapshots1764000000003 } from './0004-snapshots.js';
import { Installation1764000000004 } from './0005-installation.js';
import { LostSessions1764000000005 } from './0006-lost-sessions.js';
import { MovedLogs1764000000006 } from './0007-moved-logs.js';
import { TakeUps1764000000007 } from './0008-take-ups.js';

/** Every migration, in the order in which they run. Forward only: a mistake is corrected by a further one. */
export const migrations = [
  Events1764000000000,
  Rows1764000000001,
  Vault1764000000002,
  Snapshots1764000000003,
  Installation1764000000004,
  LostSessions1764000000005,
  MovedLogs1764000000006,
  TakeUps1764000000007,
];

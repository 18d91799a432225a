import type { AccessEvent } from './access/access.events.js';
import type { BotEvent } from './bot/bot.events.js';
import type { ConnectionEvent } from './connection/connection.events.js';
import type { EnvironmentEvent } from './environment/environment.events.js';
import type { FlowEvent } from './flow/flow.events.js';
import type { HostedGroupsEvent } from './hosted-groups/hosted-groups.events.js';
import type { ImageEvent } from './image/image.events.js';
import type { InstallationEvent } from './installation/installation.events.js';
import type { RunEvent } from './run/run.events.js';
import type { ScalingEvent } from './scaling/scaling.events.js';

/** Everything that can happen in Hostler. */
export type HostlerEvent =
  | InstallationEvent
  | EnvironmentEvent
  | HostedGroupsEvent
  | ImageEvent
  | FlowEvent
  | ConnectionEvent
  | RunEvent
  | BotEvent
  | ScalingEvent
  | AccessEvent;

import type { ApiKeyCommand, PrincipalCommand } from './access/access.commands.js';
import type { BotCommand } from './bot/bot.commands.js';
import type { ConnectionCommand } from './connection/connection.commands.js';
import type { EnvironmentCommand } from './environment/environment.commands.js';
import type { FlowCommand } from './flow/flow.commands.js';
import type { HostedGroupsCommand } from './hosted-groups/hosted-groups.commands.js';
import type { ImageCommand } from './image/image.commands.js';
import type { InstallationCommand } from './installation/installation.commands.js';
import type { RunCommand } from './run/run.commands.js';
import type { ScalingCommand } from './scaling/scaling.commands.js';

/** Everything that can be asked of Hostler. */
export type HostlerCommand =
  | InstallationCommand
  | EnvironmentCommand
  | HostedGroupsCommand
  | ImageCommand
  | FlowCommand
  | ConnectionCommand
  | RunCommand
  | BotCommand
  | ScalingCommand
  | PrincipalCommand
  | ApiKeyCommand;

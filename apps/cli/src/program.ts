import { Command, Option } from 'commander';
import { addApiKeyCommands } from './commands/api-key.js';
import { addBotCommands } from './commands/bots.js';
import { addConnectionCommands } from './commands/connection.js';
import { addDemoCommand } from './commands/demo.js';
import { addDoctorCommand } from './commands/doctor.js';
import { addEnvironmentCommands } from './commands/environment.js';
import { addEventCommands } from './commands/events.js';
import { addFlowCommands } from './commands/flow.js';
import { addGroupCommands } from './commands/group.js';
import { addImageCommands } from './commands/image.js';
import { addLoginLinkCommand } from './commands/login-link.js';
import { addParkedCommands } from './commands/parked.js';
import { addProjectionCommands } from './commands/projection.js';
import { addQueueCommand } from './commands/queue.js';
import { addRunCommands } from './commands/run.js';
import { addSecretCommands } from './commands/secret.js';
import { addStoreCommands } from './commands/store.js';
import { addUpCommand } from './commands/up.js';
import { exitCodeMeanings } from './exit-code.js';
import { momentFrom } from './options/moment.js';

const environment = new Option('--environment <name>', 'the environment that is meant')
  .env('HOSTLER_ENVIRONMENT')
  .default('default');

/** The whole command line. Every command is one line here. */
export function createProgram(): Command {
  const program = new Command('hostler')
    .description('Runs unattended flows on groups of machines that scale by themselves.')
    .option('--json', 'answer as JSON, for programs')
    .addOption(environment)
    .option(
      '--as-of <moment>',
      'show what was: a time such as 2026-01-31T08:15:00Z, a time of today such as 08:15, how long ago, such as 10m, or a Hostler-Position',
      (text) => momentFrom(text, new Date()),
    )
    .option('--url <address>', 'the server (HOSTLER_URL; else the one of the data folder)')
    .option('--key <key>', 'an API key (HOSTLER_KEY; else the one in the data folder)')
    .option('--data <folder>', 'the data folder (HOSTLER_DATA; else .hostler)')
    .addHelpText('after', exitCodesText)
    .showHelpAfterError('See hostler --help.');
  addUpCommand(program);
  addDemoCommand(program);
  addLoginLinkCommand(program);
  addGroupCommands(program);
  addFlowCommands(program);
  addConnectionCommands(program);
  addSecretCommands(program);
  addImageCommands(program);
  addEnvironmentCommands(program);
  addApiKeyCommands(program);
  addRunCommands(program);
  addQueueCommand(program);
  addBotCommands(program);
  addEventCommands(program);
  addProjectionCommands(program);
  addParkedCommands(program);
  addStoreCommands(program);
  addDoctorCommand(program);
  return program;
}

function exitCodesText(): string {
  const lines = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`);
  return ['', 'Exit codes:', ...lines].join('\n');
}

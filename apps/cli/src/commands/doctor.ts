import type { Command } from 'commander';
import type { GlobalOptions } from '../context.js';
import { dataFolder } from '../client/find-server.js';
import { examine } from '../doctor/examine.js';
import type { Finding } from '../doctor/finding.js';
import { exitCode } from '../exit-code.js';
import { Output, terminalWidth } from '../output/output.js';
import { table, type Column } from '../output/table.js';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look for what is wrong, and say what to do about it')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const findings = await examine(options, dataFolder(options, process.env), process.env);
      const remedies = findings.flatMap(({ remedy }) => (remedy === undefined ? [] : [`→ ${remedy}`]));
      const text = [table(findings, columns, terminalWidth()), ...remedies].join('\n');
      new Output(options.json === true).done({ healthy: remedies.length === 0, findings }, text);
      process.exitCode = remedies.length === 0 ? exitCode.ok : exitCode.checkFailed;
    });
}

const columns: readonly Column<Finding>[] = [
  { head: '', value: ({ remedy }) => (remedy === undefined ? 'ok' : '!!') },
  { head: 'LOOKED AT', value: ({ what }) => what },
  { head: 'FOUND', value: ({ found }) => found, flexible: 'wrap' },
];

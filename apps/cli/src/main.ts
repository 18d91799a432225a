#!/usr/bin/env node
import { exitCode } from './exit-code.js';
import { createProgram } from './program.js';
import { runProgram } from './run-program.js';
import { endWithShellOfNpm } from './shell-of-npm.js';

// A reader that has seen enough, such as `head`, ends us as Ctrl-C does.
process.stdout.on('error', () => process.exit(exitCode.interrupted));
endWithShellOfNpm();
process.exitCode = await runProgram(createProgram(), process.argv.slice(2));

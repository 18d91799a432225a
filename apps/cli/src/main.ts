#!/usr/bin/env node
import { createProgram } from './program.js';
import { runProgram } from './run-program.js';

// A reader that has seen enough, such as `head`, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runProgram(createProgram(), process.argv.slice(2));

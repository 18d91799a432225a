import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '../test/support/typescript.js';

const { createProgram } = await import('../apps/cli/src/program.ts');
const { cliReference } = await import('../apps/cli/src/reference/cli-reference.ts');
writeFileSync(fileURLToPath(new URL('../docs/cli.md', import.meta.url)), cliReference(createProgram()));

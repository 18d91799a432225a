import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '../test/support/typescript.js';

const { configurationText } = await import('./docs/configuration.ts');
writeFileSync(fileURLToPath(new URL('../docs/configuration.md', import.meta.url)), configurationText());

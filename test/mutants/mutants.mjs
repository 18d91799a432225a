/** `npm run mutants`: Node imports the TypeScript of this repository through the loader that tests use. */
import { register } from 'node:module';

register('../support/typescript-loader.js', import.meta.url);
await import('./run-mutants.ts');

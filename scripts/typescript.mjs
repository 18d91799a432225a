import { register } from 'node:module';

/** Imported for what it does: from here on this process can import the repository's TypeScript. */
register('../test/support/typescript-loader.js', import.meta.url);

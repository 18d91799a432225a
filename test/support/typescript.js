import { register } from 'node:module';

/** Imported, or given to Node by `--import`, for what it does: from here on this process can import the repository's TypeScript. */
register('./typescript-loader.js', import.meta.url);

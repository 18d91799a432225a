import { register } from 'node:module';

/** Given to Node by `--import`, so that benchmarks run the product from its sources, without a build. */
register('../../test/support/typescript-loader.js', import.meta.url);

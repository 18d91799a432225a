import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cruise } from './cruise.js';
import { repository } from './repository.js';
import { treeOf } from './temporary-tree.js';

const SLOW_MS = 60_000;

describe('who may import whom', () => {
  it(
    'holds everywhere',
    () => {
      const { modules, violations } = cruise(repository);
      expect(modules).toBeGreaterThan(300);
      expect(violations).toEqual([]);
    },
    SLOW_MS,
  );

  it(
    'is noticed wherever it is broken',
    () => {
      const { violations } = cruise(brokenTree());
      expect([...violations].sort()).toEqual([
        'imports-of-apps-agent: apps/agent/src/agent.ts → libs/domain/run/run.decider.ts',
        'imports-of-libs-domain: libs/domain/run/run.decider.ts → libs/runtime/handle.ts',
        'imports-of-libs-kernel: libs/kernel/clock.ts → libs/domain/run/run.events.ts',
        'imports-of-libs-runtime: libs/runtime/handle.ts → libs/event-store/postgres/store.ts',
        'imports-of-libs-sagas: libs/sagas/all.ts → libs/domain/run/run.decider.ts',
        'no-cycles: libs/providers/one.ts → libs/providers/two.ts',
        'only-postgres-knows-pg: libs/vault/secrets.ts → node_modules/pg/index.js',
        'pure-without-platform: libs/planning/plan.ts → fs',
        'resolvable: libs/vault/secrets.ts → ./nowhere.js',
        'tests-only-in-tests: libs/planning/plan.ts → libs/planning/testing/fleets.ts',
      ]);
    },
    SLOW_MS,
  );
});

/** One break of each rule, and beside each something that is allowed. */
const brokenTree = (): string =>
  treeOf({
    'package.json': readFileSync(join(repository, 'package.json'), 'utf8'),
    'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', customConditions: ['source'] } }),
    'node_modules/pg/package.json': JSON.stringify({ name: 'pg', main: 'index.js', dependencies: {} }),
    'node_modules/pg/index.js': 'module.exports = {};',
    'libs/kernel/clock.ts': "import '#domain/run/run.events.js';",
    'libs/domain/run/run.events.ts': 'export {};',
    'libs/domain/run/run.decider.ts': "import '#runtime/handle.js'; import './run.events.js';",
    'libs/runtime/handle.ts': "import '#event-store/event-store.js'; import '#event-store/postgres/store.js';",
    'libs/event-store/event-store.ts': 'export {};',
    'libs/event-store/postgres/store.ts': "import 'pg';",
    'libs/sagas/all.ts': "import '#domain/run/run.events.js'; import '#domain/run/run.decider.js';",
    'libs/planning/plan.ts': "import 'node:fs'; import './testing/fleets.js';",
    'libs/planning/testing/fleets.ts': 'export {};',
    'libs/providers/one.ts': "import './two.js';",
    'libs/providers/two.ts': "import './one.js';",
    'libs/vault/secrets.ts': "import 'pg'; import './nowhere.js';",
    'apps/agent/src/agent.ts': "import '#protocol/agent.js'; import '#domain/run/run.decider.js';",
    'libs/protocol/agent.ts': 'export {};',
    'apps/server/src/main.ts': "import '#domain/run/run.decider.js'; import '#projections/all.js';",
    'projections/all.ts': 'export {};',
  });

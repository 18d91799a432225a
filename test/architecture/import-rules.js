import { integrations as integrationTests, specs } from './what-is-a-test.js';

/** Who may import whom, as rules of dependency-cruiser: the table of docs/architecture.md. Nothing imports a folder that is not named. */
const own = '^(apps|libs|projections|migrations|test|benchmarks|scripts)/';
/** The parts of the domain that others speak in. */
const words = '^libs/domain/(.+\\.(events|commands)|environment/policies|event-catalogue)\\.ts$';
const ports = [
  '^libs/event-store/event-store\\.ts$',
  '^libs/event-store/fit-for-append\\.ts$',
  '^libs/providers/machine-provider\\.ts$',
  '^libs/vault/(ports|vault)\\.ts$',
];

/** Benchmarks may know what tests may. */
const integrations = `${integrationTests}|^benchmarks/`;
const tests = `${specs}|${integrations}`;

const mayImport = {
  'libs/kernel': [],
  'libs/protocol': [],
  'libs/domain': ['^libs/kernel/'],
  'libs/sagas': ['^libs/kernel/', words],
  'libs/planning': ['^libs/kernel/', words],
  projections: ['^libs/kernel/', words],
  'libs/event-store': ['^libs/kernel/'],
  'libs/providers': ['^libs/kernel/'],
  'libs/vault': ['^libs/kernel/'],
  'libs/runtime': ['^libs/kernel/', ...ports],
  'libs/postgres': ['^libs/kernel/', '^libs/runtime/', '^migrations/'],
  migrations: [],
  'apps/server': ['^libs/', '^projections/', '^migrations/'],
  'apps/agent': ['^libs/protocol/'],
  'apps/dashboard': ['^libs/protocol/generated/'],
  'apps/cli': ['^libs/protocol/'],
  'apps/cli/src/offline': ['^apps/cli/', '^libs/', '^projections/'],
};

const tableRules = Object.entries(mayImport).map(([folder, others]) => ({
  name: `imports-of-${folder.replaceAll('/', '-')}`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: folder === 'apps/cli' ? [tests, '^apps/cli/src/offline/'] : tests },
  to: { path: own, pathNot: [`^${folder}/`, ...others] },
}));

/** A library that only some folders may know. */
const onlyIn = (name, library, folders) => ({
  name: `only-${name}`,
  severity: 'error',
  from: { pathNot: [...folders, integrations] },
  to: { path: `(^|/)node_modules/(${library})(/|$)` },
});

export const importRules = [
  ...tableRules,
  {
    // What talks to a server stays small: databases and clients are loaded by the few commands that work without one.
    name: 'offline-only-when-needed',
    severity: 'error',
    from: { path: '^apps/cli/', pathNot: ['^apps/cli/src/offline/', tests] },
    to: { path: '^apps/cli/src/offline/', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'tests-only-in-tests',
    severity: 'error',
    from: { pathNot: [tests, '^(scripts|benchmarks)/'] },
    to: { path: tests, pathNot: '^node_modules/' },
  },
  {
    name: 'specs-need-no-server',
    severity: 'error',
    from: { path: '^(libs|projections)/.*\\.spec\\.ts$' },
    to: { path: '^(apps|migrations)/' },
  },
  {
    // Ids are hashes of what they derive from.
    name: 'pure-without-platform',
    severity: 'error',
    from: { path: '^(libs/(kernel|domain|sagas|planning)|projections)/', pathNot: [tests, '^libs/kernel/ids\\.ts$'] },
    to: { dependencyTypes: ['core'], pathNot: '^(assert/strict|util)$' },
  },
  onlyIn('postgres-knows-pg', 'pg|@types/pg|typeorm', [
    '^libs/postgres/',
    '^libs/event-store/postgres/',
    '^migrations/',
  ]),
  onlyIn('kurrentdb-knows-its-client', '@kurrent|@eventstore', ['^libs/event-store/kurrentdb/']),
  onlyIn('server-knows-nest', '@nestjs|fastify|@fastify|rxjs', ['^apps/server/']),
  onlyIn('dashboard-knows-react', 'react|react-dom|@mantine|@tanstack|uplot', ['^apps/dashboard/']),
  onlyIn('tests-know-jest', '@jest|jest|fast-check', [tests]),
  {
    // A circle that a type closes is gone when the code runs: an interface may know its parts, and they it.
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '(^|/)dist/' },
  },
];

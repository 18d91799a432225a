import { browserPath } from './test/support/browser-path.js';

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'nodenext' },
  },
];

/** One project a kind of test, so that each can be run, and counted, alone. */
const project = (displayName, testMatch) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

/** Tests with real parts find a PostgreSQL server in TEST_DATABASE_URL. */
const withPostgres = (project) => ({
  ...project,
  globalSetup: '<rootDir>/test/support/postgres.global-setup.js',
  globalTeardown: '<rootDir>/test/support/postgres.global-teardown.js',
});

export default {
  // A test that is slow on a busy machine has not failed; one that hangs has.
  testTimeout: 60_000,
  projects: [
    project('unit', ['<rootDir>/{apps,libs,projections}/**/*.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    project('simulation', ['<rootDir>/test/simulation/**/*.spec.ts']),
    withPostgres(project('integration', ['<rootDir>/{apps,libs,projections,migrations}/**/*.integration.ts'])),
    withPostgres(project('chaos', ['<rootDir>/test/chaos/**/*.spec.ts'])),
    // Where no browser is present there is nothing to try the dashboard in; `npm test` says so.
    ...(browserPath === undefined ? [] : [project('browser', ['<rootDir>/test/browser/**/*.spec.ts'])]),
    withPostgres(project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts'])),
  ],
};

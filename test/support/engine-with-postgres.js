import './typescript.js';

const { startEmbeddedPostgres } = await import('../../apps/server/src/embedded/embedded-postgres.ts');

const { connectionString } = await startEmbeddedPostgres({
  dataFolder: process.argv[2],
  settings: { fsync: 'off' },
  log: () => {},
});
console.log(connectionString);
setInterval(() => {}, 60_000);

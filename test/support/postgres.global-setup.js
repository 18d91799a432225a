import { register } from 'node:module';

/** Jest imports this file as it is, before any test, so it brings its own way of reading TypeScript. */
export default async function startPostgres() {
  register('./typescript-loader.js', import.meta.url);
  const { startTestServer } = await import('./test-server.ts');
  await startTestServer();
}

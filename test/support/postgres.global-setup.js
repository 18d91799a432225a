/** Jest imports this file as it is, before any test, so it brings its own way of reading TypeScript. */
export default async function startPostgres() {
  await import('./typescript.js');
  const { startTestServer } = await import('./test-server.ts');
  await startTestServer();
}

/** Runs in the process of the set-up, whose module, and the server in it, is still there. */
export default async function stopPostgres() {
  const { stopTestServer } = await import('./test-server.ts');
  await stopTestServer();
}

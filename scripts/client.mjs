import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import './build-if-stale.mjs';
import { wireTypesText } from './docs/wire-types.mjs';

/** Writes the wire types of the dashboard from the OpenAPI document, as the API of this working copy gives it. */
const { memoryApi } = await import('../dist/apps/server/src/api/testing/memory-api.js');
const target = fileURLToPath(new URL('../apps/dashboard/src/generated/api.gen.ts', import.meta.url));
// The timers of an API in memory keep no process alive, and its start waits for them.
const waiting = setInterval(() => undefined, 60_000);
const api = await memoryApi();
try {
  const document = await (await fetch(`${api.url}/api/openapi.json`)).text();
  writeFileSync(target, await wireTypesText(document));
} finally {
  await api.close();
  clearInterval(waiting);
}

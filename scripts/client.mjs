import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '../test/support/typescript.js';
import { wireTypesText } from './docs/wire-types.mjs';

/** Writes the wire types of the dashboard and the command line from the OpenAPI document, as the API of this working copy gives it. */
const { memoryApi } = await import('../apps/server/src/api/testing/memory-api.ts');
const target = fileURLToPath(new URL('../libs/protocol/generated/api.gen.ts', import.meta.url));
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

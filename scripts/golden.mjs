import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '../test/support/typescript.js';

const { examples } = await import('../test/golden/examples/all.ts');
const { eventCatalogue } = await import('../libs/domain/event-catalogue.ts');
const folder = fileURLToPath(new URL('../test/golden/events/', import.meta.url));

// What stands there stays as it is: it is what old logs hold, and today's code must still read it.
for (const [type, { schemaVersion }] of Object.entries(eventCatalogue)) {
  const file = `${folder}${type}.v${schemaVersion}.json`;
  if (existsSync(file)) continue;
  writeFileSync(file, `${JSON.stringify({ type, schemaVersion, data: examples[type] }, null, 2)}\n`);
  console.log(`wrote ${type}.v${schemaVersion}.json`);
}

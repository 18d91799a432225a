import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import prettier from 'prettier';
import './build-if-stale.mjs';

/** Writes the wire types of the dashboard from the OpenAPI document, as the API of this working copy gives it. */
const { memoryApi } = await import('../dist/apps/server/src/api/testing/memory-api.js');
const target = fileURLToPath(new URL('../apps/dashboard/src/generated/api.gen.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hostler-client-'));
const api = await memoryApi();
try {
  const { payload } = await api.app.inject({ url: '/api/openapi.json' });
  writeFileSync(join(folder, 'openapi.json'), payload);
  await createClient({
    input: join(folder, 'openapi.json'),
    output: { path: join(folder, 'client') },
    plugins: ['@hey-api/typescript'],
    logs: { level: 'silent' },
  });
  const types = readFileSync(join(folder, 'client', 'types.gen.ts'), 'utf8');
  writeFileSync(target, await prettier.format(types, { parser: 'typescript', singleQuote: true, printWidth: 120 }));
} finally {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
}

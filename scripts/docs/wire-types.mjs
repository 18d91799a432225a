import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import prettier from 'prettier';

/** The text of `libs/protocol/generated/api.gen.ts`: what the API takes and answers, as types, from its OpenAPI document. */
export async function wireTypesText(openApiDocument) {
  const folder = mkdtempSync(join(tmpdir(), 'hostler-client-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), openApiDocument);
    await createClient({
      input: join(folder, 'openapi.json'),
      output: { path: join(folder, 'client') },
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent' },
    });
    const types = readFileSync(join(folder, 'client', 'types.gen.ts'), 'utf8');
    return await prettier.format(types, { parser: 'typescript', singleQuote: true, printWidth: 120 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

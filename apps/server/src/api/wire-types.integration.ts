import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { wireTypesText } from '../../../../scripts/docs/wire-types.mjs';
import { memoryApi } from './testing/memory-api.js';

it('keeps the wire types of the dashboard and the command line up to date; npm run client writes them', async () => {
  const api = await memoryApi();
  try {
    const document = await (await fetch(`${api.url}/api/openapi.json`)).text();
    expect(readFileSync('libs/protocol/generated/api.gen.ts', 'utf8')).toBe(await wireTypesText(document));
  } finally {
    await api.close();
  }
});

import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { AGENT_VERSION } from './agent-version.js';

it('P17 is the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(AGENT_VERSION).toBe(version);
});

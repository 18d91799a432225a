import { expect, it } from '@jest/globals';

import { flowEnvironment, minimalEnvironment } from './child-environment.js';

const own = { PATH: '/bin', HOME: '/home/a', DATABASE_URL: 'm4rker', HOSTLER_KEY: 'm4rker', LANG: undefined };
const ours = {
  HOSTLER_BOT_ID: 'bot',
  HOSTLER_RUN_ID: 'run',
  HOSTLER_INPUTS: 'inputs',
  HOSTLER_OUTPUTS: 'outputs',
  HOSTLER_SESSION_FOLDER: 'session',
};

it('passes on what every program needs, and nothing else of the agent’s own', () => {
  expect(minimalEnvironment(own)).toEqual({ PATH: '/bin', HOME: '/home/a' });
});

it('lets a flow set its own variables, but not shake off its mark', () => {
  const environment = flowEnvironment(own, { PATH: '/flow', MODE: 'fast', HOSTLER_RUN_ID: 'another' }, ours);
  expect(environment).toEqual({ PATH: '/flow', HOME: '/home/a', MODE: 'fast', ...ours });
});

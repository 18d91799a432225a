import { expect, it } from '@jest/globals';

import { optionsOf } from './options.js';

it('knows an agent of a folder, and the end of a bot', () => {
  expect(optionsOf(['--folder', `/a "b's"`])).toEqual({ kind: 'run', folder: `/a "b's"`, heartbeatEveryMs: 10_000 });
  expect(optionsOf(['--folder', '/a', '--heartbeat-every-ms', '5'])).toMatchObject({ heartbeatEveryMs: 5 });
  expect(optionsOf(['--folder', '/a', '--end', 'bot'])).toEqual({ kind: 'end', folder: '/a', botId: 'bot' });
});

it.each([
  [[]],
  [['--folder']],
  [['--folder', '']],
  [['--end', 'bot']],
  [['--what']],
  [['--folder', '/a', '--heartbeat-every-ms', '0']],
])('explains itself when told %j', (args: string[]) => {
  expect(() => optionsOf(args)).toThrow('Usage:');
});

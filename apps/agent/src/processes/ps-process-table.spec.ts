import { expect, it } from '@jest/globals';

import { entriesOf } from './ps-process-table.js';

it('reads pids, groups and marks, and passes by what has ended', () => {
  const text = [
    '    1     0     1 Ss   /sbin/launchd',
    '  501     1   500 S+   node flow.js PATH=/bin HOSTLER_RUN_ID=a HOSTLER_BOT_ID=b HOME=/a b',
    '  502   501   500 Z    (gone)',
    '',
  ].join('\n');
  expect(entriesOf(text)).toEqual([
    { pid: 1, parent: 0, group: 1, session: 0, marks: [], outputs: [] },
    { pid: 501, parent: 1, group: 500, session: 0, marks: ['HOSTLER_RUN_ID=a', 'HOSTLER_BOT_ID=b'], outputs: [] },
  ]);
});

import { expect, it } from '@jest/globals';
import { chaos } from './chaos.js';

it('I2 I3 I5 I7 I11 I17 nothing acknowledged is lost or doubled through kills of engine, database and agents', async () => {
  const { problems, acknowledged } = await chaos({
    engineKills: 10,
    databaseKills: 3,
    agentKills: 4,
    totalKills: 1,
    drains: 2,
  });
  expect(problems).toEqual([]);
  expect(acknowledged).toBeGreaterThan(50);
}, 420_000);

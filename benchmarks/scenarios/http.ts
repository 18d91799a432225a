import type { ContestantSpec } from '../harness/contestant.js';
import type { Doer, Scenario } from '../harness/scenario.js';
import { product } from './contestants.js';

const server: ContestantSpec = { ...product, module: 'product/http.ts' };
const emptyRoute: ContestantSpec = {
  ...{ name: 'empty Fastify route with a DTO', module: 'peers/empty-route.js' },
  durable: 'nothing is kept',
};

export const http: Scenario = {
  name: 'http',
  title: 'POST a run over HTTP to a server in a process of its own, 64 connections',
  contestants: [server, emptyRoute],
  measures: [
    {
      ...{ name: 'requests answered', unit: 'requests/s', better: 'more' },
      round: async (contestant: Doer) => (await contestant.do('http', { atOnce: 64, seconds: 3 }))['perSecond'],
      goals: [{ ours: server.name, of: emptyRoute.name, factor: 0.6 }],
    },
  ],
};

const memoryOf = (which: 'rest' | 'peak') => async (contestant: Doer) =>
  (await contestant.do('memory', { atOnce: 64, seconds: 10 }))[which];

export const memory: Scenario = {
  name: 'memory',
  title: 'Resident memory of the server process; PostgreSQL has its own',
  contestants: [server],
  measures: [
    { ...{ name: 'at rest', unit: 'MB', better: 'less' }, round: memoryOf('rest') },
    { ...{ name: 'at most, while 64 connections post runs', unit: 'MB', better: 'less' }, round: memoryOf('peak') },
  ],
};

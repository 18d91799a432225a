import { describe, expect, it } from '@jest/globals';
import { courseOf } from './course.js';

const image = { imageId: 'windows', version: 2 };
const queued = { type: 'RunEnqueued', data: { queuedAt: 10 } };
const assigned = (botId: string, assignedAt: number) => ({ type: 'RunAssigned', data: { botId, image, assignedAt } });
const returned = { type: 'RunReturnedToQueue', data: { reason: 'botLost', returnedAt: 30 } };
const started = { type: 'RunStarted', data: { startedAt: 50 } };

describe('how a run went', () => {
  it('is a stretch for each part of it, the last one open', () => {
    expect(courseOf([queued, assigned('one', 20)]).stretches).toEqual([
      { name: 'In the queue', tone: 'waiting', from: 10, to: 20 },
      { name: 'Handed over', tone: 'assigned', from: 20, to: undefined },
    ]);
  });

  it('has an attempt for each bot, also where the first one was lost', () => {
    const { stretches, attempts } = courseOf([
      queued,
      assigned('one', 20),
      returned,
      assigned('two', 40),
      started,
      { type: 'RunSucceeded', data: { endedAt: 60 } },
    ]);
    expect(stretches.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['In the queue', 10, 20],
      ['Handed over', 20, 30],
      ['In the queue again', 30, 40],
      ['Handed over', 40, 50],
      ['Running', 50, 60],
    ]);
    expect(attempts).toEqual([
      { number: 1, botId: 'one', image, assignedAt: 20, startedAt: undefined, endedAt: 30, outcome: 'botLost' },
      { number: 2, botId: 'two', image, assignedAt: 40, startedAt: 50, endedAt: 60, outcome: 'succeeded' },
    ]);
  });

  it('leaves an attempt alone that was over before the run timed out in the queue', () => {
    const end = { type: 'RunTimedOut', data: { where: 'queue', endedAt: 90 } };
    const { stretches, attempts } = courseOf([queued, assigned('one', 20), returned, end]);
    expect(attempts).toMatchObject([{ outcome: 'botLost', endedAt: 30 }]);
    expect(stretches.at(-1)).toEqual({ name: 'In the queue again', tone: 'waiting', from: 30, to: 90 });
  });

  it('shows what ended badly, and being cancelled', () => {
    const running = [queued, assigned('one', 20), started];
    const failed = courseOf([...running, { type: 'RunFailed', data: { endedAt: 60 } }]);
    expect(failed.stretches.at(-1)).toMatchObject({ name: 'Running', tone: 'bad', to: 60 });
    const cancelling = courseOf([...running, { type: 'RunCancellationRequested', data: { requestedAt: 55 } }]);
    expect(cancelling.stretches.slice(-2)).toMatchObject([
      { name: 'Running', tone: 'running', to: 55 },
      { name: 'Being cancelled', tone: 'bad', to: undefined },
    ]);
  });
});

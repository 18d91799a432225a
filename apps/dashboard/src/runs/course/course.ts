import type { EventView, ImageVersionView } from '#protocol/generated/api.gen.js';

/** A part of a run's life; `to` is `undefined` while it lasts. Times are epoch milliseconds. */
export type Stretch = {
  readonly name: 'In the queue' | 'In the queue again' | 'Handed over' | 'Running' | 'Being cancelled';
  readonly tone: 'waiting' | 'assigned' | 'running' | 'bad';
  readonly from: number;
  readonly to: number | undefined;
};

/** One bot's turn at a run. It comes to nothing where the bot is lost, or does not take it: then another one has a turn. */
export type Attempt = {
  readonly number: number;
  readonly botId: string;
  readonly image: ImageVersionView;
  readonly assignedAt: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly outcome: 'open' | 'botLost' | 'notAcknowledged' | 'succeeded' | 'failed' | 'cancelled' | 'timedOut';
};

export type Course = { readonly stretches: readonly Stretch[]; readonly attempts: readonly Attempt[] };

type Event = Pick<EventView, 'type' | 'data'>;

/** How a run went, or goes, from its events. */
export const courseOf = (events: readonly Event[]): Course =>
  events.reduce<Course>(
    (course, event) => ({ stretches: stretched(course.stretches, event), attempts: attempted(course.attempts, event) }),
    { stretches: [], attempts: [] },
  );

function stretched(stretches: readonly Stretch[], { type, data }: Event): readonly Stretch[] {
  const begin = (name: Stretch['name'], tone: Stretch['tone'], at: unknown): readonly Stretch[] => [
    ...ended(stretches, Number(at)),
    { name, tone, from: Number(at), to: undefined },
  ];
  switch (type) {
    case 'RunEnqueued':
      return begin('In the queue', 'waiting', data['queuedAt']);
    case 'RunAssigned':
      return begin('Handed over', 'assigned', data['assignedAt']);
    case 'RunReturnedToQueue':
      return begin('In the queue again', 'waiting', data['returnedAt']);
    case 'RunStarted':
      return begin('Running', 'running', data['startedAt']);
    case 'RunCancellationRequested':
      return begin('Being cancelled', 'bad', data['requestedAt']);
    default: {
      const outcome = endings[type];
      return outcome === undefined ? stretches : ended(stretches, Number(data['endedAt']), outcome !== 'succeeded');
    }
  }
}

/** The last stretch ends; a run that ended badly while it ran is shown so. */
function ended(stretches: readonly Stretch[], to: number, badly = false): readonly Stretch[] {
  const last = stretches.at(-1);
  if (last === undefined) return stretches;
  return [...stretches.slice(0, -1), { ...last, to, ...(badly && last.tone === 'running' ? { tone: 'bad' } : {}) }];
}

function attempted(attempts: readonly Attempt[], { type, data }: Event): readonly Attempt[] {
  switch (type) {
    case 'RunAssigned':
      return [...attempts, begun(attempts.length + 1, data)];
    case 'RunStarted':
      return changed(attempts, { startedAt: Number(data['startedAt']) });
    case 'RunReturnedToQueue': {
      const outcome = data['reason'] === 'botLost' ? 'botLost' : 'notAcknowledged';
      return changed(attempts, { outcome, endedAt: Number(data['returnedAt']) });
    }
    default: {
      const outcome = endings[type];
      return outcome === undefined ? attempts : changed(attempts, { outcome, endedAt: Number(data['endedAt']) });
    }
  }
}

const begun = (number: number, data: Event['data']): Attempt => ({
  number,
  botId: String(data['botId']),
  image: data['image'] as ImageVersionView,
  assignedAt: Number(data['assignedAt']),
  startedAt: undefined,
  endedAt: undefined,
  outcome: 'open',
});

/** A run that ends while it waits again has no attempt that would end with it. */
function changed(attempts: readonly Attempt[], part: Partial<Attempt>): readonly Attempt[] {
  const last = attempts.at(-1);
  return last?.outcome === 'open' ? [...attempts.slice(0, -1), { ...last, ...part }] : attempts;
}

const endings: Readonly<Record<string, Attempt['outcome']>> = {
  RunSucceeded: 'succeeded',
  RunFailed: 'failed',
  RunCancelled: 'cancelled',
  RunTimedOut: 'timedOut',
};

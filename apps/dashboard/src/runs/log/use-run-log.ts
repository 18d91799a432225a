import { useEffect, useState } from 'react';
import { addressOf } from '../../api/endpoint.js';
import { lastingStream } from '../../api/lasting-stream.js';
import type { RunView } from '#protocol/generated/api.gen.js';
import { emptyLog, longer, type LogText } from './log-text.js';

const MAX_CHARACTERS = 5_000_000;

export type LogNow = {
  readonly log: LogText;
  readonly state: 'none' | 'opening' | 'following' | 'lost' | 'ended';
  /** The run printed more than is kept of a log. */
  readonly truncated: boolean;
};

const nothing: LogNow = { log: emptyLog, state: 'none', truncated: false };

/** The log of a run so far, growing as it does. Where the stream is cut, it goes on from there once it can. */
export function useRunLog(run: Pick<RunView, 'environmentId' | 'runId'>, started: boolean): LogNow {
  const { environmentId, runId } = run;
  const [now, setNow] = useState<LogNow>({ ...nothing, state: 'opening' });
  useEffect(() => {
    if (!started) return;
    return follow({ environmentId, runId }, setNow);
  }, [environmentId, runId, started]);
  // At a moment before its start a run had printed nothing, whatever is held of later.
  return started ? now : nothing;
}

function follow(run: { environmentId: string; runId: string }, tell: (now: LogNow) => void): () => void {
  let now: LogNow = { ...nothing, state: 'opening' };
  const become = (part: Partial<LogNow>): void => tell((now = { ...now, ...part }));
  become({});
  const stop = lastingStream({
    address: () =>
      addressOf('/api/v1/environments/{environmentId}/runs/{runId}/log', run, { follow: true, offset: now.log.next }),
    opened: () => become({ state: 'following' }),
    lost: () => become({ state: 'lost' }),
    on: {
      // The id says where it goes on, in bytes: what is no text takes other room here than there.
      log: (data, id) => {
        const { text } = JSON.parse(data) as { readonly text: string };
        become({ log: longer(now.log, text, Number(id), MAX_CHARACTERS), state: 'following' });
      },
      end: (data) => {
        stop();
        become({ state: 'ended', truncated: (JSON.parse(data) as { readonly truncated: boolean }).truncated });
      },
    },
  });
  return stop;
}

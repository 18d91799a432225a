import { useEffect, useState } from 'react';
import { addressOf } from '../api/endpoint.js';
import type { RunView } from '#protocol/generated/api.gen.js';

const MAX_CHARACTERS = 5_000_000;

export type LogNow = { readonly text: string; readonly state: 'none' | 'following' | 'ended' };

/** The log of a run so far, growing as it does. The stream picks up by itself where it was cut. */
export function useRunLog(run: Pick<RunView, 'environmentId' | 'runId'>, started: boolean): LogNow {
  const { environmentId, runId } = run;
  const [log, setLog] = useState<LogNow>({ text: '', state: 'none' });
  useEffect(() => {
    if (!started) return;
    let text = '';
    const address = addressOf(
      '/api/v1/environments/{environmentId}/runs/{runId}/log',
      { environmentId, runId },
      { follow: true },
    );
    const source = new EventSource(address);
    const show = (state: LogNow['state']): void => setLog({ text, state });
    source.addEventListener('log', ({ data }) => {
      const { text: more } = JSON.parse(String(data)) as { readonly text: string };
      text = (text + more).slice(-MAX_CHARACTERS);
      show('following');
    });
    source.addEventListener('end', () => {
      source.close();
      show('ended');
    });
    return () => source.close();
  }, [environmentId, runId, started]);
  return log;
}

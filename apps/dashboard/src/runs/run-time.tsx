import type { RunView } from '../generated/api.gen.js';
import { useNow } from '../time-travel/use-now.js';
import { inWords } from '../ui/durations.js';

type RunTimeProps = {
  readonly run: Pick<RunView, 'queuedAt' | 'startedAt' | 'endedAt'>;
  readonly of: 'waiting' | 'running';
};

/** How long a run has waited, or run; up to now while it does. */
export function RunTime({ run, of }: RunTimeProps) {
  const now = useNow();
  const from = of === 'waiting' ? run.queuedAt : run.startedAt;
  const until = of === 'waiting' ? (run.startedAt ?? run.endedAt) : run.endedAt;
  if (from === null) return <>–</>;
  const ended = until !== null;
  const ms = (ended ? Date.parse(until) : now) - Date.parse(from);
  return <span className="numbers">{inWords(ended ? ms : Math.floor(ms / 1_000) * 1_000)}</span>;
}

import type { RunView } from '#protocol/generated/api.gen.js';
import { useNow } from '../time-travel/use-now.js';
import { inWords } from '../ui/durations.js';

type RunTimeProps = {
  readonly run: Pick<RunView, 'queuedAt' | 'startedAt' | 'endedAt'>;
  readonly of: 'waiting' | 'running';
};

/** How long a run has waited, or run; up to now while it does. */
export function RunTime({ run, of }: RunTimeProps) {
  const from = of === 'waiting' ? run.queuedAt : run.startedAt;
  const until = of === 'waiting' ? (run.startedAt ?? run.endedAt) : run.endedAt;
  if (from === null) return <span className="nothing">–</span>;
  const began = Date.parse(from);
  return (
    <span className="numbers">{until === null ? <SoFar began={began} /> : inWords(Date.parse(until) - began)}</span>
  );
}

function SoFar({ began }: { readonly began: number }) {
  const now = useNow();
  return inWords(Math.floor((now - began) / 1_000) * 1_000);
}

import { CellLink } from '../ui/cell-link.js';

type RunLinkProps = { readonly runId: string; readonly flowName: string | null };

/** To a run, called by its flow and the beginning of its id. */
export const RunLink = ({ runId, flowName }: RunLinkProps) => (
  <CellLink to={`/runs/${runId}`}>
    <span className={flowName === null ? 'run-link' : 'run-link named'}>
      <span className="name">{flowName ?? 'Run'}</span> <span className="id">{runId.slice(0, 8)}</span>
    </span>
  </CellLink>
);

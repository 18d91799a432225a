import { useEnvironmentId } from '../shell/environment.js';
import { TextLink } from '../ui/text-link.js';

type RunLinkProps = { readonly runId: string; readonly flowName: string | null };

/** To a run, called by its flow and the beginning of its id. */
export function RunLink({ runId, flowName }: RunLinkProps) {
  const environmentId = useEnvironmentId();
  return (
    <TextLink
      to="/environments/$environmentId/runs/$runId"
      params={{ environmentId, runId }}
      style={{ whiteSpace: 'nowrap' }}
    >
      {flowName ?? 'Run'}{' '}
      <span style={{ fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.9em' }}>{runId.slice(0, 8)}</span>
    </TextLink>
  );
}

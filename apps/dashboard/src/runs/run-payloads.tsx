import { Text } from '@mantine/core';
import { runInputs, runOutputs } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { RunView } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../ui/as-of-today.js';
import { JsonView } from '../ui/json-view.js';
import { Panel } from '../ui/panel.js';
import { hasEnded } from './run-states.js';

/** What the run was given, and what it left. */
export function RunPayloads({ run }: { readonly run: RunView }) {
  const path = { runId: run.runId };
  const inputs = useAnswer(runInputs, { path, enabled: run.inputsBytes > 0 });
  const outputs = useAnswer(runOutputs, { path, enabled: run.outputsBytes > 0 && hasEnded(run.status) });
  return (
    <>
      <Payload name="Inputs" value={inputs.data} error={inputs.error} none="It was given nothing." />
      <Payload
        name="Outputs"
        value={outputs.data}
        error={outputs.error}
        none={hasEnded(run.status) ? 'It left nothing.' : 'They are here when it has ended.'}
      />
    </>
  );
}

type PayloadProps = {
  readonly name: string;
  readonly value: unknown;
  readonly error: Error | null;
  readonly none: string;
};

const Payload = ({ name, value, error, none }: PayloadProps) => (
  <Panel
    title={
      <>
        {name} <AsOfToday />
      </>
    }
  >
    {value === undefined ? (
      <Text fz="sm" c="dimmed">
        {error === null ? none : error.message}
      </Text>
    ) : (
      <JsonView value={value} label={name} />
    )}
  </Panel>
);

import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { runInputs, runOutputs } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { RunView } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../ui/as-of-today.js';
import { JsonView } from '../ui/json-view.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { hasEnded } from './run-states.js';

/** What the run was given, and what it left. */
export function RunPayloads({ run }: { readonly run: RunView }) {
  const path = { runId: run.runId };
  const isOver = hasEnded(run.status);
  const [wasGiven, hasLeft] = [run.inputsBytes > 0, run.outputsBytes > 0 && isOver];
  const inputs = useAnswer(runInputs, { path, enabled: wasGiven });
  const outputs = useAnswer(runOutputs, { path, enabled: hasLeft });
  return (
    <>
      <Payload name="Inputs" answer={wasGiven ? inputs : undefined} none="It was given nothing." />
      <Payload
        name="Outputs"
        answer={hasLeft ? outputs : undefined}
        none={isOver ? 'It left nothing.' : 'They are here when it has ended.'}
      />
    </>
  );
}

type PayloadProps = {
  readonly name: string;
  /** `undefined` where the run has none at the moment that is shown; one that is known may be of later. */
  readonly answer: UseQueryResult<unknown> | undefined;
  readonly none: string;
};

const Payload = ({ name, answer, none }: PayloadProps) => (
  <Panel
    title={
      <>
        {name} <AsOfToday />
      </>
    }
  >
    {answer === undefined ? (
      <Text fz="sm" c="dimmed">
        {none}
      </Text>
    ) : answer.data === undefined ? (
      <Awaited answer={answer} />
    ) : (
      <JsonView value={answer.data} label={name} />
    )}
  </Panel>
);

const Awaited = ({ answer: { error, refetch } }: { readonly answer: UseQueryResult<unknown> }) =>
  error === null ? <LoadingRows rows={2} /> : <ProblemAlert error={error} again={() => void refetch()} />;

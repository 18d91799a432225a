import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../api/use-command.js';
import type { FlowView, PublishFlowVersionData } from '#protocol/generated/api.gen.js';
import { useIsPast } from '../time-travel/past.js';
import { inWords } from '../ui/durations.js';
import { FactList } from '../ui/fact-list.js';
import { JsonView } from '../ui/json-view.js';
import { Panel } from '../ui/panel.js';
import { PresentOnly } from '../ui/present-only.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { commandLine, definitionFrom, textOf } from './definition.js';
import { DefinitionForm } from './definition-form.js';

/** What the latest version executes; an edit publishes the next one. */
export function FlowDefinition({ flow }: { readonly flow: FlowView }) {
  const isPast = useIsPast();
  // What the person began with stays theirs: a version that a colleague publishes meanwhile must not take the text away.
  const [edited, setEdited] = useState<FlowView>();
  return (
    <Panel
      title={`Version ${flow.version}`}
      about="The latest. Runs that wait keep the version that they were queued with."
      actions={
        <PresentOnly>
          {edited === undefined && (
            <Button size="xs" variant="default" onClick={() => setEdited(flow)}>
              Edit
            </Button>
          )}
        </PresentOnly>
      }
    >
      {(edited === undefined || isPast) && <Show flow={flow} />}
      {edited !== undefined && (
        // Nothing is published in the past; what was typed is there again in the present.
        <div hidden={isPast}>
          <Edit from={edited} latest={flow} onClose={() => setEdited(undefined)} />
        </div>
      )}
    </Panel>
  );
}

const Show = ({ flow }: { readonly flow: FlowView }) => (
  <Stack>
    <Labelled name="Command">
      <Code block className="command" tabIndex={0} role="region" aria-label="Command">
        {commandLine(flow)}
      </Code>
    </Labelled>
    <FactList
      facts={[
        ['Folder', flow.folder === null ? 'A folder of its session' : <code key="folder">{flow.folder}</code>],
        ['Timeout', flow.timeoutMs === null ? "The environment's limit" : inWords(flow.timeoutMs)],
      ]}
    />
    {Object.keys(flow.environment).length > 0 && (
      <Labelled name="Environment variables">
        <JsonView value={flow.environment} label="Environment variables" />
      </Labelled>
    )}
    {flow.inputsSchema !== null && (
      <Labelled name="Inputs, as a JSON Schema">
        <JsonView value={flow.inputsSchema} label="Inputs schema" />
      </Labelled>
    )}
  </Stack>
);

const Labelled = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <Text fz="xs" c="dimmed" mb={4}>
      {name}
    </Text>
    {children}
  </div>
);

type EditProps = {
  /** The version that the text began with, and the one that is the latest by now. */
  readonly from: FlowView;
  readonly latest: FlowView;
  readonly onClose: () => void;
};

function Edit({ from, latest, onClose }: EditProps) {
  const [text, setText] = useState(() => textOf(from));
  const [seen, setSeen] = useState(from.version);
  const publish = useCommand<PublishFlowVersionData, FlowView>(
    'POST',
    '/api/v1/environments/{environmentId}/flows/{flowId}/versions',
  );
  const { definition, faults } = definitionFrom(text);
  const overtaken = latest.version > seen && !publish.isPending;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(faults).length === 0)
          publish.mutate({ path: { flowId: from.flowId }, body: definition, ifMatch: seen }, { onSuccess: onClose });
      }}
    >
      <Stack maw={760}>
        <DefinitionForm
          text={text}
          faults={faults}
          error={publish.error}
          onChange={(part) => setText((was) => ({ ...was, ...part }))}
        />
        {overtaken ? (
          <Overtaken
            latest={latest}
            onGoOn={() => {
              setSeen(latest.version);
              publish.reset();
            }}
          />
        ) : (
          <ProblemAlert error={publish.error} />
        )}
        <Group>
          <Button type="submit" disabled={overtaken} loading={publish.isPending}>
            Publish version {seen + 1}
          </Button>
          <Button variant="default" onClick={onClose}>
            Discard
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Somebody published while this one edited: both texts are shown, and nothing goes before the person has looked. */
const Overtaken = ({ latest, onGoOn }: { readonly latest: FlowView; readonly onGoOn: () => void }) => (
  <Alert color="blue" variant="light" role="alert" title={`Version ${latest.version} was published meanwhile`}>
    <Stack gap="xs">
      <Text fz="sm">Your text is kept. What you publish takes its place, so bring over what you need of it:</Text>
      <JsonView value={definitionFrom(textOf(latest)).definition} label={`Version ${latest.version}`} />
      <Group>
        <Button variant="default" size="xs" onClick={onGoOn}>
          Go on with my text
        </Button>
      </Group>
    </Stack>
  </Alert>
);

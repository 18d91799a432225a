import { Button, Code, Group, Stack, Text } from '@mantine/core';
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
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title={`Version ${flow.version}`}
      about="The latest. Runs that wait keep the version that they were queued with."
      actions={
        <PresentOnly>
          {!editing && (
            <Button size="xs" variant="default" onClick={() => setEditing(true)}>
              Edit
            </Button>
          )}
        </PresentOnly>
      }
    >
      {(!editing || isPast) && <Show flow={flow} />}
      {editing && (
        // Nothing is published in the past; what was typed is there again in the present.
        <div hidden={isPast}>
          <Edit flow={flow} onClose={() => setEditing(false)} />
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

function Edit({ flow, onClose }: { readonly flow: FlowView; readonly onClose: () => void }) {
  const [text, setText] = useState(() => textOf(flow));
  const publish = useCommand<PublishFlowVersionData, FlowView>(
    'POST',
    '/api/v1/environments/{environmentId}/flows/{flowId}/versions',
  );
  const { definition, faults } = definitionFrom(text);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(faults).length === 0)
          publish.mutate(
            { path: { flowId: flow.flowId }, body: definition, ifMatch: flow.version },
            { onSuccess: onClose },
          );
      }}
    >
      <Stack maw={760}>
        <DefinitionForm
          text={text}
          faults={faults}
          error={publish.error}
          onChange={(part) => setText((was) => ({ ...was, ...part }))}
        />
        <ProblemAlert error={publish.error} />
        <Group>
          <Button type="submit" loading={publish.isPending}>
            Publish version {flow.version + 1}
          </Button>
          <Button variant="default" onClick={onClose}>
            Discard
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

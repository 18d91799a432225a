import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../api/api-problem.js';
import { useCommand } from '../api/use-command.js';
import type { CreateFlowData, FlowView } from '#protocol/generated/api.gen.js';
import { useEnvironmentId } from '../shell/environment.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { definitionFrom, emptyDefinition, type DefinitionText } from './definition.js';
import { DefinitionForm } from './definition-form.js';

export function NewFlowButton() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setOpened(true)}>
        New flow
      </Button>
      {opened && <NewFlowDialog onClose={() => setOpened(false)} />}
    </>
  );
}

function NewFlowDialog({ onClose }: { readonly onClose: () => void }) {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [text, setText] = useState<DefinitionText>(emptyDefinition);
  const [tried, setTried] = useState(false);
  const create = useCommand<CreateFlowData, FlowView>('POST', '/api/v1/environments/{environmentId}/flows');
  const { definition, faults } = definitionFrom(text);
  const nameFault = name.trim() === '' ? 'Give the flow a name.' : undefined;
  const submit = (): void => {
    setTried(true);
    if (nameFault !== undefined || Object.keys(faults).length > 0) return;
    create.mutate(
      { body: { name: name.trim(), description, ...definition } },
      {
        onSuccess: ({ flowId }) =>
          void navigate({ to: '/environments/$environmentId/flows/$flowId', params: { environmentId, flowId } }),
      },
    );
  };
  return (
    <Dialog onClose={onClose} title="New flow" size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            required
            data-autofocus
            maxLength={100}
            value={name}
            error={(tried ? nameFault : undefined) ?? problemOf(create.error, 'name')}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Textarea
            label="Description"
            autosize
            maxLength={1_000}
            value={description}
            onChange={({ currentTarget }) => setDescription(currentTarget.value)}
          />
          <DefinitionForm
            text={text}
            faults={tried ? faults : {}}
            error={create.error}
            onChange={(part) => setText((was) => ({ ...was, ...part }))}
          />
          <ProblemAlert error={create.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create flow
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

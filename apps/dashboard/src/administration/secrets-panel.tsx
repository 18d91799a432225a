import { ActionIcon, Button, Group, PasswordInput, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconLock, IconTrash } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { secrets } from '../api/endpoints.js';
import { usePages } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { RemoveSecretData, SecretView, SetSecretData } from '../generated/api.gen.js';
import { useMoment } from '../time-travel/moment.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { useListOf } from '../ui/list-of.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { When } from '../ui/when.js';

/** Values that flows refer to by name; they can be set, and never read. */
export function SecretsPanel() {
  const answer = usePages(secrets, { query: { sort: 'name', limit: 100 } });
  const list = useListOf(answer);
  return (
    <Stack>
      <SetSecret />
      <ProblemAlert error={answer.error} />
      <Panel flush title="Secrets" about="Only their names are ever shown.">
        <DataTable
          {...list}
          label="Secrets"
          columns={columns}
          rowKey={({ name }) => name}
          empty={
            <Empty icon={IconLock} title="No secrets yet">
              Flows refer to a secret by its name, and get its value when they run.
            </Empty>
          }
        />
      </Panel>
    </Stack>
  );
}

function SetSecret() {
  const { isPast } = useMoment();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const set = useCommand<SetSecretData>('PUT', '/api/v1/environments/{environmentId}/secrets/{name}');
  if (isPast) return null;
  return (
    <Panel title="Set a secret" about="A name that exists already gets the new value.">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate(
            { path: { name }, body: { value } },
            {
              onSuccess: () => {
                setName('');
                setValue('');
              },
            },
          );
        }}
      >
        <Group align="flex-end">
          <TextInput
            label="Name"
            required
            maxLength={64}
            autoComplete="off"
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <PasswordInput
            label="Value"
            required
            w={260}
            autoComplete="new-password"
            value={value}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
          <Button type="submit" loading={set.isPending}>
            Set
          </Button>
        </Group>
      </form>
      <ProblemAlert error={set.error} />
    </Panel>
  );
}

const columns: ColumnDef<SecretView>[] = [
  {
    header: 'Name',
    cell: ({
      row: {
        original: { name },
      },
    }) => <code>{name}</code>,
  },
  {
    header: 'Set',
    cell: ({
      row: {
        original: { setAt },
      },
    }) => <When time={setAt} />,
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: ({
      row: {
        original: { name },
      },
    }) => <RemoveButton name={name} />,
  },
];

function RemoveButton({ name }: { readonly name: string }) {
  const { isPast } = useMoment();
  const [asking, setAsking] = useState(false);
  const remove = useCommand<RemoveSecretData>('DELETE', '/api/v1/environments/{environmentId}/secrets/{name}');
  if (isPast) return null;
  return (
    <>
      <Tooltip label="Remove">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Remove ${name}`}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <ConfirmDialog
          opened
          title={`Remove ${name}?`}
          confirm="Remove"
          danger
          pending={remove.isPending}
          error={remove.error}
          onClose={() => setAsking(false)}
          onConfirm={() => remove.mutate({ path: { name } }, { onSuccess: () => setAsking(false) })}
        >
          <Text fz="sm">Its value is erased. Runs of flows that refer to it fail until it is set again.</Text>
        </ConfirmDialog>
      )}
    </>
  );
}

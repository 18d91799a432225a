import {
  ActionIcon,
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconKey, IconTrash } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { apiKeys } from '../api/endpoints.js';
import { usePages } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ApiKeyView, IssueApiKeyData, IssuedApiKeyView, RevokeApiKeyData } from '../generated/api.gen.js';
import { useMoment } from '../time-travel/moment.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { useListOf } from '../ui/list-of.js';
import { Panel } from '../ui/panel.js';
import { Person } from '../ui/person.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { StateBadge } from '../ui/state-badge.js';
import { When } from '../ui/when.js';

export function ApiKeysPanel() {
  const answer = usePages(apiKeys, { query: { sort: '-issuedAt', limit: 100 } });
  const list = useListOf(answer);
  return (
    <Stack>
      <IssueKey />
      <ProblemAlert error={answer.error} />
      <Panel flush title="API keys" about="For programs: CI, scripts, cloud flows.">
        <DataTable
          {...list}
          label="API keys"
          columns={columns}
          rowKey={({ keyId }) => keyId}
          empty={<Empty icon={IconKey} title="No API keys yet" />}
        />
      </Panel>
    </Stack>
  );
}

function IssueKey() {
  const { isPast } = useMoment();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<number>();
  const issue = useCommand<IssueApiKeyData, IssuedApiKeyView>('POST', '/api/v1/api-keys');
  if (isPast) return null;
  return (
    <Panel title="Issue an API key">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          issue.mutate(
            { body: { label, ...(days === undefined ? {} : { expiresInDays: days }) } },
            { onSuccess: () => setLabel('') },
          );
        }}
      >
        <Group align="flex-end">
          <TextInput
            label="What it is for"
            required
            maxLength={100}
            value={label}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          />
          <NumberInput
            label="Ends after days"
            placeholder="never"
            min={1}
            max={3_650}
            w={140}
            value={days ?? ''}
            onChange={(value) => setDays(value === '' ? undefined : Number(value))}
          />
          <Button type="submit" loading={issue.isPending}>
            Issue
          </Button>
        </Group>
      </form>
      <ProblemAlert error={issue.error} />
      {issue.data !== undefined && (
        <Alert color="yellow" variant="light" mt="md" title="Shown this once: copy it now" role="status">
          <Group>
            <Code style={{ overflowWrap: 'anywhere' }}>{issue.data.key}</Code>
            <CopyButton value={issue.data.key}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
    </Panel>
  );
}

const columns: ColumnDef<ApiKeyView>[] = [
  {
    header: 'For',
    cell: ({
      row: {
        original: { label },
      },
    }) => label,
  },
  {
    header: 'State',
    cell: ({
      row: {
        original: { revokedAt },
      },
    }) => <StateBadge state={revokedAt === null ? 'active' : 'deleted'} />,
  },
  {
    header: 'Whose',
    meta: { wide: true },
    cell: ({
      row: {
        original: { subjectId },
      },
    }) => <Person id={subjectId} />,
  },
  {
    header: 'Issued',
    cell: ({
      row: {
        original: { issuedAt },
      },
    }) => <When time={issuedAt} />,
  },
  {
    header: 'Ends',
    meta: { wide: true },
    cell: ({
      row: {
        original: { expiresAt },
      },
    }) => (expiresAt === null ? 'Never' : <When time={expiresAt} />),
  },
  {
    header: 'Revoked',
    meta: { wide: true },
    cell: ({
      row: {
        original: { revokedAt },
      },
    }) => <When time={revokedAt} />,
  },
  { id: 'actions', header: 'Actions', cell: ({ row: { original: key } }) => <RevokeButton apiKey={key} /> },
];

function RevokeButton({ apiKey }: { readonly apiKey: ApiKeyView }) {
  const { isPast } = useMoment();
  const [asking, setAsking] = useState(false);
  const revoke = useCommand<RevokeApiKeyData>('DELETE', '/api/v1/api-keys/{keyId}');
  if (isPast || apiKey.revokedAt !== null) return null;
  return (
    <>
      <Tooltip label="Revoke">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Revoke ${apiKey.label}`}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <ConfirmDialog
          opened
          title={`Revoke “${apiKey.label}”?`}
          confirm="Revoke"
          danger
          pending={revoke.isPending}
          error={revoke.error}
          onClose={() => setAsking(false)}
          onConfirm={() => revoke.mutate({ path: { keyId: apiKey.keyId } }, { onSuccess: () => setAsking(false) })}
        >
          <Text fz="sm">Programs that use it are refused within seconds. It can't be brought back.</Text>
        </ConfirmDialog>
      )}
    </>
  );
}

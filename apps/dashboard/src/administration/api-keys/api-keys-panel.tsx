import { Stack } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { apiKeys } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import type { ApiKeyView } from '#protocol/generated/api.gen.js';
import { usePresent } from '../../time-travel/use-now.js';
import { AsOfToday } from '../../ui/as-of-today.js';
import { columnOf } from '../../ui/column.js';
import { Empty } from '../../ui/empty.js';
import { ListPanel } from '../../ui/list-panel.js';
import { Person } from '../../ui/person.js';
import { PresentOnly } from '../../ui/present-only.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import { IssueKey } from './issue-key.js';
import { RevokeKeyButton } from './revoke-key-button.js';
import { stateOfKey } from './state-of-key.js';

const column = columnOf<ApiKeyView>();

export function ApiKeysPanel() {
  const answer = usePages(apiKeys, { query: { sort: '-issuedAt', limit: 100 } });
  return (
    <Stack>
      <PresentOnly>
        <IssueKey />
      </PresentOnly>
      <ListPanel
        answer={answer}
        title="API keys"
        about="For programs: CI, scripts, cloud flows."
        actions={<AsOfToday />}
        label="API keys"
        columns={columns}
        rowKey={({ keyId }) => keyId}
        empty={
          <Empty icon={IconKey} title="No API keys yet">
            Issue one for a program that is to start runs or read lists.
          </Empty>
        }
      />
    </Stack>
  );
}

type OfKey = { readonly apiKey: ApiKeyView };

const KeyState = ({ apiKey }: OfKey) => <StateBadge state={stateOfKey(apiKey, usePresent())} />;

const Revoke = ({ apiKey }: OfKey) =>
  stateOfKey(apiKey, usePresent()) === 'active' && <RevokeKeyButton apiKey={apiKey} />;

const columns = [
  column('For', ({ label }) => label),
  column('State', (key) => <KeyState apiKey={key} />),
  column('Whose', ({ subjectId }) => <Person id={subjectId} />, { wide: true }),
  column('Issued', ({ issuedAt }) => <When time={issuedAt} />),
  column('Ends', ({ expiresAt }) => (expiresAt === null ? 'Never' : <When time={expiresAt} />), { wide: true }),
  column('Revoked', ({ revokedAt }) => <When time={revokedAt} />, { wide: true }),
  column('Actions', (key) => <Revoke apiKey={key} />, { unnamed: true }),
];

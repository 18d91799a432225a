import { Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { secrets } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import type { SecretView } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../../ui/as-of-today.js';
import { columnOf } from '../../ui/column.js';
import { Empty } from '../../ui/empty.js';
import { ListPanel } from '../../ui/list-panel.js';
import { PresentOnly } from '../../ui/present-only.js';
import { When } from '../../ui/when.js';
import { RemoveSecretButton } from './remove-secret-button.js';
import { SetSecret } from './set-secret.js';

const column = columnOf<SecretView>();

/** Values that flows refer to by name; they can be set, and never read. */
export function SecretsPanel() {
  const answer = usePages(secrets, { query: { sort: 'name', limit: 100 } });
  return (
    <Stack>
      <PresentOnly>
        <SetSecret />
      </PresentOnly>
      <ListPanel
        answer={answer}
        title="Secrets"
        about="Only their names are ever shown."
        actions={<AsOfToday />}
        label="Secrets"
        columns={columns}
        rowKey={({ name }) => name}
        empty={
          <Empty icon={IconLock} title="No secrets yet">
            Flows refer to a secret by its name, and get its value when they run.
          </Empty>
        }
      />
    </Stack>
  );
}

const columns = [
  column('Name', ({ name }) => <code>{name}</code>),
  column('Set', ({ setAt }) => <When time={setAt} />),
  column('Actions', ({ name }) => <RemoveSecretButton name={name} />),
];

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { parked } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ParkedView, RetryParkedData, SkipParkedData } from '#protocol/generated/api.gen.js';
import { AsOfToday } from '../ui/as-of-today.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Empty } from '../ui/empty.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { PresentOnly } from '../ui/present-only.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { When } from '../ui/when.js';

const EVERY_MS = 10_000;

/** I12: what stopped at an event that it could not take in; everything else goes on. */
export function ParkedPanel() {
  const { data, error, isLoading } = useAnswer(parked, { everyMs: EVERY_MS });
  return (
    <Panel
      title="Parked rows"
      about="Each stopped at one event, and waits for a person. Everything else goes on."
      actions={<AsOfToday />}
    >
      <ProblemAlert error={error} />
      {isLoading && <LoadingRows rows={2} />}
      {data?.items.length === 0 && (
        <Empty icon={IconCircleCheck} title="Nothing is parked">
          Every row has taken in every event.
        </Empty>
      )}
      <Stack>
        {data?.items.map((row) => (
          <ParkedRow key={`${row.runner}/${row.key}`} row={row} />
        ))}
      </Stack>
    </Panel>
  );
}

function ParkedRow({ row }: { readonly row: ParkedView }) {
  const path = { runner: row.runner, key: row.key };
  const retry = useCommand<RetryParkedData>('POST', '/api/v1/parked/{runner}/{key}/retry');
  return (
    <div>
      <Group justify="space-between">
        <div>
          <Text fz="sm" fw={550}>
            {row.runner} · <code>{row.key}</code>
          </Text>
          <Text fz="sm">{row.reason}</Text>
          <Text fz="xs" c="dimmed">
            at position {row.position}, since <When time={row.parkedAt} />
          </Text>
        </div>
        <PresentOnly>
          <Group gap="xs">
            <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate({ path })}>
              Try again
            </Button>
            <SkipButton row={row} />
          </Group>
        </PresentOnly>
      </Group>
      <ProblemAlert error={retry.error} />
    </div>
  );
}

function SkipButton({ row }: { readonly row: ParkedView }) {
  const [asking, setAsking] = useState(false);
  const skip = useCommand<SkipParkedData>('POST', '/api/v1/parked/{runner}/{key}/skip');
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        Skip
      </Button>
      {asking && (
        <ConfirmDialog
          title="Leave this event out for this row?"
          confirm="Skip"
          danger
          pending={skip.isPending}
          error={skip.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            skip.mutate({ path: { runner: row.runner, key: row.key } }, { onSuccess: () => setAsking(false) })
          }
        >
          <Text fz="sm">
            The row goes on with the event after it, for ever without this one, in every rebuild too. The log says who
            skipped it. Try again first: what stopped it may have passed.
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}

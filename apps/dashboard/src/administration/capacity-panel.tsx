import { Alert, Button, Group, NumberInput, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { environment } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import { capacityState } from '../capacity/capacity-state.js';
import type { ChangeEnvironmentData, EnvironmentView } from '#protocol/generated/api.gen.js';
import { useIsPast } from '../time-travel/past.js';
import { Figure } from '../ui/figure.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { StateBadge } from '../ui/state-badge.js';
import { consequencesOf } from './consequences.js';

/** S10: how many bots may run in parallel. */
export function CapacityPanel() {
  const isPast = useIsPast();
  const { data, error, isLoading } = useAnswer(environment);
  const [wanted, setWanted] = useState<number>();
  const change = useCommand<ChangeEnvironmentData, EnvironmentView>('PATCH', '/api/v1/environments/{environmentId}');
  if (isLoading) return <LoadingRows />;
  if (data === undefined) return <ProblemAlert error={error} />;
  const { capacity } = data;
  const addOns = wanted ?? capacity.addOns;
  return (
    <Panel
      title={
        <Group gap="xs">
          Environment {data.name} <StateBadge state={capacityState(capacity)} />
        </Group>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ body: { addOns } }, { onSuccess: () => setWanted(undefined) });
        }}
      >
        <Stack maw={620}>
          <SimpleGrid cols={{ base: 2, xs: 4 }}>
            <Figure name="Add-ons" value={capacity.addOns} />
            <Figure name="In use" value={capacity.inUse} />
            <Figure name="Committed" value={capacity.committed} />
            <Figure name="Machine groups" value={data.activeGroups} />
          </SimpleGrid>
          {!isPast && (
            <>
              <NumberInput
                label="Add-ons assigned to this environment"
                description="One for each bot that may run in parallel."
                min={0}
                allowDecimal={false}
                maw={320}
                value={addOns}
                onChange={(value) => setWanted(Math.trunc(Number(value)))}
              />
              {addOns !== capacity.addOns && (
                <Alert variant="light" color={addOns < capacity.committed ? 'orange' : 'blue'}>
                  {consequencesOf(capacity, addOns)}
                </Alert>
              )}
              <ProblemAlert error={change.error} />
              <Group>
                <Button type="submit" disabled={addOns === capacity.addOns} loading={change.isPending}>
                  Save
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </form>
    </Panel>
  );
}

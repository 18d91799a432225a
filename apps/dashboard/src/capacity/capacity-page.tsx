import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconServer2 } from '@tabler/icons-react';
import { environment, hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { HostedGroupView } from '#protocol/generated/api.gen.js';
import { botsOf } from '../groups/group-columns.js';
import { partsOf } from '../groups/slot-parts.js';
import { MachinesPage } from '../machines/machines-page.js';
import { Empty } from '../ui/empty.js';
import { Figure } from '../ui/figure.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { StateBadge } from '../ui/state-badge.js';
import { TextLink } from '../ui/text-link.js';
import { capacityState, overageOf, slotsOfEnvironment } from './capacity-state.js';
import { SlotBar } from './slot-bar.js';

/** Monitor > Machines > Capacity (P10): who holds which slots. */
export function CapacityPage() {
  const { data: about, error, isLoading } = useAnswer(environment);
  const groups = useAnswer(hostedGroups, { query: { status: 'active,deleting', limit: 200, sort: 'name' } });
  const all = groups.data?.items;
  return (
    <MachinesPage
      shown="capacity"
      about="Slots for bots: one for each add-on of the environment, balanced over its groups."
    >
      <ProblemAlert error={error ?? groups.error} />
      {isLoading && <LoadingRows />}
      {about !== undefined && (
        <Stack>
          <Panel
            title={
              <Group gap="xs">
                Environment {about.name} <StateBadge state={capacityState(about.capacity)} />
              </Group>
            }
          >
            <SimpleGrid cols={{ base: 2, sm: 5 }} mb="md">
              <Figure name="Capacity (add-ons)" value={about.capacity.addOns} />
              <Figure name="In use" value={about.capacity.inUse} />
              <Figure name="Not in use" value={about.capacity.free} />
              <Figure name="Committed" value={about.capacity.committed} />
              <Figure name="Overage" value={overageOf(about.capacity)} />
            </SimpleGrid>
            {all !== undefined && (
              <SlotBar
                label="Slots of the environment"
                total={about.capacity.addOns}
                parts={slotsOfEnvironment(all, about.capacity)}
              />
            )}
            {about.capacity.overage > 0 && (
              <Text fz="sm" mt="sm">
                The guarantees exceed the capacity by {about.capacity.overage}: the newest commitments go unmet first.
                Assign add-ons in Administration, or lower what groups have committed.
              </Text>
            )}
          </Panel>
          <Panel title="By machine group">
            {groups.isLoading && <LoadingRows />}
            {groups.error !== null && all === undefined && (
              <Text fz="sm" c="dimmed">
                The groups could not be asked for.
              </Text>
            )}
            {all?.length === 0 && <Empty icon={IconServer2} title="No machine groups yet" />}
            {all !== undefined && <SlotsByGroup groups={all} />}
          </Panel>
        </Stack>
      )}
    </MachinesPage>
  );
}

const SlotsByGroup = ({ groups }: { readonly groups: readonly HostedGroupView[] }) => (
  <Stack gap="lg">
    {groups.map((group) => (
      <div key={group.groupId}>
        <Group justify="space-between" mb={6} gap="xs">
          <TextLink to="/environments/$environmentId/groups/$groupId" params={group} fw={550} fz="sm">
            {group.name}
          </TextLink>
          <Text fz="xs" c="dimmed" className="numbers">
            {botsOf(group)} of {group.maximum} slots · {group.committed} committed · {group.runs.queued} queued
          </Text>
        </Group>
        <SlotBar
          label={`Slots of ${group.name}`}
          total={Math.max(group.maximum, botsOf(group))}
          rest="Up to its maximum"
          parts={[
            ...partsOf(group.bots),
            { name: 'Committed, not used', slots: Math.max(0, group.committed - botsOf(group)), tone: 'committed' },
          ]}
        />
      </div>
    ))}
  </Stack>
);

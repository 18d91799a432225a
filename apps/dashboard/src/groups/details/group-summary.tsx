import { SimpleGrid, Text } from '@mantine/core';
import { SlotBar } from '../../capacity/slot-bar.js';
import { imageNameOf, useImageNames } from '../../images/use-image-names.js';
import { Figure } from '../../ui/figure.js';
import { Panel } from '../../ui/panel.js';
import { When } from '../../ui/when.js';
import { botsOf } from '../group-columns.js';
import { accessLabels } from '../group-words.js';
import type { OfGroup } from './of-group.js';
import { partsOf } from '../slot-parts.js';

/** The group at a glance: its queue, its bots against what it may have, and what they are made from. */
export function GroupSummary({ group }: OfGroup) {
  const names = useImageNames();
  const { runs, bots, committed, maximum } = group;
  return (
    <Panel>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="md">
        <Figure name="Queued" value={runs.queued} />
        <Figure name="Running" value={runs.running} />
        <Figure name="Bots" value={botsOf(group)} of={maximum} />
        <Figure name="Committed" value={committed} />
        <Figure name="VM image" text={imageNameOf(names, group.image)} />
        <Figure name="Runs as" text={accessLabels[group.access] ?? group.access} />
      </SimpleGrid>
      <div style={{ marginTop: 14 }}>
        <SlotBar
          label={`Slots of ${group.name}`}
          total={Math.max(maximum, botsOf(group))}
          parts={partsOf(bots)}
          rest="Up to its maximum"
        />
      </div>
      {group.status === 'active' && (
        <Text fz="xs" c="dimmed" mt={8}>
          Without any run this group is deleted <When time={group.activeUntil} relative />. Last activity{' '}
          <When time={group.lastActivityAt} relative />.
        </Text>
      )}
    </Panel>
  );
}

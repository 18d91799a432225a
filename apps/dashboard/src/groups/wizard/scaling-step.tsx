import { Alert, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { problemOf } from '../../api/api-problem.js';
import { SlotBar } from '../../capacity/slot-bar.js';
import { count } from '../group-words.js';
import { highestMaximum } from './draft.js';
import type { StepProps } from './steps.js';
import { ScalingPreview } from './scaling-preview.js';

const whole = (value: string | number): number => (value === '' ? 0 : Math.trunc(Number(value)));

export const ScalingStep = ({ draft, change, faults, error, room }: StepProps) => (
  <Stack>
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NumberInput
        label="Committed number of bots"
        description="Slots that are never lent to other groups."
        required
        min={0}
        allowDecimal={false}
        value={draft.committed}
        error={faults.committed ?? problemOf(error, 'committed')}
        onChange={(value) => change({ committed: whole(value) })}
      />
      <NumberInput
        label="Maximum number of bots"
        description="Never more, however long its queue."
        required
        min={1}
        allowDecimal={false}
        value={draft.maximum}
        error={faults.maximum ?? problemOf(error, 'maximum')}
        onChange={(value) => change({ maximum: whole(value) })}
      />
    </SimpleGrid>
    {room !== undefined && (
      <div>
        <Text fz="sm" mb={6}>
          {count(Math.max(0, room.capacity - room.committed), 'slot')} of {room.capacity} can still be committed. The
          maximum can be up to {highestMaximum(room)}; {count(room.free, 'slot')} {room.free === 1 ? 'is' : 'are'} not
          in use at the moment.
        </Text>
        <SlotBar
          label="Commitments in this environment"
          total={Math.max(room.capacity, room.committed + draft.committed)}
          parts={[
            { name: 'Committed to other groups', slots: room.committed, tone: 'committed' },
            { name: 'Committed to this group', slots: draft.committed, tone: 'running' },
          ]}
        />
      </div>
    )}
    {faults.committed === undefined && faults.maximum === undefined && <ScalingPreview draft={draft} />}
    <Alert variant="light" color="gray" py="xs">
      <Text fz="xs">
        A committed slot is kept free, not a warm bot: bots are made when runs wait. Bots of several groups are
        balanced: free slots go to the group with waiting runs that holds the fewest uncommitted slots. Making a bot can
        take more than 10 minutes, depending on its image.
      </Text>
    </Alert>
  </Stack>
);

import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

type FactListProps = {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  readonly columns?: number;
};

/** Names and values, as a description list. */
export function FactList({ facts, columns = 3 }: FactListProps) {
  return (
    <SimpleGrid component="dl" m={0} cols={{ base: 2, md: columns }} spacing="md" verticalSpacing="sm">
      {facts.map(([name, value]) => (
        <div key={name} style={{ minWidth: 0 }}>
          <Text component="dt" fz="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

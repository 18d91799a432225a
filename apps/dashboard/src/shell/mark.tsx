import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import mark from '../ui/mark.svg';

export const Mark = () => (
  <Link to="/" style={{ color: 'inherit', textDecoration: 'none' }} aria-label="Hostler, to the machine groups">
    <Group gap={8} wrap="nowrap">
      <img src={mark} width={24} height={24} alt="" />
      <Text visibleFrom="xs" fw={680} fz={16} style={{ letterSpacing: '-0.01em' }}>
        Hostler
      </Text>
    </Group>
  </Link>
);

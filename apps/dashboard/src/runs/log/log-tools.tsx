import { Button, Group, Switch, Text, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import type { useLogSearch } from './log-search.js';

type LogToolsProps = {
  readonly search: ReturnType<typeof useLogSearch>;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly saving: boolean;
  readonly onSave: () => void;
};

export const LogTools = ({ search, follow, onFollow, saving, onSave }: LogToolsProps) => (
  <Group gap="sm">
    <TextInput
      aria-label="Search the log"
      placeholder="Search the log"
      size="xs"
      leftSection={<IconSearch size={13} />}
      value={search.wanted}
      onChange={({ currentTarget }) => search.search(currentTarget.value)}
      onKeyDown={({ key, shiftKey }) => {
        if (key === 'Enter') search.go(shiftKey ? -1 : 1);
      }}
    />
    {search.wanted !== '' && (
      <Text fz="xs" c="dimmed" role="status">
        {search.found.length === 0 ? 'no line' : `${search.at + 1} of ${search.found.length} · Enter goes on`}
      </Text>
    )}
    <Switch
      size="xs"
      label="Follow"
      checked={follow}
      onChange={({ currentTarget }) => onFollow(currentTarget.checked)}
    />
    <Button size="xs" variant="default" leftSection={<IconDownload size={14} />} loading={saving} onClick={onSave}>
      Download
    </Button>
  </Group>
);

import { Button, Menu, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { addressOf } from '../api/endpoint.js';
import { useEnvironmentId } from '../shell/environment.js';
import { useMoment } from '../time-travel/moment.js';

type ExportMenuProps = Pick<ButtonProps, 'size'> & {
  /** Filters of the audit. */
  readonly query: Readonly<Record<string, string | undefined>>;
};

/** All events that fit, as a file; in the past, those up to the moment that is shown. */
export function ExportMenu({ query, size = 'sm' }: ExportMenuProps) {
  const environmentId = useEnvironmentId();
  const { moment } = useMoment();
  const exported = (format: string): string =>
    addressOf(
      '/api/v1/environments/{environmentId}/audit/export',
      { environmentId },
      { ...query, asOf: moment, format },
    );
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end">
      <Menu.Target>
        <Button variant="default" size={size} leftSection={<IconDownload size={15} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={exported('jsonl')} download>
          JSON, one event a line
        </Menu.Item>
        <Menu.Item component="a" href={exported('csv')} download>
          CSV
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

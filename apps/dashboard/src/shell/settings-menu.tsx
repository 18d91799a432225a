import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconBook, IconDeviceDesktop, IconDotsVertical, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { queryClient } from '../api/query-client.js';
import { request } from '../api/request.js';

/** Light or dark, the documentation, and the way out. */
export function SettingsMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const looks = [
    { value: 'light', label: 'Light', icon: IconSun },
    { value: 'dark', label: 'Dark', icon: IconMoon },
    { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
  ] as const;
  return (
    <Menu position="bottom-end" width={210} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Settings">
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Theme</Menu.Label>
        {looks.map(({ value, label, icon: Picture }) => (
          <Menu.Item
            key={value}
            leftSection={<Picture size={15} />}
            onClick={() => setColorScheme(value)}
            fw={value === colorScheme ? 650 : undefined}
            aria-current={value === colorScheme ? 'true' : undefined}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconBook size={15} />} component="a" href="/api/docs" target="_blank">
          API documentation
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

async function signOut(): Promise<void> {
  await request('/api/v1/session', { method: 'DELETE' });
  queryClient.clear();
  location.assign('/sign-in');
}

import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Given } from './chosen.js';

type StartRunButtonProps = Given & { readonly label?: string };

const StartRunDialog = lazy(async () => ({ default: (await import('./start-run-dialog.js')).StartRunDialog }));

export function StartRunButton({ label = 'Start a run', ...given }: StartRunButtonProps) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlayerPlay size={15} />} onClick={() => setOpened(true)}>
        {label}
      </Button>
      {opened && (
        <Suspense>
          <StartRunDialog {...given} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}

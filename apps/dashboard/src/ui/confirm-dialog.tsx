import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { ProblemAlert } from './problem-alert.js';

type ConfirmDialogProps = {
  readonly title: string;
  /** What will end by it. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly pending?: boolean;
  readonly blocked?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before something that can't simply be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, danger = false, pending = false, blocked = false, error } = props;
  return (
    <Dialog onClose={props.onClose} title={title} size="md">
      <Stack>
        <div>{children}</div>
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            Not now
          </Button>
          <Button color={danger ? 'red.9' : 'pine'} loading={pending} disabled={blocked} onClick={props.onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
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

/** Asks before something that can't simply be taken back. Enter in one of its fields confirms, as in every form. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, danger = false, pending = false, blocked = false, error } = props;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    // It may have been opened from within another form, which is not meant.
    event.stopPropagation();
    if (!blocked && !pending) props.onConfirm();
  };
  return (
    <Dialog onClose={props.onClose} title={title} size="md">
      <form noValidate onSubmit={submit}>
        <Stack>
          <div>{children}</div>
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose} data-autofocus>
              Not now
            </Button>
            <Button type="submit" color={danger ? 'red.9' : 'pine'} loading={pending} disabled={blocked}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Icon } from '@tabler/icons-react';
import { useIsPast } from '../time-travel/past.js';
import { ConfirmDialog } from './confirm-dialog.js';

type AskButtonProps = {
  readonly icon: Icon;
  /** What a press does, as its tooltip says it. */
  readonly label: string;
  /** The same with what it is done to, for who does not see the row. */
  readonly name: string;
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly command: { readonly isPending: boolean; readonly error: Error | null };
  /** Gives the command; `done` closes the question. */
  readonly onConfirm: (done: { readonly onSuccess: () => void }) => void;
  /** What follows from it. */
  readonly children: ReactNode;
};

/** A small button in a row that asks before it acts. Nothing in the past. */
export function AskButton({ icon: Picture, label, name, command, onConfirm, children, ...dialog }: AskButtonProps) {
  const isPast = useIsPast();
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  if (isPast) return null;
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={name} onClick={() => setAsking(true)}>
          <Picture size={15} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <ConfirmDialog
          {...dialog}
          pending={command.isPending}
          error={command.error}
          onClose={close}
          onConfirm={() => onConfirm({ onSuccess: close })}
        >
          <Text component="div" fz="sm">
            {children}
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}

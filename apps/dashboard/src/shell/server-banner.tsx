import { Alert, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noteAnswer, useReach } from '../api/reach.js';
import { clockTime } from '../ui/durations.js';

const LOOK_EVERY_MS = 1_000;

/** Says when the server is away, looks for it, and has everything asked for again once it is back. */
export function ServerBanner() {
  const { server, awaySince } = useReach();
  const client = useQueryClient();
  const away = server === 'away';
  useEffect(() => {
    if (!away) return;
    const timer = setInterval(() => {
      void isReady().then((ready) => {
        if (!ready) return;
        noteAnswer(new Headers());
        void client.invalidateQueries();
      });
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [away, client]);
  if (!away) return null;
  return (
    <Alert color="red" variant="light" radius={0} py="xs" role="status" icon={<Loader size={16} color="red" />}>
      The server does not answer since {clockTime(awaySince ?? Date.now())}. What you see is how it was then; runs that
      go on are not harmed. This page goes on by itself when the server is back.
    </Alert>
  );
}

const isReady = (): Promise<boolean> =>
  fetch('/health/ready').then(
    ({ ok }) => ok,
    () => false,
  );

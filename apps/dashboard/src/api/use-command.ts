import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { useEnvironmentId } from '../shell/environment.js';
import { addressOf, type Described } from './endpoint.js';
import { newKey } from './new-key.js';
import { requestJson, type Asked } from './request.js';

export type Command<Data extends Described> = {
  readonly path?: Partial<NonNullable<Data['path']>>;
  readonly body?: Data['body'];
  /** The version that the person looked at; another since then is refused. */
  readonly ifMatch?: number;
};

/** Sends a command, and has every list asked for again once it is done. Trying again after a failure is the same command. */
export function useCommand<Data extends Described, Answer = void>(
  method: NonNullable<Asked['method']>,
  url: Data['url'],
): UseMutationResult<Answer, Error, Command<Data>> {
  const environmentId = useEnvironmentId();
  const client = useQueryClient();
  const sent = useRef<{ readonly body: string; readonly key: string }>(undefined);
  return useMutation({
    mutationFn: ({ path = {}, body, ifMatch }) => {
      const text = JSON.stringify([path, body, ifMatch]);
      if (sent.current?.body !== text) sent.current = { body: text, key: newKey() };
      return requestJson<Answer>(addressOf(url, { environmentId, ...path }), {
        method,
        body,
        headers: {
          'Idempotency-Key': sent.current.key,
          ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
        },
      });
    },
    onSuccess: async () => {
      sent.current = undefined;
      await client.invalidateQueries();
    },
  });
}

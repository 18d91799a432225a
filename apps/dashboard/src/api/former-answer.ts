import { hashKey } from '@tanstack/react-query';

type From = { readonly queryKey: readonly unknown[] } | undefined;

/**
 * What stands while an answer is on its way: a former one about the same thing, by another filter or of another moment.
 * What another run or flow left says nothing of this one, and a question that is not asked has no answer.
 */
export const formerAbout =
  (where: object, enabled: boolean) =>
  <Answer>(former: Answer | undefined, from: From): Answer | undefined =>
    enabled && hashKey([from?.queryKey[2]]) === hashKey([where]) ? former : undefined;

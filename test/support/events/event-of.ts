import type { DataOf, Message } from '#kernel/message.js';

/** Makes events of one type for specs: the usual data, but for what the spec is about. */
export const eventOf =
  <E extends Message>() =>
  <Type extends E['type']>(type: Type, usual: DataOf<E, Type>) =>
  (data: Partial<DataOf<E, Type>> = {}) =>
    ({ type, data: { ...usual, ...data } }) as unknown as Extract<E, { type: Type }>;

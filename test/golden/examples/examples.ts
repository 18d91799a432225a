import type { DataOf, Message } from '#kernel/message.js';

/** The data of one event of each type; a type without an example does not compile. */
export type Examples<E extends Message> = { readonly [Type in E['type']]: DataOf<E, Type> };

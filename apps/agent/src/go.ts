import type { RunOrder } from '#protocol/agent.js';

import type { Moment } from './moment.js';

/** The server's word that the flow may start, and until when it may run before the lease is renewed. */
export type Go = { readonly order: RunOrder; readonly mayRunUntil: Moment };

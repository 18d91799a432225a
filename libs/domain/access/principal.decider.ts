import type { Decider } from '#kernel/decider.js';
import { reject } from '../rejections.js';
import type { PrincipalCommand } from './access.commands.js';
import type { AccessEvent, Role } from './access.events.js';

type PrincipalEvent = Extract<AccessEvent, { type: 'PrincipalCreated' }>;
export type PrincipalState =
  | { readonly status: 'absent' }
  | { readonly status: 'existing'; readonly kind: 'person' | 'service'; readonly roles: readonly Role[] };

/** Somebody who may ask for things: an opaque subject, and its roles. */
export const principalDecider: Decider<PrincipalCommand, PrincipalState, PrincipalEvent> = {
  kind: 'principal',
  initial: { status: 'absent' },
  decide: ({ data }, principal) => {
    const roles = [...new Set(data.roles)].sort();
    if (principal.status === 'absent') return [{ type: 'PrincipalCreated', data: { ...data, roles } }];
    const isAsWished = principal.kind === data.kind && principal.roles.join() === roles.join();
    return isAsWished ? [] : reject('principal-already-exists');
  },
  evolve: (_absent, { data }) => ({ status: 'existing', kind: data.kind, roles: data.roles }),
};

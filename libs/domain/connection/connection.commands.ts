import type { Message } from '#kernel/message.js';
import type { ConnectionKind } from './connection.events.js';

type OfConnection = { readonly environmentId: string; readonly connectionId: string };

export type ConnectionCommand =
  | Message<
      'CreateConnection',
      OfConnection & {
        readonly groupId: string;
        readonly name: string;
        readonly kind: ConnectionKind;
        readonly credentialId: string | null;
        readonly ownerId: string;
      }
    >
  /** `replacesCredential`: whoever gives it stores the credential once this is recorded. */
  | Message<'EditConnection', OfConnection & { readonly name?: string; readonly replacesCredential: boolean }>
  | Message<'DeleteConnection', OfConnection>;

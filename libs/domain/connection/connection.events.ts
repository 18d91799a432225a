import type { Message } from '#kernel/message.js';

type OfConnection = { readonly environmentId: string; readonly connectionId: string; readonly groupId: string };

/** X20: `agentAccount` runs flows as the agent itself; `account` as the account whose credential the secret store holds. */
export type ConnectionKind = 'agentAccount' | 'account';

/** Stored for ever: add fields, never rename one. */
export type ConnectionEvent =
  | Message<
      'ConnectionCreated',
      OfConnection & {
        readonly name: string;
        readonly kind: ConnectionKind;
        /** Reference of user name and password in the secret store; `null` for the agent's own account. */
        readonly credentialId: string | null;
        readonly ownerId: string;
        readonly createdAt: number;
      }
    >
  | Message<
      'ConnectionRenamed',
      OfConnection & { readonly previousName: string; readonly name: string; readonly renamedAt: number }
    >
  /** Its reference stays; user name and password behind it are others from then on. */
  | Message<
      'ConnectionCredentialReplaced',
      OfConnection & { readonly credentialId: string; readonly replacedAt: number }
    >
  | Message<'ConnectionDeleted', OfConnection & { readonly deletedAt: number }>;

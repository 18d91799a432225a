import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { Flag, Id, OneOf, Text, Time } from '../http/fields.js';

export const CONNECTION_STATUSES = ['active', 'deleted'];
export const CONNECTION_KINDS = ['agentAccount', 'account'];
const kind = {
  meaning: "agentAccount runs flows as the bot's own account; account as the one whose credential is given.",
  values: CONNECTION_KINDS,
};

const name = {
  meaning: 'Its name.',
  minimum: 1,
  maximum: MAX_NAME_CHARACTERS,
  example: 'Invoices, by the bot itself',
};
const ofAccount = 'Of the account; only with kind account. Kept sealed, and never shown again.';
const username = { meaning: ofAccount, minimum: 1, maximum: 500 };
const password = { meaning: ofAccount, minimum: 1, maximum: 2_000 };

export class CreateConnectionRequest {
  @Id({ meaning: 'The hosted group that runs go to by it.' })
  groupId: string;

  @Text(name)
  name: string;

  @OneOf(kind)
  kind: 'agentAccount' | 'account';

  @Text({ ...username, optional: true })
  username?: string;

  @Text({ ...password, optional: true })
  password?: string;
}

export class EditConnectionRequest {
  @Text({ ...name, meaning: 'Another name.', optional: true })
  name?: string;

  @Text({ ...username, meaning: `${username.meaning} Goes with a password.`, optional: true })
  username?: string;

  @Text({ ...password, meaning: `${password.meaning} Goes with a user name.`, optional: true })
  password?: string;
}

export class ConnectionView {
  @Id({ meaning: 'Names the connection in addresses.' })
  connectionId: string;

  @Id({ meaning: 'The environment that it belongs to.' })
  environmentId: string;

  @Id({ meaning: 'The hosted group that runs go to by it.' })
  groupId: string;

  @Text({ meaning: 'Its name.', maximum: MAX_NAME_CHARACTERS })
  name: string;

  @OneOf(kind)
  kind: string;

  @OneOf({ meaning: 'Whether it still is there.', values: CONNECTION_STATUSES })
  status: string;

  @Flag({
    meaning:
      'Whether no run can go by it: its group or its credential is gone. Of a past moment: whether its group was.',
  })
  broken: boolean;

  @Text({ meaning: 'Why it is broken, and what to do; null where it is not.', maximum: 1_000, nullable: true })
  brokenReason: string | null;

  @Id({ meaning: 'Who made it.' })
  ownerId: string;

  @Time({ meaning: 'When it was made.' })
  createdAt: string;
}

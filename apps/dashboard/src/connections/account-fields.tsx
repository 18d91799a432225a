import { PasswordInput, TextInput } from '@mantine/core';
import { problemOf } from '../api/api-problem.js';

export type Account = { readonly username: string; readonly password: string };

type AccountFieldsProps = {
  readonly account: Account;
  readonly change: (part: Partial<Account>) => void;
  readonly error: unknown;
  /** Whether it is one of an organisation (S45). */
  readonly byAddress: boolean;
  readonly required: boolean;
};

/** S122: the account that flows run as. */
export const AccountFields = ({ account, change, error, byAddress, required }: AccountFieldsProps) => (
  <>
    <TextInput
      label="User name"
      required={required}
      autoComplete="off"
      maxLength={500}
      description={byAddress ? 'Your e-mail address, not domain\\username.' : undefined}
      value={account.username}
      error={problemOf(error, 'username')}
      onChange={({ currentTarget }) => change({ username: currentTarget.value })}
    />
    <PasswordInput
      label="Password"
      required={required}
      autoComplete="new-password"
      maxLength={2_000}
      description="Kept sealed, and never shown again."
      value={account.password}
      error={problemOf(error, 'password')}
      onChange={({ currentTarget }) => change({ password: currentTarget.value })}
    />
  </>
);

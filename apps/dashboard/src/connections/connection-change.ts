import type { ConnectionView, EditConnectionData } from '#protocol/generated/api.gen.js';
import type { Account } from './account-fields.js';

export type ConnectionForm = Account & { readonly name: string };

/** What is to be sent of a form, which begins with the name and no account; `undefined` where that is nothing, or half an account. */
export function changeOf(
  { name: before, kind }: Pick<ConnectionView, 'name' | 'kind'>,
  { name, username, password }: ConnectionForm,
): EditConnectionData['body'] | undefined {
  const wished = name.trim();
  const hasAccount = kind === 'account' && (username !== '' || password !== '');
  if (wished === '' || (hasAccount && (username === '' || password === ''))) return undefined;
  const change = { ...(wished === before ? {} : { name: wished }), ...(hasAccount ? { username, password } : {}) };
  return Object.keys(change).length === 0 ? undefined : change;
}

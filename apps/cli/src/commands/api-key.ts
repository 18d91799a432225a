import type { Command } from 'commander';
import type { ApiKey, IssuedApiKey } from '../client/views.js';
import { withServer } from '../context.js';
import { wholeNumber } from '../options/values.js';
import type { Column } from '../output/table.js';
import { relativeTime } from '../output/times.js';

const API_KEYS = '/api-keys';

export function addApiKeyCommands(program: Command): void {
  const apiKey = program.command('api-key').description('API keys: how programs sign in');
  apiKey
    .command('create <label>')
    .description('issue a key for yourself; it is shown this once')
    .option('--expires <days>', 'after how many days it ends; never otherwise', wholeNumber)
    .action(
      withServer<{ expires?: number }>(async (context, { expires }, label) => {
        const issued = await context.api.post<IssuedApiKey>(API_KEYS, { label, expiresInDays: expires });
        context.output.one(issued, [
          ['Key', issued.key],
          ['Id', issued.keyId],
          ['Note', 'The key is shown this once. Send it as "Authorization: Bearer <key>", or set HOSTLER_KEY.'],
        ]);
      }),
    );
  apiKey
    .command('list')
    .description('list keys, revoked ones included')
    .action(
      withServer(async (context) => {
        context.output.list(await context.api.list<ApiKey>(API_KEYS), columns, 'No keys.');
      }),
    );
  apiKey
    .command('revoke <id>')
    .description('revoke a key; it stops working within seconds')
    .action(
      withServer(async (context, _, keyId) => {
        await context.api.delete(`${API_KEYS}/${encodeURIComponent(keyId)}`);
        context.output.done({ keyId }, `Key ${keyId} is revoked.`);
      }),
    );
}

const columns: readonly Column<ApiKey>[] = [
  { head: 'LABEL', value: ({ label }) => label, flexible: 'cut' },
  { head: 'ISSUED', value: ({ issuedAt }, now) => relativeTime(issuedAt, now) },
  { head: 'STATUS', value: statusOf },
  { head: 'ID', value: ({ keyId }) => keyId },
];

function statusOf({ revokedAt, expiresAt }: ApiKey, now: number): string {
  if (revokedAt !== null) return `revoked ${relativeTime(revokedAt, now)}`;
  if (expiresAt === null) return 'works';
  const ends = relativeTime(expiresAt, now);
  return Date.parse(expiresAt) <= now ? `ended ${ends}` : `ends ${ends}`;
}

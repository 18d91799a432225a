import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { PatientClient } from './patient-client.js';
import { ServerProcess } from './server-process.js';

const DISK_MB = 400;
/** More than is ever free: writing it stops where the disk is full. */
const BALLAST_BYTES = DISK_MB * 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'hostler disk '));
const mounted = mountSmallDisk();

describe('a disk that fills up', () => {
  const server = new ServerProcess({ dataFolder: join(folder, 'data'), environment: { HOSTLER_PROVIDER: 'none' } });

  afterAll(async () => {
    await server.end('SIGTERM');
    if (mounted) execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const whereDisksMayBeMounted = mounted ? it : it.skip;
  whereDisksMayBeMounted(
    'I16 refuses with 503 and Retry-After while the disk is full, and heals by itself',
    async () => {
      await server.start();
      const client = new PatientClient(server);
      const acknowledged: string[] = [];
      const create = async (name: string): Promise<Response> => {
        const { url, key } = await server.access();
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
        // The padding fills pages of the log that may have been set aside before.
        const body = JSON.stringify({
          name,
          command: 'true',
          description: 'x'.repeat(1_000),
          arguments: ['y'.repeat(8_000)],
        });
        const signal = AbortSignal.timeout(20_000);
        const answer = await fetch(`${url}/api/v1/environments/default/flows`, {
          method: 'POST',
          headers,
          body,
          signal,
        });
        if (answer.status === 201) acknowledged.push(name);
        return answer;
      };
      expect((await create('before')).status).toBe(201);

      const ballast = join(folder, 'ballast');
      await writeFile(ballast, Buffer.alloc(BALLAST_BYTES)).catch(() => undefined);
      const refused = await firstRefusal(create);
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

      await rm(ballast);
      const healed = await client.command(
        'POST',
        'environments/default/flows',
        { name: 'after', command: 'true' },
        60_000,
      );
      expect(healed.status).toBe(201);
      const flows = (await client.all<{ name: string }>('environments/default/flows')).map(({ name }) => name);
      for (const name of acknowledged) expect(flows).toContain(name);
    },
    240_000,
  );
});

/** PostgreSQL sets space for its log aside: some commands still find room. */
async function firstRefusal(create: (name: string) => Promise<Response>): Promise<Response> {
  for (let count = 0; count < 10_000; count += 1) {
    const answer = await create(`full ${count}`);
    if (answer.status !== 201) return answer;
  }
  throw new Error('the disk did not fill up');
}

function mountSmallDisk(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=0755`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

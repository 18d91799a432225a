import { addressOf } from '../../api/endpoint.js';
import { request } from '../../api/request.js';
import type { RunView } from '#protocol/generated/api.gen.js';

const PART_BYTES = 1024 * 1024;

type OfRun = Pick<RunView, 'environmentId' | 'runId'>;

/** All that is kept of a log, saved as a file. The API hands it out in parts. */
export async function saveWholeLog(run: OfRun): Promise<void> {
  const address = URL.createObjectURL(await wholeLog(run));
  const link = document.createElement('a');
  link.href = address;
  link.download = `run-${run.runId}.log`;
  link.click();
  URL.revokeObjectURL(address);
}

async function wholeLog(run: OfRun): Promise<Blob> {
  const parts: ArrayBuffer[] = [];
  for (let offset = 0; ;) {
    const query = { offset, limit: PART_BYTES };
    const response = await request(addressOf('/api/v1/environments/{environmentId}/runs/{runId}/log', run, query));
    const part = await response.arrayBuffer();
    parts.push(part);
    offset += part.byteLength;
    const isLast = part.byteLength === 0 || offset >= Number(response.headers.get('Hostler-Log-Length'));
    if (isLast) return new Blob(parts, { type: 'text/plain;charset=utf-8' });
  }
}

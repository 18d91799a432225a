import { readFile } from 'node:fs/promises';
import type { ServerProcess } from '../chaos/server-process.js';

const SAMPLE_EVERY_MS = 100;
const MEGABYTE = 1024 * 1024;

export type Exported = {
  readonly lines: number;
  readonly megabytes: number;
  readonly tookMs: number;
  /** Resident memory of the server, sampled while it sent. */
  readonly memoryMb: readonly number[];
};

/** Takes an export of the whole audit, and looks at the server's memory meanwhile. Linux only. */
export async function exported(server: ServerProcess, format: string): Promise<Exported> {
  const { url, key } = await server.access();
  const memoryMb: number[] = [];
  const sampling = setInterval(() => void residentMb(server.pid).then((mb) => memoryMb.push(mb)), SAMPLE_EVERY_MS);
  const began = performance.now();
  try {
    const answer = await fetch(`${url}/api/v1/environments/default/audit/export?format=${format}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (!answer.ok || answer.body === null) throw new Error(`the export was refused: ${answer.status}`);
    let [lines, bytes] = [0, 0];
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
    }
    return { lines, megabytes: Math.round(bytes / MEGABYTE), tookMs: performance.now() - began, memoryMb };
  } finally {
    clearInterval(sampling);
  }
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}

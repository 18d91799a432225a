import { describe, expect, it } from '@jest/globals';
import { PassThrough, Readable } from 'node:stream';

import { shipLog } from './log-shipper.js';
import { Refused } from './server-connection.js';

const never = new AbortController().signal;

/** A server's log that counts its calls. */
class RemoteLog {
  text = '';
  readonly sizes: number[] = [];

  constructor(private readonly limit = Infinity) {}

  send = async (offset: number, bytes: Uint8Array) => {
    if (offset > this.text.length) throw new Refused('log', 409, { length: this.text.length, truncated: false });
    this.sizes.push(bytes.length);
    this.text = (this.text.slice(0, offset) + Buffer.from(bytes).toString()).slice(0, this.limit);
    return { length: this.text.length, truncated: this.text.length < offset + bytes.length };
  };
}

describe('the log of a run', () => {
  it('arrives whole and in order, in calls that are not too large', async () => {
    const parts = Array.from({ length: 300 }, (_, index) => `${index}:${'x'.repeat(1_000)}\n`);
    const log = new RemoteLog();
    await shipLog(Readable.from(parts.map((part) => Buffer.from(part))), log.send, 1e9, never);
    expect(log.text).toBe(parts.join(''));
    expect(Math.max(...log.sizes)).toBeLessThanOrEqual(64 * 1024);
  });

  it('gathers small output into few calls', async () => {
    const output = new PassThrough();
    const log = new RemoteLog();
    const shipped = shipLog(output, log.send, 1e9, never);
    for (let line = 0; line < 100; line++) output.write('line\n');
    output.end();
    await shipped;
    expect(log.text).toBe('line\n'.repeat(100));
    expect(log.sizes.length).toBeLessThan(5);
  });

  it('is read to its end and dropped beyond the limit', async () => {
    const output = Readable.from(Array.from({ length: 1_000 }, () => Buffer.alloc(10_000, 'x')));
    const log = new RemoteLog(100_000);
    await shipLog(output, log.send, 100_000, never);
    expect(log.text.length).toBe(100_000);
    expect(log.sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000);
    expect(output.readableEnded).toBe(true);
  });

  it('follows on what a server has that came back without the last of it', async () => {
    const output = new PassThrough();
    const log = new RemoteLog();
    const shipped = shipLog(output, log.send, 1e9, never);
    output.write('one ');
    while (log.text === '') await new Promise((resolve) => setImmediate(resolve));
    log.text = 'on';
    output.end('two');
    await shipped;
    expect(log.text).toBe('ontwo');
  });

  it('is dropped when the server refuses it, and the flow goes on', async () => {
    const output = Readable.from(Array.from({ length: 1_000 }, () => Buffer.alloc(10_000, 'x')));
    const send = async () => Promise.reject(new Refused('log', 404, undefined));
    await shipLog(output, send, 1e9, never);
    expect(output.readableEnded).toBe(true);
  });

  it('is given up when told so', async () => {
    const giveUp = new AbortController();
    const shipped = shipLog(new PassThrough(), new RemoteLog().send, 1e9, giveUp.signal);
    giveUp.abort();
    await expect(shipped).rejects.toThrow();
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StoreUnavailable } from '../event-store.js';
import { AppendQueue } from './append-queue.js';

const waiting = (stream: string, n = 0, bytes = 10) => ({
  n,
  append: { stream, expectedRevision: n - 1, events: [], bytes },
});

describe('the queue of appends', () => {
  it('gives all that wait for different streams in one batch, first come first', () => {
    const queue = new AppendQueue();
    const all = ['a', 'b', 'c'].map((stream) => waiting(stream));
    for (const each of all) queue.add(each);
    expect(queue.take()).toEqual(all);
    expect(queue.isEmpty).toBe(true);
  });

  it('gives at most one append a stream and 512 a batch, every stream in its order, and none is left', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 700 }), { maxLength: 3_000 }), (streams) => {
        const queue = new AppendQueue<ReturnType<typeof waiting>>();
        streams.forEach((stream, n) => queue.add(waiting(`run-${stream}`, n)));
        const lastOf = new Map<string, number>();
        let taken = 0;
        while (!queue.isEmpty) {
          const batch = queue.take();
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(512);
          expect(new Set(batch.map(({ append }) => append.stream)).size).toBe(batch.length);
          for (const { append, n } of batch) {
            expect(n).toBeGreaterThan(lastOf.get(append.stream) ?? -1);
            lastOf.set(append.stream, n);
          }
          taken += batch.length;
        }
        expect(taken).toBe(streams.length);
      }),
      { numRuns: 30 },
    ));

  it('lets no stream with many appends hold up the others', () => {
    const queue = new AppendQueue<ReturnType<typeof waiting>>();
    for (let n = 0; n < 600; n += 1) queue.add(waiting('busy', n));
    queue.add(waiting('quiet'));
    expect(queue.take().map(({ append }) => append.stream)).toEqual(['busy', 'quiet']);
  });

  it('ends a batch when it is heavy', () => {
    const queue = new AppendQueue<ReturnType<typeof waiting>>();
    for (let n = 0; n < 20; n += 1) queue.add(waiting(`run-${n}`, n, 768 * 1024));
    expect(queue.take()).toHaveLength(11);
    expect(queue.take()).toHaveLength(9);
  });

  it.each([
    ['20,000 appends', 20_000, 10],
    ['64 MiB', 64, 1024 * 1024],
  ])('I15 refuses one more where %s wait, and takes it when there is room again', (_, count, bytes) => {
    const queue = new AppendQueue<ReturnType<typeof waiting>>();
    for (let n = 0; n < count; n += 1) queue.add(waiting(`run-${n}`, n, bytes));
    expect(() => queue.add(waiting('late'))).toThrow(StoreUnavailable);
    queue.take();
    expect(() => queue.add(waiting('late'))).not.toThrow();
  });
});

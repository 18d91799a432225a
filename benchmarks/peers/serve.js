/**
 * Answers to the tasks that a benchmark sends to this process: `open` first, with the address to use, which gives the other
 * tasks as functions; each answers with numbers by name.
 */
export function serve(open) {
  let tasks = {};
  process.on('message', async ({ task, options }) => {
    try {
      if (task === 'open') tasks = await open(options);
      const measured = task === 'open' ? {} : await tasks[task](options);
      process.send({ measured: measured ?? {} }, () => task === 'close' && process.exit(0));
    } catch (error) {
      process.send({ error: error?.stack ?? String(error) });
    }
  });
  process.on('disconnect', () => process.exit(1));
}

/** Calls `work` for 0 … count-1, `atOnce` calls at a time, each caller beginning its next as soon as its last is answered. */
export async function many(count, atOnce, work) {
  let next = 0;
  const caller = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
}

/** How long `work` takes, in milliseconds. */
export async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export const percentile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

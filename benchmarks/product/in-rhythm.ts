/** Begins so many a second, whether or not those before are done. */
export function inRhythm(perSecond: number, work: () => Promise<void>) {
  let done = 0;
  const running = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const one = work().then(() => void (done += 1));
    running.add(one);
    void one.finally(() => running.delete(one));
  }, 1_000 / perSecond);
  return {
    done: () => done,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}

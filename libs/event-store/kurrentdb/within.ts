/** No answer came within the time that we give a call ourselves: the client's own calls may wait for ever. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The promise's outcome, or {@link NoAnswer} after that many milliseconds. A late outcome is heard by nobody. */
export function within<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}

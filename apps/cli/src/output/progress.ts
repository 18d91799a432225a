const SAID_AFTER_MS = 1_000;
const REPAINT_MS = 500;

/**
 * Says what takes so long, on standard error: on a terminal one line that is rewritten and goes away, elsewhere one line for each
 * thing said. What is quick says nothing.
 */
export async function withProgress<T>(say: () => string, work: Promise<T>): Promise<T> {
  const terminal = process.stderr.isTTY;
  let [said, repaint]: [string, NodeJS.Timeout | undefined] = ['', undefined];
  const speak = (): void => {
    const line = `${say()} …`;
    if (line === said) return;
    said = line;
    process.stderr.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
  };
  const start = setTimeout(() => {
    speak();
    repaint = terminal ? setInterval(speak, REPAINT_MS) : undefined;
  }, SAID_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(start);
    clearInterval(repaint);
    if (terminal && said !== '') process.stderr.write('\r\x1b[K');
  }
}

import { createContext, Script } from 'node:vm';

/** The work was ended because it took too long. */
export class Overdue extends Error {
  override readonly name = 'Overdue';
}

const call = new Script('work()');
const context = createContext({ work: undefined as unknown });

/**
 * Does work that a stranger's pattern may keep busy for years, and ends it when its time is up: patterns of regular expressions
 * can't be bounded in any other way without a process of their own. What the work leaves half-done must be thrown away.
 */
export function withinTime<T>(timeoutMs: number, work: () => T): T {
  context.work = work;
  try {
    return call.runInContext(context, { timeout: timeoutMs }) as T;
  } catch (error) {
    throw isTimeout(error) ? new Overdue(`not done within ${timeoutMs} ms`) : error;
  } finally {
    context.work = undefined;
  }
}

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

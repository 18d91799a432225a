import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../event-store.js';

// SQLSTATE classes: connection, resources (disk full, too many connections), intervention (shutdown, starting up), system.
const PASSING_CLASSES = ['08', '53', '57', '58'];
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Whether trying again later may help. What the server did not say itself (refused, reset, timed out, terminated) is the
 * connection's doing, and passes; what it did say is a fault of ours unless the code tells otherwise.
 */
function isPassing(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return true;
  const code = error.code ?? '';
  return code === LOCK_NOT_AVAILABLE || PASSING_CLASSES.includes(code.slice(0, 2));
}

/** The error to throw for a read that failed: {@link StoreUnavailable} if it passes, else the error itself. */
export const readFailure = (error: unknown): unknown =>
  isPassing(error) ? new StoreUnavailable('the event store does not answer', { cause: error }) : error;

const NETWORK_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
/** What the driver says by itself, without a code. */
const DRIVER_SAYS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error of anything that is kept in PostgreSQL says that the database is away for a while (I16). */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseError) return isPassing(error);
  if (!(error instanceof Error)) return false;
  return ('code' in error && NETWORK_CODES.includes(String(error.code))) || DRIVER_SAYS.test(error.message);
}

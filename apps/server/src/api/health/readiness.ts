import { setTimeout as pause } from 'node:timers/promises';
import { projections } from '#projections/all.js';
import type { Engine } from '../../engine/engine.js';
import type { HealthView } from './health.dto.js';

const CHECK_TIMEOUT_MS = 2_000;
/** A read model that is further behind than this shows what was, not what is. */
const MAX_LAG_MS = 60_000;

/** Whether the stores answer and the read models keep up. Says which is not well, and never why: that is in the log. */
export async function readinessOf(engine: Engine): Promise<HealthView> {
  const [started, store, rows, runners] = await Promise.all([
    isOk(engine.ready),
    isOk(engine.store.ping()),
    isOk(engine.rows.ping()),
    isOk(keepUp(engine)),
  ]);
  const checks = { started: word(started), eventStore: word(store), rowStore: word(rows), readModels: word(runners) };
  return { status: started && store && rows && runners ? 'ok' : 'unavailable', checks };
}

async function keepUp(engine: Engine): Promise<void> {
  const late = (await engine.lag()).filter(({ lagMs }) => lagMs > MAX_LAG_MS).map(({ runner }) => runner);
  const behind = projections.find(({ name }) => late.includes(name));
  if (behind !== undefined) throw new Error(`${behind.name} is behind`);
}

async function isOk(check: Promise<unknown>): Promise<boolean> {
  const overdue = new AbortController();
  const timeout = pause(CHECK_TIMEOUT_MS, false, { signal: overdue.signal, ref: false }).catch(() => false);
  const answer = check.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    overdue.abort();
  }
}

const word = (isWell: boolean): string => (isWell ? 'ok' : 'unavailable');

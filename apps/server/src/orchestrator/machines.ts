import type { MachineWish } from '#sagas/machine.effect.js';
import { ProvisioningFailed, type Enrolment, type MachineProvider } from '#providers/machine-provider.js';
import { backoffMs } from '#runtime/backoff.js';
import type { Attend, Attended } from '#runtime/agenda-runner.js';
import type { AgendaEntry } from '#runtime/agenda.js';
import type { Engine } from '../engine/engine.js';
import { order } from './orders.js';

/** An enrolment token is worth something for so long. */
const ENROLMENT_LIFETIME_MS = 15 * 60_000;
const MACHINES = 'machines';

type Parts = {
  readonly engine: Pick<Engine, 'execute' | 'clock' | 'credentials'>;
  readonly provider: MachineProvider;
  /** Where agents find this server. */
  readonly serverUrl: () => string;
};

/** Makes the outside world hold the machines that are wished for, and tells the bot's stream what came of it. */
export const attendToMachines =
  (parts: Parts): Attend =>
  (row, entry, signal) => {
    const wish = row as MachineWish;
    return wish.present ? create(parts, wish, entry, signal) : remove(parts, wish, signal);
  };

type Present = Extract<MachineWish, { present: true }>;

async function create(parts: Parts, wish: Present, entry: AgendaEntry, signal: AbortSignal): Promise<Attended> {
  try {
    await parts.provider.create(wish, () => enrolment(parts, wish), signal);
    return { kind: 'done' };
  } catch (error) {
    if (signal.aborted || !(error instanceof ProvisioningFailed)) throw error;
    const retryAt = error.transient ? parts.engine.clock.now() + backoffMs(entry.attempts + 2) : null;
    const { environmentId, botId } = wish;
    const data = { environmentId, botId, errorClass: error.errorClass, code: error.code, retryAt };
    await order(parts.engine, MACHINES, { type: 'ReportProvisioningError', data }, [botId, entry.from, entry.attempts]);
    return retryAt === null ? { kind: 'done' } : { kind: 'again', at: retryAt };
  }
}

/** The slot is given back only after this: the machine is known to be gone. */
async function remove(
  { engine, provider }: Parts,
  { environmentId, botId }: MachineWish,
  signal: AbortSignal,
): Promise<Attended> {
  await provider.delete(botId, signal);
  await engine.credentials.revoke('enrol', botId);
  await order(engine, MACHINES, { type: 'ConfirmBotGone', data: { environmentId, botId } }, [botId]);
  return { kind: 'again' };
}

async function enrolment({ engine, serverUrl }: Parts, wish: Present): Promise<Enrolment> {
  const { botId, environmentId, groupId, sessionReuse } = wish;
  const claims = { subjectId: `bot:${botId}`, botId, environmentId, groupId, sessionReuse: String(sessionReuse) };
  await engine.credentials.revoke('enrol', botId);
  const token = await engine.credentials.issue('enrol', botId, claims, engine.clock.now() + ENROLMENT_LIFETIME_MS);
  return { serverUrl: serverUrl(), token };
}

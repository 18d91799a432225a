import type { Position } from '#kernel/message.js';
import { NotAsCopied, type MovableLog } from '../movable-log.js';
import { Comparison } from './comparison.js';
import { CopyRefused, mayBegin } from './may-begin.js';
import { PatientLog } from './patient-log.js';

/** Of one read and one write. */
const PAGE_EVENTS = 1_000;

export type CopyPhase = 'copying' | 'comparing' | 'sealing' | 'copying the rest' | 'comparing the rest';
/** How many events have been copied, or compared, since this process began. */
export type Progress = { readonly phase: CopyPhase; readonly events: number };
export type Copied = { readonly events: number; readonly streams: number };

type Ways = {
  readonly signal: AbortSignal;
  readonly told: (progress: Progress) => void;
};

/**
 * Copies a log into another store while servers go on appending to it, then seals it, and copies and compares what came
 * meanwhile. Nothing is kept beside the logs: the last event of the copy tells where to go on, so one that was killed is simply
 * run again. The copy takes no appends yet when this is done; {@link MovableLog.reopen} hands it over. Throws {@link CopyRefused}
 * where it can't begin or came out wrong; then the old log is open.
 */
export async function copyLog(
  source: MovableLog,
  target: MovableLog,
  { signal, told }: Ways,
): Promise<Copied | 'moved already'> {
  const [from, to] = [new PatientLog(source, signal), new PatientLog(target, signal)];
  if ((await mayBegin(from, to)) === 'moved already') return 'moved already';
  await to.receive(from.shown);
  const copy = new Copy(from, to, signal);
  const comparison = new Comparison(from, to, signal);
  const looked = (phase: CopyPhase) => (events: number) => told({ phase, events });

  await copy.toThePresentEnd(looked('copying'));
  refuse(await comparison.ofCopy(looked('comparing')), from, to);
  await copy.toThePresentEnd(looked('copying'));
  told({ phase: 'sealing', events: comparison.events });
  await from.seal(to.shown);
  try {
    await copy.toTheEnd(looked('copying the rest'));
    refuse(await comparison.ofAll(looked('comparing the rest')), from, to);
  } catch (error) {
    if (error instanceof CopyRefused || error instanceof NotAsCopied) await from.reopen();
    throw error;
  }
  return { events: comparison.events, streams: comparison.streams };
}

function refuse(difference: string | undefined, from: MovableLog, to: MovableLog): void {
  if (difference === undefined) return;
  throw new CopyRefused(`${to.shown} is no copy of ${from.shown}: ${difference}. Copy into an empty store instead.`);
}

/** The copying of one log, page by page; after any failure it looks anew at where the copy ends. */
class Copy {
  private copied = 0;

  constructor(
    private readonly from: PatientLog,
    private readonly to: PatientLog,
    private readonly signal: AbortSignal,
  ) {}

  /** Up to where the log ends now: servers may append faster than anything is copied, and what they append meanwhile is not waited for. */
  async toThePresentEnd(told: (events: number) => void): Promise<void> {
    const last = await this.from.last();
    if (last !== undefined) await this.upTo(last.position, told);
  }

  /** Of a log that takes no more. */
  toTheEnd(told: (events: number) => void): Promise<void> {
    return this.upTo(undefined, told);
  }

  private upTo(end: Position | undefined, told: (events: number) => void): Promise<void> {
    const isThere = (read: Position | undefined) => end !== undefined && read !== undefined && read >= end;
    return this.to.patiently(async () => {
      let { read, written } = await this.place();
      for (let atEnd = isThere(read); !atEnd; atEnd ||= isThere(read)) {
        this.signal.throwIfAborted();
        const slice = await this.from.read(read, PAGE_EVENTS);
        if (slice.events.length > 0) written = await this.to.write(written, slice.events);
        this.copied += slice.events.length;
        told(this.copied);
        ({ position: read, atEnd } = slice);
      }
    });
  }

  /** Where to read on, and where the copy ends: the last event of the copy, in either log. */
  private async place(): Promise<{ read: Position | undefined; written: Position | undefined }> {
    const last = await this.to.last();
    if (last === undefined) return { read: undefined, written: undefined };
    const same = await this.from.at(last.stream, last.revision);
    if (same?.id !== last.id) throw new CopyRefused(holdsOthers(this.to.shown));
    return { read: same.position, written: last.position };
  }
}

const holdsOthers = (shown: string): string =>
  `${shown} holds events that the store to be copied does not have: copy into an empty one.`;

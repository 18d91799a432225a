import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { randomUUID } from 'node:crypto';
import { passing } from './filter.js';
import type { Log } from './log.js';
import { eventMessage } from './messages.js';
import type { ReadCall } from './read.js';
import { sent } from './sent.js';

/** Records looked through between two checkpoints, times what the client asks for. */
const CHECKPOINT_RECORDS = 32;

/** Confirms, catches up, says so, and goes on until the client leaves. Begins behind the position that it is given. */
export async function subscribe(call: ReadCall, options: ReadReq.Options, log: Log): Promise<void> {
  const isWanted = passing(options.getFilter());
  const interval = CHECKPOINT_RECORDS * (options.getFilter()?.getCheckpointintervalmultiplier() ?? 1);
  let position = startOf(options, log);
  let passedBy = 0;
  let caughtUp = false;
  const news = newsOf(call, log);
  call.write(confirmation());
  while (!call.cancelled && !call.destroyed) {
    const next = log.records.find((record) => record.position > position);
    if (next === undefined) {
      if (!caughtUp) call.write(caughtUpMessage());
      caughtUp = true;
      await news();
      continue;
    }
    position = next.position;
    passedBy = isWanted(next) ? 0 : passedBy + 1;
    if (isWanted(next)) await sent(call, eventMessage(next));
    if (passedBy === interval) {
      passedBy = 0;
      call.write(checkpoint(position));
    }
  }
}

/** Waits for the next write to the log, or for the end of the call; a write in between is not lost. */
function newsOf(call: ReadCall, log: Log): () => Promise<void> {
  let heard = 0;
  let seen = 0;
  let wake = (): void => undefined;
  const ring = (): void => {
    heard += 1;
    wake();
  };
  const stop = log.onWrite(ring);
  for (const event of ['cancelled', 'close', 'error']) {
    call.once(event, () => {
      stop();
      ring();
    });
  }
  return async () => {
    if (heard === seen) await new Promise<void>((resolve) => (wake = resolve));
    seen = heard;
  };
}

function startOf(options: ReadReq.Options, log: Log): bigint {
  const all = options.getAll();
  if (all?.hasEnd() === true) return log.records.at(-1)?.position ?? -1n;
  return all?.hasPosition() === true ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : -1n;
}

function confirmation(): InstanceType<typeof streams.ReadResp> {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(randomUUID());
  const response = new streams.ReadResp();
  response.setConfirmation(confirmed);
  return response;
}

function caughtUpMessage(): InstanceType<typeof streams.ReadResp> {
  const response = new streams.ReadResp();
  response.setCaughtUp(new streams.ReadResp.CaughtUp());
  return response;
}

function checkpoint(position: bigint): InstanceType<typeof streams.ReadResp> {
  const reached = new streams.ReadResp.Checkpoint();
  reached.setCommitPosition(position.toString());
  reached.setPreparePosition(position.toString());
  const response = new streams.ReadResp();
  response.setCheckpoint(reached);
  return response;
}

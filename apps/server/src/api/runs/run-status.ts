import { runDecider } from '#domain/run/run.decider.js';
import { reject } from '#domain/rejections.js';
import type { RunStatus } from '#domain/run/run.events.js';
import { isEnded } from '#domain/run/run.state.js';
import { streamOf } from '#domain/streams.js';
import type { Engine } from '../../engine/engine.js';

export type OfRun = { readonly environmentId: string; readonly runId: string };

/** Where a run is in its life, by its own stream. Refused as `run-not-found`. */
export async function runStatus(
  { states }: Pick<Engine, 'states'>,
  { environmentId, runId }: OfRun,
): Promise<{ readonly status: RunStatus; readonly ended: boolean }> {
  const { state } = await states.refresh(runDecider, streamOf('run', environmentId, runId));
  return state.status === 'absent' ? reject('run-not-found') : { status: state.status, ended: isEnded(state) };
}

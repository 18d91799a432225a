import type { Context } from '../context.js';
import { finishEarlier } from './finish-earlier.js';

const WITHIN_MS = 6_000;

/** After Ctrl-C: what waits is cancelled, bots go. What takes longer is left to the next demo, or ends by itself. */
export async function leaveTidy(context: Context, say: (line: string) => void): Promise<void> {
  say('Interrupted: cancelling what waits, and letting the bots go …');
  try {
    await finishEarlier(context, say, AbortSignal.timeout(WITHIN_MS), 'This demo');
  } catch {
    say('The rest is left to the next demo; bots that are still there end by themselves.');
  }
}

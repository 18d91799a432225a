import type { Policies } from '../environment/policies.js';

/** What the rules of hosted groups need from elsewhere. Fields that a command has no use for may say anything. */
export type HostedGroupsFacts = {
  readonly policies: Policies;
  /** The version of the image that the command names exists (S18). Images are never removed, so this can't become false. */
  readonly imageExists: boolean;
  /** X20: flows can run as the command wishes on the bots of this installation. */
  readonly accessAvailable: boolean;
  /**
   * Of the command's group. A run that starts to wait while its group is deleted is cancelled wherever it appears (X13).
   * `lastActivityAt`: the last end of a run that had started; `null` where none ever did (X5).
   */
  readonly activity: { readonly openRuns: number; readonly lastActivityAt: number | null };
};

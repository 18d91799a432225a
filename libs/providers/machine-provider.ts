/** What a bot's machine is made from. All of it is known from events, so the same wish can be told again after a crash. */
export type MachineSpec = {
  readonly botId: string;
  readonly environmentId: string;
  readonly groupId: string;
  readonly image: { readonly imageId: string; readonly version: number };
  readonly sessionReuse: boolean;
};

/** Named as in the configuration of a group: as the agent itself, as accounts that are given with each run, or as one made on the machine. */
export type Access = 'agentAccount' | 'workOrSchoolAccount' | 'localAdminAccount';

/** What the agent on the machine needs to find home. Never logged; handed over so that no other user of the machine can read it. */
export type Enrolment = { readonly serverUrl: string; readonly token: string };

export type Machine = {
  readonly botId: string;
  /** `gone` is proof: the provider knows that nothing of it runs any more (pid, start time and boot id; VM deleted). */
  readonly state: 'starting' | 'running' | 'gone';
};

/**
 * Where bots come from. Every call is idempotent by the bot's id: told twice, it makes one machine. An adapter keeps nothing in
 * memory that a restart would lose. Adapters pass `contract/`.
 */
export interface MachineProvider {
  readonly name: string;
  /** S44, X20: as whom flows can run on its machines. */
  readonly accesses: readonly Access[];
  /**
   * Makes the machine and starts its agent, or resolves at once if it is there. `enrol` is called only if a machine is
   * really made. Resolves when the machine has been asked for, not when its agent has enrolled.
   */
  create(spec: MachineSpec, enrol: () => Promise<Enrolment>, signal: AbortSignal): Promise<void>;
  /** Ends the machine and all that runs on it, and removes what it left. Resolves only when it is known to be gone. */
  delete(botId: string, signal: AbortSignal): Promise<void>;
  /** Every machine of this installation that exists or has left something behind, for adoption, proof of loss, and orphans. */
  list(): Promise<readonly Machine[]>;
}

/** X16: our class of a provisioning error. */
export type ProvisioningErrorClass =
  'capacity' | 'quota' | 'throttled' | 'image' | 'network' | 'permission' | 'guest' | 'timeout';

/** A machine could not be made. `code` is the provider's own stable code; the message is for people and holds no secret. */
export class ProvisioningFailed extends Error {
  override readonly name = 'ProvisioningFailed';
  constructor(
    readonly errorClass: ProvisioningErrorClass,
    readonly code: string,
    message: string,
    /** True when the same call may succeed by itself a little later. */
    readonly transient: boolean,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

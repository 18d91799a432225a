/** What agents are told when they enrol. */
export class GatewaySettings {
  constructor(
    /** Without a server for this long, an agent ends its work and itself. */
    readonly orphanTimeoutMs: number,
  ) {}
}

import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type Server } from 'node:net';

/**
 * The cable to the server: everything goes through it byte for byte, so that it can be cut, or hang half open, under any
 * client, whatever library it uses.
 */
export class Wire {
  static async open(serverPort: number): Promise<Wire> {
    const wire = new Wire(serverPort);
    wire.server.listen(0, '127.0.0.1');
    await once(wire.server, 'listening');
    return wire;
  }

  private readonly server: Server = createServer((socket) => this.join(socket));
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private isRefusing = false;
  private isSilent = false;

  private constructor(private readonly serverPort: number) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends every connection; new ones come through. */
  cut(): void {
    for (const [inner, outer] of [...this.pairs]) {
      inner.destroy();
      outer.resetAndDestroy();
    }
  }

  /** The node is down: every connection ends, and new ones are refused until {@link mend}. */
  refuse(): void {
    this.isRefusing = true;
    this.cut();
  }

  /** Half open: all that is said on connections, old and new, is heard by nobody, until {@link mend}. */
  silence(): void {
    this.isSilent = true;
    for (const pair of this.pairs) this.deafen(pair);
  }

  /** New connections come through again; those that were silent stay so, as after a firewall has forgotten them. */
  mend(): void {
    this.isRefusing = false;
    this.isSilent = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(outer: Socket): void {
    if (this.isRefusing) {
      outer.resetAndDestroy();
      return;
    }
    const inner = connect(this.serverPort, '127.0.0.1');
    const pair = [inner, outer] as const;
    this.pairs.add(pair);
    for (const [from, to] of [pair, [outer, inner] as const]) {
      from.setNoDelay(true);
      from.on('error', () => undefined);
      from.pipe(to);
      from.once('close', () => {
        this.pairs.delete(pair);
        to.destroy();
      });
    }
    if (this.isSilent) this.deafen(pair);
  }

  private deafen([inner, outer]: readonly [Socket, Socket]): void {
    inner.unpipe(outer);
    outer.unpipe(inner);
    inner.pause();
    outer.pause();
  }
}

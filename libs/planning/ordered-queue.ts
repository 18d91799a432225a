import type { WaitingRun } from './fleet.js';
import { byPlace } from './queue-order.js';

/** So many runs stand in one block before it is halved: no more are moved when a run comes or goes. */
const BLOCK_RUNS = 512;

/** The waiting runs of one group in the order of their places, in blocks: to come or go costs the same among ten and among 100,000. */
export class OrderedQueue implements Iterable<WaitingRun> {
  readonly #blocks: WaitingRun[][] = [];
  #runs = 0;

  get runs(): number {
    return this.#runs;
  }

  get first(): WaitingRun | undefined {
    return this.#blocks[0]?.[0];
  }

  /** The first for which it is true, where it is true for all behind it. */
  firstThat(isTrue: (run: WaitingRun) => boolean): WaitingRun | undefined {
    const block = this.#blocks[this.#blockThat(isTrue)];
    return block?.[firstPlace(block, isTrue)];
  }

  add(run: WaitingRun): void {
    const isBehind = (other: WaitingRun) => byPlace(other, run) > 0;
    // Almost always the last: a run joins behind those that wait already.
    const at = Math.min(this.#blockThat(isBehind), Math.max(0, this.#blocks.length - 1));
    const block = (this.#blocks[at] ??= []);
    block.splice(firstPlace(block, isBehind), 0, run);
    if (block.length > BLOCK_RUNS) this.#blocks.splice(at + 1, 0, block.splice(BLOCK_RUNS / 2));
    this.#runs += 1;
  }

  /** Of a run that is in the queue, as it was added. */
  remove(run: WaitingRun): void {
    const isIt = (other: WaitingRun) => byPlace(other, run) >= 0;
    const at = this.#blockThat(isIt);
    const block = this.#blocks[at] as WaitingRun[];
    block.splice(firstPlace(block, isIt), 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
    this.#runs -= 1;
  }

  *[Symbol.iterator](): IterableIterator<WaitingRun> {
    for (const block of this.#blocks) yield* block;
  }

  /** The block that holds the first for which it is true; how many blocks there are where it is true for none. */
  #blockThat(isTrue: (run: WaitingRun) => boolean): number {
    return firstPlace(this.#blocks, (block) => isTrue(block.at(-1) as WaitingRun));
  }
}

/** The place of the first for which it is true, where it is true for all behind it; the length where it is true for none. */
function firstPlace<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

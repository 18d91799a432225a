import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendingContract } from './appending.contract.js';
import { closingContract } from './closing.contract.js';
import { concurrencyContract } from './concurrency.contract.js';
import type { OpenedStore } from './contract-case.js';
import { idempotenceContract } from './idempotence.contract.js';
import { readingContract } from './reading.contract.js';
import { subscribingContract } from './subscribing.contract.js';
import { textContract } from './text.contract.js';

/**
 * What every event store must do. `open` gives a store whose clock moves on with every append; it may be shared with others
 * and hold events already.
 */
export function eventStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the contract of the event store`, () => {
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    const store = () => opened.store;
    appendingContract(store);
    idempotenceContract(store);
    readingContract(store);
    subscribingContract(store);
    textContract(store);
    concurrencyContract(store);
    closingContract(open);
  });
}

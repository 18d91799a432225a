import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agendaContract } from './agenda.contract.js';
import { answersContract } from './answers.contract.js';
import { commitContract } from './commit.contract.js';
import { leasesContract } from './leases.contract.js';
import { lossesContract } from './losses.contract.js';
import { queryContract } from './query.contract.js';
import { rowsContract } from './rows.contract.js';
import { sessionsContract } from './sessions.contract.js';
import { snapshotsContract } from './snapshots.contract.js';
import { takeUpsContract } from './take-ups.contract.js';
import type { Subject } from './subject.js';
import { takingsContract } from './takings.contract.js';
import { timeTravelContract } from './time-travel.contract.js';

/** What every row store must do. All tests share one store, each under names of its own. */
export function rowStoreContract(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    let opened: Subject | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());
    const subject = (): Subject => {
      if (opened === undefined) throw new Error(`${name} could not be opened`);
      return opened;
    };

    it('answers', () => expect(subject().store.ping()).resolves.toBeUndefined());
    leasesContract(subject);
    commitContract(subject);
    rowsContract(subject);
    queryContract(subject);
    timeTravelContract(subject);
    agendaContract(subject);
    sessionsContract(subject);
    takingsContract(subject);
    lossesContract(subject);
    answersContract(subject);
    snapshotsContract(subject);
    takeUpsContract(subject);
  });
}

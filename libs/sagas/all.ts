import type { AnyFolds } from '#kernel/fold.js';
import type { Message } from '#kernel/message.js';
import type { OnRejected, Saga, Wanted } from '#kernel/saga.js';
import { botProvisioning } from './bot-provisioning.saga.js';
import { groupInactivity } from './group-inactivity.saga.js';
import { localAdminConnection } from './local-admin-connection.saga.js';
import { lostBotRun } from './lost-bot-run.saga.js';
import { runTimeout } from './run-timeout.saga.js';

/** A saga as its runner sees it: what its states hold is known only to itself. */
export type ListedSaga<Command extends Message> = {
  readonly name: string;
  readonly version: number;
  readonly on: AnyFolds;
  readonly next: (state: unknown) => Wanted<Command> | undefined;
  readonly onRejected: Readonly<Record<string, OnRejected>>;
};

/** Every story that goes on by itself. What is not listed here is not run. */
export const sagas = [
  listed(runTimeout),
  listed(lostBotRun),
  listed(botProvisioning),
  listed(groupInactivity),
  listed(localAdminConnection),
] as const;

/** The types end here: a runner hands each saga only states that its own folds made. */
function listed<State extends object, E extends Message, Command extends Message, Code extends string>(
  saga: Saga<State, E, Command, Code>,
): ListedSaga<Command> {
  return saga as unknown as ListedSaga<Command>;
}

/** The variables by which every process of a bot, and of a run, is known, whatever became of its parents. */
export const BOT_MARK = 'HOSTLER_BOT_ID';
export const RUN_MARK = 'HOSTLER_RUN_ID';

/** One live process, as far as it matters for ending a tree. Zombies are not listed: they run nothing. */
export type ProcessEntry = {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** 0 where the system does not tell. */
  readonly session: number;
  /** `NAME=value` of those variables of its environment that are marks and that we may read. */
  readonly marks: readonly string[];
  /** What its standard output and error are connected to, as the system names it; empty where it does not tell. */
  readonly outputs: readonly string[];
};

export const isMark = (variable: string): boolean =>
  variable.startsWith(`${BOT_MARK}=`) || variable.startsWith(`${RUN_MARK}=`);

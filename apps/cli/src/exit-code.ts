/** What a script may rely on. Never renumbered; a new meaning gets a new number. */
export const exitCode = {
  ok: 0,
  refused: 1,
  usage: 2,
  notFound: 3,
  noServer: 4,
  notSignedIn: 5,
  runFailed: 6,
  checkFailed: 7,
  unforeseen: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export const exitCodeMeanings: readonly (readonly [ExitCode, string])[] = [
  [exitCode.ok, 'done'],
  [exitCode.refused, 'refused by a rule, or could not start'],
  [exitCode.usage, 'wrong usage: an option, an argument or a value'],
  [exitCode.notFound, 'there is no such thing'],
  [exitCode.noServer, 'no server answers'],
  [exitCode.notSignedIn, 'not signed in: no key, or one that is not valid'],
  [exitCode.runFailed, 'a run that was waited for did not succeed'],
  [exitCode.checkFailed, 'a check found something wrong (doctor, projection rebuild --compare, demo)'],
  [exitCode.unforeseen, 'something that nobody foresaw'],
  [exitCode.interrupted, 'interrupted'],
];

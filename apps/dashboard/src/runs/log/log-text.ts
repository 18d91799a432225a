/** What a log has told so far. A flow may print more than a page can hold: then only its end is kept. */
export type LogText = {
  /** The last one is still being written; it is empty right after a line break. */
  readonly lines: readonly string[];
  /** How many lines at the beginning are not held. */
  readonly cut: number;
  readonly characters: number;
  /** Where in the log it goes on, in bytes. */
  readonly next: number;
};

export const emptyLog: LogText = { lines: [''], cut: 0, characters: 0, next: 0 };

export function longer(log: LogText, more: string, next: number, maxCharacters: number): LogText {
  const [first = '', ...others] = more.split('\n');
  const lines = [...log.lines.slice(0, -1), (log.lines.at(-1) ?? '') + first, ...others];
  return within({ ...log, lines, characters: log.characters + more.length, next }, maxCharacters);
}

/** The lines that stand on the page. */
export const linesOf = ({ lines }: LogText): readonly string[] => (lines.at(-1) === '' ? lines.slice(0, -1) : lines);

/** Whole lines go, oldest first; of a single one that is too long, its beginning. */
function within(log: LogText, maxCharacters: number): LogText {
  let [gone, { characters }] = [0, log];
  for (; characters > maxCharacters && gone < log.lines.length - 1; gone++)
    characters -= (log.lines[gone] ?? '').length + 1;
  const [first = '', ...others] = log.lines.slice(gone);
  const over = Math.max(0, characters - maxCharacters);
  return { ...log, lines: [first.slice(over), ...others], cut: log.cut + gone, characters: characters - over };
}

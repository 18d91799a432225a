import Table from 'cli-table3';

export type Column<Row> = {
  readonly head: string;
  /** `now` is the moment that is shown, in epoch milliseconds. */
  readonly value: (row: Row, now: number) => string | number;
  /** Where the terminal is narrow: cut short, or written on several lines of its column. */
  readonly flexible?: 'cut' | 'wrap';
};

const GAP = 2;
const LEAST_WIDTH = 8;
const BORDERLESS = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((end) => [`${side}${end}`, '']),
  ),
);

/** A table without lines. Where it would be wider than the terminal, its flexible columns give way, widest first. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
  now = Date.now(),
): string {
  const cells = rows.map((row) => columns.map(({ value }) => oneLine(String(value(row, now)))));
  const natural = columns.map(({ head }, index) =>
    Math.max(head.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const fitting = fit(natural, columns, width - GAP * (columns.length - 1));
  const printed = new Table({
    head: columns.map(({ head }) => head),
    colWidths: fitting.map((column, index) => column + (index < columns.length - 1 ? GAP : 0)),
    chars: { ...BORDERLESS, middle: '' },
    wordWrap: true,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  const fitted = (text: string, index: number): string =>
    columns[index]?.flexible === 'cut' ? shortened(text, fitting[index] ?? text.length) : text;
  printed.push(...cells.map((row) => row.map(fitted)));
  return printed.toString().replace(/ +$/gm, '');
}

/** Two columns: what, and what it is. */
export const facts = (pairs: readonly (readonly [string, string | number])[]): string => {
  const widest = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(widest + GAP)}${value}`).join('\n');
};

/** Lines of at most so many characters, broken between words; what follows the first is indented. */
export function wrapped(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : indent + word);
  }
  return lines;
}

export const shortened = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;

function fit<Row>(natural: readonly number[], columns: readonly Column<Row>[], room: number): number[] {
  const widths = [...natural];
  const flexible = columns.flatMap((column, index) => (column.flexible ? [index] : []));
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    const widest = flexible.reduce(
      (best, index) => ((widths[index] ?? 0) > (widths[best] ?? 0) ? index : best),
      flexible[0] ?? 0,
    );
    if (flexible.length === 0 || (widths[widest] ?? 0) <= LEAST_WIDTH) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What others wrote may hold anything; control characters would move the cursor. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');

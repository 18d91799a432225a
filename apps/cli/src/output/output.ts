import { facts, table, type Column } from './table.js';

const WIDTH_WITHOUT_TERMINAL = 100;

/** What a command answers: JSON for programs, or text for people. Nothing else is written to standard output. */
export class Output {
  constructor(
    readonly json: boolean,
    private readonly now: () => number = Date.now,
  ) {}

  list<Row>(rows: readonly Row[], columns: readonly Column<Row>[], none: string): void {
    if (this.json) this.#print(JSON.stringify({ items: rows }, null, 2));
    else this.#print(rows.length === 0 ? none : table(rows, columns, terminalWidth(), this.now()));
  }

  one(thing: object, pairs: readonly (readonly [string, string | number])[]): void {
    this.#print(this.json ? JSON.stringify(thing, null, 2) : facts(pairs));
  }

  done(thing: object, sentence: string): void {
    this.#print(this.json ? JSON.stringify(thing, null, 2) : sentence);
  }

  /** One of many that come one by one: a line of text, or a line of JSON. */
  line(thing: object, text: string): void {
    this.#print(this.json ? JSON.stringify(thing) : text);
  }

  #print(text: string): void {
    process.stdout.write(`${text}\n`);
  }
}

export const terminalWidth = (): number =>
  process.stdout.columns ?? (Number(process.env['COLUMNS']) || WIDTH_WITHOUT_TERMINAL);

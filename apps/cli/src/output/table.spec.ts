import { describe, expect, it } from '@jest/globals';
import { table, wrapped, type Column } from './table.js';

type Row = { readonly name: string; readonly why: string };
const rows: readonly Row[] = [{ name: 'a'.repeat(60), why: 'because of one thing and because of another' }];
const columns: readonly Column<Row>[] = [
  { head: 'NAME', value: ({ name }) => name, flexible: 'cut' },
  { head: 'WHY', value: ({ why }) => why, flexible: 'wrap' },
];

describe('tables', () => {
  it('stay within the terminal: what describes is cut, what explains goes on in the next line', () => {
    const lines = table(rows, columns, 60).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines[1]).toContain('…');
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('another');
  });

  it('are as wide as they need to be where there is room', () => {
    expect(table(rows, columns, 200).split('\n')).toEqual([
      `NAME${' '.repeat(58)}WHY`,
      `${'a'.repeat(60)}  because of one thing and because of another`,
    ]);
  });

  it('let nothing through that would move the cursor', () => {
    expect(table([{ name: 'x\u001b[2J\ny', why: '' }], columns, 80)).toContain('x [2J y');
  });
});

it('lines are broken between words, and indented after the first', () => {
  expect(wrapped('one two three four', 9, '  ')).toEqual(['one two', '  three', '  four']);
});

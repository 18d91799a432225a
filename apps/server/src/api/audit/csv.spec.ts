import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvRow } from './csv.js';

describe('a row of CSV', () => {
  it('says the same when it is read', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', '\r', '\n', ' ', '=') });
    const cells = fc.array(text, { minLength: 2, maxLength: 5 });
    fc.assert(fc.property(cells, (row) => expect(read(csvRow(row))).toEqual(row.map(withApostrophe))));
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is no formula', (cell) =>
    expect(read(csvRow([cell]))).toEqual([`'${cell}`]),
  );

  it('leaves plain text alone', () => expect(csvRow(['RunEnqueued', '7'])).toBe('RunEnqueued,7\r\n'));
});

const withApostrophe = (cell: string): string => (/^[=\r\n]/.test(cell) ? `'${cell}` : cell);

/** Reads one row, letter by letter. */
function read(row: string): string[] {
  const cells = [''];
  let quoted = false;
  for (let at = 0; at < row.length - 2; at += 1) {
    const letter = row[at];
    if (quoted && letter === '"' && row[at + 1] === '"') cells.push(`${cells.pop()}${row[(at += 1)]}`);
    else if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) cells.push('');
    else cells.push(`${cells.pop()}${letter}`);
  }
  return cells;
}

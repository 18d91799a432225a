/** Reads the CSV into one object a line, all values as they are written. `line` is the number in the file, the head being 1. */
export function readInvoices(text) {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/).map(cellsOf);
  return lines.map((cells, index) => ({
    line: index + 2,
    ...Object.fromEntries(head.map((name, column) => [name, (cells[column] ?? '').trim()])),
  }));
}

/** Cells are separated by commas; one in quotes may hold commas, and quotes twice. */
function cellsOf(line) {
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells.slice(0, line.endsWith(',') ? undefined : -1).map((cell) => {
    const text = cell.replace(/,$/, '');
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  });
}

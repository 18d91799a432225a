/** What makes a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One row by RFC 4180. Nothing in it runs where a spreadsheet opens it: a cell that could begin a formula begins with an apostrophe. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

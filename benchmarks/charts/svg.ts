import type { MeasureResult } from '../harness/rounds.js';

const WIDTH_PX = 760;
const LABEL_PX = 250;
const VALUE_PX = 110;
const BAR_PX = 22;
const GAP_PX = 10;
const LINE_PX = 17;
const LINE_CHARACTERS = 100;

/** One measure as bars: the median of each contestant, and a whisker from its worst to its best round. */
export function chartOf(title: string, { name, unit, contestants }: MeasureResult): string {
  const longest = Math.max(...contestants.flatMap(({ values }) => values));
  const x = (value: number) => LABEL_PX + (value / longest) * (WIDTH_PX - LABEL_PX - VALUE_PX);
  const lines = linesOf(title);
  const top = (lines.length + 1) * LINE_PX + GAP_PX;
  const bars = contestants.map((contestant, index) => bar(contestant, top + index * (BAR_PX + GAP_PX), x));
  const height = top + contestants.length * (BAR_PX + GAP_PX);
  const titles = lines.map((line, index) => `<tspan x="8" y="${18 + index * LINE_PX}">${escaped(line)}</tspan>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${height}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
<text font-weight="bold">${titles.join('')}</text>
<text x="8" y="${18 + lines.length * LINE_PX}" fill="#555">${escaped(`${name}, ${unit}; bars are medians`)}</text>
${bars.join('\n')}
</svg>
`;
}

function bar(
  { name, values, median }: MeasureResult['contestants'][number],
  y: number,
  x: (value: number) => number,
): string {
  const middle = y + BAR_PX / 2;
  const colour = name.startsWith('Hostler') || name.startsWith('all read') ? '#0b6e4f' : '#8a94a6';
  const [worst, best] = [x(Math.min(...values)), x(Math.max(...values))];
  return [
    `<text x="${LABEL_PX - 8}" y="${middle + 4}" text-anchor="end">${escaped(name)}</text>`,
    `<rect x="${LABEL_PX}" y="${y}" width="${(x(median) - LABEL_PX).toFixed(1)}" height="${BAR_PX}" fill="${colour}"/>`,
    `<line x1="${worst.toFixed(1)}" y1="${middle}" x2="${best.toFixed(1)}" y2="${middle}" stroke="#222"/>`,
    `<text x="${(best + 6).toFixed(1)}" y="${middle + 4}">${figure(median)}</text>`,
  ].join('');
}

/** SVG breaks no lines by itself. */
function linesOf(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > LINE_CHARACTERS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

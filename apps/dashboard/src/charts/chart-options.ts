import uPlot, { type Hooks, type Options, type Series } from 'uplot';
import { clockTime } from '../ui/durations.js';
import type { ChartDefinition, Line } from './chart-definitions.js';
import { SHORTEST_ZOOM_MS } from './chart-keys.js';
import { listenForPresses } from './presses.js';
import type { Stretch } from './stretch.js';

export type Told = {
  readonly onZoom: (stretch: Stretch) => void;
  readonly onZoomOut: () => void;
  readonly onOpen: (time: number) => void;
};
type Wanted = Pick<ChartDefinition, 'lines' | 'say' | 'marks'> & {
  /** The same lines with the values of now: the picture stays, its values move on. */
  readonly linesNow: () => readonly Line[];
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  readonly told: () => Told;
};

/** How a chart looks, and what a drag, a click and a double-click on it do. */
export function optionsOf({ lines, linesNow, say, marks, width, height, dark, told }: Wanted): Options {
  const [text, grid] = dark ? ['#9ba6b0', '#2a3035'] : ['#556070', '#e7eaec'];
  const axis = {
    stroke: text,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
    font: '11px "Inter Variable"',
  };
  const stacked = lines.flatMap(({ stacked }, index) => (stacked === true ? [index + 1] : []));
  return {
    width,
    height,
    padding: [10, 8, 0, 0],
    legend: { live: true },
    cursor: { drag: { x: true, y: false, setScale: false }, sync: { key: 'hostler' }, points: { size: 6 } },
    scales: { x: { time: true }, y: { range: (_, __, highest) => [0, Math.max(1, (highest ?? 0) * 1.12)] } },
    axes: [
      { ...axis, size: 26, values: (_, ticks) => ticks.map((tick) => shortTime(tick * 1_000, ticks)) },
      { ...axis, size: 62, incrs: [...marks], values: (_, ticks) => ticks.map(say) },
    ],
    bands: stacked.slice(1).map((index, before) => ({ series: [index, stacked[before] ?? 1] })),
    series: [
      { value: (_, time) => (time === null ? '' : clockTime(time * 1_000)) },
      ...lines.map((line) => seriesOf(line, say, linesNow)),
    ],
    hooks: { setSelect: [(plot) => zoom(plot, told())], ...pressesTold(told) },
  };
}

const DAY_SECONDS = 24 * 60 * 60;
const ofDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const ofMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const ofMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** As much of a time as tells the ticks of an axis apart. */
function shortTime(time: number, ticks: readonly number[]): string {
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  if (step >= DAY_SECONDS) return ofMonth.format(time);
  return (step < 60 ? ofMinute : ofDay).format(time);
}

const seriesOf = (line: Line, say: (value: number) => string, linesNow: () => readonly Line[]): Series => ({
  label: line.name,
  stroke: line.color,
  width: 1.5,
  ...(line.stacked === true ? { fill: `${line.color}55` } : {}),
  ...(line.dashed === true ? { dash: [6, 4] } : {}),
  ...(uPlot.paths.stepped === undefined || !isStepped(line) ? {} : { paths: uPlot.paths.stepped({ align: 1 }) }),
  spanGaps: line.stacked !== true,
  points: { show: false },
  // A stacked line is drawn at its sum; the legend says its own value.
  value: (_, __, ___, index) => {
    const values = linesNow().find(({ name }) => name === line.name)?.values ?? [];
    const value = index === null || index === undefined ? values.findLast((each) => each !== null) : values[index];
    return value === null || value === undefined ? '–' : say(value);
  },
});

function zoom(plot: uPlot, { onZoom }: Told): void {
  const { left, width } = plot.select;
  if (width === 0) return;
  const [from, to] = [plot.posToVal(left, 'x') * 1_000, plot.posToVal(left + width, 'x') * 1_000];
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  if (to - from >= SHORTEST_ZOOM_MS) onZoom({ from, to });
}

/** A press opens its moment, two go back from a zoom. */
function pressesTold(told: () => Told): Hooks.Arrays {
  let stop = (): void => undefined;
  return {
    ready: [
      (plot) => {
        stop = listenForPresses(plot.over, {
          onSingle: ({ clientX }) =>
            told().onOpen(plot.posToVal(clientX - plot.over.getBoundingClientRect().left, 'x') * 1_000),
          onDouble: () => told().onZoomOut(),
        });
      },
    ],
    destroy: [() => stop()],
  };
}

/** Numbers of things change at once; between two times nothing lies half way. */
const isStepped = ({ stacked, dashed }: Line): boolean => stacked === true || dashed === true;
